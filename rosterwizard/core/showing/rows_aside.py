"""The rows that look like no records, and the clicks that take them in or set them aside."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.sheet_edits import rows_brought_back, rows_kept, rows_set_aside
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.sheet.aside_row import MAYBE_SAMPLES, UNASKED, Why, rows_in_words

_TAKEN_IN: Mapping[str, tuple[Why, ...]] = {
    "set-aside": UNASKED,
    "maybe-sample": MAYBE_SAMPLES,
}
_SET_ASIDE = frozenset({"no-record", "like-sample"})


@dataclass(frozen=True, slots=True)
class RowsAside:
    """says: which rows there are, "" where that was said. button, edit: what one click does."""

    says: str = field(repr=False)
    button: str
    edit: Edit


def rows_aside(job_sheet: JobSheet) -> RowsAside | None:
    """Return what is told of the rows that the sheet was opened without; None for none.

    While any of them is set aside, these are offered; else they can be set aside again.
    """
    whole, without = job_sheet.whole, job_sheet.aside_at_opening
    if whole is None:
        return None
    back = rows_brought_back(job_sheet, without)
    if back is not None:
        odd, maybe = (job_sheet.sheet.set_aside_for(*why) for why in (UNASKED, MAYBE_SAMPLES))
        says = [
            counted(code, len(rows), rows=rows_in_words(rows))
            for code, rows in (("rows-like-none", odd), ("rows-like-samples", maybe))
            if rows
        ]
        return RowsAside(" ".join(says), counted("take-rows-in", len(odd) + len(maybe)), back)
    # None could be brought back: all of them are there.
    taken_in = pl.Series(sorted(without), dtype=pl.UInt32)
    again = rows_set_aside(job_sheet, whole.rows.search_sorted(taken_in))
    if again is None:
        return None
    secret = job_sheet.secret_columns
    rows = tuple(whole.sheet.aside(row, without[row], secret) for row in taken_in)
    says_so = counted("rows-taken-in", len(rows), rows=rows_in_words(rows))
    return RowsAside(says_so, sentence("take-rows-in", "again", count=len(rows)), again)


def can_be_answered(rule: CheckedRule) -> bool:
    """Tell whether `answers_to` may give anything for the rule."""
    return rule.code in _TAKEN_IN or rule.code in _SET_ASIDE or rule.can_be_kept


def answers_to(
    job_sheet: JobSheet, rule: CheckedRule, rows: Collection[int]
) -> Iterator[RowsAside]:
    """Give what one click does about a problem of whole rows: take them in, set aside, keep them.

    rows: those that have the problem, as positions among those that are there; they can be gone
    through several times.
    """
    if rule.code in _TAKEN_IN:
        why = _TAKEN_IN[rule.code]
        without = [row for row, own in job_sheet.aside_at_opening.items() if own in why]
        if back := rows_brought_back(job_sheet, without):
            yield RowsAside("", counted("take-rows-in", len(back.brought_back)), back)
    if rule.code in _SET_ASIDE and (aside := rows_set_aside(job_sheet, rows)):
        yield RowsAside("", counted("set-rows-aside", len(aside.set_aside)), aside)
    if rule.can_be_kept and (kept := rows_kept(job_sheet, rows)):
        yield RowsAside("", counted("keep-rows", len(kept.kept)), kept)
