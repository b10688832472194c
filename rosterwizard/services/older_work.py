"""Work that an older program kept, taken over into the list of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import data_folder
from rosterwizard.services.kept_entries import new_entry
from rosterwizard.services.kept_records import new_opening, packed
from rosterwizard.services.kept_versions import KeptVersions, NewerVersionError, Tree
from rosterwizard.services.kept_work import VERSION
from rosterwizard.services.private_files import forget_file, put_aside, write_private
from rosterwizard.services.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSIONS = KeptVersions(newest=VERSION)


def take_over_older_work() -> None:
    """Bring the work of an older program into the list, where there is any.

    Raises RosterError "kept-work-put-aside" when it is damaged (it has been renamed by then),
    "kept-work-unreadable" and what writing raises.
    """
    _take_over_single_file()
    older = older_work_file()
    try:
        content = older.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unreadable(older, error) from error
    _take_over(content)
    forget_file(older)


def single_work_file() -> Path:
    """Return where version 2 was kept while there was no list: its form is that of an entry."""
    return data_folder() / f"work-{VERSION}.records"


def older_work_file() -> Path:
    """Return where version 1 was kept: the whole work as one value."""
    return data_folder() / "work.msgpack"


def _take_over_single_file() -> None:
    single = single_work_file()
    try:
        single.rename(new_entry().file)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unreadable(single, error) from error


def _take_over(content: bytes) -> None:
    from rosterwizard.services.kept_steps import records_of  # noqa: PLC0415 - brings Polars

    try:
        records = records_of(VERSIONS.brought_up(msgspec.msgpack.decode(content)))
    except (msgspec.MsgspecError, NewerVersionError, ValueError, LookupError, TypeError):
        older = older_work_file()
        # Not chained: the cause could repeat a cell.
        raise RosterError("kept-work-put-aside", file=older, aside=put_aside(older)) from None
    write_private(new_entry().file, new_opening() + packed(records))


def _unreadable(file: Path, error: OSError) -> RosterError:
    return RosterError("kept-work-unreadable", file=file, reason=reason_of(error))


@VERSIONS.step(since=1)
def _as_steps(tree: Tree) -> Tree:
    """Turn the edits of each sheet, which stood as two lists, into the steps that make them.

    Version 1 forgot mended headings: sheets that had some do not fit, and that is said.
    """
    sheets = tree.get("sheets", [])
    return {
        **{name: value for name, value in tree.items() if name != "sheets"},
        "steps": [step for sheet in sheets for step in _steps_of(sheet)],
    }


def _steps_of(sheet: Tree) -> Iterator[Tree]:
    name = sheet["record_type"]
    undone = sheet.get("undone", [])
    yield {"type": "Opened", "record_type": name, "matching": sheet["matching"]}
    for edit in (*sheet.get("done", []), *reversed(undone)):
        yield {"type": "Made", "record_type": name, "edit": _edit(edit)}
    for _ in undone:
        yield {"type": "Undone", "record_type": name}


def _edit(edit: Tree) -> Tree:
    cells = {
        "row": edit["rows"],
        "column": edit["columns"],
        "before": edit["before"],
        "after": edit["after"],
    }
    return {"cells": cells, "code": edit["code"], "params": edit["params"]}
