"""Dates that pass, with day and month exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Field
    from rosterwizard.core.rules.checked_rule import RuleMaker


class DateOrder(FieldRule, frozen=True, kw_only=True):
    """Day and month stand in the order of the field.

    Those dates that can be read only the other way round are told by their type; the others of
    the same column pass, and are wrong. swapped: the column shows it.
    """

    code = "date-order"
    looks_at = "rows"
    stated_in = "nowhere"
    swapped: bool = False

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if field.type == "date":
            yield make.of_field(cls(field=field.name), field)

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        from rosterwizard.core.cells.date_habits import habits_of

        return replace(self, swapped=own.once(habits_of, self.field).swapped)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        if not self.swapped:
            return None
        passes = cells.looked(self.field) & ~cells.is_suspect(self.field, "off-type")
        return passes & self._exchanged(cells).is_not_null()

    def tells_more(self, _record_type: object) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        return {"original": self._exchanged(cells)}

    def fixes(self) -> tuple[CellFix, ...]:
        return (CellFix("fix-date-order", safe=True, after=self._exchanged),)

    def _exchanged(self, cells: Cells) -> pl.Expr:
        from rosterwizard.core.cells.date_habits import other_way_round, written

        return written(other_way_round(cells.date(self.field)), cells.field(self.field))
