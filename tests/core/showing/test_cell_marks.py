"""Marks are found by row; the worst one of a cell is shown."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from rosterwizard.core.checking.problems import FRAME, Problems
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.rules.presence import Required
from rosterwizard.core.rules.spelling import Whitespace
from rosterwizard.core.rules.values import Pattern
from rosterwizard.core.showing.cell_marks import WHOLE_ROW, CellMarks
from rosterwizard.core.showing.row_filters import ShownCells
from tests.helpers.patron_jobs import infiniti_job

RULES = (
    Whitespace(field="a", severity="note"),
    Required(field="a"),
    Pattern(field="a", pattern=".", severity="warning"),
)


def problems_at(*places: tuple[int | None, int | None, int]) -> Problems:
    return Problems(pl.DataFrame(list(places), schema=FRAME, orient="row"), RULES)


@pytest.fixture
def marks() -> CellMarks:
    sheet = infiniti_job().sheets[0]
    edit = typed(sheet, 7, 2, "Y")
    assert edit is not None
    first = problems_at((None, None, 1), (0, 0, 0), (0, 0, 1), (0, 3, 2), (2, None, 2), (5, 1, 1))
    now = replace(first, frame=first.frame.filter(pl.col("row").is_null() | (pl.col("row") != 5)))
    return CellMarks(ShownCells(sheet.edited(edit), now, first))


def test_the_worst_mark_of_a_cell_is_shown(marks: CellMarks) -> None:
    assert marks.at(0, 0) == "error"
    assert marks.at(0, 3) == "warning"
    assert marks.at(0, 1) is None
    assert marks.rules_at(0, 0) == (1, 0)
    assert marks.rules_at(9, 0) == ()


def test_a_row_has_the_worst_mark_of_its_cells(marks: CellMarks) -> None:
    assert marks.of_row(0) == "error"
    assert marks.of_row(2) == "warning"
    assert marks.of_row(9) is None


def test_a_problem_of_the_row_itself_has_a_place(marks: CellMarks) -> None:
    assert marks.at(2, WHOLE_ROW) == "warning"
    assert marks.at(2, 0) is None


def test_mended_and_changed_cells_are_marked(marks: CellMarks) -> None:
    assert marks.at(5, 1) == "fixed"
    assert marks.at(7, 2) == "changed"
    assert marks.of_row(7) == "changed"
