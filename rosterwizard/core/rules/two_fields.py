"""Two cells of one row that must suit each other."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Self

from rosterwizard.core.cells.field_values import takes_several
from rosterwizard.core.rules import formulas
from rosterwizard.core.rules.checked_rule import FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells, Unasked
    from rosterwizard.core.profiles.language import Field, RecordType
    from rosterwizard.core.rules.checked_rule import RuleMaker
    from rosterwizard.core.rules.formulas import Places


class _OfTwoFields(FieldRule, frozen=True, kw_only=True):
    """A rule of two fields where both are looked at. other: the name of the second."""

    other: str

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if other := cls.other_of(field):
            yield make.of_field(cls(field=field.name, other=other), field)

    @classmethod
    @abstractmethod
    def other_of(cls, field: Field) -> str:
        """Return the name of the field that this one must suit; "" for none."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        return (self.field, self.other)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        if not cells.has(self.other):
            return None
        return cells.looked(self.field) & cells.looked(self.other) & self.clash(cells)

    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        return {**cells.not_looked(self.field), "other-cell": ~cells.looked(self.other)}

    @abstractmethod
    def clash(self, cells: Cells) -> pl.Expr:
        """Tell where the two do not suit each other."""
        ...

    def tells_more(self, _record_type: RecordType) -> bool:
        return True


class SameLength(_OfTwoFields, frozen=True, kw_only=True):
    """Two filled lists have as many places, blank ones counted."""

    code = "same-length"
    place_in_template = 14

    @classmethod
    def other_of(cls, field: Field) -> str:
        return field.roster.same_length_as

    def clash(self, cells: Cells) -> pl.Expr:
        return _places(cells, self.field) != _places(cells, self.other)

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        return {
            "count": _places(cells, self.field),
            "other_count": _places(cells, self.other),
        }


def _places(cells: Cells, name: str) -> pl.Expr:
    return cells.items(name).list.len()


class NotBefore(_OfTwoFields, frozen=True, kw_only=True):
    """A date is not before that of another field."""

    code = "not-before"
    place_in_template = 15
    formula_rank = 10

    @classmethod
    def other_of(cls, field: Field) -> str:
        return field.roster.not_before

    def clash(self, cells: Cells) -> pl.Expr:
        return (cells.date(self.field) < cells.date(self.other)).fill_null(value=False)

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        return {"other_value": cells.clean(self.other)}

    def formula(self, places: Places, field: Field) -> str | None:
        if self.other not in places or takes_several(field):
            return None
        return formulas.not_before(places, field, places.record_type.field(self.other))
