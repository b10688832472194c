"""What reading noticed: in a row, in a cell, or in the file as a whole."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_name, is_open_text
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.sheet.odd_letters import LOST, QUESTION, QUESTION_LAST
from rosterwizard.core.sheet.oddity import Oddity

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field, RecordType, Severity
    from rosterwizard.core.rules.checked_rule import LooksAt

_NEVER_DATES = frozenset({"string", "list", "boolean"})
_UNNAMED = Oddity("")  # of a rule that is only listed


class Noticed(CheckedRule, frozen=True, kw_only=True):
    """What reading noticed in a row, a cell or the file; see `Sheet.oddities`."""

    looks_at: ClassVar[LooksAt] = "reading"
    # Of the kinds that are more or less grave than the usual one.
    severity_of_kinds: ClassVar[Mapping[str, Severity]] = MappingProxyType({})
    stated_in = "nowhere"
    oddity: Oddity = _UNNAMED

    @classmethod
    def of_oddity(cls, oddity: Oddity) -> Self:
        """Return the rule for what was noticed."""
        rule = cls(oddity=oddity)
        severity = cls.severity_of_kinds.get(oddity.kind, rule.severity)
        return replace(rule, severity=severity)

    @property
    def kind(self) -> str:
        return self.oddity.kind

    @property
    def facts(self) -> dict[str, object]:
        return dict(self.oddity.tells)

    def still_odd(self, rows: pl.Series, _job_sheet: JobSheet) -> pl.Series:
        """Return which of the rows are odd by now: most oddities stay whatever is edited."""
        return rows


class _NoticedCell(Noticed, frozen=True, kw_only=True):
    """What reading noticed in cells; it is over where they are left out, or were typed over."""

    def still_odd(self, rows: pl.Series, job_sheet: JobSheet) -> pl.Series:
        column = self.oddity.column
        if column is None:
            return rows
        record_type = job_sheet.record_type
        name = job_sheet.matching.matches[column].field
        names = [*filter(None, [name]), *job_sheet.matching.made_with(column)]
        fields = map(record_type.field, names) if names else (None,)
        if not any(self._matters(each, record_type) for each in fields):
            return rows.clear()
        now, then = (frame[f"c{column}"] for frame in (job_sheet.frame, job_sheet.sheet.frame))
        return rows.filter(now.gather(rows) == then.gather(rows))

    def _matters(self, field: Field | None, record_type: RecordType) -> bool:
        return field is not None or record_type.roster.keep_unknown


class UnsavedFormula(_NoticedCell, frozen=True, kw_only=True):
    """A formula without its result."""

    code = "formula"


class DateDamage(_NoticedCell, frozen=True, kw_only=True):
    """A date in a column of something else: what was typed looked like one to the spreadsheet.

    Of codes `DatedCode` tells it, which knows what may have been typed.
    """

    code = "date-damage"
    severity: Severity = "warning"

    def _matters(self, field: Field | None, _record_type: RecordType) -> bool:
        if field is None or field.type not in _NEVER_DATES:
            return False
        return is_name(field) or not is_open_text(field)


class UnknownNumberFormat(_NoticedCell, frozen=True, kw_only=True):
    """A number that is shown in a way that could not be worked out, or lost digits (long)."""

    code = "number-format"
    severity: Severity = "warning"
    severity_of_kinds = MappingProxyType({"long": "error"})


class MergedCell(_NoticedCell, frozen=True, kw_only=True):
    """A cell that took the value of the one that it is merged with."""

    code = "merged-cell"
    severity: Severity = "note"


class RaggedRow(Noticed, frozen=True, kw_only=True):
    """More or fewer cells than headings."""

    code = "ragged-row"
    severity: Severity = "warning"
    severity_of_kinds = MappingProxyType({"all-short": "error", "all-long": "error"})


class UnclosedQuote(Noticed, frozen=True, kw_only=True):
    """A quotation mark without its partner."""

    code = "unclosed-quote"


class QuoteInside(Noticed, frozen=True, kw_only=True):
    """A quotation mark inside a quoted cell that is not doubled."""

    code = "quote-inside"
    severity: Severity = "warning"


class OddRecords(Noticed, frozen=True, kw_only=True):
    """Records that are cut otherwise than the headings, or stand in one cell each."""

    code = "odd-records"
    severity: Severity = "warning"


class WritingHabit(Noticed, frozen=True, kw_only=True):
    """A manner of writing that holds for the whole file and is understood."""

    code = "writing-habit"
    severity: Severity = "note"


class NoHeadings(Noticed, frozen=True, kw_only=True):
    """The first row is a record, and none has headings."""

    code = "no-headings"

    def held_to(self, job_sheet: JobSheet) -> Self:
        # A person said what each column is: nothing is in doubt any more.
        matching = job_sheet.matching
        said = not any(map(matching.is_idle, matching.matches)) and not any(
            map(matching.is_open, matching.matches)
        )
        return replace(self, severity="note") if said else self


class UncertainLetters(Noticed, frozen=True, kw_only=True):
    """Letters that are not of the file's encoding."""

    code = "encoding"
    severity: Severity = "warning"


class NoRecord(Noticed, frozen=True, kw_only=True):
    """A row that looks like no record, and counts as one."""

    code = "no-record"
    severity: Severity = "warning"
    severity_of_kinds = MappingProxyType({"other-order": "error"})

    @property
    def can_be_kept(self) -> bool:
        return self.kind != "other-order"  # its cells stand below other headings than their own

    def still_odd(self, rows: pl.Series, job_sheet: JobSheet) -> pl.Series:
        return job_sheet.not_kept(rows) if self.can_be_kept else rows


class LikeSample(Noticed, frozen=True, kw_only=True):
    """A row that equals a sample of ours, in a file that is no template of ours."""

    code = "like-sample"
    looks_at: ClassVar[LooksAt] = "row"
    severity: Severity = "warning"

    @property
    def can_be_kept(self) -> bool:
        return True

    def still_odd(self, rows: pl.Series, job_sheet: JobSheet) -> pl.Series:
        rows = job_sheet.not_kept(rows)
        now, then = (each[rows].iter_rows() for each in (job_sheet.frame, job_sheet.sheet.frame))
        same = [row for row, *cells in zip(rows, now, then, strict=True) if cells[0] == cells[1]]
        return rows.filter(rows.is_in(same))


class LostLetters(Noticed, frozen=True, kw_only=True):
    """Letters that another program could not write; once they are typed anew, all is well."""

    code = "lost-letters"
    looks_at: ClassVar[LooksAt] = "row"
    severity_of_kinds = MappingProxyType({"question": "warning", "question-last": "warning"})
    signs_of_kinds: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"": LOST, "question": QUESTION, "question-last": QUESTION_LAST}
    )

    def still_odd(self, rows: pl.Series, job_sheet: JobSheet) -> pl.Series:
        if self.kind == "question-last" and not self._is_name(job_sheet):
            return rows.clear()
        cells = job_sheet.frame[f"c{self.oddity.column}"].gather(rows)
        return rows.filter(cells.str.contains(self.signs_of_kinds[self.kind]))

    def _is_name(self, job_sheet: JobSheet) -> bool:
        """Tell whether the column holds names: anywhere else a sentence may ask something."""
        matches = job_sheet.matching.matches
        name = matches[self.oddity.column].field if self.oddity.column is not None else None
        return name is not None and is_name(job_sheet.record_type.field(name))


class MissingLineBreak(Noticed, frozen=True, kw_only=True):
    """Headings that run into the first record."""

    code = "line-break-missing"
    severity: Severity = "warning"
