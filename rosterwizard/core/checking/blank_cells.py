"""Cells that must be filled, must be blank, or are not looked at; and stray blanks."""

from collections.abc import Iterable
from functools import reduce

import polars as pl

from rosterwizard.core.cells.cells import NEVER, Cells


def is_required(cells: Cells, name: str) -> pl.Expr:
    """Tell where a cell is blank that every row needs. A missing column is its own problem."""
    return cells.lacking(name)


def is_required_when(cells: Cells, name: str) -> pl.Expr:
    """Tell where a cell is blank that this row needs, also where no column fills the field.

    Where the profile speaks about the missing column, that one problem stands for all rows.
    """
    field = cells.field(name)
    elsewhere = not cells.has(name) and "missing-column" in field.roster.rules
    always = cells.record_type.always_needs(field)
    return NEVER if always or elsewhere else cells.lacking(name)


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
    stray = cells.read(name) != cells.plain(name)
    return (stray | cells.is_suspect(name, "untidy")) & ~cells.lacking(name)
