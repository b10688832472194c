"""What a person chose once, kept in one file that is always written whole."""

from typing import Literal

from msgspec import Struct

from rosterwizard.services.servers import Server

Look = Literal["system", "light", "dark"]


class Settings(Struct, frozen=True, kw_only=True, rename="camel"):
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


def load_settings() -> Settings:
    """Return the kept settings, or fresh ones when there are none.

    Raises RosterError "settings-put-aside" when the file cannot be understood. It has been
    renamed by then, so the next call returns fresh settings.
    """
    raise NotImplementedError


def save_settings(settings: Settings) -> None:
    """Keep the settings. Raises RosterError "not-written"."""
    raise NotImplementedError


def with_recent(settings: Settings, record_type: str) -> Settings:
    """Return the settings with `SYSTEM/TYPE` as the latest of the recent record types."""
    raise NotImplementedError
