"""Records inside a cell: two quotation marks that were never closed ran into each other.

Such a text breaks no rule, so only what stands between the two marks shows it.
"""

import csv
import re
from collections.abc import Sequence

import polars as pl

_LINE_END = re.compile(r"\r\n?|\n")
_FEWEST = 3  # columns; in fewer, what looks like a record may be anything


def are_records(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Tell whether each line of one record is a record itself, cut where no quote is heeded.

    width: how many cells a record should have. An address may well have as many parts as the sheet
    has columns, so a cell that is the last one of its record is never doubted.
    """
    cut = list(csv.reader(filter(None, lines), delimiter=delimiter, quoting=csv.QUOTE_NONE))
    return (
        width >= _FEWEST
        and all(len(cells) == width for cells in cut)
        and '"' not in cut[0][-1] + cut[-1][0]
    )


def may_hold_records(frame: pl.DataFrame, delimiter: str) -> bool:
    """Tell whether a cell of clean records may hold what `are_records` looks for."""
    several = frame.filter(pl.any_horizontal(pl.all().str.contains(_LINE_END.pattern)))
    return frame.width >= _FEWEST and any(
        all(line.count(delimiter) == frame.width - 1 for line in _LINE_END.split(text) if line)
        for text in map(delimiter.join, several.iter_rows())
    )
