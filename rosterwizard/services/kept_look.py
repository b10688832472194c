"""Light or dark as the settings have it, before the settings themselves are loaded."""

from rosterwizard.services.folders import settings_folder


def kept_look() -> str:
    """Return "light", "dark" or "system".

    The window asks before its first paint, when `services.settings` would cost it a tenth of its
    start. Whatever is wrong with the file is said later, by `load_settings`.
    """
    try:
        content = (settings_folder() / "settings.json").read_bytes()
        import json  # noqa: PLC0415 - where there are no settings, it is not needed

        look = json.loads(content)["look"]
    except (OSError, ValueError, LookupError, TypeError):
        return "system"
    return look if look in ("light", "dark") else "system"
