"""The rows that did not get in, for the person who mends them."""

from __future__ import annotations

import csv
import io

from rosterwizard.core.job.outcomes import STATES
from rosterwizard.core.output.refused import refused_rows
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
        ["4", "kid", "6", "Refused", "word 4"],
        ["5", "kid", "7", "Not sent", "word 5"],
        ["6", "kid", "8", "Not known", "word 6"],
    ]


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
