"""Rows whose cells stand one column too far right or left, from some column on.

Fields that take some texts alone (addresses, dates, closed lists) say so best: a cell is none of
them, and the one beside it is, while other rows have theirs in place. Without them a row must look
much more like the others once it is moved back. From which column on the cells moved is told by
what the columns usually hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.moved_row import MovedRow, Shift, Side, shifts_of
from rosterwizard.core.cells.odd_cells import last_filled, odd_rows
from rosterwizard.core.cells.usual_texts import UsualTexts
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.matching import Matching

_FEWEST_SOUND = 2  # rows that have a field's texts where they belong
_MOST_COMPARED = 500  # sound rows
_SUSPECTS = ("off-type", "off-list")


def shifted_rows(own: Cells, side: Side) -> tuple[Shift, ...]:
    """Return the rows whose cells stand one column too far to that side, in their order."""
    judges = judging_fields(own)
    if not judges:
        return ()
    frame = own.job_sheet.frame
    filled, off = filled_and_off(own, judges)
    sound = {n: at for n, at in judges.items() if (filled[n] & ~off[n]).sum() >= _FEWEST_SOUND}
    of_others = _any_of(off, judges)
    suspects = of_others | odd_rows(frame)
    # Most rows may have moved, so that those that did not are odd, and nothing is where all moved.
    ends = last_filled(frame) if side == "right" else []
    every = (of_others, suspects, *(suspects | _from(end, frame.height) for end in ends))
    found = (_among(own.job_sheet, each, sound, side) for each in every)
    return max(found, key=len)


def _from(start: int, height: int) -> pl.Series:
    return pl.arange(height, eager=True) >= start


def _among(
    job_sheet: JobSheet, suspects: pl.Series, judges: Mapping[str, int], side: Side
) -> tuple[Shift, ...]:
    """Return those of the suspects that moved, held against all other rows."""
    model = job_sheet.frame.filter(~suspects).head(_MOST_COMPARED)
    rows = suspects.arg_true().filter(_has_room(job_sheet.frame.filter(suspects), side))
    if model.height < _FEWEST_SOUND or rows.is_empty():
        return ()
    usual = UsualTexts({at: model[f"c{at}"] for at in range(model.width)})
    return shifts_of(_moved_rows(job_sheet, rows, judges, side), usual, side)


def judging_fields(cells: Cells) -> dict[str, int]:
    """Return the fields that do not take any text, with their columns."""
    columns = {match.field: match.column for match in cells.job_sheet.matching.matches}
    return {
        name: column
        for name, column in columns.items()
        if name and any(cells.may_have(name, kind) for kind in _SUSPECTS)
    }


def filled_and_off(cells: Cells, names: Mapping[str, int]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return by field where a cell is filled, and where it is none of what the field takes."""

    def off(name: str) -> pl.Expr:
        kinds = (cells.is_suspect(name, kind) for kind in _SUSPECTS)
        return cells.filled(name) & pl.any_horizontal(*kinds)

    filled = cells.frame.select("row", *(cells.filled(name).alias(name) for name in names))
    return filled, cells.frame.select("row", *(off(name).alias(name) for name in names))


def _any_of(facts: pl.DataFrame, names: Mapping[str, int]) -> pl.Series:
    return facts.select(pl.any_horizontal(*names)).to_series()


def _has_room(frame: pl.DataFrame, side: Side) -> pl.Series:
    """Tell which rows have a blank cell where moving them back would end."""
    ends = frame.columns if side == "right" else frame.columns[-1:]
    return frame.select(pl.any_horizontal(pl.col(ends) == "")).to_series()


def _moved_rows(
    job_sheet: JobSheet, rows: pl.Series, judges: Mapping[str, int], side: Side
) -> list[MovedRow]:
    """Return the rows with what moving back puts right, and what it does not."""
    few = replace(job_sheet, frame=job_sheet.frame[rows], whole=None)
    filled, off = filled_and_off(Cells(few), judges)
    back = replace(few, matching=matched_back(few.matching, side))
    filled_back, off_back = filled_and_off(Cells(back), judges)
    gains = pl.DataFrame({n: (off[n] | ~filled[n]) & filled_back[n] & ~off_back[n] for n in judges})
    facts = [_columns_where(each, judges) for each in (off, off_back, gains)]
    return list(map(MovedRow, rows, few.frame.rows(), *facts))


def _columns_where(facts: pl.DataFrame, columns: Mapping[str, int]) -> list[frozenset[int]]:
    """Return for each row in which of the columns the fact is true."""
    return [
        frozenset(column for column, is_so in zip(columns.values(), row, strict=True) if is_so)
        for row in facts.select(*columns).rows()
    ]


def matched_back(matching: Matching, side: Side) -> Matching:
    """Return the matching with each field one column to that side, where its cells stand."""
    fields = [match.field for match in matching.matches]
    there: Sequence[str | None] = [None, *fields] if side == "right" else [*fields[1:], None]
    matches = (  # the last field has no column any more, and a sheet without columns no match
        replace(match, field=field) for match, field in zip(matching.matches, there, strict=False)
    )
    return replace(matching, matches=tuple(matches), made={})
