"""Cells that must be filled, must be blank, or are not looked at; and stray blanks."""

from collections.abc import Iterable
from functools import reduce

import polars as pl

from rosterwizard.core.checking.cells import Cells
from rosterwizard.core.rules import is_always_required

_NEVER = pl.lit(value=False)
_ALWAYS = pl.lit(value=True)


def is_required(cells: Cells, name: str) -> pl.Expr:
    """Tell where a cell is blank that every row needs. A missing column is its own problem."""
    return is_lacking(cells, name) if cells.has(name) else _NEVER


def is_required_when(cells: Cells, name: str) -> pl.Expr:
    """Tell where a cell is blank that this row needs, also where no column fills the field."""
    always = is_always_required(cells.record_type, cells.field(name))
    return _NEVER if always else is_lacking(cells, name)


def is_lacking(cells: Cells, name: str) -> pl.Expr:
    """Tell where the field is blank and its row needs it."""
    field = cells.field(name)
    always = is_always_required(cells.record_type, field)
    if not always and not field.roster.required_when:
        return _NEVER
    needed = _ALWAYS if always else cells.any_holds(field.roster.required_when)
    passed_by = cells.any_holds((*field.roster.ignored_when, *field.roster.blank_when))
    return ~cells.filled(name) & needed & ~passed_by


def is_not_blank(cells: Cells, name: str) -> pl.Expr:
    """Tell where a cell is filled that must be blank."""
    return cells.filled(name) & cells.any_holds(cells.field(name).roster.blank_when)


def is_ignored(cells: Cells, name: str) -> pl.Expr:
    """Tell where a cell is filled that the system does not look at."""
    roster = cells.field(name).roster
    ignored = cells.any_holds(roster.ignored_when) & ~cells.any_holds(roster.blank_when)
    return cells.filled(name) & ignored


def is_none_filled(cells: Cells, names: Iterable[str]) -> pl.Expr:
    """Tell where no field of the group is filled."""
    return reduce(lambda one, other: one & other, (~cells.filled(name) for name in names))


def has_stray_blanks(cells: Cells, name: str) -> pl.Expr:
    """Tell where blanks stand around a value, or of an item, or odd ones inside it.

    A cell of nothing but blanks that must be filled is left to `required`.
    """
    field = cells.field(name)
    stray = cells.read(name) != cells.plain(name)
    if field.type == "list":
        stray |= cells.plain(name) != cells.items(name).list.join(field.delimiter)
    return stray & ~is_lacking(cells, name)
