"""Why a cell is a problem or is none: what each rule that looked at it found.

What is broken is what the check found, and why a rule asked nothing the rule itself says, so that
this can say nothing else than the check.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from rosterwizard.core.cells.cells import Cells, Unasked
from rosterwizard.core.checking.following import graver_rules
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.noticed import Noticed
from rosterwizard.core.rules.references import Reference
from rosterwizard.core.rules.rules import rules_of

Verdict = Literal[
    "told",  # it is broken
    "follows",  # it is broken, which is not told: that follows from another problem
    "kept",  # it is not broken
    "unasked",  # it asked nothing of this row
]
About = Literal["cell", "row", "column"]
_ORDER: Sequence[Verdict] = ("told", "follows", "unasked", "kept")
_OF_ROWS = frozenset({"row", "rows", "sheets"})


@dataclass(frozen=True, slots=True)
class AskedCell:
    """A cell of a sheet, or what a row has for a field that no column fills.

    row: the position of the row. column: that of the column; None for a field without one.
    fields: those that are filled from it.
    """

    type: str
    row: int
    column: int | None
    fields: tuple[str, ...]

    @classmethod
    def at(cls, sheet: JobSheet, row: int, column: int) -> "AskedCell":
        """Return the cell in that column."""
        name = sheet.matching.matches[column].field
        fields = (*filter(None, [name]), *sheet.matching.made_with(column))
        return cls(sheet.record_type.name, row, column, tuple(dict.fromkeys(fields)))

    @classmethod
    def of_field(cls, sheet: JobSheet, row: int, name: str) -> "AskedCell":
        """Return what the row has for that field, wherever it is seen."""
        column = sheet.matching.place_of(name)
        if column is not None:
            return cls.at(sheet, row, column)
        return cls(sheet.record_type.name, row, None, (name,))


@dataclass(frozen=True, slots=True)
class RuleVerdict:
    """What one rule found.

    about: what its problem is of. why: why it asked nothing; None where it did. cause: the rule
    that what it found follows from; None where it follows from none.
    """

    rule: CheckedRule
    about: About
    verdict: Verdict
    why: Unasked | None = None
    cause: CheckedRule | None = None


@dataclass(frozen=True, slots=True)
class ExplainedCell:
    """A cell with what every rule found that looked at it: what is told first.

    sheet: the one that it is of.
    """

    cell: AskedCell = field(repr=False)
    sheet: JobSheet = field(repr=False)
    verdicts: tuple[RuleVerdict, ...]

    def of(self, *verdicts: Verdict) -> tuple[RuleVerdict, ...]:
        """Return those with one of these verdicts."""
        return tuple(each for each in self.verdicts if each.verdict in verdicts)


def explained_in_job(job: Job, problems: Mapping[str, Problems], cell: AskedCell) -> ExplainedCell:
    """Return what every rule found in a cell. problems: those of the job, by record type."""
    sheet = next(each for each in job.sheets if each.record_type.name == cell.type)
    return explained_cell(job.profile, sheet, problems[cell.type], cell)


def explained_cell(
    profile: Profile, sheet: JobSheet, problems: Problems, cell: AskedCell
) -> ExplainedCell:
    """Return what every rule found in a cell. problems: those of its sheet."""
    asked = _Asked(profile, sheet, problems, cell)
    found = (*asked.found(), *asked.others(), *asked.absent())
    ordered = sorted(found, key=lambda each: _ORDER.index(each.verdict))
    return ExplainedCell(cell, sheet, tuple(ordered))


class _Asked:
    """One cell, and what the check found at it."""

    def __init__(
        self, profile: Profile, sheet: JobSheet, problems: Problems, cell: AskedCell
    ) -> None:
        self._profile, self._sheet, self._problems, self._cell = profile, sheet, problems, cell
        standing = problems.standing
        self._rules = problems.rules if standing is None else standing.rules
        told = None if standing is None else standing.cells
        self._cells = Cells.of_few(sheet, pl.Series([cell.row], dtype=pl.UInt32), told=told)
        self._ungraver = {graver: index for index, graver in graver_rules(self._rules).items()}
        self._found: set[int] = set()

    def found(self) -> Iterator[RuleVerdict]:
        """Give what is broken in the cell, its row and its column, told or not."""
        for row, column, rule in self._at(self._problems.frame).iter_rows():
            yield self._broken(row, column, rule, None)
        for row, column, rule, cause in self._at(self._problems.following).iter_rows():
            yield self._broken(row, column, rule, self._problems.rules[cause])

    def others(self) -> Iterator[RuleVerdict]:
        """Give the rules that looked at the cell, or would have, and found nothing."""
        for index, rule in enumerate(self._rules):
            if index not in self._found and self._looks(rule):
                why = self._why_unasked(rule)
                if why == "no-column" and rule.stated_in == "nowhere":
                    continue  # the program looks for it wherever there is a column
                about: About = "cell" if self._is_of_cell(rule) else "row"
                yield RuleVerdict(rule, about, "unasked" if why else "kept", why)

    def absent(self) -> Iterator[RuleVerdict]:
        """Give the references that nobody could check: what they refer to is not there."""
        known = {_told_apart(rule) for rule in self._rules if isinstance(rule, Reference)}
        for rule in rules_of(self._profile, self._sheet.record_type):
            is_absent = isinstance(rule, Reference) and _told_apart(rule) not in known
            if is_absent and self._looks(rule):
                about: About = "cell" if self._is_of_cell(rule) else "row"
                yield RuleVerdict(rule, about, "unasked", "absent")

    def _at(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return what is of the cell, of its row as a whole, or of its column's heading."""
        of_row, column = pl.col("row") == self._cell.row, self._cell.column
        here = of_row & pl.col("column").is_null()
        if column is not None:
            here |= (pl.col("column") == column) & (of_row | pl.col("row").is_null())
        if others := self._places_of_fields():
            here |= of_row & pl.col("column").is_in(others)
        names = [name for name in ("row", "column", "rule", "cause") if name in frame.columns]
        found = frame.filter(here.fill_null(value=False)).select(names)
        is_mine = [self._is_mine(*at[:3]) for at in found.iter_rows()]
        return found.filter(pl.Series(is_mine, dtype=pl.Boolean))

    def _places_of_fields(self) -> list[int]:
        """Return where the texts of the cell's fields are seen: those of a made one elsewhere."""
        places = (self._sheet.matching.place_of(name) for name in self._cell.fields)
        return [place for place in places if place is not None and place != self._cell.column]

    def _is_mine(self, row: int | None, column: int | None, index: int) -> bool:
        """Tell whether a problem at one of these places is of the cell, its row or its column."""
        field_name = self._problems.rules[index].field
        if row is not None and column is None and field_name is not None:
            return field_name in self._cell.fields
        return column in {None, self._cell.column} or field_name in self._cell.fields

    def _broken(
        self, row: int | None, column: int | None, index: int, cause: CheckedRule | None
    ) -> RuleVerdict:
        rule = self._problems.rules[index]
        self._found.add(self._ungraver.get(index, index))
        of_cell = column is not None or rule.field is not None
        about: About = "column" if row is None else "cell" if of_cell else "row"
        return RuleVerdict(rule, about, "told" if cause is None else "follows", cause=cause)

    def _looks(self, rule: CheckedRule) -> bool:
        if isinstance(rule, Noticed):
            return False  # it is there where reading noticed something
        if self._is_of_cell(rule):
            return rule.looks_at in _OF_ROWS
        of_others = rule.names and not {*rule.names} & {*self._cell.fields}
        return rule.field is None and rule.looks_at in _OF_ROWS and not of_others

    def _is_of_cell(self, rule: CheckedRule) -> bool:
        if rule.field is not None:
            return rule.field in self._cell.fields
        return rule.has_places and not self._cell.fields

    def _why_unasked(self, rule: CheckedRule) -> Unasked | None:
        if self._cell.row in self._sheet.blank_rows():
            return "no-record"
        if not rule.can_be_asked(self._cells):
            return "no-column"
        reasons = rule.unasked(self._cells)
        found = self._cells.frame.select(
            where.fill_null(value=False).alias(why) for why, where in reasons.items()
        )
        return next((why for why in reasons if found[why][0]), None)


def _told_apart(rule: Reference) -> tuple[object, ...]:
    return rule.fields, rule.resource, rule.targets, rule.where
