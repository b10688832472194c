"""Columns that are missing, unknown, doubled, unwanted, or under a heading in another spelling."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from rosterwizard.core.rules.checked_rule import CheckedRule, FieldRule
from rosterwizard.core.sheet.heading_text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.matching.matching import Match
    from rosterwizard.core.profiles.language import Field, Profile, RecordType, Severity, When
    from rosterwizard.core.rules.checked_rule import RuleMaker


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingColumn(FieldRule):
    """A column fills the field, or one value for all rows does.

    when: the rows that need it, where only some do; None where the column must be there anyway.
    """

    code = "missing-column"
    looks_at = "file"
    when: tuple[When, ...] | None = None

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        roster = make.record_type.roster
        like = _as_grave_as(make.record_type, field)
        if "required" in like or field.roster.heading_required or roster.all_headings:
            yield make.of_field(cls(field=field.name), field, like)
        elif "missing-column" in field.roster.rules:
            # One problem stands for all rows that need the column; without such rows, none does.
            when = field.roster.required_when or None
            yield make.of_field(cls(field=field.name, when=when), field)

    def held_to(self, job_sheet: JobSheet) -> Self:
        # A person left the column out knowingly: it must not stop them again.
        left_out = self.field in job_sheet.matching.left_out
        return replace(self, severity="warning") if left_out else self

    @property
    def kind(self) -> str:
        return "when" if self.when else ""

    def reads(self, record_type: RecordType) -> frozenset[str]:
        return FieldRule.reads(self, record_type) if self.when else frozenset()

    def breaks_file(self, _profile: Profile, cells: Cells) -> bool:
        if cells.has(self.field) or self.when is None:
            return not cells.has(self.field)
        return bool(cells.frame.select(cells.any_holds(self.when).any()).item())


def _as_grave_as(record_type: RecordType, field: Field) -> tuple[str, ...]:
    """Return the code of what its blank cells would be: a missing column is as grave."""
    if record_type.always_needs(field):
        return ("required",)
    return ("required-when",) if field.roster.required_when else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(FieldRule):
    """The field's column stands under its own heading, where the system insists."""

    code = "heading"
    looks_at = "headings"
    severity: Severity = "warning"

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if make.record_type.roster.exact_headings or "heading" in field.roster.rules:
            yield make.of_field(cls(field=field.name), field)

    def reads(self, _record_type: RecordType) -> frozenset[str]:
        return frozenset()

    def columns(self, job_sheet: JobSheet) -> Iterator[int]:
        exact = job_sheet.record_type.roster.exact_headings
        for match in job_sheet.matching.matches:
            heading = match.heading
            alike = heading == self.field if exact else folded(heading) == folded(self.field)
            if match.field == self.field and not alike:
                yield match.column


@dataclass(frozen=True, slots=True, kw_only=True)
class _IdleColumn(CheckedRule):
    """A rule of columns that fill no field; each of them breaks one of these at most."""

    looks_at = "headings"

    def columns(self, job_sheet: JobSheet) -> Iterator[int]:
        used = _used_from(job_sheet)
        for match in job_sheet.matching.matches:
            # What a person left out is no problem any more.
            idle = match.field is None and match.reason != "chosen"
            if idle and _fault_of(match, job_sheet, used) == self.code and self._is_meant(match):
                yield match.column

    def _is_meant(self, _match: Match) -> bool:
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownColumn(_IdleColumn):
    """Every column that has a heading or values is one of the system's."""

    code = "unknown-column"
    stated_in = "nowhere"
    severity: Severity = "warning"

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        if not make.record_type.roster.keep_unknown:
            yield make.of_rows(cls())

    def tells_of_sheet(self, job_sheet: JobSheet, column: int | None) -> Mapping[str, object]:
        named = column is None or job_sheet.matching.matches[column].heading.strip()
        return {} if named else {"kind": "unnamed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateColumn(_IdleColumn):
    """No heading stands above two columns."""

    code = "duplicate-column"
    stated_in = "nowhere"

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        yield make.of_rows(cls())


@dataclass(frozen=True, slots=True, kw_only=True)
class UnwantedColumn(_IdleColumn):
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


def _fault_of(match: Match, job_sheet: JobSheet, used: Mapping[str, int]) -> str | None:
    """Return the code of what is wrong with a column that fills no field."""
    heading = folded(match.heading)
    if heading in {folded(each.heading) for each in job_sheet.record_type.roster.unwanted}:
        return UnwantedColumn.code
    if heading and used.get(heading, match.column) < match.column:
        return DuplicateColumn.code
    if match.heading.strip() or _has_values(match, job_sheet):
        return UnknownColumn.code
    return None


def _used_from(job_sheet: JobSheet) -> dict[str, int]:
    """Return the headings, folded, with the column from which on another one is a double.

    One that fills a field is so for all columns. Worked out once: a sheet may have thousands.
    """
    kept = job_sheet.record_type.roster.keep_unknown
    used: dict[str, int] = {}
    for match in job_sheet.matching.matches:
        if match.field is not None:
            used[folded(match.heading)] = -1
        elif kept:
            used.setdefault(folded(match.heading), match.column)
    return used


def _has_values(match: Match, job_sheet: JobSheet) -> bool:
    return bool((job_sheet.frame[f"c{match.column}"].str.strip_chars() != "").any())
