"""How many of the values of a column fit a field: what tells best whether it is the right one."""

from dataclasses import dataclass

import msgspec
import polars as pl

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    Profile,
    RecordType,
    Schema,
)
from rosterwizard.core.sheet.sheet import Sheet

_ALL = 100


@dataclass(frozen=True, slots=True)
class Fit:
    """How many of the filled cells of a column break no rule of a field.

    again: how many of the others have a value that stands further up already, where each must be
        another one.
    """

    fitting: int
    filled: int
    again: int = 0

    @property
    def percent(self) -> int:
        """The share of the values that fit, 0 to 100: 100 is all of them, 0 is none."""
        if not self.filled:
            return 0
        share = _ALL * self.fitting // self.filled
        return max(share, 1) if self.fitting else 0


def fit_of(profile: Profile, sheet: JobSheet, column: int, field: Field) -> Fit:
    """Return how many values of `column` the rules of `field` let pass.

    Every cell is looked at, but only what can be said of the column by itself counts. A million
    cells take some tenths of a second.
    """
    lone = _lone(field, sheet.record_type)
    record_type = msgspec.structs.replace(sheet.record_type, schema=Schema(fields=(lone,)))
    frame = sheet.frame.select(pl.col(f"c{column}").alias("c0"))
    alone = Sheet(frame, (lone.name,), sheet.sheet.sheet_row, sheet.sheet.origin)
    matching = Matching((Match(0, lone.name, lone.name, "chosen"),))
    problems = check_sheet(profile, JobSheet.of(record_type, alone, matching))
    doubles, errors = set[int](), set[int]()
    for place, rule in enumerate(problems.rules):
        if rule.severity == "error":
            (doubles if rule.has_twins else errors).add(place)
    filled = frame["c0"].str.strip_chars() != ""

    def filled_with(rules: set[int]) -> int:
        broken = problems.every.filter(pl.col("rule").is_in(rules))
        return int(filled.gather(broken["row"].drop_nulls().unique()).sum())

    every = int(filled.sum())
    wrong = filled_with(errors)
    again = filled_with(errors | doubles) - wrong
    return Fit(every - wrong - again, every, again)


def fit_in_words(fit: Fit) -> str:
    """Return what a person is told of it; "" where the column is empty."""
    if not fit.filled:
        return ""
    if fit.fitting == fit.filled:
        said = counted("headings-all-fit", fit.filled)
    else:
        fitting, filled = number(fit.fitting), number(fit.filled)
        said = sentence("headings-some-fit", fitting=fitting, filled=filled)
    return f"{said} {counted('headings-again', fit.again)}" if fit.again else said


def _lone(field: Field, record_type: RecordType) -> Field:
    """Return the field with nothing but the rules of its own cells."""
    roster = field.roster
    kept = FieldRoster(
        ignore_case=roster.ignore_case,
        synonyms=roster.synonyms,
        sentinels=roster.sentinels,
        items=roster.items,
        rules=roster.rules,
    )
    is_key = record_type.schema.primary_key == (field.name,)
    constraints: Constraints = msgspec.structs.replace(
        field.constraints, unique=is_key or field.constraints.unique
    )
    return msgspec.structs.replace(field, constraints=constraints, roster=kept)
