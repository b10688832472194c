"""Which row holds the headings: not always the first, there may be titles above."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from rosterwizard.core.matching import folded

LOOKED_AT = 50
"""How many rows from the top the headings may be in."""

_LONGEST = 100
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b")
_FEWEST_FILLED = 0.6


def is_heading_like(cell: str) -> bool:
    """Tell whether a cell could be a heading: short, has a letter, no address and no date."""
    cell = cell.strip()
    return (
        0 < len(cell) <= _LONGEST
        and "@" not in cell
        and any(map(str.isalpha, cell))
        and not _DATE.match(cell)
    )


def find_heading_row(rows: Sequence[Sequence[str]], known: Collection[str] = ()) -> int:
    """Return the position of the row that looks like headings; the first filled one if none does.

    rows: the first rows of the file. known: folded headings; a row that has several of them,
    more than any other row, is the one.
    """
    rows = rows[:LOOKED_AT]
    hits = [len({folded(cell) for cell in row} & set(known)) for row in rows]
    best = max(hits, default=0)
    if best:
        row = hits.index(best)
        if best > 1 or _filled(rows[row]) == 1:
            return row
    return _row_that_looks_like_headings(rows)


def _row_that_looks_like_headings(rows: Sequence[Sequence[str]]) -> int:
    filled = [_filled(row) for row in rows]
    usual = _usual(filled)
    for position, row in enumerate(rows):
        cells = [cell.strip() for cell in row if cell.strip()]
        if (
            filled[position] >= _FEWEST_FILLED * usual
            and cells
            and len(set(cells)) > len(cells) // 2
            and all(map(is_heading_like, cells))
        ):
            return position
    return next((position for position, count in enumerate(filled) if count), 0)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _usual(filled: Sequence[int]) -> int:
    """Return how many cells most rows have filled in; of equals, the larger number."""
    counts = Counter(count for count in filled if count)
    return max(counts, key=lambda count: (counts[count], count), default=0)
