"""The filters of the table choose rows by facts: problems, edits, and what was found at first."""

from pathlib import Path

import polars as pl
import pytest

from rosterwizard.core.checking.problems import FRAME, Problems
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.profiles.language import RecordType, Schema
from rosterwizard.core.rules.presence import Required
from rosterwizard.core.rules.spelling import Spelling
from rosterwizard.core.rules.values import Pattern
from rosterwizard.core.sheet.sheet import Origin, Sheet
from rosterwizard.core.showing.counted import counted
from rosterwizard.core.showing.row_filters import (
    CELL,
    ShownCells,
    changed_cells,
    fixed_cells,
)

RULES = (
    Required(field="a"),
    Pattern(field="a", pattern=".", severity="warning"),
    Spelling(field="a", allowed=()),
)


def problems_at(*places: tuple[int | None, int | None, int]) -> Problems:
    return Problems(pl.DataFrame(list(places), schema=FRAME, orient="row"), RULES)


def places(*cells: tuple[int | None, int | None]) -> pl.DataFrame:
    return pl.DataFrame(list(cells), schema=CELL, orient="row")


@pytest.fixture
def people() -> JobSheet:
    frame = pl.DataFrame({"c0": ["a", "b", "c", "d"], "c1": ["1", "2", "3", "4"]})
    numbers = pl.Series("sheet_row", [2, 3, 5, 6], dtype=pl.UInt32)
    sheet = Sheet(frame, ("A", "B"), numbers, Origin(Path("people.csv")))
    record_type = RecordType(name="people", schema=Schema(fields=()))
    return JobSheet.of(record_type, sheet, Matching(()))


def edited(job_sheet: JobSheet, row: int, column: int, text: str) -> JobSheet:
    edit = typed(job_sheet, row, column, text)
    assert edit is not None
    return job_sheet.edited(edit)


def test_each_filter_has_its_rows(people: JobSheet) -> None:
    first = problems_at((None, None, 0), (0, 0, 0), (0, 1, 0), (1, 1, 1), (2, None, 2), (3, 0, 0))
    now = problems_at((None, None, 0), (0, 0, 0), (1, 1, 1), (2, None, 2))
    shown = ShownCells(edited(people, 3, 0, "D"), now, first)
    assert list(shown.rows("all")) == [0, 1, 2, 3]
    assert list(shown.rows("error")) == [0]
    assert list(shown.rows("warning")) == [1]
    assert list(shown.rows("note")) == [2]
    assert list(shown.rows("fixed")) == [0, 3]
    assert list(shown.rows("changed")) == [3]
    counts = counted(shown)
    assert (counts.fixed_rows, counts.changed_rows) == (2, 1)


def test_cells_are_looked_for_once(people: JobSheet, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = ShownCells(people, problems_at((0, 0, 0)), problems_at())
    assert list(shown.rows("error")) == [0]
    monkeypatch.setattr(Problems, "of_severity", pytest.fail)
    assert shown.cells("error").rows() == [(0, 0)]


def test_every_row_has_no_cells_of_its_own(people: JobSheet) -> None:
    assert ShownCells(people, problems_at(), problems_at()).cells("all").is_empty()


def test_what_was_typed_back_is_not_changed(people: JobSheet) -> None:
    there = edited(people, 1, 0, "x")
    assert changed_cells(there).rows() == [(1, 0)]
    assert changed_cells(edited(there, 1, 0, "b")).is_empty()
    assert changed_cells(there.undone()).is_empty()


def test_a_changed_row_is_known_where_it_now_stands(people: JobSheet) -> None:
    aside = rows_set_aside(people, [0])
    assert aside is not None
    there = edited(edited(people, 1, 0, "x").edited(aside), 2, 1, "5")
    assert changed_cells(there).rows() == [(0, 0), (2, 1)]
    assert changed_cells(there.undone().undone()).rows() == [(1, 0)]


def test_a_row_without_a_column_can_be_fixed_too() -> None:
    first = problems_at((0, None, 0), (1, None, 0), (1, 1, 1))
    assert fixed_cells(problems_at((1, None, 0)), first).rows() == [(0, None), (1, 1)]
