"""The work in progress, kept so that a crash loses at most the last second.

Its file begins with where the person is; what was done to the sheets follows step by step, and
`kept_steps` reads that. Loading this imports no Polars, so the window can ask for the work before
its first paint.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct, field

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import (
    ReadingOptions,
)
from rosterwizard.services.folders import data_folder
from rosterwizard.services.kept_records import NotRecordsError, read_records
from rosterwizard.services.private_files import forget_file, put_aside
from rosterwizard.services.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 2  # of `KeptWork` and the steps
WORK = b"w"  # the kind of the records that hold a `KeptWork`; the last one counts
STEP = b"s"  # the kind of those that hold a step


class KeptFile(Struct, frozen=True):
    """A file of the person's and what it looked like, so that a changed one is noticed."""

    path: str
    size: int
    changed_ns: int


class KeptWork(Struct, frozen=True, kw_only=True):
    """Where a person is on the road. `record_types` and the keys of `ticked` are names.

    step: the name of the page. ticked: the columns of the template, by record type.
    """

    version: Literal[2] = 2
    system: str = ""
    record_types: tuple[str, ...] = ()
    ticked: dict[str, tuple[str, ...]] = {}
    files: tuple[KeptFile, ...] = ()
    options: ReadingOptions | None = None
    server: str = ""
    row_choice: str = field(default="", name="way")  # kept by its former name
    mode: str = ""
    step: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """The person's files."""
        return tuple(Path(file.path) for file in self.files)


def work_file() -> Path:
    """Return where the work is kept.

    Each version has a file of its own, so that no program writes over the work of a newer one.
    """
    return data_folder() / f"work-{VERSION}.records"


def older_work_file() -> Path:
    """Return where version 1 was kept: the whole work as one value."""
    return data_folder() / "work.msgpack"


def kept() -> KeptWork | None:
    """Return the kept work, or None.

    Raises RosterError "kept-work-put-aside" when it is damaged; the file has been renamed by
    then, so the next call returns None. And "kept-work-unreadable", and "kept-work-newer" when
    there is but the work of a newer program, which stays as it is.
    """
    path = work_file()
    try:
        return _work_in(path)
    except FileNotFoundError:
        _refuse_newer()
        return None
    except (NotRecordsError, msgspec.MsgspecError):
        # Not chained: the cause could repeat a cell.
        raise RosterError("kept-work-put-aside", file=path, aside=put_aside(path)) from None
    except OSError as error:
        raise RosterError("kept-work-unreadable", file=path, reason=reason_of(error)) from error


def forget() -> None:
    """Forget the kept work. Raises RosterError "not-forgotten"."""
    forget_file(work_file())
    forget_file(older_work_file())


def kept_files(paths: Iterable[Path]) -> tuple[KeptFile, ...]:
    """Return what `KeptWork.files` needs to know of the files."""
    return tuple(_looked_at(path) for path in paths)


def _looked_at(path: str | Path) -> KeptFile:
    try:
        facts = Path(path).stat()
    except OSError:
        return KeptFile(str(path), -1, -1)
    return KeptFile(str(path), facts.st_size, facts.st_mtime_ns)


def _work_in(path: Path) -> KeptWork:
    works = read_records(path, WORK).records
    if not works:
        raise NotRecordsError
    return msgspec.msgpack.decode(works[-1].content, type=KeptWork)


def _refuse_newer() -> None:
    for path in data_folder().glob("work-*.records"):
        version = path.stem.removeprefix("work-")
        if version.isdecimal() and int(version) > VERSION:
            raise RosterError("kept-work-newer", file=path)
