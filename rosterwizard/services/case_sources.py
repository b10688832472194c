"""The files that a job was made of, taken as they are: each by itself, also those in a zip."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rosterwizard.core.reading.kinds import is_workbook_or_zip
from rosterwizard.core.reading.workbooks.containers import container_of
from rosterwizard.core.sheet.file_names import own_name
from rosterwizard.services.reading_files import (
    disk_answered_for,
    files_in,
    is_folder,
    open_file,
    without_markers,
    zip_members,
)


@dataclass(frozen=True, slots=True)
class CaseSource:
    """One file. path: its own, or below the zip that it is in. archive: that zip; None for none."""

    path: Path
    data: bytes = field(repr=False)
    archive: Path | None = None

    @property
    def name(self) -> str:
        """Its own name."""
        return own_name(str(self.path))

    @property
    def is_workbook(self) -> bool:
        """Whether it is no text file."""
        return is_workbook_or_zip(self.data)


def case_sources(paths: Sequence[Path]) -> tuple[CaseSource, ...]:
    """Return the files that `read_all` would read. Raises RosterError as that does."""
    return tuple(each for path in without_markers(paths) for each in _at(path))


def _at(path: Path) -> Iterator[CaseSource]:
    if is_folder(path):
        for each in files_in(path):
            yield from _at(each)
        return
    with open_file(path) as file, disk_answered_for():
        data = file.read()
    if is_workbook_or_zip(data) and container_of(data) == "zip":
        for member, content in zip_members(path):
            yield CaseSource(member, content, path)
    else:
        yield CaseSource(path, data)
