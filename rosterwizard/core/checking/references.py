"""Values that must stand in a column of this sheet or of another one."""

from collections.abc import Sequence

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.meaning import same
from rosterwizard.core.cells.stages import Breach
from rosterwizard.core.checking.doubles import key_of
from rosterwizard.core.profiles.language import Field, When


def known_keys(
    target: Cells, names: Sequence[str], where: When | None, *, ignore_case: bool
) -> pl.Series | None:
    """Return the keys that can be referred to, each once; None when they cannot be known.

    target, names: the fields that are referred to; where: which of their rows count.
    """
    if not all(map(target.has, names)):
        return None
    keys = key_of(target, names, ignore_case=ignore_case)
    chosen = target.frame.filter(target.holds(where)) if where else target.frame
    return chosen.select(keys.alias("key"))["key"].drop_nulls().unique()


def is_not_known(
    cells: Cells, fields: Sequence[str], known: pl.Series, *, ignore_case: bool
) -> pl.Expr:
    """Tell where the value, or an item of a list, is none of the `known` keys."""
    field = cells.field(fields[0])
    if len(fields) > 1 or field.type != "list":
        key = key_of(cells, fields, ignore_case=ignore_case)
        return key.is_not_null() & ~key.is_in(known.implode())

    unknown = unknown_item(field, known, ignore_case=ignore_case)
    return cells.looked(field.name) & cells.any_text(field.name, cells.meant(field.name), unknown)


def unknown_item(field: Field, known: pl.Series, *, ignore_case: bool) -> Breach:
    """Return what tells of one item of a list whether it is none of the `known` keys."""

    def unknown(item: pl.Expr) -> pl.Expr:
        key = same(field, item)
        return ~(key.str.to_lowercase() if ignore_case else key).is_in(known.to_list())

    return unknown
