"""Reading a person's files, whatever they turn out to be.

A file is what its content says, not its name. Polars takes longer to load than a usual workbook
takes to be read, so the reading process starts before anything that needs polars is imported.
"""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.reading.kinds import is_workbook_or_zip
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reading.text_source import TextSource
from rosterwizard.services.reading_files import (
    MOST_BYTES,
    disk_answered_for,
    files_in,
    is_folder,
    members_in,
    open_file,
    without_markers,
    zip_members,
)
from rosterwizard.services.reading_process import WorkbookProcess

if TYPE_CHECKING:
    from rosterwizard.core.sheet.sheet import Sheet

STANDARD_INPUT = Path("-")
_NO_TABLES = frozenset(
    {"other-document", "web-page", "packed-file", "not-text", "json-file", "xml-file", "not-a-file"}
)
_START = 8  # bytes that tell a workbook from a text


def read_all(
    paths: Sequence[Path],
    options: ReadingOptions = FIND_OUT,
    progress: Progress = UNWATCHED,
    known: Collection[str] = (),
    aside: list[str] | None = None,
) -> tuple["Sheet", ...]:
    """Return every sheet that has something in it, in the order of the files.

    paths: text files, workbooks, zips and folders of them, `STANDARD_INPUT`. The sheet of a file
    in a zip has the zip's path and its own name for its origin. known: folded headings that help
    to find the row of headings. aside: takes the names of those of several files that are no
    tables; without it, such a file is an error like any other. Raises RosterError when a file is
    not there, may not be read, or holds no rows of text; its `file` names the file that it is
    about.
    """
    reading = _Reading(options, progress, known, aside)
    return reading.whole(
        sheet for path in without_markers(paths) for sheet in reading.sheets_at(path)
    )


def read_contents(
    contents: Mapping[Path, bytes],
    options: ReadingOptions = FIND_OUT,
    progress: Progress = UNWATCHED,
    known: Collection[str] = (),
    aside: list[str] | None = None,
) -> tuple["Sheet", ...]:
    """Return every sheet of files that are in memory, as `read_all` does of those on a disk.

    contents: by the paths that the files are taken to have, where nothing need be. Nothing of them
    is written under a name: whatever ends the program, none of it stays behind.
    """
    reading = _Reading(options, progress, known, aside)
    return reading.whole(
        sheet
        for path in without_markers(tuple(contents))
        for sheet in reading.sheets_of_content(contents[path], path)
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """How all the files of one call are read."""

    options: ReadingOptions
    progress: Progress
    known: Collection[str]
    aside: list[str] | None
    refused: list[RosterError] = field(default_factory=list)

    def whole(self, sheets: Iterable["Sheet"]) -> tuple["Sheet", ...]:
        """Return the sheets. Raises what was refused where there are none."""
        found = tuple(sheets)
        if not found and self.refused:
            raise self.refused[0]
        return found

    def sheets_at(self, path: Path) -> Iterator["Sheet"]:
        """Give the sheets of a file, or of all the files in a folder."""
        with _naming(path), self._setting_aside(path):
            if path == STANDARD_INPUT:
                yield from self.sheets_in(sys.stdin.buffer.read(MOST_BYTES), path)
            elif is_folder(path):
                for file in files_in(path):
                    yield from self.sheets_at(file)
            else:
                yield from self._sheets_of_file(path)

    @contextmanager
    def _setting_aside(self, path: Path) -> Iterator[None]:
        """Take what is no table for a note or a picture beside the others."""
        try:
            yield
        except RosterError as error:
            if self.aside is None or error.code not in _NO_TABLES:
                raise
            error.params.setdefault("file", path.name)
            self.refused.append(error)
            self.aside.append(str(error.params["file"]))

    def sheets_of_content(self, content: bytes, path: Path) -> Iterator["Sheet"]:
        """Give the sheets of a file that is in memory."""
        with _naming(path), self._setting_aside(path):
            sheets = self._sheets_of_bytes(_filled(content), path)
            if sheets is None:
                yield from self._sheets_of_members(members_in(BytesIO(content), path), path)
            else:
                yield from sheets

    def sheets_in(self, data: bytes, path: Path) -> Sequence["Sheet"]:
        """Return the sheets of a file that is already in memory, and is no zip of others."""
        sheets = self._sheets_of_bytes(data, path)
        if sheets is None:
            raise RosterError("zip-in-zip")
        return sheets

    def _sheets_of_bytes(self, data: bytes, path: Path) -> Sequence["Sheet"] | None:
        """Return the sheets of a file; None when it is a zip of other files."""
        if not is_workbook_or_zip(data):
            return [self._text_sheet(BytesIO(data), path)]
        import tempfile  # noqa: PLC0415 - 20 ms that most files save

        with tempfile.TemporaryFile(buffering=0) as file:
            file.write(data)
            file.seek(0)
            return self._workbook_sheets(cast("BinaryIO", file), path)

    def _sheets_of_file(self, path: Path) -> Iterator["Sheet"]:
        with open_file(path) as file:
            with disk_answered_for():
                is_text = not is_workbook_or_zip(file.read(_START))
                file.seek(0)
            sheets = (
                [self._text_sheet(cast("BinaryIO", file), path)]
                if is_text
                else self._workbook_sheets(cast("BinaryIO", file), path)
            )
        if sheets is not None:
            yield from sheets
            return
        yield from self._sheets_of_members(zip_members(path), path)

    def _sheets_of_members(
        self, members: Iterable[tuple[Path, bytes]], path: Path
    ) -> Iterator["Sheet"]:
        for member, data in members:
            with _naming(member, path), self._setting_aside(member):
                yield from self.sheets_in(_filled(data), member)

    def _text_sheet(self, file: BinaryIO, path: Path) -> "Sheet":
        from rosterwizard.core.reading.text_files import read_source  # noqa: PLC0415 - needs polars

        self.progress.report(0, 1)
        with disk_answered_for():
            return read_source(TextSource(file), path, self.options, self.known, self.progress)

    def _workbook_sheets(self, file: BinaryIO, path: Path) -> Sequence["Sheet"] | None:
        """Return the sheets of a workbook; None when it is a zip of other files."""
        with WorkbookProcess(file, self.options.sheet_names) as process:
            from rosterwizard.core.reading.workbooks.workbook_sheets import (  # noqa: PLC0415 - needs polars
                workbook_sheets,
            )

            messages = process.messages(self.progress)
            return workbook_sheets(messages, path, self.options, self.known)


def _filled(data: bytes) -> bytes:
    if not data:
        raise RosterError("file-empty")
    return data


@contextmanager
def _naming(path: Path, in_zip: Path | None = None) -> Iterator[None]:
    """Put the file's name into the errors of what is done within, unless they name one."""
    try:
        yield
    except RosterError as error:
        whole = in_zip and sentence("file-in-zip", file=path.name, zip=in_zip.name)
        error.params.setdefault("file", whole or path.name)
        raise
