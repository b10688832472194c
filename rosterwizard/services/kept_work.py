"""The work on one job, kept so that a crash loses at most the last second.

Its file, of which `kept_entries` knows, begins with where the person is; what was done to the
sheets follows step by step, and `kept_steps` reads that. Loading this imports no Polars.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from rosterwizard.core.reading.options import ReadingOptions

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


def kept_files(paths: Iterable[Path]) -> tuple[KeptFile, ...]:
    """Return what `KeptWork.files` needs to know of the files."""
    return tuple(_looked_at(path) for path in paths)


def _looked_at(path: str | Path) -> KeptFile:
    try:
        facts = Path(path).stat()
    except OSError:
        return KeptFile(str(path), -1, -1)
    return KeptFile(str(path), facts.st_size, facts.st_mtime_ns)
