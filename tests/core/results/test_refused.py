"""The rows that did not get in, for the person who mends them."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from rosterwizard.core.job.row_states import STATES
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.results import refused
from rosterwizard.core.results.refused import failed_rows, open_rows, refused_rows
from tests.helpers.club_profile import MEMBERS
from tests.helpers.job_sheets import job_sheet
from tests.helpers.outcomes import as_outcomes


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_rows_stand_with_their_number_outcome_and_reason() -> None:
    sheet = job_sheet(MEMBERS, ["Number", "role"], *([str(at), "kid"] for at in range(len(STATES))))
    outcomes = as_outcomes(*((at, state, f"word {at}") for at, state in enumerate(STATES)))
    assert rows_of(refused_rows(sheet, outcomes)) == [
        ["Number", "role", "Row in your sheet", "What became of it", "Why"],
        ["5", "kid", "7", "In the queue", "word 5"],
        ["6", "kid", "8", "Refused", "word 6"],
        ["7", "kid", "9", "Not sent", "word 7"],
        ["8", "kid", "10", "Not known", "word 8"],
    ]


def test_what_failed_and_what_nobody_knows_are_apart() -> None:
    outcomes = as_outcomes(*((at, state, "") for at, state in enumerate(STATES)))
    assert failed_rows(outcomes).frame["state"].to_list() == ["refused", "not-sent"]
    assert open_rows(outcomes).frame["state"].to_list() == ["queued", "unknown"]


def test_a_name_that_ends_so_makes_a_workbook() -> None:
    sheet = job_sheet(MEMBERS, ["Number", "role"], ["007", "=1+1"])
    content = refused_rows(sheet, as_outcomes((0, "refused", "")), "not in.XLSX")
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["Number", "role", "Row in your sheet", "What became of it", "Why"],
        ["007", "=1+1", "2", "Refused", None],
    ]
    assert (page["B2"].data_type, page["B2"].quotePrefix) == ("s", True)


def test_more_rows_than_a_workbook_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refused, "MOST_ROWS", 1)
    sheet = job_sheet(MEMBERS, ["Number"], ["1"], ["2"])
    outcomes = as_outcomes((0, "refused", ""), (1, "refused", ""))
    assert refused_rows(sheet, outcomes, "a.csv")
    with pytest.raises(RosterError, match=r"a\.xlsx") as raised:
        refused_rows(sheet, outcomes, "a.xlsx")
    assert raised.value.code == "too-many-for-workbook"


def test_formula_like_text_is_neutralised() -> None:
    sheet = job_sheet(MEMBERS, ["=a", "b"], ["=1+1", "x"], ["@x", "=1+1"])
    outcomes = as_outcomes((0, "refused", "=no"), (1, "refused", ""))
    headings, *rows = rows_of(refused_rows(sheet, outcomes))
    assert headings[0] == "'=a"
    assert [[*row[:2], *row[4:]] for row in rows] == [
        ["'=1+1", "x", "'=no"],
        ["'@x", "'=1+1", ""],
    ]


def test_excel_reads_it_as_utf_8() -> None:
    sheet = job_sheet(MEMBERS, ["Straße"])
    content = refused_rows(sheet, as_outcomes())
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows_of(content) == [["Straße", "Row in your sheet", "What became of it", "Why"]]
