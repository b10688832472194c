"""What became of the problems that were marked in a workbook before it was given back."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from rosterwizard.core.checking.marked_rows import KnownRows
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.every_rule import NOTICED
from rosterwizard.core.sheet.marked_before import MarkedBefore, MarkedProblem

_Key = tuple[str, str, str, int | None]


@dataclass(frozen=True, slots=True)
class MarkedSince:
    """How many of the marked problems are gone, how many are there still, and how many are new.

    new: None where there were more problems than were marked: nobody can say which are new.
    """

    fixed: int
    open: int
    new: int | None


def marked_since(job: Job, problems: Mapping[str, Problems]) -> MarkedSince | None:
    """Return what became of the marks of all sheets; None where none of them was marked.

    problems: by the name of the record type. A problem is the same by its record type, its row,
    its field and its code; where it is about no field, by its heading.
    """
    found = [
        _of_sheet(sheet, problems[sheet.record_type.name], memory)
        for sheet in job.sheets
        if (memory := sheet.sheet.origin.marked)
    ]
    if not found:
        return None
    news = [each.new for each in found]
    new = None if None in news else sum(each or 0 for each in news)
    return MarkedSince(sum(each.fixed for each in found), sum(each.open for each in found), new)


def remembered(
    known: KnownRows, problems: Problems, *, as_text: bool
) -> Iterator[MarkedProblem | None]:
    """Give what a workbook remembers of each problem, in their order; None: nothing of it.

    as_text: as in `MarkedBefore`.
    """
    for row, column, index in problems.frame.iter_rows():
        rule = problems.rules[index]
        yield _remembered(known, rule, row, column) if _lasts(rule, row, as_text=as_text) else None


def _remembered(
    known: KnownRows, rule: CheckedRule, row: int | None, column: int | None
) -> MarkedProblem:
    marked = None if row is None else known.marked(row)
    heading = _heading(known.sheet, column, rule)
    name = known.sheet.record_type.name
    return MarkedProblem(name, rule.field or "", rule.code, heading, marked)


def _of_sheet(sheet: JobSheet, problems: Problems, memory: MarkedBefore) -> MarkedSince:
    name = sheet.record_type.name
    before = [each for each in memory.problems if each.record_type == name]
    places = KnownRows.of(sheet).places_of(each.row for each in before if each.row is not None)
    was = Counter(
        _key(each, places[each.row] if each.row else None)
        for each in before
        if each.row is None or each.row in places
    )
    # What follows from another problem is not told, and yet not gone.
    told, every = (
        Counter(_keys_now(sheet, problems, part, as_text=memory.as_text))
        for part in (problems.frame, problems.every)
    )
    still = (was & every).total()
    new = None if memory.more else (told - was).total()
    return MarkedSince(len(before) - still, still, new)


def _key(problem: MarkedProblem, place: int | None) -> _Key:
    return problem.field, problem.code, problem.heading, place


def _keys_now(
    sheet: JobSheet, problems: Problems, part: pl.DataFrame, *, as_text: bool
) -> Iterator[_Key]:
    for row, column, index in part.iter_rows():
        rule = problems.rules[index]
        if _lasts(rule, row, as_text=as_text):
            yield rule.field or "", rule.code, _heading(sheet, column, rule), row


def _lasts(rule: CheckedRule, row: int | None, *, as_text: bool) -> bool:
    """Tell whether the problem can be in the workbook that is given back.

    How a file as a whole was written (its encoding, say) is another thing after Excel has saved
    it, and a workbook of text has no numbers and dates that could be shown otherwise.
    """
    return rule.code not in NOTICED or (row is not None and not as_text)


def _heading(sheet: JobSheet, column: int | None, rule: CheckedRule) -> str:
    if rule.field or column is None:
        return ""
    return sheet.matching.matches[column].heading
