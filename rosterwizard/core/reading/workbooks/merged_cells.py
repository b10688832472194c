"""A cell that is merged over several rows holds its value for each of them."""

from collections.abc import Sequence

import polars as pl

Area = tuple[int, int, int, int]  # top, left, bottom, right


def filled_by_merged(
    frame: pl.DataFrame, areas: Sequence[Area], first: int
) -> tuple[pl.DataFrame, list[tuple[int, int]]]:
    """Return the frame with blank cells filled where they are merged with one above them.

    areas: in the sheet, of which the frame is what stands from row `first` on. Only downwards: a
    line across the table is a title. Also returns the row and column in the sheet of each cell
    that was filled.
    """
    by_column: dict[int, list[Area]] = {}
    for area in areas:
        if first <= area[0] < area[2] and area[0] - first < frame.height and area[1] < frame.width:
            by_column.setdefault(area[1], []).append(area)
    filled: list[tuple[int, int]] = []
    for column, merged in by_column.items():
        texts = frame[f"c{column}"].to_list()
        done = first
        for top, _, bottom, _ in sorted(merged):  # no area overlaps another; who says so is wrong
            start, done = max(top + 1, done), max(bottom + 1, done)
            for row in range(start, min(bottom + 1, first + frame.height)):
                if not texts[row - first].strip() and texts[top - first].strip():
                    texts[row - first] = texts[top - first]
                    filled.append((row, column))
        frame = frame.with_columns(pl.Series(f"c{column}", texts, dtype=pl.String))
    return frame, filled
