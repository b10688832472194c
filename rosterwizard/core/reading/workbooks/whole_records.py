"""Sheets in which each row is one cell with a whole record in it: a CSV that was pasted."""

import csv
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.reading.delimiters import DELIMITERS
from rosterwizard.core.reading.grid import Grid, frame_of, rows_from
from rosterwizard.core.reading.manners import makes_a_table
from rosterwizard.core.sheet.heading_text import folded
from rosterwizard.core.sheet.long_cells import let_cells_be_long
from rosterwizard.core.sheet.oddity import Oddity

_LOOKED_AT = 50  # filled rows
_MOST_TITLES = 5  # rows above the headings


@dataclass(frozen=True, slots=True)
class CutApart:
    """A sheet's records as they are meant. cells: how many each row has."""

    frame: pl.DataFrame = field(repr=False)
    cells: pl.Series = field(repr=False)

    def below(self, row: int) -> Grid:
        """Return the records from the row at that position on."""
        frame, cells = self.frame[row:], self.cells[row:]
        odd = {Oddity("odd-records", "cells"): None}
        return Grid(frame, rows_from(row + 1, frame.height), cells, cells, odd)


def cut_apart(frame: pl.DataFrame, known: Collection[str] = ()) -> CutApart | None:
    """Return the records that stand whole in the first column; None where they do not.

    known: folded headings; below a title the headings are told by them alone, for in a list of
    names with commas the first one would look like headings.
    """
    if frame.width > 1 and (frame[:, 1:] != "").select(pl.any_horizontal(pl.all().any())).item():
        return None
    column = frame[:, 0]
    filled = column.filter(column.str.strip_chars() != "").head(_LOOKED_AT).to_list()
    delimiter = _delimiter_of(filled, known)
    if not delimiter:
        return None
    records = [_record(cell, delimiter) for cell in column]
    cells = pl.Series([len(record) for record in records], dtype=pl.UInt32)
    width = max(map(len, records))
    padded = [record + [""] * (width - len(record)) for record in records]
    return CutApart(frame_of(list(zip(*padded, strict=True))), cells)


def _delimiter_of(filled: Sequence[str], known: Collection[str]) -> str:
    """Return what cuts the rows into headings and as many cells below; "" where nothing does."""
    return next(
        (
            sign
            for sign in DELIMITERS
            for start in range(min(_MOST_TITLES, len(filled) - 1))
            if sign in filled[start]
            and (not start or _has_known(filled[start], sign, known))
            and makes_a_table(filled[start:], sign)
        ),
        "",
    )


def _has_known(cell: str, delimiter: str, known: Collection[str]) -> bool:
    return sum(folded(each) in known for each in _record(cell, delimiter)) > 1


def _record(cell: str, delimiter: str) -> list[str]:
    let_cells_be_long()
    return next(csv.reader([cell], delimiter=delimiter), [""]) or [""]
