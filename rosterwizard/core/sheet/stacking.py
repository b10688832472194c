"""Several sheets with the same headings as one: their rows below each other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from rosterwizard.core.sheet.aside_row import AsideRow
from rosterwizard.core.sheet.heading_text import folded
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.sheet import Sheet, TemplateMark

_Key = tuple[str, int]


def stacked(sheets: Sequence[Sheet]) -> Sheet:
    """Return the rows of all sheets, each of which knows its own sheet and number.

    A column goes below the one with the same heading, wherever it stands; a heading that the
    sheets before do not have gets a column at the right.
    """
    columns: dict[_Key, str] = {}
    for sheet in sheets:
        for key, heading in zip(_keys(sheet.headings), sheet.headings, strict=True):
            columns.setdefault(key, heading)
    places = {key: place for place, key in enumerate(columns)}
    names = [sheet.origin.sheet_name for sheet in sheets]
    origin = replace(
        sheets[0].origin,
        stacked=tuple(names),
        above=_above(sheets),
        blank_rows=sum(sheet.origin.blank_rows for sheet in sheets),
        hidden_rows=sum(sheet.origin.hidden_rows for sheet in sheets),
        hidden_columns=_hidden_columns(sheets, places),
        mark=_mark(sheets),
        stacked_columns=tuple(
            tuple(places[key] for key in _keys(sheet.headings)) for sheet in sheets
        ),
    )
    return Sheet(
        frame=pl.concat([_moved(sheet, places) for sheet in sheets]),
        headings=tuple(columns.values()),
        sheet_row=pl.concat([sheet.sheet_row for sheet in sheets]),
        origin=origin,
        oddities=_oddities(sheets, places),
        row_sheet=_row_sheet(sheets, names),
    )


def _keys(headings: Sequence[str]) -> list[_Key]:
    """Return what tells each column: its heading, and which of the equal ones it is.

    Without a heading, only its place tells.
    """
    seen: dict[str, int] = {}
    keys: list[_Key] = []
    for place, heading in enumerate(headings):
        text = folded(heading)
        seen[text] = seen.get(text, 0) + 1
        keys.append((text, seen[text] if text else place))
    return keys


def _moved(sheet: Sheet, places: Mapping[_Key, int]) -> pl.DataFrame:
    """Return the sheet's frame with a column for each of `places`, in that order."""
    own = {places[key]: f"c{column}" for column, key in enumerate(_keys(sheet.headings))}
    blank = pl.lit("", dtype=pl.String)
    return sheet.frame.select(
        (pl.col(own[place]) if place in own else blank).alias(f"c{place}")
        for place in places.values()
    )


def _hidden_columns(sheets: Sequence[Sheet], places: Mapping[_Key, int]) -> tuple[int, ...]:
    hidden = {
        places[_keys(sheet.headings)[column]]
        for sheet in sheets
        for column in sheet.origin.hidden_columns
    }
    return tuple(sorted(hidden))


def _row_sheet(sheets: Sequence[Sheet], names: Sequence[str]) -> pl.Series:
    kind = pl.Enum(list(dict.fromkeys(names)))
    return pl.concat(
        [
            pl.repeat(name, sheet.height, dtype=pl.String, eager=True).cast(kind)
            for name, sheet in zip(names, sheets, strict=True)
        ]
    )


def _oddities(
    sheets: Sequence[Sheet], places: Mapping[_Key, int]
) -> dict[Oddity, pl.Series | None]:
    """Return what was noticed of all, each at the rows and the column where it now stands."""
    found: dict[Oddity, pl.Series | None] = {}
    above = 0
    for sheet in sheets:
        keys = _keys(sheet.headings)
        for oddity, rows in sheet.oddities.items():
            column = oddity.column if oddity.column is None else places[keys[oddity.column]]
            moved = replace(oddity, column=column)
            before = found.get(moved)
            below = None if rows is None else (rows + above).cast(pl.UInt32)
            found[moved] = below if before is None or below is None else pl.concat([before, below])
        above += sheet.height
    return found


def _above(sheets: Sequence[Sheet]) -> tuple[AsideRow, ...]:
    return tuple(
        replace(each, sheet=sheet.origin.sheet_name)
        for sheet in sheets
        for each in sheet.origin.above
    )


def _mark(sheets: Sequence[Sheet]) -> TemplateMark | None:
    """Return the first sheet's mark, with the sample rows of all."""
    mark = sheets[0].origin.mark
    samples = [
        each
        for sheet in sheets
        if sheet.origin.mark is not None
        for each in sheet.origin.mark.fingerprints
    ]
    return mark and replace(mark, fingerprints=tuple(dict.fromkeys(samples)))
