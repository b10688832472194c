"""The file as a whole: how many rows and bytes it may have, and what was set aside."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, Self

from msgspec.structs import replace

from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.sheet.aside_row import MAYBE_SAMPLES, UNASKED, rows_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Profile, RecordType, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker
    from rosterwizard.core.sheet.aside_row import Why


class EmptyFile(CheckedRule, frozen=True, kw_only=True):
    """There is a row."""

    code = "empty-file"
    looks_at = "file"

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        if make.record_type.roster.empty_file == "refused":
            yield make.of_rows(cls())

    def breaks_file(self, _profile: Profile, cells: Cells) -> bool:
        return not cells.job_sheet.count_records()


class _Limit(CheckedRule, frozen=True, kw_only=True):
    """One file takes so much at most. may_split: several files may be made of a sheet."""

    looks_at = "file"
    stated_in = "itself"
    maximum: int
    may_split: bool

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        limits = make.record_type.roster.limits
        maximum = cls._maximum_of(make.record_type)
        if not maximum:
            return
        rule = make.stated(cls(maximum=maximum, may_split=limits.may_split), limits.rule)
        # The output is written as several files then, each within the limit.
        met = limits.may_split and rule.severity == "error"
        yield replace(rule, severity="warning") if met else rule

    @classmethod
    @abstractmethod
    def _maximum_of(cls, record_type: RecordType) -> int: ...

    @property
    def kind(self) -> str:
        return "split" if self.may_split else ""


class TooManyRows(_Limit, frozen=True, kw_only=True):
    """One file has so many rows at most."""

    code = "too-many-rows"
    place_in_template = 20

    @classmethod
    def _maximum_of(cls, record_type: RecordType) -> int:
        return record_type.roster.limits.rows

    def breaks_file(self, _profile: Profile, cells: Cells) -> bool:
        return cells.job_sheet.count_records() > self.maximum

    def tells_of_sheet(self, job_sheet: JobSheet, _column: int | None) -> Mapping[str, object]:
        return {"rows": job_sheet.count_records()}


class TooLarge(_Limit, frozen=True, kw_only=True):
    """One file has so many bytes at most."""

    code = "too-large"
    place_in_template = 21

    @classmethod
    def _maximum_of(cls, record_type: RecordType) -> int:
        return record_type.roster.limits.bytes

    def reads(self, record_type: RecordType) -> frozenset[str]:
        return frozenset(field.name for field in record_type.fields)

    def breaks_file(self, profile: Profile, cells: Cells) -> bool:
        # Writing the whole file takes long, and few sheets come near the limit.
        if _at_most_bytes(cells.job_sheet) <= self.maximum:
            return False
        return _output_bytes(profile, cells.job_sheet) > self.maximum

    def tells_of_sheet(self, job_sheet: JobSheet, _column: int | None) -> Mapping[str, object]:
        from rosterwizard.core.profiles.language import Profile

        # Of the profile, only the file's name would need more.
        profile = Profile(name="", title="", version="", record_types=(job_sheet.record_type,))
        return {"bytes": _output_bytes(profile, job_sheet)}


def _output_bytes(profile: Profile, job_sheet: JobSheet) -> int:
    """Return how many bytes the system's file would have."""
    from rosterwizard.core.output import output_sheet

    return output_sheet(profile, job_sheet).pieces.size


def _at_most_bytes(job_sheet: JobSheet) -> int:
    """Return more bytes than any file of these cells can have: every letter a doubled quote."""
    import polars as pl

    frame = job_sheet.frame
    letters = sum(frame.select(pl.all().str.len_bytes().sum()).row(0)) if frame.height else 0
    around = 4 * (len(job_sheet.record_type.fields) + frame.width) * (frame.height + 1)
    headings = sum(len(field.name.encode()) for field in job_sheet.record_type.fields)
    constants = sum(len(text.encode()) for text in job_sheet.matching.constants.values())
    # What is made of columns has their letters once more, and a blank between them.
    parts = sum(len(each.columns) for each in job_sheet.matching.made.values())
    made = parts * (letters + frame.height)
    return 2 * (letters + made + headings + constants * frame.height) + around


class SheetLeftOut(CheckedRule, frozen=True, kw_only=True):
    """No other sheet holds records of the same kind. of_files: it is in a file of its own."""

    code = "sheet-left-out"
    looks_at = "reading"
    stated_in = "nowhere"
    severity: Severity = "warning"
    of_files: bool = False

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        yield make.of_rows(cls())

    def held_to(self, job_sheet: JobSheet) -> Self:
        origin = job_sheet.sheet.origin
        if any(each.file for each in origin.sheets_alike):
            return replace(self, severity="error", of_files=True)
        # A person chose the sheets by their names: then the others are left out knowingly.
        return replace(self, severity="note") if origin.wanted else self

    @property
    def kind(self) -> str:
        return "files" if self.of_files else ""

    def breaks_file(self, _profile: Profile, cells: Cells) -> bool:
        return bool(cells.sheet.origin.sheets_alike)

    def tells_of_sheet(self, job_sheet: JobSheet, _column: int | None) -> Mapping[str, object]:
        from rosterwizard.core.sheet.sheet_words import sheets_left_out

        alike = job_sheet.sheet.origin.sheets_alike
        return {"sheets": sheets_left_out(alike), "count": len(alike)}


class _RowsAside(CheckedRule, frozen=True, kw_only=True):
    """Some rows that were read are not sent. why: they were set aside for one of these reasons."""

    looks_at = "reading"
    stated_in = "nowhere"
    severity: Severity = "note"
    why: ClassVar[tuple[Why, ...]]

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        yield make.of_rows(cls())

    def breaks_file(self, _profile: Profile, cells: Cells) -> bool:
        return bool(cells.sheet.set_aside_for(*self.why))

    def tells_of_sheet(self, job_sheet: JobSheet, _column: int | None) -> Mapping[str, object]:
        aside = job_sheet.sheet.set_aside_for(*self.why)
        return {"count": len(aside), "rows": rows_in_words(aside)}


class SampleRow(_RowsAside, frozen=True, kw_only=True):
    """Rows that are still the template's samples are not sent."""

    code = "sample-row"
    why = ("sample",)


class MaybeSample(_RowsAside, frozen=True, kw_only=True):
    """What may still be a template's sample is sent only when a person said that it is none."""

    code = "maybe-sample"
    severity: Severity = "warning"
    why = MAYBE_SAMPLES


class SetAside(_RowsAside, frozen=True, kw_only=True):
    """Rows that look like no records are not sent."""

    code = "set-aside"
    why = UNASKED
