"""What a person chose once, kept in one file that is always written whole."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.showing.table_look import TableLook
from rosterwizard.services.file_locks import turn_at
from rosterwizard.services.folders import settings_folder
from rosterwizard.services.kept_choices import (
    Choices,
    NoChoicesError,
    read_choices,
    write_choices,
)
from rosterwizard.services.kept_versions import KeptVersions, NewerVersionError, Tree
from rosterwizard.services.log_events import LogLevel
from rosterwizard.services.private_files import keep_copy_aside, put_aside
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.servers.server import Server

Look = Literal["system", "light", "dark"]
MOST_RECENT = 6
FEWEST_DAYS, MOST_DAYS = 1, 3650
SMALLEST_TEXT, LARGEST_TEXT = 50, 300  # percent
VERSIONS = KeptVersions(newest=2)


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What a person chose, kept by `change_settings`; `msgspec.structs.replace` makes another one.

    text_percent: of the size that the desktop gives to letters.
    one_at_a_time: whether problems are mended one by one, without the table.
    template_folder, output_folder: where files were saved last; empty: not yet.
    recent_record_types: `SYSTEM/TYPE`, `SYSTEM/TYPE,TYPE` or `SYSTEM`, the latest first.
    recent_files: the paths that were opened together, the latest first; none where they are not
    remembered.
    last_servers: the name of the server used last, by system.
    keeps_days: for so long the history and the journals are kept.
    tables: by `SYSTEM/TYPE`.
    window_place: where the window stood when it was closed, as `kept_appearance` has it.
    offers_practice: whether the practice data may still be offered at a first start.
    secrets_left: accounts of servers that are gone, whose passwords the keyring did not give up.
    log_level: "detailed" writes steps and timings into the log too, never a text.
    """

    version: Literal[2] = 2
    servers: tuple[Server, ...] = ()
    look: Look = "system"
    text_percent: Annotated[int, msgspec.Meta(ge=SMALLEST_TEXT, le=LARGEST_TEXT)] = 100
    one_at_a_time: bool = False
    template_folder: str = ""
    output_folder: str = ""
    recent_record_types: tuple[str, ...] = ()
    recent_files: tuple[tuple[str, ...], ...] = ()
    remembers_files: bool = True
    last_servers: dict[str, str] = {}
    keeps_days: Annotated[int, msgspec.Meta(ge=FEWEST_DAYS, le=MOST_DAYS)] = 400
    tables: dict[str, TableLook] = {}
    window_place: str = ""
    offers_practice: bool = True
    secrets_left: tuple[str, ...] = ()
    log_level: LogLevel = "brief"


@VERSIONS.step(since=1)
def _with_given(tree: Tree) -> Tree:
    """Put the user name of each server among what else a way may ask for."""
    servers = tree.get("servers")
    if not isinstance(servers, list):
        return tree
    return {**tree, "servers": [_server_with_given(each) for each in servers]}


def _server_with_given(server: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    if not isinstance(server, dict):
        return server
    others = {name: value for name, value in server.items() if name != "user"}
    return {**others, "given": {"user": server["user"]} if server.get("user") else {}}


def settings_file() -> Path:
    """Return where the settings are kept."""
    return settings_folder() / "settings.json"


def load_settings() -> Settings:
    """Return the kept settings, or fresh ones when there are none.

    Raises RosterError "settings-put-aside" when the file cannot be understood (it has been
    renamed by then, so the next call returns fresh settings), "settings-partly-put-aside" when
    some values cannot (they have been taken out by then, and the next call returns the others),
    "settings-newer", "settings-unreadable", and what `turn_at` raises.
    """
    with suppress(NoChoicesError):
        found = _read()
        if not found.unsound:
            return found.value
    with turn_at(settings_file()):
        return _sound_settings()


def change_settings(change: Callable[[Settings], Settings]) -> Settings:
    """Change the settings as they are by now, keep them, and return them.

    Other windows and commands may have changed them since they were read. change: makes new ones
    of them; it changes nothing itself. Raises what `load_settings` does (then
    nothing is changed; what makes no sense is out of the way by then) and RosterError
    "not-written".
    """
    with turn_at(settings_file()):
        kept = _sound_settings()
        changed = change(kept)
        if changed != kept:
            write_choices(settings_file(), changed)
        return changed


def _sound_settings() -> Settings:
    """Return the kept settings; what makes no sense is put aside, and said by a RosterError."""
    path = settings_file()
    try:
        found = _read()
    except NoChoicesError as error:
        raise RosterError("settings-put-aside", file=path, aside=put_aside(path)) from error
    if found.unsound:
        aside = keep_copy_aside(path, found.content)
        write_choices(path, found.value)
        what = listed(found.unsound)
        raise RosterError("settings-partly-put-aside", file=path, aside=aside, what=what)
    return found.value


def _read() -> Choices[Settings]:
    """Read the file, which is left as it is. Raises NoChoicesError and RosterError."""
    path = settings_file()
    try:
        return read_choices(path, Settings, VERSIONS)
    except FileNotFoundError:
        return Choices(Settings(), b"", ())
    except OSError as error:
        raise RosterError("settings-unreadable", file=path, reason=reason_of(error)) from error
    except NewerVersionError as error:
        raise RosterError("settings-newer", file=path) from error


def with_recent(settings: Settings, record_type: str) -> Settings:
    """Return the settings with `SYSTEM/TYPE` as the latest of the recent record types."""
    others = [each for each in settings.recent_record_types if each != record_type]
    recent = (record_type, *others)[:MOST_RECENT]
    return msgspec.structs.replace(settings, recent_record_types=recent)


def with_recent_files(settings: Settings, paths: Iterable[Path]) -> Settings:
    """Return the settings with these as the files that were opened last, if that is wanted."""
    opened = tuple(map(str, paths))
    if not (opened and settings.remembers_files):
        return settings
    recent = (opened, *without_recent(settings, opened).recent_files)[:MOST_RECENT]
    return msgspec.structs.replace(settings, recent_files=recent)


def with_table(settings: Settings, record_type: str, look: TableLook) -> Settings:
    """Return the settings with that look of the table of `SYSTEM/TYPE`."""
    others = {name: each for name, each in settings.tables.items() if name != record_type}
    tables = others if look == TableLook() else {**others, record_type: look}
    return msgspec.structs.replace(settings, tables=tables)


def without_recent(settings: Settings, files: tuple[str, ...]) -> Settings:
    """Return the settings without these files among the recent ones."""
    others = tuple(each for each in settings.recent_files if each != files)
    return msgspec.structs.replace(settings, recent_files=others)


def remembering_files(settings: Settings, *, on: bool) -> Settings:
    """Return the settings with the recent files remembered, or forgotten from now on."""
    files = settings.recent_files if on else ()
    return msgspec.structs.replace(settings, remembers_files=on, recent_files=files)
