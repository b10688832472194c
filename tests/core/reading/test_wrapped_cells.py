"""Signs around every cell are no part of them; around some cells they stay."""

from __future__ import annotations

import pytest

from rosterwizard.core.reading.grid import Grid, frame_of, rows_from
from rosterwizard.core.reading.wrapped_cells import without_wrapping


def read(*rows: str) -> tuple[list[str], list[tuple[str, ...]], int]:
    headings, *records = (row.split("|") for row in rows)
    columns = list(zip(*records, strict=True))
    grid = Grid(frame_of(columns), rows_from(2, len(records)))
    plain, grid = without_wrapping(headings, grid)
    return list(plain), grid.frame.rows(), len(grid.oddities)


@pytest.mark.parametrize("pair", ['""', "[]", "“”", "«»", "<>"])
def test_signs_around_every_filled_cell_are_no_part_of_it(pair: str) -> None:
    left, right = pair[0], pair[1]
    rows = [f"{left}{a}{right}|{left}{b}{right}" for a, b in ("ab", "cd", "ef")]
    assert read(*rows, f" {left}g{right} |") == (
        ["a", "b"],
        [("c", "d"), ("e", "f"), ("g", "")],
        1,
    )


@pytest.mark.parametrize(
    "rows",
    [
        ("a|b", '"c"|"d"'),
        ("a|b", '"c"|"d"', '"e"|f'),
        ("a|b", "|", "|"),
        ("a|b", '"c"|', '"e"|'),
        ("a", '"c"', '"e"'),
        ("a|b", '"|"', '"|"'),
        ("a|b", '"c"|"d"', '"e"|"f"', "g|h"),
    ],
)
def test_where_a_cell_has_none_they_stay(rows: tuple[str, ...]) -> None:
    assert read(*rows) == (rows[0].split("|"), [tuple(each.split("|")) for each in rows[1:]], 0)
