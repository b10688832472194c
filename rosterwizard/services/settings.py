"""What a person chose once, kept in one file that is always written whole."""

from pathlib import Path
from typing import Literal

import msgspec

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import settings_folder
from rosterwizard.services.private_files import put_aside, write_private
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.servers.server import Server

Look = Literal["system", "light", "dark"]
MOST_RECENT = 6


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What a person chose. Change it with `msgspec.structs.replace`, keep it with `save_settings`.

    template_folder, output_folder: where files were saved last; empty: not yet.
    recent_record_types: `SYSTEM/TYPE`, the latest first.
    last_servers: the name of the server used last, by system.
    """

    version: Literal[1] = 1
    servers: tuple[Server, ...] = ()
    look: Look = "system"
    template_folder: str = ""
    output_folder: str = ""
    recent_record_types: tuple[str, ...] = ()
    last_servers: dict[str, str] = {}


def settings_file() -> Path:
    """Return where the settings are kept."""
    return settings_folder() / "settings.json"


def load_settings() -> Settings:
    """Return the kept settings, or fresh ones when there are none.

    Raises RosterError "settings-put-aside" when the file cannot be understood (it has been
    renamed by then, so the next call returns fresh settings) and "settings-unreadable".
    """
    path = settings_file()
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise RosterError("settings-unreadable", file=path, reason=reason_of(error)) from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RosterError("settings-put-aside", file=path, aside=put_aside(path)) from error


def save_settings(settings: Settings) -> None:
    """Keep the settings. Raises RosterError "not-written"."""
    content = msgspec.json.format(msgspec.json.encode(settings), indent=2)
    write_private(settings_file(), content)


def with_recent(settings: Settings, record_type: str) -> Settings:
    """Return the settings with `SYSTEM/TYPE` as the latest of the recent record types."""
    others = [each for each in settings.recent_record_types if each != record_type]
    recent = (record_type, *others)[:MOST_RECENT]
    return msgspec.structs.replace(settings, recent_record_types=recent)
