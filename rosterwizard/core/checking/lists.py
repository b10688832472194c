"""Cells that hold several values, one after the other."""

import polars as pl

from rosterwizard.core.cells.cells import NEVER, Cells


def has_blank_item(cells: Cells, name: str) -> pl.Expr:
    """Tell where a separator separates nothing ("a;;b", "a;", ";").

    A cell of nothing but separators that must be filled is left to `required`.
    """
    separated = cells.plain(name).str.contains(cells.field(name).delimiter, literal=True)
    looked = ~cells.filled(name) & ~cells.lacking(name) | cells.looked(name)
    return separated & looked & cells.items(name).list.contains("")


def has_double_item(cells: Cells, name: str) -> pl.Expr:
    """Tell where a value stands twice in one cell."""
    filled = _filled(cells, name)
    if cells.field(name).roster.ignore_case:
        filled = filled.list.eval(pl.element().str.to_lowercase())
    return cells.looked(name) & (filled.list.n_unique() < filled.list.len())


def has_fewer_items(cells: Cells, name: str, minimum: int) -> pl.Expr:
    """Tell where the cell has fewer values; blank places are none."""
    return cells.looked(name) & (_filled(cells, name).list.len() < minimum)


def has_more_items(cells: Cells, name: str, maximum: int) -> pl.Expr:
    """Tell where the cell has more values; blank places are none."""
    return cells.looked(name) & (_filled(cells, name).list.len() > maximum)


def differs_in_length(cells: Cells, name: str, other: str) -> pl.Expr:
    """Tell where two filled lists have not as many places, blank ones counted."""
    if not cells.has(other):
        return NEVER
    both = cells.looked(name) & cells.looked(other)
    return both & (cells.items(name).list.len() != cells.items(other).list.len())


def _filled(cells: Cells, name: str) -> pl.Expr:
    return cells.meant(name).list.filter(pl.element() != "")
