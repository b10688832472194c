"""Two dates of one row that must stand in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from rosterwizard.core.cells.field_values import takes_several
from rosterwizard.core.rules import formulas
from rosterwizard.core.rules.checked_rule import FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Field, RecordType
    from rosterwizard.core.rules.checked_rule import RuleMaker
    from rosterwizard.core.rules.formulas import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBefore(FieldRule):
    """A date is not before that of another field."""

    code = "not-before"
    place_in_template = 15
    formula_rank = 10
    other: str

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if other := field.roster.not_before:
            yield make.of_field(cls(field=field.name, other=other), field)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.field, self.other)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        if not cells.has(self.other):
            return None
        both = cells.looked(self.field) & cells.looked(self.other)
        earlier = cells.date(self.field) < cells.date(self.other)
        return both & earlier.fill_null(value=False)

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        return {"other_value": cells.clean(self.other)}

    def formula(self, places: Places, field: Field) -> str | None:
        if self.other not in places or takes_several(field):
            return None
        return formulas.not_before(places, field, places.record_type.field(self.other))
