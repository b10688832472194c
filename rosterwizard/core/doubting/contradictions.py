"""Where a system's answer contradicts a rule that is our reading of it.

Two things do: a row that breaks such a rule and was taken, and a row without an error that was
refused with words that name a field of which a rule is our reading.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from rosterwizard.core.casefile.known_words import most_said, passed_on, words_known
from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.outcomes import Outcomes
from rosterwizard.core.job.row_states import State
from rosterwizard.core.job.sent_rows import job_as_sent
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.rules import rules_of

# The states by which the system itself says that it judged a row and took it.
_TAKEN: tuple[State, ...] = ("created", "updated", "accepted")
_MOST_SAID = 10
_WORD = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A rule, or the rules of a field, that an answer contradicts.

    kind: "taken" where rows that break the rule were taken, "refused" where rows without an error
    were refused with words that name the field. type: the id of the record type. field: its name,
    "" for a rule of several. taken, refused: of how many rows that was said. said: the system's own
    words without what may be anybody's, and how often; the most frequent first.
    """

    kind: Literal["taken", "refused"]
    type: str
    field: str
    rules: tuple[CheckedRule, ...]
    taken: int
    refused: int
    said: tuple[tuple[str, int], ...] = dataclasses.field(default=(), repr=False)


def contradictions(
    job: Job,
    outcomes: Mapping[str, Outcomes],
    sent: Mapping[str, pl.DataFrame],
    progress: Progress = UNWATCHED,
) -> tuple[Contradiction, ...]:
    """Return what the answer to a submission contradicts.

    outcomes: by the name of the record type. sent: the rows as they were handed over.
    """
    then = job_as_sent(job, sent)
    problems = check_job(then, progress)
    return tuple(
        found
        for sheet in then.sheets
        if (name := sheet.record_type.name) in outcomes
        for found in _of_sheet(then, sheet, problems[name], _answered(outcomes, sent, name))
    )


def _answered(
    outcomes: Mapping[str, Outcomes], sent: Mapping[str, pl.DataFrame], name: str
) -> pl.DataFrame:
    """Return the outcomes (schema of `Outcomes`) of the rows that were handed over."""
    frame = outcomes[name].frame.with_columns(pl.col("state").cast(pl.String))
    rows = sent[name]["row"] if name in sent else pl.Series([], dtype=pl.UInt32)
    return frame.filter(pl.col("row").is_in(rows.implode()))


def _of_sheet(
    job: Job, sheet: JobSheet, problems: Problems, answered: pl.DataFrame
) -> Iterator[Contradiction]:
    taken = answered.filter(pl.col("state").is_in(_TAKEN))["row"]
    refused = answered.filter(pl.col("state") == "refused")
    yield from _taken(sheet, problems, taken, refused["row"])
    good = refused.filter(~pl.col("row").is_in(problems.rows_with_errors().implode()))
    if good.height:
        yield from _refused(job, sheet, good)


def _taken(
    sheet: JobSheet, problems: Problems, taken: pl.Series, refused: pl.Series
) -> Iterator[Contradiction]:
    """Give the rules that are broken in rows that were taken; notes ask for nothing."""
    broken = problems.every.drop_nulls("row")
    for index, rule in enumerate(problems.rules):
        if not rule.inferred or rule.severity == "note":
            continue
        rows = broken.filter(pl.col("rule") == index)["row"].unique()
        count = rows.filter(rows.is_in(taken.implode())).len()
        if count:
            other = rows.filter(rows.is_in(refused.implode())).len()
            yield Contradiction(
                "taken", sheet.record_type.id, rule.field or "", (rule,), count, other
            )


def _refused(job: Job, sheet: JobSheet, refused: pl.DataFrame) -> Iterator[Contradiction]:
    """Give the fields that words about rows without an error name, where a rule is our reading."""
    known = words_known(job.profile, _texts_of_people(sheet))
    rules = rules_of(job.profile, sheet.record_type)
    for each in sheet.record_type.fields:
        doubted = tuple(rule for rule in rules if rule.inferred and each.name in rule.names)
        named = [words for words in refused["words"] if words and _names(words, each)]
        if doubted and named:
            said = most_said((passed_on(words, {}, known) for words in named), _MOST_SAID)
            kind = sheet.record_type.id
            yield Contradiction("refused", kind, each.name, doubted, 0, len(named), said)


def _texts_of_people(sheet: JobSheet) -> Iterator[str]:
    """Give every text of the sheet but those of closed lists, which are nobody's."""
    listed = {each.name for each in sheet.record_type.fields if each.allowed}
    for match in sheet.matching.matches:
        if match.field not in listed:
            yield from sheet.frame[f"c{match.column}"].unique()


def _names(words: str, named: Field) -> bool:
    """Tell whether words name a field: by its name or its title, whatever their capitals."""
    spoken = _folded(words)
    return any(f" {name} " in f" {spoken} " for name in _folded_each((named.name, named.title)))


def _folded_each(names: Iterable[str]) -> Iterator[str]:
    return filter(None, map(_folded, names))


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
