"""Work that an older program kept, taken over into the file of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.kept_records import new_opening, packed
from rosterwizard.services.kept_versions import KeptVersions, NewerVersionError, Tree
from rosterwizard.services.kept_work import VERSION, older_work_file, work_file
from rosterwizard.services.private_files import forget_file, put_aside, write_private

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSIONS = KeptVersions(newest=VERSION)


def take_over_older_work() -> None:
    """Bring the work of an older program into this one's file, where it has none of its own.

    Raises RosterError "kept-work-put-aside" when it is damaged (it has been renamed by then),
    "kept-work-unreadable" and what writing raises.
    """
    older = older_work_file()
    try:
        content = None if work_file().exists() else older.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise RosterError("kept-work-unreadable", file=older, reason=error.strerror) from error
    if content is not None:
        _take_over(content)
        forget_file(older)


def _take_over(content: bytes) -> None:
    from rosterwizard.services.kept_steps import records_of  # noqa: PLC0415 - brings Polars

    try:
        records = records_of(VERSIONS.brought_up(msgspec.msgpack.decode(content)))
    except (msgspec.MsgspecError, NewerVersionError, ValueError, LookupError, TypeError):
        older = older_work_file()
        # Not chained: the cause could repeat a cell.
        raise RosterError("kept-work-put-aside", file=older, aside=put_aside(older)) from None
    write_private(work_file(), new_opening() + packed(records))


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
