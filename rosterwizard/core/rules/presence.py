"""Cells that must be filled, must be blank, or are not looked at."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Self

from rosterwizard.core.cells.field_values import conditions_as_written
from rosterwizard.core.profiles.language import When
from rosterwizard.core.rules.checked_rule import CellFix, CheckedRule, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells, Unasked
    from rosterwizard.core.profiles.language import Field, RecordType, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker


class Required(FieldRule, frozen=True, kw_only=True):
    """Every row fills the field. A missing column is a problem of its own."""

    code = "required"
    takes_example = True

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if make.record_type.always_needs(field):
            yield make.of_field(cls(field=field.name), field)

    @property
    def kind(self) -> str:
        # What is only noted may stay blank; what the system makes of it is what people ask.
        return "noted" if self.severity == "note" and self.says else ""

    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        return _passed_by(cells, self.field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        return cells.lacking(self.field)


def _passed_by(cells: Cells, name: str) -> dict[Unasked, pl.Expr]:
    """Return why a row need not fill the field, whatever else it needs."""
    passed: tuple[Unasked, ...] = ("must-be-blank", "ignored")
    return {why: where for why, where in cells.not_looked(name).items() if why in passed}


class _Conditional(FieldRule, frozen=True, kw_only=True):
    """A rule that holds in some rows. when: those, with booleans as they stand in a sheet."""

    when: tuple[When, ...]

    @property
    def kind(self) -> str:
        return "always" if When() in self.when else ""


class RequiredWhen(_Conditional, frozen=True, kw_only=True):
    """Some rows fill the field, also where no column does: the rows that need it are told.

    Where the profile speaks about the missing column, that one problem stands for all rows.
    """

    code = "required-when"
    needs_no_column = True

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if field.roster.required_when:
            when = conditions_as_written(make.record_type, field.roster.required_when)
            yield make.of_field(cls(field=field.name, when=when), field)

    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        if self._is_told_otherwise(cells):
            from rosterwizard.core.cells.cells import ALWAYS

            return {"other-rule": ALWAYS}
        holds = cells.any_holds(cells.field(self.field).roster.required_when)
        return {"condition": ~holds, **_passed_by(cells, self.field)}

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        return None if self._is_told_otherwise(cells) else cells.lacking(self.field)

    def _is_told_otherwise(self, cells: Cells) -> bool:
        """Tell whether another rule asks for the field in all rows."""
        field = cells.field(self.field)
        elsewhere = not cells.has(self.field) and "missing-column" in field.roster.rules
        return elsewhere or cells.record_type.always_needs(field)


class BlankRequired(_Conditional, frozen=True, kw_only=True):
    """Some rows leave the field blank."""

    code = "blank-required"
    place_in_template = 16

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if field.roster.blank_when:
            when = conditions_as_written(make.record_type, field.roster.blank_when)
            yield make.of_field(cls(field=field.name, when=when), field)

    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        return {"condition": ~cells.any_holds(cells.field(self.field).roster.blank_when)}

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        return cells.filled(self.field) & cells.any_holds(cells.field(self.field).roster.blank_when)

    def fixes(self) -> tuple[CellFix, ...]:
        # Never safe: the cell may be right, and what asks for a blank one wrong.
        return (CellFix("fix-empty", safe=False, after=_emptied),)


def _emptied(_cells: Cells) -> pl.Expr:
    import polars as pl

    return pl.lit("")


class IgnoredWhen(_Conditional, frozen=True, kw_only=True):
    """In some rows the system does not look at the field."""

    code = "ignored-when"
    place_in_template = 17
    severity: Severity = "note"

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if field.roster.ignored_when:
            when = conditions_as_written(make.record_type, field.roster.ignored_when)
            yield make.of_field(cls(field=field.name, when=when), field)

    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        roster = cells.field(self.field).roster
        holds, blank = cells.any_holds(roster.ignored_when), cells.any_holds(roster.blank_when)
        return {"condition": ~holds, "must-be-blank": blank}

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        # A cell that must be blank is a problem already.
        roster = cells.field(self.field).roster
        blank = cells.any_holds(roster.blank_when)
        return cells.filled(self.field) & cells.any_holds(roster.ignored_when) & ~blank


class OneOf(CheckedRule, frozen=True, kw_only=True):
    """Each row fills at least one field of a group."""

    code = "one-of"
    place_in_template = 19
    fields: tuple[str, ...]

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        for group in make.record_type.roster.one_of:
            yield make.of_rows(cls(fields=group))

    def reads(self, _record_type: RecordType) -> frozenset[str]:
        return frozenset(self.fields)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        return reduce(lambda one, other: one & other, (~cells.filled(name) for name in self.fields))
