"""What is needed of the settings before they are loaded: the look, and how much is logged."""

from typing import TYPE_CHECKING, NamedTuple

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import settings_folder

if TYPE_CHECKING:
    from rosterwizard.services.log_events import LogLevel


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
    kept = _kept()
    look, place = kept.get("look"), kept.get("windowPlace")
    return Appearance(
        look if look in ("light", "dark") else "system", place if isinstance(place, str) else ""
    )


def kept_log_level() -> "LogLevel":
    """Return how much goes into the log, for commands that need none of the other settings."""
    return "detailed" if _kept().get("logLevel") == "detailed" else "brief"


def _kept() -> dict[str, object]:
    try:
        content = (settings_folder() / "settings.json").read_bytes()
        import json  # noqa: PLC0415 - where there are no settings, it is not needed

        kept = json.loads(content)
    except (OSError, ValueError, RosterError):  # without a folder it is said, too
        return {}
    return kept if isinstance(kept, dict) else {}
