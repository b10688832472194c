"""Rows that have another delimiter than their headings: two programs wrote the file."""

import csv
import io
from collections.abc import Mapping, Sequence

from rosterwizard.core.reading.delimiters import DELIMITERS, delimiter_name
from rosterwizard.core.reading.heading_row import is_heading_like
from rosterwizard.core.sheet.oddity import Oddity


def cut_elsewhere(
    records: list[list[str]], delimiter: str, width: int, others: int = 0
) -> Mapping[Oddity, Sequence[int] | None]:
    """Cut the records that are one cell into `width` cells where another delimiter does that.

    Return what to say of it, with the places; all rows that hold something are one oddity of the
    file. others: how many more rows there are that hold something.
    """
    found: dict[str, list[int]] = {}
    if width < 2:  # noqa: PLR2004 - a single column has no delimiter
        return {}
    for place, record in enumerate(records):
        if len(record) == 1 and (cut := _cut(record[0], delimiter, width)):
            sign, records[place] = cut
            found.setdefault(sign, []).append(place)
    filled = others + sum(any(record) for record in records)
    return {
        _oddity(sign, delimiter): None if len(places) == filled else places
        for sign, places in found.items()
    }


def headings_cut_elsewhere(
    headings: Sequence[str], delimiter: str, width: int
) -> tuple[Sequence[str], Mapping[Oddity, None]]:
    """Return headings that are one cell cut into `width` cells, and what to say of it."""
    cut = _cut(headings[0], delimiter, width) if len(headings) == 1 < width else None
    return (headings, {}) if cut is None else (cut[1], {_oddity(delimiter, cut[0]): None})


def is_cut_elsewhere(
    above: Sequence[Sequence[str]], delimiter: str, headings: Sequence[str]
) -> bool:
    """Tell whether the last row above is the real headings, with another delimiter in them."""
    last = above[-1] if above else ()
    cut = _cut(last[0], delimiter, len(headings)) if len(last) == 1 < len(headings) else None
    return cut is not None and all(map(is_heading_like, cut[1]))


def _cut(cell: str, delimiter: str, width: int) -> tuple[str, list[str]] | None:
    for sign in DELIMITERS:
        if sign != delimiter and cell.count(sign) >= width - 1:
            # A cell of several lines is no record, and all but the first would be lost.
            cells, *more = csv.reader(io.StringIO(cell, newline=""), delimiter=sign)
            if len(cells) == width and not more:
                return sign, cells
    return None


def _oddity(of_rows: str, of_headings: str) -> Oddity:
    tells = ("rows", delimiter_name(of_rows)), ("headings", delimiter_name(of_headings))
    return Oddity("odd-records", "delimiter", tells=tells)
