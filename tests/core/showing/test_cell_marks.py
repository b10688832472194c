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
from rosterwizard.core.showing import cell_marks
from rosterwizard.core.showing.cell_marks import WHOLE_ROW, CellMarks
from rosterwizard.core.showing.places_by_row import Places
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


def test_many_rows_are_looked_at_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cell_marks, "_BLOCK", 4)
    monkeypatch.setattr(cell_marks, "_KEPT_BLOCKS", 2)
    first = problems_at(*((row, 0, row % 3) for row in range(40)))
    asked: list[tuple[int, int]] = []
    between = Places.between

    def counting(self: Places, start: int, stop: int) -> pl.DataFrame:
        asked.append((start, stop))
        return between(self, start, stop)

    monkeypatch.setattr(Places, "between", counting)
    marks = CellMarks(ShownCells(infiniti_job().sheets[0], first, first))
    assert asked == []
    severities = [RULES[row % 3].severity for row in range(40)]
    assert [marks.of_row(row) for row in range(8)] == severities[:8]
    assert set(asked) == {(0, 4), (4, 8)}
    asked.clear()
    assert [marks.at(row, 0) for row in range(7, 3, -1)] == severities[7:3:-1]
    assert asked == []
    assert [marks.at(row, 0) for row in (39, 1)] == [severities[39], severities[1]]
    assert set(asked) == {(36, 40), (0, 4)}
