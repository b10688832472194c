"""Cells that hold several values, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rosterwizard.core.cells.field_values import takes_several
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells, Unasked
    from rosterwizard.core.profiles.language import Field
    from rosterwizard.core.rules.checked_rule import RuleMaker


class BlankItem(FieldRule, frozen=True, kw_only=True):
    """No separator separates nothing ("a;;b", "a;", ";").

    A cell of nothing but separators that must be filled is left to `required`.
    """

    code = "blank-item"
    stated_in = "nowhere"
    delimiter: str

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if takes_several(field):
            yield make.of_field(cls(field=field.name, delimiter=field.delimiter), field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        name = self.field
        separated = cells.plain(name).str.contains(self.delimiter, literal=True)
        looked = ~cells.filled(name) & ~cells.lacking(name) | cells.looked(name)
        return separated & looked & cells.items(name).list.contains("")

    def fixes(self) -> tuple[CellFix, ...]:
        return (CellFix("fix-blank-item", safe=True, after=self._without_blanks),)

    def _without_blanks(self, cells: Cells) -> pl.Expr:
        text = cells.without_blank_items(self.field, cells.meant(self.field))
        return _where_places_say_nothing(cells, self.field, text)


def _where_places_say_nothing(cells: Cells, name: str, text: pl.Expr) -> pl.Expr:
    """Return the text, or none where an item's place says which item of another list it is."""
    import polars as pl

    return pl.lit(None, dtype=pl.String) if cells.is_paired(name) else text


class DoubleItem(FieldRule, frozen=True, kw_only=True):
    """No value stands twice in one cell."""

    code = "double-item"
    place_in_template = 13

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if takes_several(field) and field.roster.items.unique:
            yield make.of_field(cls(field=field.name), field)

    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        return cells.not_looked(self.field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        import polars as pl

        filled = cells.filled_items(self.field)
        if cells.field(self.field).roster.ignore_case:
            filled = filled.list.eval(pl.element().str.to_lowercase())
        return cells.looked(self.field) & (filled.list.n_unique() < filled.list.len())

    def fixes(self) -> tuple[CellFix, ...]:
        # Not safe: one of the two may stand for another value that was meant.
        return (CellFix("fix-double-item", safe=False, after=self._without_doubles),)

    def _without_doubles(self, cells: Cells) -> pl.Expr:
        once = cells.meant(self.field).list.unique(maintain_order=True)
        text = cells.without_blank_items(self.field, once)
        return _where_places_say_nothing(cells, self.field, text)
