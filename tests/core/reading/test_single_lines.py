"""Records of one line each are read at once, and come out as the patient way reads them."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rosterwizard.core.reading import single_lines
from rosterwizard.core.reading.grid import Grid
from rosterwizard.core.reading.records import tolerant_grid
from rosterwizard.core.reading.single_lines import single_line_grid

CELL = st.text(st.sampled_from("ab ';é😀\x00#"), max_size=3) | st.sampled_from(
    ['"a"', '""', '"a,b"', '"a""b"', '"', 'a"b', '"a"b', '"a\nb"', "a;b;c"]
)
LINES = st.lists(st.lists(CELL, max_size=4).map(",".join), max_size=8)


def told(grid: Grid) -> tuple[object, ...]:
    """Return all that is known of the records, blank ones among them."""
    blank = pl.Series([not any(row) for row in grid.frame.rows()], dtype=pl.Boolean)
    same = pl.repeat(grid.frame.width, grid.frame.height, dtype=pl.UInt32, eager=True)
    cells = same if grid.cells is None else grid.cells
    filled = "not asked" if grid.filled is None else grid.filled.to_list()
    return grid.frame.rows(), cells.filter(~blank).to_list(), filled, grid.sheet_row.to_list()


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.integers(0, 4))
@example(["a,b", "a", "", ",,", "a,,,"], "\n", False, 2)
@example(["", "", "a"], "\r\n", True, 2)
@example([""], "\n", True, 0)
def test_what_is_read_at_once_is_what_is_read_patiently(
    lines: list[str], end: str, is_ended: bool, usual: int
) -> None:
    text = end.join(lines) + end * is_ended
    at_once = single_line_grid(text, ",", 5, usual)
    if at_once is None:
        assert not text or '"' in text or ";" in text
        return
    patiently = tolerant_grid(text, ",", 5, usual)
    assert at_once.oddities == patiently.oddities == {}
    if at_once.cells is None:
        patiently = Grid(patiently.frame, patiently.sheet_row, patiently.cells)
    assert told(at_once) == told(patiently)


@pytest.mark.parametrize(
    "text",
    ["", "a\rb\n", 'a,"b\nc"\n', 'a"b,c\n', '"a"b,c\n', "a;b\nc,d\n"],
)
def test_other_texts_are_read_patiently(text: str) -> None:
    assert single_line_grid(text, ",", 2, 2) is None


def test_a_delimiter_of_several_bytes_is_read_patiently() -> None:
    assert single_line_grid("a§b\n", "§", 2, 2) is None


def test_one_record_too_wide_for_all_is_read_patiently(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_lines, "MOST_CELLS", 7)
    assert single_line_grid("a\nb,b,b,b\n", ",", 2, 1) is None
    monkeypatch.setattr(single_lines, "MOST_CELLS", 8)
    assert single_line_grid("a\nb,b,b,b\n", ",", 2, 1) is not None
