"""Problems for people: looked up and put into words only when they are shown."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import polars as pl

from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.letters.in_sight import in_sight
from rosterwizard.core.matching.heading_names import heading_of_place
from rosterwizard.core.matching.secret_columns import secret_fields
from rosterwizard.core.messages.secret_text import masked, masked_gaps
from rosterwizard.core.messages.words import counted
from rosterwizard.core.profiles.language import Severity
from rosterwizard.core.reports.beyond_the_cell import BeyondTheCell
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.rule_words import in_words, listed_shortly, rule_sentence, rule_title
from rosterwizard.core.sheet.row_places import row_of_sheet
from rosterwizard.core.sheet.sheet import column_letter

_AT_ONCE = 1000
_LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in words.

    type: the id of the record type. row: the sheet's own row number; None for the whole file.
    sheet: the name of the row's own sheet where several are stacked; else None.
    column: its letter; None for a whole row or a field that no column fills; of a field that is
    made of columns the first one's, and heading names them all. field: None where the problem is
    not about a single field. value: the cell as it stands in the sheet, or what is made; of a
    password only how long it is.
    title: the kind of problem. rule: what is asked for. allowed: the closed list of values, as
    one text. todo: what to do. source, inferred: who says so, and whether that is our reading.
    says: what the person should know besides. fix: what one click does; None if nothing does.
    following: how many problems that are not told follow from this one.
    """

    type: str
    row: int | None
    sheet: str | None
    column: str | None
    heading: str | None
    field: str | None
    code: str
    severity: Severity
    value: str | None = dataclasses.field(repr=False)
    message: str = dataclasses.field(repr=False)
    fix: str | None
    following: int
    title: str
    rule: str
    allowed: str
    example: str
    todo: str
    source: str
    inferred: bool
    says: str

    def row_in_words(self, number: str) -> str:
        """Return what the row is called. number: its own number, as it is to be written."""
        return row_of_sheet(number, self.sheet)


def described(
    job_sheet: JobSheet, problems: Problems, rows_of_frame: slice = slice(None)
) -> Iterator[Problem]:
    """Give the problems of that part of `problems.frame` in words, in its order."""
    frame = problems.frame[rows_of_frame]
    about = _About(job_sheet, problems)
    for start in range(0, frame.height, _AT_ONCE):
        yield from about.problems(frame.slice(start, _AT_ONCE))


class _About:
    """What problems of one sheet need to be put into words."""

    def __init__(self, job_sheet: JobSheet, problems: Problems) -> None:
        self._sheet = job_sheet
        self._problems = problems
        self._beyond = BeyondTheCell(job_sheet, problems)
        self._at: dict[tuple[int, str | None], pl.Series] = {}
        self._secret_columns = job_sheet.secret_columns
        self._secret_fields = secret_fields(job_sheet.record_type)
        self._followers = problems.followers()
        self._facts = [_facts_of(job_sheet, rule) for rule in problems.rules]

    def problems(self, frame: pl.DataFrame) -> Iterator[Problem]:
        said = self._beyond.of(frame)
        labels = _fix_labels(self._sheet, replace(self._problems, frame=frame))
        for place, (row, column, rule) in enumerate(frame.iter_rows()):
            fix = labels.get((row, column, rule))
            yield self._problem(row, column, rule, said.get(place, {}), fix)

    def _problem(
        self,
        row: int | None,
        column: int | None,
        index: int,
        said: Mapping[str, object],
        fix: str | None,
    ) -> Problem:
        rule = self._problems.rules[index]
        heading = self._heading(column, rule)
        value = self._value(row, column, rule)
        if self._is_secret(column, rule):
            value = None if value is None else masked(value)
            said = masked_gaps(said)
        following = self._followers.get((index, row), 0)
        gaps = _seen({"heading": heading, "value": _short(value or ""), **said})
        return Problem(
            type=self._sheet.record_type.id,
            row=None if row is None else self._sheet.sheet.sheet_row[row],
            sheet=None if row is None else self._sheet.sheet.places.sheet_of(row),
            column=None if column is None else column_letter(column),
            heading=heading,
            field=rule.field,
            code=rule.code,
            severity=rule.severity,
            value=value,
            message=_with_following(in_words(rule, "message", gaps), row, following),
            fix=fix,
            following=following,
            source=rule.source,
            inferred=rule.inferred,
            says=rule.says,
            **self._facts[index],
        )

    def _is_secret(self, column: int | None, rule: CheckedRule) -> bool:
        """Tell whether the words would show a password: the cell's, or what it is compared with."""
        return column in self._secret_columns or not self._secret_fields.isdisjoint(rule.names)

    def _heading(self, column: int | None, rule: CheckedRule) -> str | None:
        if column is None:
            return rule.field
        return heading_of_place(self._sheet.matching, column, rule.shown_of)

    def _value(self, row: int | None, column: int | None, rule: CheckedRule) -> str | None:
        if row is None or (column is None and rule.field is None):
            return None
        if column is None:
            return self._sheet.matching.constants.get(str(rule.field), "")
        return str(self._texts(column, rule.shown_of)[row])

    def _texts(self, column: int, field: str | None) -> pl.Series:
        key = (column, field)
        if key not in self._at:
            self._at[key] = self._sheet.text_at(column, field)
        return self._at[key]


def _facts_of(job_sheet: JobSheet, rule: CheckedRule) -> dict[str, str]:
    field = job_sheet.record_type.field(rule.field) if rule.field else None
    return {
        "title": rule_title(rule),
        "rule": rule_sentence(rule),
        "allowed": listed_shortly(field.allowed) if field else "",
        "example": field.example if field else "",
        "todo": in_words(rule, "todo"),
    }


def _fix_labels(
    job_sheet: JobSheet, problems: Problems
) -> dict[tuple[int | None, int | None, int], str]:
    """Return what one click does at each place that has a fix, the safe one where there are two."""
    labels: dict[tuple[int | None, int | None, int], str] = {}
    for fix in fixes_for(job_sheet, problems):
        if fix.headings or fix.of_rows:
            labels[None, fix.column, fix.rule] = fix.label
        for row, label in fix.labels():
            labels.setdefault((row, fix.column, fix.rule), label)
    return labels


def _seen(gaps: Mapping[str, object]) -> dict[str, object]:
    """Return what fills the gaps of a message, so that everything in it can be seen."""
    return {name: in_sight(each) if isinstance(each, str) else each for name, each in gaps.items()}


def _with_following(message: str, row: int | None, count: int) -> str:
    """Return a message that also says how many problems follow from its own."""
    if not count:
        return message
    code = "problems-of-columns" if row is None else "problems-of-row"
    return f"{message} {counted(code, count)}"


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}…"
