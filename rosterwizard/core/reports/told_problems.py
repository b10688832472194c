"""Problems in words, by column: what each says of itself, and what those of one rule have alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.fixing.few_rows import FewRows, TwinRows
from rosterwizard.core.fixing.fixes import Proposals
from rosterwizard.core.fixing.offered import labels_of_each, parts_with_fixes
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.letters.in_sight import in_sight
from rosterwizard.core.letters.said_of_rows import said_of_each
from rosterwizard.core.matching.heading_names import heading_of_place
from rosterwizard.core.messages.masked_columns import told_columns, told_texts
from rosterwizard.core.messages.screen_mask import Telling
from rosterwizard.core.messages.secret_text import told_gaps
from rosterwizard.core.messages.words import counted
from rosterwizard.core.profiles.language import Severity
from rosterwizard.core.reports.beyond_the_cell import BeyondTheCell
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.rule_words import in_words, listed_shortly, rule_sentence, rule_title
from rosterwizard.core.sheet.sheet import column_letter

_LONGEST_VALUE = 80
_AT_CELLS = ("row", "rows", "sheets")


@dataclass(frozen=True, slots=True)
class Alike:
    """What the problems of one rule in one column have alike; see `Problem`."""

    type: str
    column: str | None
    heading: str | None
    field: str | None
    code: str
    severity: Severity
    title: str
    rule: str
    allowed: str
    example: str
    todo: str
    source: str
    inferred: bool
    says: str


@dataclass(frozen=True, slots=True)
class ToldPart:
    """The problems of one rule in one column, in words; see `Problem`.

    each: place (UInt32, among all that are told together, ascending), row, added (UInt32), sheet,
        value, message, fix (String), following (UInt32).
    """

    alike: Alike
    each: pl.DataFrame = field(repr=False)

    def slice(self, place: int, count: int) -> "ToldPart":
        """Return those of so many places from that one on."""
        ends = pl.Series([place, place + count])
        start, end = self.each["place"].search_sorted(ends)
        return replace(self, each=self.each[start:end])


class ToldProblems:
    """Puts the problems of one sheet into words, one part of them after the other."""

    def __init__(self, job_sheet: JobSheet, problems: Problems) -> None:
        twins = TwinRows(job_sheet, problems)
        self._sheet = job_sheet
        self._problems = problems
        self._beyond = BeyondTheCell(job_sheet, problems, twins)
        self._proposals = Proposals(job_sheet, problems, twins)
        self._told = job_sheet.told
        self._followers = problems.followers()
        self._alike: dict[tuple[int, int | None], Alike] = {}

    def parts(self, frame: pl.DataFrame) -> Iterator[ToldPart]:
        """Give that part of the problems (schema `FRAME`), each by its rule and column."""
        few = FewRows(self._sheet, self._problems.rules, frame)
        for part in parts_with_fixes(frame, self._proposals.fixes(frame, few)):
            index, column = part.rule, part.column
            each = self._each(index, column, part.problems, few)
            fixes = labels_of_each(part.fixes, part.problems["row"]).alias("fix")
            yield ToldPart(self._alike_of(index, column), each.insert_column(-1, fixes))

    # What is alike

    def _alike_of(self, index: int, column: int | None) -> Alike:
        if (index, column) not in self._alike:
            self._alike[index, column] = self._find_alike(index, column)
        return self._alike[index, column]

    def _find_alike(self, index: int, column: int | None) -> Alike:
        rule = self._problems.rules[index]
        field = self._sheet.record_type.field(rule.field) if rule.field else None
        return Alike(
            type=self._sheet.record_type.id,
            column=None if column is None else column_letter(column),
            heading=self._heading(column, rule),
            field=rule.field,
            code=rule.code,
            severity=rule.severity,
            title=rule_title(rule),
            rule=rule_sentence(rule),
            allowed=listed_shortly(field.allowed) if field else "",
            example=field.example if field else "",
            todo=in_words(rule, "todo"),
            source=rule.source,
            inferred=rule.inferred,
            says=rule.says,
        )

    def _heading(self, column: int | None, rule: CheckedRule) -> str | None:
        if column is None:
            return rule.field
        return heading_of_place(self._sheet.matching, column, rule.shown_of)

    # What each says

    def _each(
        self, index: int, column: int | None, part: pl.DataFrame, few: FewRows
    ) -> pl.DataFrame:
        rule, rows = self._problems.rules[index], part["row"]
        told = self._told.of_place(column, rule.names)  # the cell, and what it is compared with
        value = told_texts(self._values(rows, column, rule), told)
        following = self._followers.of_each(part)
        code = "problems-of-columns" if rows.null_count() else "problems-of-row"
        messages = self._messages(index, column, rows, value, few, told)
        places = self._sheet.sheet.places.of_rows(rows)
        sheet = no_texts(rows.len()) if places.sheet is None else places.sheet.cast(pl.String)
        return pl.DataFrame(
            [
                part["place"],
                places.in_file().alias("row"),
                places.new().alias("added"),
                sheet.alias("sheet"),
                value.alias("value"),
                _with_following(messages, following, code).alias("message"),
                following.alias("following"),
            ]
        )

    def _messages(  # noqa: PLR0913, PLR0917 - all of it is told
        self,
        index: int,
        column: int | None,
        rows: pl.Series,
        value: pl.Series,
        few: FewRows,
        told: Telling,
    ) -> pl.Series:
        rule = self._problems.rules[index]
        heading, said = self._alike_of(index, column).heading, dict[str, object]()
        gaps = pl.DataFrame([_shortly(value)])
        if rows.null_count():
            said.update(self._beyond.of_sheet(index, column))
            said = told_gaps(said, told) if rule.looks_at in _AT_CELLS else said
        else:
            beyond = told_columns(self._beyond.of_rows(index, rows, few), told)
            gaps = pl.DataFrame([*gaps.drop(beyond.columns, strict=False), *beyond])

        def message(own: Mapping[str, object]) -> str:
            return in_words(rule, "message", _seen({"heading": heading, **own, **said}))

        return said_of_each(message, gaps)

    def _values(self, rows: pl.Series, column: int | None, rule: CheckedRule) -> pl.Series:
        if rows.null_count() or (column is None and rule.field is None):
            return no_texts(rows.len())
        if column is None:
            constant = self._sheet.matching.constants.get(str(rule.field), "")
            return _as_often(rows.len(), constant)
        return self._sheet.texts_at(rows, column, rule.shown_of)


def _with_following(messages: pl.Series, counts: pl.Series, code: str) -> pl.Series:
    """Return messages that also say how many problems follow from their own."""
    if not counts.sum():
        return messages
    pairs = zip(messages, counts, strict=True)
    told = [f"{words} {counted(code, count)}" if count else words for words, count in pairs]
    return pl.Series(told, dtype=pl.String)


def _shortly(values: pl.Series) -> pl.Series:
    """Return the values as a message has them: "" for none, and a long one is cut."""
    text = values.fill_null("").to_frame("value").lazy()
    is_long = pl.col("value").str.len_chars() > _LONGEST_VALUE
    cut = pl.col("value").str.head(_LONGEST_VALUE) + "…"
    return text.select(pl.when(is_long).then(cut).otherwise("value").alias("value")).collect()[
        "value"
    ]


def _seen(gaps: Mapping[str, object]) -> dict[str, object]:
    """Return what fills the gaps of a message, so that everything in it can be seen."""
    return {name: in_sight(each) if isinstance(each, str) else each for name, each in gaps.items()}


def no_texts(count: int) -> pl.Series:
    """Return so many times no text."""
    return _as_often(count, None)


def _as_often(count: int, text: str | None) -> pl.Series:
    # Of the few problems of one rule, `pl.repeat` would take longer than all that is told of them.
    return pl.Series([text], dtype=pl.String).new_from_index(0, count)
