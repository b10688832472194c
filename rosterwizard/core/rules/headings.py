"""Columns that are missing, unknown, doubled, unwanted, or under a heading in another spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_values import conditions_as_written
from rosterwizard.core.messages.screen_mask import screened_heading
from rosterwizard.core.rules.checked_rule import CheckedRule, FieldRule
from rosterwizard.core.sheet.heading_text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.matching.matching import Match
    from rosterwizard.core.profiles.language import Field, Profile, RecordType, Severity, When
    from rosterwizard.core.rules.checked_rule import RuleMaker


class MissingColumn(FieldRule, frozen=True, kw_only=True):
    """A column fills the field, or one value for all rows does.

    when: the rows that need it, where only some do; None where the column must be there anyway.
    added: the file gets the column with blank cells, so that the sheet may do without.
    """

    code = "missing-column"
    looks_at = "file"
    when: tuple[When, ...] | None = None
    added: bool = False

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        added = make.record_type.adds_column(field)
        like = _as_grave_as(make.record_type, field)
        stands_for_rows = "missing-column" in field.roster.rules
        if added and not (stands_for_rows and field.roster.required_when):
            rule = make.of_field(cls(field=field.name, added=True), field)
            # Of a column that is added anyway, people take note at most, but for its own sake.
            yield replace(rule, severity="note") if rule.severity == "error" else rule
        elif "required" in like or (field.roster.heading_required and not added):
            yield make.of_field(cls(field=field.name), field, like)
        elif stands_for_rows:
            # One problem stands for all rows that need the column; without such rows, none does.
            when = conditions_as_written(make.record_type, field.roster.required_when)
            yield make.of_field(cls(field=field.name, when=when or None), field)

    def held_to(self, job_sheet: JobSheet) -> Self:
        # A person left the column out knowingly: it must not stop them again.
        left_out = self.field in job_sheet.matching.left_out and self.severity == "error"
        return replace(self, severity="warning") if left_out else self

    @property
    def kind(self) -> str:
        return "added" if self.added else "when" if self.when else ""

    def reads(self, record_type: RecordType) -> frozenset[str]:
        return FieldRule.reads(self, record_type) if self.when else frozenset()

    def breaks_file(self, _profile: Profile, cells: Cells) -> bool:
        if cells.has(self.field) or self.when is None:
            return not cells.has(self.field)
        needed_when = cells.field(self.field).roster.required_when
        return bool(cells.frame.select(cells.any_holds(needed_when).any()).item())


def _as_grave_as(record_type: RecordType, field: Field) -> tuple[str, ...]:
    """Return the code of what its blank cells would be: a missing column is as grave."""
    if record_type.always_needs(field):
        return ("required",)
    return ("required-when",) if field.roster.required_when else ()


class Heading(FieldRule, frozen=True, kw_only=True):
    """The field's column stands under its own heading, where the system insists.

    A note, however much it insists: the file that is made has the system's own headings.
    """

    code = "heading"
    looks_at = "headings"
    severity: Severity = "note"

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if make.record_type.roster.exact_headings or "heading" in field.roster.rules:
            yield replace(make.of_field(cls(field=field.name), field), severity="note")

    def reads(self, _record_type: RecordType) -> frozenset[str]:
        return frozenset()

    def columns(self, job_sheet: JobSheet) -> Iterator[int]:
        exact = job_sheet.record_type.roster.exact_headings
        for match in job_sheet.matching.matches:
            heading = match.heading
            alike = heading == self.field if exact else folded(heading) == folded(self.field)
            if match.field == self.field and not alike:
                yield match.column

    def tells_of_sheet(self, job_sheet: JobSheet, column: int | None) -> Mapping[str, object]:
        match = job_sheet.matching.matches[column or 0]
        return {} if match.heading.strip() else {"kind": "unnamed", **_place(match)}


class _IdleColumn(CheckedRule, frozen=True, kw_only=True):
    """A rule of columns that fill no field; each of them breaks one of these at most."""

    looks_at = "headings"

    def columns(self, job_sheet: JobSheet) -> Iterator[int]:
        used = _used(job_sheet)
        for match in job_sheet.matching.matches:
            # What a person left out is no problem any more.
            idle = job_sheet.matching.is_idle(match)
            if idle and _fault_of(match, job_sheet, used) == self.code and self._is_meant(match):
                yield match.column

    def _is_meant(self, _match: Match) -> bool:
        return True


class UnsettledColumn(_IdleColumn, frozen=True, kw_only=True):
    """Of each column that may be a field somebody has said whether it is."""

    code = "unsettled-column"
    stated_in = "nowhere"

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        yield make.of_rows(cls())

    def tells_of_sheet(self, job_sheet: JobSheet, column: int | None) -> Mapping[str, object]:
        match = job_sheet.matching.matches[column or 0]
        kind = {"kind": "unnamed"} if not match.heading.strip() else {}
        return {**kind, "field": match.maybe, **_place(match)}


class UnknownColumn(_IdleColumn, frozen=True, kw_only=True):
    """Every column that has a heading or values is one of the system's.

    Where others are passed on, one without a heading still is not.
    """

    code = "unknown-column"
    stated_in = "nowhere"
    severity: Severity = "warning"
    passes_on: bool = False

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        yield make.of_rows(cls(passes_on=make.record_type.roster.keep_unknown))

    def tells_of_sheet(self, job_sheet: JobSheet, column: int | None) -> Mapping[str, object]:
        named = column is None or job_sheet.matching.matches[column].heading.strip()
        return {} if named else {"kind": "unnamed"}

    def _is_meant(self, match: Match) -> bool:
        return not (self.passes_on and match.heading.strip())


class PassedOnError(CheckedRule, frozen=True, kw_only=True):
    """A column that is passed on as it is holds values, too, and no errors of formulas."""

    code = "passed-on-error"
    looks_at = "headings"
    stated_in = "nowhere"

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        if make.record_type.roster.keep_unknown:
            yield make.of_rows(cls())

    def places(self, job_sheet: JobSheet) -> Iterator[tuple[int, pl.Series]]:
        import polars as pl

        from rosterwizard.core.sheet.error_values import is_error_value

        for match in job_sheet.matching.matches:
            if job_sheet.matching.is_idle(match) and match.heading.strip():
                damaged = is_error_value(pl.col(f"c{match.column}").str.strip_chars())
                yield match.column, job_sheet.frame.select(damaged).to_series().arg_true()


class DuplicateColumn(_IdleColumn, frozen=True, kw_only=True):
    """No heading stands above two columns."""

    code = "duplicate-column"
    stated_in = "nowhere"

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        yield make.of_rows(cls())

    def tells_of_sheet(self, job_sheet: JobSheet, column: int | None) -> Mapping[str, object]:
        match = job_sheet.matching.matches[column or 0]
        first = _used(job_sheet)[folded(match.heading)]
        is_used = first.field or job_sheet.matching.made_with(first.column)
        kind = {} if is_used else {"kind": "passed-on"}
        other = {"other": screened_heading(first.heading), "other_letter": _place(first)["letter"]}
        return {**kind, **other, **_place(match)}


class UnwantedColumn(_IdleColumn, frozen=True, kw_only=True):
    """A column that belongs elsewhere is not there."""

    code = "unwanted-column"
    stated_in = "itself"
    severity: Severity = "warning"
    unwanted: str

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        for each in make.record_type.roster.unwanted:
            yield make.stated(cls(unwanted=each.heading), each.rule)

    def _is_meant(self, match: Match) -> bool:
        return folded(self.unwanted) == folded(match.heading)


def _fault_of(match: Match, job_sheet: JobSheet, used: Mapping[str, Match]) -> str | None:
    """Return the code of what is wrong with a column that fills no field. used: see `_used`."""
    heading = folded(match.heading)
    if heading in {folded(each.heading) for each in job_sheet.record_type.roster.unwanted}:
        return UnwantedColumn.code
    if match.maybe:
        return UnsettledColumn.code
    if heading and used.get(heading, match) is not match:
        return DuplicateColumn.code
    if match.heading.strip() or _has_values(match, job_sheet):
        return UnknownColumn.code
    return None


def _used(job_sheet: JobSheet) -> dict[str, Match]:
    """Return the column that is used for each heading, folded: for a field, or passed on.

    Of several that are passed on it is the first.
    """
    kept = job_sheet.record_type.roster.keep_unknown
    found: dict[str, Match] = {}
    for match in job_sheet.matching.matches:
        if match.field is not None or job_sheet.matching.made_with(match.column):
            found[folded(match.heading)] = match
        elif kept:
            found.setdefault(folded(match.heading), match)
    return found


def _place(match: Match) -> Mapping[str, object]:
    from rosterwizard.core.sheet.sheet import column_letter

    return {"letter": column_letter(match.column)}


def _has_values(match: Match, job_sheet: JobSheet) -> bool:
    return bool((job_sheet.frame[f"c{match.column}"].str.strip_chars() != "").any())
