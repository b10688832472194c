"""Light or dark, and where the window stood, before the settings themselves are loaded."""

from typing import NamedTuple

from rosterwizard.services.folders import settings_folder


class Appearance(NamedTuple):
    """What the first paint needs to know.

    look: "light", "dark" or "system". window_place: as Qt keeps a place, in base 64; "" for none.
    """

    look: str = "system"
    window_place: str = ""


def kept_appearance() -> Appearance:
    """Return how the window looked the last time.

    The window asks before its first paint, when `services.settings` would cost it a tenth of its
    start. Whatever is wrong with the file is said later, by `load_settings`.
    """
    try:
        content = (settings_folder() / "settings.json").read_bytes()
        import json  # noqa: PLC0415 - where there are no settings, it is not needed

        kept = json.loads(content)
    except (OSError, ValueError):
        return Appearance()
    if not isinstance(kept, dict):
        return Appearance()
    look, place = kept.get("look"), kept.get("windowPlace")
    return Appearance(
        look if look in ("light", "dark") else "system", place if isinstance(place, str) else ""
    )
