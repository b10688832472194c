"""The report names every row by its sheet's own number, and holds no cells."""

from __future__ import annotations

import csv
import io

import polars as pl

from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.reports.outcome_report import outcome_report
from tests.helpers.new_rows import with_new_row
from tests.helpers.small_jobs import patrons


def outcomes(*rows: tuple[int, str, str]) -> Outcomes:
    return Outcomes("patrons", pl.DataFrame(list(rows), schema=FRAME, orient="row"))


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_each_row_has_a_line() -> None:
    job = patrons("anna", "ben")
    found = outcomes((0, "created", "User Created"), (1, "refused", "Not an address."))
    assert lines(outcome_report(job, {"patrons": found})) == [
        ["sheet", "row", "outcome", "why"],
        ["infiniti/patrons", "2", "created", "User Created"],
        ["infiniti/patrons", "3", "refused", "Not an address."],
    ]


def test_a_new_row_has_no_number_of_the_file() -> None:
    job = patrons("anna")
    job = job.with_sheet(with_new_row(job.sheets[0], "ben"))
    found = outcomes((0, "created", ""), (1, "refused", "No."))
    assert [line[1] for line in lines(outcome_report(job, {"patrons": found}))] == [
        *("row", "2", "new 1")
    ]


def test_words_that_look_like_formulas_are_made_harmless() -> None:
    job = patrons("anna")
    content = outcome_report(job, {"patrons": outcomes((0, "refused", "=1+1"))})
    assert lines(content)[1][3] != "=1+1"
    assert "1+1" in lines(content)[1][3]


def test_a_sheet_without_outcomes_is_left_out() -> None:
    job = patrons("anna")
    assert len(lines(outcome_report(job, {}))) == 1


def test_rows_that_are_not_in_are_told() -> None:
    found = outcomes(
        (0, "created", ""), (1, "refused", "No."), (2, "delivered", ""), (3, "unknown", "?")
    )
    assert found.not_in().rows() == [(1, "No."), (3, "?")]
