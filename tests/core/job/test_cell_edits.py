"""Edits made by hand name only the cells that change, and can be taken back."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest

from rosterwizard.core.job.cell_edits import (
    Search,
    block_of,
    block_text,
    cleared,
    filled_down,
    filled_with,
    found,
    pasted,
    replaced,
    typed,
)
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.profiles.language import RecordType, Schema
from rosterwizard.core.sheet.sheet import Origin, Sheet


def sheet_of(*rows: tuple[str, ...]) -> JobSheet:
    width = len(rows[0])
    frame = pl.DataFrame(rows, schema=[f"c{each}" for each in range(width)], orient="row")
    sheet = Sheet(
        frame,
        tuple(f"Heading {each}" for each in range(width)),
        pl.Series("sheet_row", range(2, frame.height + 2), dtype=pl.UInt32),
        Origin(Path("people.csv")),
    )
    record_type = RecordType(name="people", schema=Schema(fields=()))
    return JobSheet.of(record_type, sheet, Matching(()))


@pytest.fixture
def people() -> JobSheet:
    return sheet_of(("Anna", "7B"), ("Ben", "7B"), ("Cleo", "8A"))


def texts(job_sheet: JobSheet) -> list[tuple[str, ...]]:
    return job_sheet.frame.rows()


def cells(edit: Edit | None) -> list[tuple[object, ...]]:
    assert edit is not None
    assert dict(edit.cells.schema) == CELLS
    return edit.cells.rows()


def test_typing_changes_one_cell(people: JobSheet) -> None:
    edit = typed(people, 1, 0, "Benno")
    assert cells(edit) == [(1, 0, "Ben", "Benno")]
    assert edit is not None
    assert texts(people.edited(edit))[1] == ("Benno", "7B")


def test_typing_the_same_again_is_no_edit(people: JobSheet) -> None:
    assert typed(people, 1, 0, "Ben") is None


def test_clearing_skips_cells_that_are_empty() -> None:
    people = sheet_of(("Anna", ""), ("Ben", "7B"))
    edit = cleared(people, [([0, 1], [1]), ([1], [0, 1])])
    assert cells(edit) == [(1, 0, "Ben", ""), (1, 1, "7B", "")]
    assert edit is not None
    assert edit.params == {"count": 2}


def test_filling_down_copies_the_first_row(people: JobSheet) -> None:
    edit = filled_down(people, [([0, 1, 2], [1])])
    assert cells(edit) == [(2, 1, "8A", "7B")]


def test_filling_down_needs_two_rows(people: JobSheet) -> None:
    assert filled_down(people, [([0], [1])]) is None


def test_a_block_is_laid_over_from_its_top_left_cell(people: JobSheet) -> None:
    edit = pasted(people, [1, 2], [0, 1], (("Bo", "9C"), ("Cy", "9D"), ("beyond", "")))
    assert edit is not None
    assert texts(people.edited(edit)) == [("Anna", "7B"), ("Bo", "9C"), ("Cy", "9D")]


def test_one_copied_cell_fills_all_that_are_chosen(people: JobSheet) -> None:
    edit = filled_with(people, [([0, 2], [1]), ([2], [1])], "9C")
    assert cells(edit) == [(0, 1, "7B", "9C"), (2, 1, "8A", "9C")]


def test_cells_chosen_apart_from_each_other_are_filled_and_no_others(people: JobSheet) -> None:
    """Where the rows of one area cross the columns of another nothing was chosen."""
    apart = [([0, 1], [0]), ([1, 2], [1])]
    assert cells(filled_down(people, apart)) == [(1, 0, "Ben", "Anna"), (2, 1, "8A", "7B")]
    assert [row[:2] for row in cells(filled_with(people, apart, "x"))] == [
        *((0, 0), (1, 0), (1, 1), (2, 1))
    ]
    search = Search.in_areas("a", apart)
    assert found(people, search).rows() == [(0, 0), (2, 1)]
    assert cells(replaced(people, search, "o")) == [(0, 0, "Anna", "onno"), (2, 1, "8A", "8o")]


def test_an_edit_can_be_taken_back(people: JobSheet) -> None:
    edit = pasted(people, [0, 1, 2], [0, 1], (("x", "y"), ("x", "y"), ("x", "y")))
    assert edit is not None
    assert texts(people.edited(edit).undone()) == texts(people)


@pytest.mark.parametrize(
    ("search", "hits"),
    [
        (Search("7b", (0, 1)), [(0, 1), (1, 1)]),
        (Search("7b", (0, 1), match_case=True), []),
        (Search("7b", (0,)), []),
        (Search("n", (0, 1)), [(0, 0), (1, 0)]),
        (Search("ben", (0, 1), whole_cell=True), [(1, 0)]),
        (Search("en", (0, 1), whole_cell=True), []),
        (Search("", (0, 1)), []),
        (Search("x", ()), []),
    ],
)
def test_search(people: JobSheet, search: Search, hits: list[tuple[int, int]]) -> None:
    assert found(people, search).rows() == hits


@pytest.mark.parametrize("text", ["a.b", "a(b", "[x]", "$5", "a\\b", "c^d", "x{2}", "a-b&c~d#e"])
def test_signs_are_searched_for_as_they_stand(text: str) -> None:
    people = sheet_of((text,), ("something else",))
    assert found(people, Search(text, (0,))).rows() == [(0, 0)]


def test_replacing_within_cells_keeps_the_rest(people: JobSheet) -> None:
    edit = replaced(people, Search("7", (0, 1)), "$1.")
    assert cells(edit) == [(0, 1, "7B", "$1.B"), (1, 1, "7B", "$1.B")]
    assert edit is not None
    assert edit.params == {
        "find": "7",
        "replacement": "$1.",
        "count": 2,
        "match_case": False,
        "whole_cell": False,
        "in_rows": False,
    }


def test_replacing_whole_cells_takes_the_words_literally(people: JobSheet) -> None:
    edit = replaced(people, Search("7b", (0, 1), whole_cell=True), "$1")
    assert cells(edit) == [(0, 1, "7B", "$1"), (1, 1, "7B", "$1")]


@pytest.mark.parametrize("rows", [[1, 2], range(1, 3)])
def test_only_the_rows_asked_for_are_searched_and_changed(
    people: JobSheet, rows: Sequence[int]
) -> None:
    search = Search("7", (0, 1), rows)
    assert found(people, search).rows() == [(1, 1)]
    assert cells(replaced(people, search, "8")) == [(1, 1, "7B", "8B")]
    assert found(people, Search("7", (0, 1), [])).rows() == []


def test_replacing_nothing_is_no_edit(people: JobSheet) -> None:
    assert replaced(people, Search("Zoe", (0, 1)), "x") is None
    assert replaced(people, Search("Zoe", ()), "x") is None
    assert filled_down(people, [([0, 1], []), ([], [1])]) is None
    assert pasted(people, [], [], (("x", "y"),)) is None


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("one", (("one",),)),
        ("", (("",),)),
        ("a\n\nb", (("a",), ("",), ("b",))),
        ('"two\nlines"\tx', (("two\nlines", "x"),)),
        ("a\rb", (("a",), ("b",))),
    ],
)
def test_a_copied_block_is_understood(text: str, block: tuple[tuple[str, ...], ...]) -> None:
    assert (block_of(text) or (("",),)) == block


def test_copying_and_pasting_gives_the_same_cells(people: JobSheet) -> None:
    assert block_text(people, [0, 2], [1, 0]) == "7B\tAnna\n8A\tCleo"
    assert block_of(block_text(people, [0, 1, 2], [0, 1])) == tuple(texts(people))
