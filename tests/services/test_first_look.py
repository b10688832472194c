"""A first look at a large text file shows what its beginning shows, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services import first_look as module
from rosterwizard.services.first_look import first_look
from rosterwizard.services.opening import open_job
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = "username,enabled,staffmember,surname\n"
ROWS = [f"user{number:04},Y,N,Moreau{number}\n" for number in range(400)]
TEXT = HEADINGS + "".join(ROWS)


@pytest.fixture(autouse=True)
def short_files_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGE_BYTES", 4000)
    monkeypatch.setattr(module, "_PART_BYTES", 1000)


def file(folder: Path, data: bytes | str, name: str = "patrons.csv") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("wanted", ["", "infiniti", "infiniti/patrons"])
def test_it_shows_the_first_rows_as_the_whole_file_does(tmp_path: Path, wanted: str) -> None:
    path = file(tmp_path, TEXT)
    shown = first_look(path, built_in_profiles(), wanted)
    assert shown is not None
    (whole,) = open_job([path], built_in_profiles(), wanted).sheets
    height = shown.frame.height
    assert 20 < height < whole.frame.height
    assert shown.frame.equals(whole.frame.head(height))
    assert shown.sheet.sheet_row.equals(whole.sheet.sheet_row.head(height))
    assert shown.matching.matches == whole.matching.matches


def test_no_more_is_read_than_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    beginning = module._beginning  # noqa: SLF001 - how much it reads is the subject

    def noting(path: Path) -> bytes:
        part = beginning(path)
        read.append(len(part))
        return part

    monkeypatch.setattr(module, "_beginning", noting)
    first_look(file(tmp_path, TEXT), built_in_profiles())
    assert len(read) == 1
    assert 900 < read[0] <= 1000


def test_what_a_person_said_of_the_file_holds(tmp_path: Path) -> None:
    path = file(tmp_path, "A list\n" + TEXT.replace(",", ";"))
    options = ReadingOptions(heading_row=2, delimiter=";")
    shown = first_look(path, built_in_profiles(), options=options)
    assert shown is not None
    assert (shown.sheet.origin.heading_row, shown.sheet.origin.delimiter) == (2, ";")
    assert first_look(path, built_in_profiles(), options=ReadingOptions(heading_row=900)) is None


def test_passwords_are_known_as_such(tmp_path: Path) -> None:
    text = "username,enabled,staffmember,surname,password\n" + "".join(
        row.replace("\n", ",pass\n") for row in ROWS
    )
    shown = first_look(file(tmp_path, text), built_in_profiles(), "infiniti/patrons")
    assert shown is not None
    assert shown.secret_columns == {4}


@pytest.mark.parametrize(
    "data",
    [
        HEADINGS.encode() + b"rp,Y,N,Patel\n",  # not large
        TEXT.encode("utf-16"),
        b"x" * 8000,  # no line ends
        "".join(f"{number},{number}\n" for number in range(2000)).encode(),  # of no known type
    ],
)
def test_of_others_there_is_no_first_look(tmp_path: Path, data: bytes) -> None:
    assert first_look(file(tmp_path, data), built_in_profiles()) is None


def test_of_what_is_no_text_file_there_is_no_first_look(tmp_path: Path) -> None:
    rows = [["username", "surname"], *[[f"u{number}", "x" * 40] for number in range(600)]]
    book = file(tmp_path, workbook({"Patrons": rows}), "patrons.xlsx")
    assert book.stat().st_size > module.LARGE_BYTES
    for path in (book, tmp_path, tmp_path / "gone.csv"):
        assert first_look(path, built_in_profiles()) is None
