"""How well the values of columns agree with their headings is told by the first rows."""

from __future__ import annotations

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.judged_columns import first_rows, shares_as_said, shares_fitting
from rosterwizard.core.cells.shifted_rows import judging_fields
from rosterwizard.core.profiles.language import Field
from tests.helpers.checked import record_type
from tests.helpers.job_sheets import job_sheet

PEOPLE = record_type(Field("first name"), Field("mail", format="email"))
RIGHT, WRONG = ("Ana", "ana@school.example"), ("ana@school.example", "Ana")


def shares(*rows: tuple[str, str]) -> tuple[dict[int, float], dict[int, float]]:
    own = Cells(job_sheet(PEOPLE, ["first name", "mail"], *rows))
    few = first_rows(own)
    return {**shares_fitting(few, judging_fields(own))}, {**shares_as_said(few)}


def test_a_field_and_what_a_heading_says_are_held_against_the_cells() -> None:
    assert shares(RIGHT, RIGHT, RIGHT, WRONG) == ({1: 0.75}, {0: 0.75, 1: 0.75})


def test_of_few_cells_nothing_is_told() -> None:
    assert shares(RIGHT, WRONG) == ({}, {})


def test_rows_far_down_are_not_looked_at() -> None:
    assert shares(*[RIGHT] * 300, *[WRONG] * 300) == ({1: 1.0}, {0: 1.0, 1: 1.0})
