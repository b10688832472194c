"""The work in progress, kept so that a crash loses at most the last second."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from rosterwizard.core.job import Job
from rosterwizard.core.matching import Matching
from rosterwizard.core.reading.options import ReadingOptions


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
    params: dict[str, str | int | float | bool | None]


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
        raise NotImplementedError


def kept_files(paths: tuple[Path, ...]) -> tuple[KeptFile, ...]:
    """Return what `KeptWork.files` needs to know of the files."""
    raise NotImplementedError


def kept_sheets(job: Job) -> tuple[KeptSheet, ...]:
    """Return the matching and the edits of each sheet in a form that can be kept."""
    raise NotImplementedError


def laid_on(job: Job, work: KeptWork) -> Job:
    """Return the freshly opened `job` with the kept matching and edits laid on it.

    A sheet that they do not fit (other columns, fewer rows) is left as it was opened.
    """
    raise NotImplementedError


def keep(work: KeptWork) -> None:
    """Keep the work, written whole. Raises RosterError "not-written"."""
    raise NotImplementedError


def kept() -> KeptWork | None:
    """Return the kept work, or None.

    Raises RosterError "kept-work-put-aside" when it is damaged or from a newer program; the file
    has been renamed by then, so the next call returns None.
    """
    raise NotImplementedError


def forget() -> None:
    """Forget the kept work."""
    raise NotImplementedError
