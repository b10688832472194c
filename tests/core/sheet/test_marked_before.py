"""The memory of a marked workbook is text that comes back, whatever else stands in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rosterwizard.core.sheet.marked_before import (
    FIRST_ROWS,
    LIST_WIDTH,
    MarkedBefore,
    MarkedProblem,
    MarkedRow,
    mark_of_list,
    memory_rows,
    read_memory,
)

ROW = MarkedRow("k1", "Year 7", 12, frozenset({"aa", "bb"}))
MEMORY = MarkedBefore(
    (
        MarkedProblem("patrons", "email", "format", "", ROW),
        MarkedProblem("patrons", "name", "required", "", ROW),
        MarkedProblem("patrons", "", "unknown-column", "Shoe size", None),
    ),
    "Problems",
    7,
    as_text=True,
    list_headings="ab12",
)


def test_memory_comes_back() -> None:
    assert read_memory(memory_rows(MEMORY)) == MEMORY
    assert read_memory([[*row, "", ""] for row in memory_rows(MEMORY)]) == MEMORY
    assert read_memory(memory_rows(MarkedBefore(()))) == MarkedBefore(())


def test_the_list_is_known_whatever_its_name_is_and_what_stands_around_it() -> None:
    headings = [f"h{number}" for number in range(LIST_WIDTH)]
    memory = replace(MEMORY, list_headings=mark_of_list(headings))
    rows = [["3 problems"], ["put in"], [""], [*headings, "done?"], ["Error"]]
    assert memory.is_list("Problems", [])
    assert memory.is_list("To do", rows)
    assert not memory.is_list("To do", [["", *row] for row in rows])
    assert not memory.is_list("To do", [*[[""]] * FIRST_ROWS, *rows])
    assert not replace(memory, list_headings="").is_list("To do", rows)


@pytest.mark.parametrize(
    "rows", [[], [["Name"]], [["rosterwizard-marks", "9"]]], ids=["empty", "other", "newer"]
)
def test_what_is_no_memory_of_ours_is_left_alone(rows: list[list[str]]) -> None:
    assert read_memory(rows) is None


def test_what_was_tampered_with_does_no_harm() -> None:
    memory = read_memory(
        [
            ["rosterwizard-marks", "1", "Problems", "many"],
            ["row", "0", "k", "", "99999999999999999999", "a"],
            ["problem", "patrons", "email", "format", "", "7"],
            ["?"],
        ]
    )
    assert memory == MarkedBefore((), "Problems")
