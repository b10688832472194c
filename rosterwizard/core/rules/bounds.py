"""What values may not go beyond: a length, a number of items, a lowest or a highest value.

Of each there are two, for what is too little and for what is too much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Self

from rosterwizard.core.cells.field_values import takes_several
from rosterwizard.core.rules import formulas
from rosterwizard.core.rules.checked_rule import FieldRule
from rosterwizard.core.rules.values import ValueRule, limits_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells, Unasked
    from rosterwizard.core.cells.stages import Breach
    from rosterwizard.core.profiles.language import Constraints, Field
    from rosterwizard.core.rules.checked_rule import RuleMaker
    from rosterwizard.core.rules.formulas import Places

Sign = Literal[">=", "<="]  # what is right stands so to its bound


def _length_in(limits: Constraints, sign: Sign) -> int | None:
    return limits.min_length if sign == ">=" else limits.max_length


def _range_in(limits: Constraints, sign: Sign) -> float | str | None:
    return limits.minimum if sign == ">=" else limits.maximum


def _is_beyond(number: pl.Expr, sign: Sign, bound: int) -> pl.Expr:
    return number < bound if sign == ">=" else number > bound


def _one_or_more(of: str, bound: int) -> str:
    """Return which sentence says a bound of lengths: one character is no "1 characters"."""
    return f"{of}-one" if bound == 1 else of


class Length(ValueRule, frozen=True, kw_only=True):
    """Values have so many characters.

    of: "each" for the items of a list, else "characters".
    """

    sign: ClassVar[Sign]
    bound: int
    of: str

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if (bound := _length_in(limits_of(field), cls.sign)) is not None:
            of = "each" if takes_several(field) else "characters"
            yield make.of_field(cls(field=field.name, bound=bound, of=of), field)

    @property
    def kind(self) -> str:
        return _one_or_more(self.of, self.bound)

    def bad_text(self, field: Field) -> Breach:
        from rosterwizard.core.cells.stages import of_fitting

        return of_fitting(
            field, lambda text: _is_beyond(text.str.len_chars(), self.sign, self.bound)
        )

    def formula(self, places: Places, field: Field) -> str | None:
        if takes_several(field):
            return None
        return f"LEN({places.cell(field.name)}){self.sign}{self.bound}"


class MinLength(Length, frozen=True, kw_only=True):
    """At least so many characters."""

    code = "minLength"
    place_in_template = 5
    formula_rank = 6
    sign = ">="


class MaxLength(Length, frozen=True, kw_only=True):
    """At most so many characters."""

    code = "maxLength"
    place_in_template = 6
    formula_rank = 5
    sign = "<="


class _Items(FieldRule, frozen=True, kw_only=True):
    """A cell has so many values; blank places are none."""

    takes_example = True
    sign: ClassVar[Sign]
    bound: int

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        bound = _length_in(field.constraints, cls.sign)
        if takes_several(field) and bound is not None:
            yield make.of_field(cls(field=field.name, bound=bound), field)

    @property
    def kind(self) -> str:
        return _one_or_more("items", self.bound)

    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        return cells.not_looked(self.field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        items = cells.filled_items(self.field).list.len()
        return cells.looked(self.field) & _is_beyond(items, self.sign, self.bound)


class MinItems(_Items, frozen=True, kw_only=True):
    """At least so many values."""

    code = "minLength"
    place_in_template = 5
    sign = ">="


class MaxItems(_Items, frozen=True, kw_only=True):
    """At most so many values."""

    code = "maxLength"
    place_in_template = 6
    formula_rank = 5
    sign = "<="

    def formula(self, places: Places, field: Field) -> str | None:
        return formulas.has_at_most(places.cell(field.name), field.delimiter, self.bound)


class Range(ValueRule, frozen=True, kw_only=True):
    """Numbers, dates and times are not beyond a bound."""

    sign: ClassVar[Sign]
    bound: float | str

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if (bound := _range_in(limits_of(field), cls.sign)) is not None:
            yield make.of_field(cls(field=field.name, bound=bound), field)

    def bad_text(self, field: Field) -> Breach:
        from rosterwizard.core.cells.stages import of_fitting
        from rosterwizard.core.cells.value_bounds import is_above, is_below

        is_beyond = is_below if self.sign == ">=" else is_above
        return of_fitting(field, lambda text: is_beyond(field, text, self.bound))

    def formula(self, places: Places, field: Field) -> str | None:
        return formulas.compared(places.cell(field.name), field, self.sign, self.bound)


class Minimum(Range, frozen=True, kw_only=True):
    """Not lower."""

    code = "minimum"
    place_in_template = 7
    formula_rank = 7
    sign = ">="


class Maximum(Range, frozen=True, kw_only=True):
    """Not higher."""

    code = "maximum"
    place_in_template = 8
    formula_rank = 8
    sign = "<="
