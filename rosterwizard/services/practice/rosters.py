"""The rows of the files that the practice server is sent."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from rosterwizard.core.matching.secret_columns import says_secret
from rosterwizard.services.practice.store import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.practice.store import Cells

LARGEST_FILE = 100_000_000
MOST_MEMBERS = 50


class UnreadableError(ValueError):
    """What was sent is no table; its text says why, in our own words."""


def rows_of(content: bytes) -> list[Cells]:
    """Return the rows of a CSV file by heading, headings in small letters, blank lines passed over.

    Raises ValueError when it is no UTF-8 or no CSV.
    """
    lines, _ = _lines_of(content)
    headings = _headings_in(lines)
    return [_by_heading(headings, line) for line in lines[1:]]


def _lines_of(content: bytes) -> tuple[list[list[str]], str]:
    """Return the cells of each line that is not blank, and what separates them."""
    text = _text_of(content)
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    try:
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        return [line for line in reader if line], delimiter
    except csv.Error as error:
        raise UnreadableError("no CSV") from error


def _headings_in(lines: list[list[str]]) -> list[str]:
    return [heading.strip().lower() for heading in lines[0]] if lines else []


def _text_of(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("no UTF-8") from error


def headings_of(content: bytes) -> list[str]:
    """Return the headings in small letters; raises ValueError as `rows_of` does."""
    first = _text_of(content).partition("\n")[0]
    return [heading.strip().lower() for heading in next(csv.reader([first]), [])]


def _by_heading(headings: list[str], line: list[str]) -> Cells:
    cells = [*line, *[""] * (len(headings) - len(line))]
    return dict(zip(headings, cells, strict=False))


def sheets_of(name: str, content: bytes) -> Iterator[tuple[str, list[Cells]]]:
    """Give each sheet of a file, a zip of files or a single one: its name and its rows.

    Raises ValueError for what is none of these or far too large.
    """
    if not name.lower().endswith(".zip"):
        yield name, rows_of(content)
        return
    for member, inner in _members_of(content):
        yield member, rows_of(inner)


def without_hidden(name: str, content: bytes) -> bytes:
    """Return a file, or a zip of files, without what nobody's disk is to hold (`HIDDEN`).

    A file that has nothing of the kind stays as it is. Raises ValueError as `sheets_of` does.
    """
    if not name.lower().endswith(".zip"):
        return _covered(content)
    members = dict(_members_of(content))
    covered = {member: _covered(inner) for member, inner in members.items()}
    if covered == members:
        return content
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, inner in covered.items():
            archive.writestr(member, inner)
    return packed.getvalue()


def _covered(content: bytes) -> bytes:
    """Return a CSV file with `HIDDEN` in place of what stands in those columns."""
    lines, delimiter = _lines_of(content)
    hidden = {at for at, each in enumerate(_headings_in(lines)) if says_secret(each)}
    if not hidden:
        return content
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(lines[0])
    for line in lines[1:]:
        writer.writerow(HIDDEN if cell and at in hidden else cell for at, cell in enumerate(line))
    return text.getvalue().encode()


def _members_of(content: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist()[:MOST_MEMBERS]:
                with archive.open(member) as file:
                    yield PurePosixPath(member.filename).name, _at_most(file, LARGEST_FILE)
    except UnreadableError:
        raise
    except Exception as error:  # each way of packing has errors of its own
        raise UnreadableError("no zip that can be read") from error


def _at_most(file: IO[bytes], size: int) -> bytes:
    content = file.read(size + 1)
    if len(content) > size:
        raise UnreadableError("far too large")
    return content
