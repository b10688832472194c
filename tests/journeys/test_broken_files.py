"""Files that nothing can be made of: one clear line, status 3, nothing on standard output."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.helpers.command_line import as_plain_user, ran
from tests.helpers.needing import elsewhere
from tests.helpers.patrons import write_patrons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

# What a workbook that Excel protected begins with: an OLE file, not a zip.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def nothing(path: Path) -> None:
    """Make no file."""


def empty(path: Path) -> None:
    path.write_bytes(b"")


def blank(path: Path) -> None:
    path.write_bytes(b"\r\n,,,\r\n\r\n")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 50)


def folder(path: Path) -> None:
    path.mkdir()


def protected(path: Path) -> None:
    path.write_bytes(OLE + b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0" * 200)


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))


def cut_off(path: Path) -> None:
    openpyxl.Workbook().save(path)
    path.write_bytes(path.read_bytes()[:-800])


def no_workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.jpg", bytes(500))


KINDS: list[tuple[str, Callable[[Path], None]]] = [
    ("nowhere.csv", nothing),
    ("nowhere.xlsx", nothing),
    ("x" * 300 + ".csv", nothing),
    ("empty.csv", empty),
    ("empty.xlsx", empty),
    ("blank.csv", blank),
    ("binary.csv", binary),
    ("binary.xlsx", binary),
    ("folder.csv", folder),
    ("protected.xlsx", protected),
    ("picture.xlsx", picture),
    ("cut_off.xlsx", cut_off),
    ("no_workbook.xlsx", no_workbook),
    ("no_workbook.zip", no_workbook),
]


@pytest.mark.parametrize(("name", "make"), KINDS, ids=[name[:20] for name, _ in KINDS])
def test_one_line_says_what_is_wrong(
    tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    path = tmp_path / name
    make(path)
    assert_one_line_for(path)


@elsewhere(os.name == "nt", "Windows has no such permissions")
def test_file_that_may_not_be_read_is_said_in_one_line(tmp_path: Path) -> None:
    path = write_patrons(tmp_path / "unreadable.csv", 1)
    path.chmod(0)
    assert_one_line_for(path, as_plain_user())


def assert_one_line_for(path: Path, through: Sequence[str] = ()) -> None:
    """Check the file, with the record type named and without: status 3, and one line about it."""
    for wanted in ([], ["--type", "infiniti/patrons"]):
        found = ran("check", path, *wanted, through=through)
        assert (found.status, found.out) == (3, ""), found.err
        (line,) = found.err.strip().splitlines()
        assert path.name[:20] in line
        assert "Traceback" not in line


def test_empty_standard_input_is_said() -> None:
    found = ran("check", "-", "--type", "infiniti/patrons")
    assert (found.status, found.out) == (3, "")
    assert len(found.err.strip().splitlines()) == 1
