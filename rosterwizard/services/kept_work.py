"""The work in progress, kept so that a crash loses at most the last second.

Loading it imports no Polars, so the window can ask for it before its first paint.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import (
    ReadingOptions,
)
from rosterwizard.services.folders import data_folder
from rosterwizard.services.private_files import forget_file, put_aside, write_private
from rosterwizard.services.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import Job, JobSheet

Scalar = str | int | float | bool | None


class KeptFile(Struct, frozen=True):
    """A file of the person's and what it looked like, so that a changed one is noticed."""

    path: str
    size: int
    changed_ns: int


class KeptEdit(Struct, frozen=True):
    """One step, by column: `Edit` without Polars. Cells are personal: the file is the owner's."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    code: str
    params: dict[str, Scalar]

    def __repr__(self) -> str:
        """Show no cell."""
        return f"KeptEdit(cells={len(self.rows)})"


class KeptSheet(Struct, frozen=True):
    """What was done to one sheet."""

    record_type: str
    matching: Matching
    done: tuple[KeptEdit, ...] = ()
    undone: tuple[KeptEdit, ...] = ()


class KeptWork(Struct, frozen=True, kw_only=True):
    """Where a person is on the road. `record_types` and the keys of `ticked` are names.

    step: the name of the page. ticked: the columns of the template, by record type.
    """

    version: Literal[1] = 1
    system: str = ""
    record_types: tuple[str, ...] = ()
    ticked: dict[str, tuple[str, ...]] = {}
    files: tuple[KeptFile, ...] = ()
    options: ReadingOptions | None = None
    sheets: tuple[KeptSheet, ...] = ()
    server: str = ""
    way: str = ""
    mode: str = ""
    step: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The person's files."""
        return tuple(Path(file.path) for file in self.files)

    def changed_files(self) -> tuple[Path, ...]:
        """Return the files that are missing or no longer what they were: edits do not fit them."""
        return tuple(Path(file.path) for file in self.files if _looked_at(file.path) != file)


def work_file() -> Path:
    """Return where the work is kept."""
    return data_folder() / "work.msgpack"


def keep(work: KeptWork) -> None:
    """Keep the work, written whole. Raises RosterError "not-written"."""
    write_private(work_file(), msgspec.msgpack.encode(work))


def kept() -> KeptWork | None:
    """Return the kept work, or None.

    Raises RosterError "kept-work-put-aside" when it is damaged or from a newer program; the file
    has been renamed by then, so the next call returns None. And "kept-work-unreadable".
    """
    path = work_file()
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=KeptWork)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RosterError("kept-work-unreadable", file=path, reason=reason_of(error)) from error
    except (msgspec.MsgspecError, UnicodeDecodeError):
        # Not chained: the cause could repeat a cell.
        raise RosterError("kept-work-put-aside", file=path, aside=put_aside(path)) from None


def forget() -> None:
    """Forget the kept work. Raises RosterError "not-forgotten"."""
    forget_file(work_file())


def kept_files(paths: Iterable[Path]) -> tuple[KeptFile, ...]:
    """Return what `KeptWork.files` needs to know of the files."""
    return tuple(_looked_at(path) for path in paths)


def _looked_at(path: str | Path) -> KeptFile:
    try:
        facts = Path(path).stat()
    except OSError:
        return KeptFile(str(path), -1, -1)
    return KeptFile(str(path), facts.st_size, facts.st_mtime_ns)


def kept_sheets(job: Job) -> tuple[KeptSheet, ...]:
    """Return the matching and the edits of each sheet in a form that can be kept."""
    return tuple(
        KeptSheet(
            sheet.record_type.name,
            sheet.matching,
            tuple(_kept_edit(edit) for edit in sheet.edits.done),
            tuple(_kept_edit(edit) for edit in sheet.edits.undone),
        )
        for sheet in job.sheets
    )


def _kept_edit(edit: Edit) -> KeptEdit:
    cells = edit.cells
    params = {
        name: value if isinstance(value, Scalar) else str(value)
        for name, value in edit.params.items()
    }
    return KeptEdit(
        tuple(cells["row"]),
        tuple(cells["column"]),
        tuple(cells["before"]),
        tuple(cells["after"]),
        edit.code,
        params,
    )


def laid_on(job: Job, work: KeptWork) -> Job:
    """Return the freshly opened `job` with the kept matching and edits laid on it.

    A sheet that they do not fit (other columns, fewer rows) is left as it was opened.
    """
    for kept_sheet in work.sheets:
        sheet = job.sheet_of(kept_sheet.record_type)
        if sheet is not None and _fits(sheet, kept_sheet):
            job = job.with_sheet(_with_work(sheet, kept_sheet))
    return job


def _fits(sheet: JobSheet, work: KeptSheet) -> bool:
    headings = tuple(match.heading for match in work.matching.matches)
    known = {field.name for field in sheet.record_type.fields}
    fields = {match.field for match in work.matching.matches if match.field is not None}
    return (
        headings == sheet.sheet.headings
        and fields | set(work.matching.constants) <= known
        and all(_edit_fits(sheet, edit) for edit in (*work.done, *work.undone))
    )


def _edit_fits(sheet: JobSheet, edit: KeptEdit) -> bool:
    sizes = {len(edit.rows), len(edit.columns), len(edit.before), len(edit.after)}
    return (
        len(sizes) == 1
        and all(0 <= row < sheet.sheet.height for row in edit.rows)
        and all(0 <= column < len(sheet.sheet.headings) for column in edit.columns)
    )


def _with_work(sheet: JobSheet, work: KeptSheet) -> JobSheet:
    from rosterwizard.core.job.edits import Edits  # noqa: PLC0415 - brings Polars
    from rosterwizard.core.job.job import JobSheet  # noqa: PLC0415 - brings Polars

    fresh = JobSheet.of(sheet.record_type, sheet.sheet, work.matching)
    for kept_edit in work.done:
        fresh = fresh.edited(_edit(kept_edit))
    undone = tuple(_edit(kept_edit) for kept_edit in work.undone)
    return replace(fresh, edits=Edits(fresh.edits.done, undone))


def _edit(work: KeptEdit) -> Edit:
    import polars as pl  # noqa: PLC0415 - slow to import, and the window asks early

    from rosterwizard.core.job.edits import CELLS, Edit  # noqa: PLC0415 - brings Polars

    columns = {"row": work.rows, "column": work.columns, "before": work.before, "after": work.after}
    return Edit(pl.DataFrame(columns, schema=CELLS), work.code, dict(work.params))
