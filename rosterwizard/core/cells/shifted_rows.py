"""Rows whose cells stand one column too far right or left, from some column on.

Fields that take some texts alone (addresses, dates, closed lists) say so best: a cell is none of
them, and the one beside it is, while other rows have theirs in place. Without them a row must look
much more like the others once it is moved back. From which column on the cells moved is told by
what the columns usually hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.moved_row import MovedRow, Shift, Side, shifts_of
from rosterwizard.core.cells.odd_cells import last_filled, odd_rows
from rosterwizard.core.cells.stages import misfits_of
from rosterwizard.core.cells.usual_texts import UsualTexts
from rosterwizard.core.matching.matching import Matching

_FEWEST_SOUND = 2  # rows that have a field's texts where they belong
_MOST_COMPARED = 500  # sound rows
_MOST_LOOKED_AT = 5_000  # suspects, one by one
_SUSPECTS = ("off-type", "off-list")
_NO_ROWS = pl.Series(dtype=pl.UInt32)
Facts = tuple[pl.DataFrame, pl.DataFrame]
"""By field, where a cell is filled, and where it is none of what the field takes."""


def shifted_rows(own: Cells, side: Side) -> tuple[Shift, ...]:
    """Return the rows whose cells stand one column too far to that side, in their order."""
    judges = own.once(judging_fields)
    facts = filled, off = own.once(_facts)
    sound = {n: at for n, at in judges.items() if (filled[n] & ~off[n]).sum() >= _FEWEST_SOUND}
    if not sound:
        return ()
    answers = _suspects(own, off.select(pl.any_horizontal(*judges)).to_series(), side)
    tried = [each for each in answers if (~each).sum() >= _FEWEST_SOUND]
    looked_at = [_with_room(own.job_sheet.frame, each.arg_true(), side) for each in tried]
    every = pl.concat([_NO_ROWS, *looked_at]).unique().sort()
    moved = {each.row: each for each in _moved_rows(own, every, facts, sound, side)}
    found = (
        _among(
            _model(own.job_sheet.frame, suspects),
            [moved[row] for row in rows if row in moved],
            side,
        )
        for suspects, rows in zip(tried, looked_at, strict=True)
    )
    return max(found, key=len, default=())


def _facts(own: Cells) -> Facts:
    return filled_and_off(own, own.once(judging_fields))


def _odd_rows(own: Cells) -> pl.Series:
    return odd_rows(own.job_sheet.frame)


def _suspects(own: Cells, of_others: pl.Series, side: Side) -> list[pl.Series]:
    """Return several answers to which rows are to be held against all others, each once.

    of_others: those with a cell that is none of its field's.
    Most rows may have moved, so that those that did not are odd, and nothing is where all moved.
    """
    frame = own.job_sheet.frame
    suspects = of_others | own.once(_odd_rows)
    ends = last_filled(frame) if side == "right" else []
    found: list[pl.Series] = []
    for each in (of_others, suspects, *(suspects | _from(end, frame.height) for end in ends)):
        if not any(each.equals(other) for other in found):
            found.append(each)
    return found


def _from(start: int, height: int) -> pl.Series:
    return pl.arange(height, eager=True) >= start


def _model(frame: pl.DataFrame, suspects: pl.Series) -> pl.DataFrame:
    """Return as many of the other rows as suspects are held against."""
    return frame[(~suspects).arg_true().head(_MOST_COMPARED)]


def _among(model: pl.DataFrame, rows: Sequence[MovedRow], side: Side) -> tuple[Shift, ...]:
    """Return those of the rows that moved, held against some of the others."""
    if not rows:
        return ()
    return shifts_of(rows, UsualTexts({at: model[f"c{at}"] for at in range(model.width)}), side)


def judging_fields(cells: Cells) -> dict[str, int]:
    """Return the fields that do not take any text, with their columns."""
    columns = {match.field: match.column for match in cells.matching.matches}
    return {
        name: column
        for name, column in columns.items()
        if name and any(cells.may_have(name, kind) for kind in _SUSPECTS)
    }


def filled_and_off(cells: Cells, names: Mapping[str, int]) -> Facts:
    """Return what of the fields' cells is filled and off."""

    def off(name: str) -> pl.Expr:
        kinds = (cells.is_suspect(name, kind) for kind in _SUSPECTS)
        return cells.filled(name) & pl.any_horizontal(*kinds)

    filled = cells.frame.select("row", *(cells.filled(name).alias(name) for name in names))
    return filled, cells.frame.select("row", *(off(name).alias(name) for name in names))


def _with_room(frame: pl.DataFrame, rows: pl.Series, side: Side) -> pl.Series:
    """Return which of the rows have a blank cell where moving them back would end."""
    ends = frame.columns if side == "right" else frame.columns[-1:]
    return rows.filter(frame[rows].select(pl.any_horizontal(pl.col(ends) == "")).to_series())


def _moved_rows(
    own: Cells, rows: pl.Series, facts: Facts, judges: Mapping[str, int], side: Side
) -> Iterator[MovedRow]:
    """Give the rows with what moving back puts right, and what it does not.

    facts: those of all rows. judges: the fields that say so. Of very many rows only those are
    given in which these say so, or several cells are odd for their columns.
    """
    if rows.is_empty():
        return
    filled, off = (each[rows] for each in facts)
    few = replace(own.job_sheet, frame=own.job_sheet.frame[rows], whole=None)
    back = replace(few, matching=matched_back(few.matching, side))
    moved = Cells(back, columns=misfits_of(back, judges))
    filled_back, off_back = filled_and_off(moved, judges)
    gains = pl.DataFrame({n: (off[n] | ~filled[n]) & filled_back[n] & ~off_back[n] for n in judges})
    texts = few.frame
    if rows.len() > _MOST_LOOKED_AT:
        is_any = pl.any_horizontal(*judges)
        told = off.select(is_any).to_series() & gains.select(is_any).to_series()
        keep = told | own.once(_odd_rows).gather(rows)
        rows, texts = rows.filter(keep), texts.filter(keep)
        off, off_back, gains = (each.filter(keep) for each in (off, off_back, gains))
    told_of = [_columns_where(each, judges) for each in (off, off_back, gains)]
    yield from map(MovedRow, rows, texts.rows(), *told_of)


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
