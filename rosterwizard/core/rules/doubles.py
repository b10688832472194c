"""Values, or whole rows, that must stand once only.

The first row that has a value is right; every later one is a problem, which names the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rosterwizard.core.cells.field_values import fields_behind, takes_several
from rosterwizard.core.rules import formulas
from rosterwizard.core.rules.checked_rule import AsideFix, CheckedRule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells, Unasked
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field, RecordType, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker
    from rosterwizard.core.rules.formulas import Places


class _Again(CheckedRule, frozen=True, kw_only=True):
    """No two rows are the same in something. Where they are in everything, the later one can go."""

    looks_at = "rows"
    has_twins = True

    def hangs_on_text(self, _record_type: RecordType) -> bool:
        return False

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        import polars as pl

        places = cells.sheet.places.of_rows(cells.frame["row"])
        return {"first_row": pl.lit(places.in_words()).gather(self._first_place(cells))}

    def _first_place(self, cells: Cells) -> pl.Expr:
        """Return at which place of the frame the first of the rows is that are told of each other.

        Those of the same key are all there, in the order of the sheet.
        """
        import polars as pl

        row = pl.col("row")
        return row.search_sorted(row.first().over(self.twins_by(cells)))

    def twins_by(self, cells: Cells) -> pl.Expr:
        return cells.key_of(self.names)

    def broken_rows(self, cells: Cells) -> pl.Series | None:
        if not all(map(cells.has, self.names)):
            return None
        # What tells rows apart is asked of the few alone that may be alike.
        few = self._may_be_twins(cells)
        if few.frame.is_empty():
            return few.frame["row"]
        breach = self.breach(few, None)
        return None if breach is None else few.frame.filter(breach)["row"]

    def _may_be_twins(self, cells: Cells) -> Cells:
        """Return the cells of the rows that may be alike; rules of the same fields share them."""
        return cells.once(_with_twins, *self.names)

    def digests(self, cells: Cells) -> tuple[pl.Series, ...]:
        return cells.key_digests(self.names) if all(map(cells.has, self.names)) else ()

    def aside_fixes(self) -> tuple[AsideFix, ...]:
        return (AsideFix("fix-row-again", _rows_again),)


def _with_twins(cells: Cells, *names: str) -> Cells:
    behind = (fields_behind(cells.field(name)) for name in names)
    return _among(cells, cells.key_digests(names), {name for each in behind for name in each})


def _among(cells: Cells, digests: tuple[pl.Series, ...], names: Collection[str]) -> Cells:
    from rosterwizard.core.cells.few_values import each_once
    from rosterwizard.core.cells.key_digests import several_times

    twins = [several_times(each) for each in digests]
    rows = each_once(*twins)
    if rows.len() == cells.frame.height:  # they were found so
        return cells
    return cells.among(cells.frame["row"].gather(rows), names)


def _rows_again(job_sheet: JobSheet, twins: pl.Series) -> pl.DataFrame:
    from rosterwizard.core.cells.same_rows import rows_again

    return rows_again(job_sheet, twins)


class _Double(_Again, frozen=True, kw_only=True):
    """No two rows have the same values in all of some fields.

    fields: of which the values together stand in one row only.
    """

    fields: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return self.fields

    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        return cells.not_looked(*self.names)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        if not all(map(cells.has, self.fields)):
            return None
        return _came_before(cells.key_of(self.fields))

    def tells(self, cells: Cells, known: pl.Series | None) -> Mapping[str, pl.Expr]:
        values = cells.clean(self.fields[0])
        first = values.gather(self._first_place(cells))
        return {**_Again.tells(self, cells, known), "first_value": first}


def _came_before(key: pl.Expr) -> pl.Expr:
    return key.is_not_null() & ~key.is_first_distinct()


class _Alone(_Double, frozen=True, kw_only=True):
    """Such a rule of which a template can tell while somebody types, if it is of one field."""

    def formula(self, places: Places, field: Field) -> str | None:
        if takes_several(field):
            return None
        cell, cells = places.cell(field.name), places.cells(field.name)
        return formulas.is_alone(cell, cells, ignore_case=field.roster.ignore_case)


class PrimaryKey(_Alone, frozen=True, kw_only=True):
    """What tells the records apart stands once."""

    code = "primaryKey"
    place_in_template = 9
    formula_rank = 3

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if make.record_type.schema.primary_key == (field.name,):
            yield make.of_field(cls(field=field.name, fields=(field.name,)), field)

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        key = make.record_type.schema.primary_key
        if len(key) > 1:
            yield make.of_rows(cls(fields=key))

    @property
    def kind(self) -> str:
        return "several" if len(self.fields) > 1 else ""


class Unique(_Alone, frozen=True, kw_only=True):
    """Each value of a field stands once; of the key, `primaryKey` says so."""

    code = "unique"
    place_in_template = 10
    formula_rank = 4

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        is_key = make.record_type.schema.primary_key == (field.name,)
        if field.constraints.unique and not is_key:
            yield make.of_field(cls(field=field.name, fields=(field.name,)), field)


class _Alike(_Double, frozen=True, kw_only=True):
    """No two rows have values that may be taken for one: the rows are never quite the same."""

    def aside_fixes(self) -> tuple[AsideFix, ...]:
        return ()


class CaseTwins(_Alike, frozen=True, kw_only=True):
    """No value differs from an earlier one by its capitals alone."""

    code = "case-twins"
    place_in_template = 11
    severity: Severity = "warning"

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if field.roster.case_twins:
            yield make.of_field(cls(field=field.name, fields=(field.name,)), field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        # What stands there twice exactly so is the business of the other rules.
        return _came_before(self.twins_by(cells)) & ~_came_before(cells.key_of(self.fields))

    def twins_by(self, cells: Cells) -> pl.Expr:
        return cells.key_of(self.fields, ignore_case=True)


class LookAlikeTwins(_Alike, frozen=True, kw_only=True):
    """No values of a key differ from earlier ones only in what nobody can see."""

    code = "look-alike-twins"
    stated_in = "nowhere"

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if _stands_once(make, field) and not takes_several(field):
            yield make.of_field(cls(field=field.name, fields=(field.name,)), field)

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        schema = make.record_type.schema
        lists = {each.name for each in schema.fields if takes_several(each)}
        for key in (schema.primary_key, *schema.unique_keys):
            if len(key) > 1 and lists.isdisjoint(key):
                yield make.of_rows(cls(fields=key))

    @property
    def kind(self) -> str:
        return "several" if len(self.fields) > 1 else ""

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        seen = cells.seen_key_of(self.fields)
        if seen is None or not all(map(cells.has, self.fields)):
            return None
        return _came_before(seen) & ~_came_before(cells.key_of(self.fields))

    def twins_by(self, cells: Cells) -> pl.Expr:
        seen = cells.seen_key_of(self.fields)
        return cells.key_of(self.fields) if seen is None else seen


class SpellingTwins(_Double, frozen=True, kw_only=True):
    """No values of a key differ from earlier ones only in capitals or blanks."""

    code = "spelling-twins"
    stated_in = "nowhere"
    severity: Severity = "warning"

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if _stands_once(make, field) and not takes_several(field):
            yield make.of_field(cls(field=field.name, fields=(field.name,)), field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        # What is the same, or looks so, is the business of the other rules.
        told = _came_before(cells.key_of(self.fields))
        seen = cells.seen_key_of(self.fields)
        if seen is not None:
            told |= _came_before(seen)
        if cells.field(self.fields[0]).roster.case_twins:
            told |= _came_before(cells.key_of(self.fields, ignore_case=True))
        return _came_before(self._same(cells)) & ~told

    def _same(self, cells: Cells) -> pl.Expr:
        from rosterwizard.core.cells.few_values import surely_without

        key = cells.key_of(self.fields, ignore_case=True)
        if surely_without(" ", cells.texts(self.fields[0], "meant")):
            return key
        # Between two digits a blank parts what belongs to two numbers: 1 12 is not 11 2.
        return key.str.replace_all(r"(\D) ", "$1").str.replace_all(r" (\D)", "$1")


def _stands_once(make: RuleMaker, field: Field) -> bool:
    """Tell whether no two rows may have the same value of the field."""
    return field.constraints.unique or make.record_type.schema.primary_key == (field.name,)


class UniqueKey(_Double, frozen=True, kw_only=True):
    """Each combination of values stands once."""

    code = "uniqueKey"
    place_in_template = 18

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        for key in make.record_type.schema.unique_keys:
            yield make.of_rows(cls(fields=key))


class RowTwice(_Again, frozen=True, kw_only=True):
    """No row says the same as an earlier one, where the profile says so of records without a key.

    Where a key is there twice, it is the problem of that key.
    """

    code = "row-twice"

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        if make.profile.rule_for(cls.code, make.record_type):
            yield make.of_rows(cls())

    def reads(self, record_type: RecordType) -> frozenset[str]:
        return frozenset(each.name for each in record_type.fields)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        schema = cells.record_type.schema
        alone = ((each.name,) for each in schema.fields if each.constraints.unique)
        found = _came_before(self.twins_by(cells))
        for key in (schema.primary_key, *schema.unique_keys, *alone):
            if key and all(map(cells.has, key)):
                found &= ~_came_before(cells.key_of(key))
        return found

    def twins_by(self, cells: Cells) -> pl.Expr:
        from rosterwizard.core.cells.same_rows import same_row

        return same_row(cells)

    def digests(self, cells: Cells) -> tuple[pl.Series, ...]:
        return cells.once(_digests_of_rows)

    def _may_be_twins(self, cells: Cells) -> Cells:
        return cells.once(_with_same_row)


def _with_same_row(cells: Cells) -> Cells:
    every = {each.name for each in cells.record_type.fields}
    return _among(cells, cells.once(_digests_of_rows), every)


def _digests_of_rows(cells: Cells) -> tuple[pl.Series, ...]:
    from rosterwizard.core.cells.key_digests import digests_of
    from rosterwizard.core.cells.same_rows import same_row

    return (digests_of(cells.frame.select(same_row(cells)).to_series()),)
