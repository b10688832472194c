"""Our columns of reasons are left out when a file of rows that did not get in is read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.reading.text_files import read_text
from rosterwizard.core.showing.sheet_facts import line_of_facts

OURS = "Row in your sheet,What became of it,Why"


def read(*lines: str) -> tuple[tuple[str, ...], list[tuple[str, ...]], bool, set[str]]:
    text = "\n".join(lines)
    sheet = read_text(text.encode(), Path("a.csv"), ReadingOptions(heading_row=1))
    said = "did not get in" in line_of_facts(sheet)
    assert said == sheet.origin.had_reasons
    return sheet.headings, sheet.frame.rows(), said, {each.code for each in sheet.oddities}


def test_they_are_left_out_and_that_is_said() -> None:
    found = read(f"id,name,{OURS},", "1,Ada,7,Refused,No.,", "2,Bo,8,Refused,,")
    assert found == (("id", "name"), [("1", "Ada"), ("2", "Bo")], True, set())


def test_a_row_of_reasons_alone_is_blank() -> None:
    assert read(f"id,name,{OURS}", "1,Ada,7,Refused,", ",,8,Refused,No.")[1] == [("1", "Ada")]


@pytest.mark.parametrize(
    "headings",
    [OURS, f"{OURS},id", "id,What became of it,Why", f"id,{OURS},more", f"id,{OURS}, "],
)
def test_other_columns_are_a_persons_own(headings: str) -> None:
    width = headings.count(",") + 1
    row = ",".join("x" * width)
    found = read(headings, row, row)
    assert (len(found[0]), found[2]) == (width, False)


def test_rows_of_another_width_stay_so() -> None:
    head = f"id,name,{OURS}"
    lines = ["1,Ada,7,Refused,No.", "2,Bo,8,Refused,No.", "3", "4,Di,9,Refused"]
    assert read(head, *lines)[3] == {"ragged-row"}
    assert read(head, *lines[:2], lines[3])[3] == set()


def test_what_is_odd_about_them_goes_with_them() -> None:
    found = read(f"id,name,{OURS}", "1,Ada,=SUM(A1),Refused,No.", "2,Bo,8,Refused,No.")
    assert (found[2], "formula" in found[3]) == (True, False)
