"""Symptoms that one thing brought about: they share their rows, their column or how it is written.

Rows are compared as the bits of a number, so that a million rows cost no more than some thousands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.rules.checked_rule import CheckedRule
    from rosterwizard.core.showing.causes import Cause

_SAME_ROWS = 0.8  # of the rows of either of two symptoms are those of both
_SAME_COLUMN = 0.8  # of the rows of a sheet have one of the two
_HALF = 0.5  # of a sheet: what stands in more rows says nothing of other columns
_BLOCK = 0.3  # of the rows from the first to the last that moved show it
MOST_COMPARED = 300  # symptoms, each with each
_MISSING = "missing-column"
BITS_OF_ROW = 8  # of which the lowest says whether the row is there


@dataclass(frozen=True, slots=True)
class Symptom:
    """The problems of one rule in one column, or those of them that stand at one text.

    value: that text; None: whatever stands there. rows: `BITS_OF_ROW` bits for each row that is
    compared, those of the first row the lowest. count: how many problems, those included that
    follow from them.
    """

    cause: Cause
    rule: CheckedRule
    count: int
    rows: int = field(repr=False)
    value: str | None = field(default=None, repr=False)


def joined(symptoms: Sequence[Symptom], height: float) -> list[list[Symptom]]:
    """Return the symptoms in groups that have one cause each.

    height: of how many rows that are compared the sheet would consist.
    """
    groups = [[place] for place in range(len(symptoms))]
    group_of = list(range(len(symptoms)))
    for one, other in combinations(range(min(len(symptoms), MOST_COMPARED)), 2):
        first, second = group_of[one], group_of[other]
        if first != second and _have_one_cause(symptoms[one], symptoms[other], height):
            for place in groups[second]:
                group_of[place] = first
            groups[first] += groups[second]
            groups[second] = []
    return [[symptoms[place] for place in group] for group in groups if group]


def _have_one_cause(one: Symptom, other: Symptom, height: float) -> bool:
    if one.rule.code == other.rule.code and one.rule.is_of_writing:
        return True
    if _MISSING in (one.rule.code, other.rule.code):
        return _are_of_missing_columns(one, other)
    if one.rows == 0 or other.rows == 0:
        return False
    both, any_of_them = (one.rows & other.rows).bit_count(), (one.rows | other.rows).bit_count()
    if _is_among_moved_rows(one, other, height) or _is_among_moved_rows(other, one, height):
        return True
    in_one_column = one.cause.column is not None and one.cause.column == other.cause.column
    if both >= _SAME_ROWS * any_of_them:
        return in_one_column or 1 < any_of_them <= _HALF * height
    return in_one_column and _fill_their_column(one, other, any_of_them, height)


def _is_among_moved_rows(moved: Symptom, other: Symptom, height: float) -> bool:
    """Tell whether a symptom stands where a block of rows moved: not each of them shows it."""
    if not moved.rule.spoils_cells or other.rule.is_of_writing:
        return False
    first, end = (moved.rows & -moved.rows).bit_length() - 1, moved.rows.bit_length()
    block = (end - first) // BITS_OF_ROW + 1
    inside = ((other.rows & ((1 << end) - 1)) >> first).bit_count()
    is_block = _BLOCK * block <= moved.rows.bit_count() and block <= _HALF * height
    return is_block and inside >= _SAME_ROWS * other.rows.bit_count()


def _fill_their_column(one: Symptom, other: Symptom, rows: int, height: float) -> bool:
    """Tell whether hardly any row of a column is without the problems of one or the other."""
    is_plain = all(each.value is None and not each.rule.is_of_writing for each in (one, other))
    return is_plain and rows >= _SAME_COLUMN * height


def _are_of_missing_columns(one: Symptom, other: Symptom) -> bool:
    """Tell whether both speak of columns that are not there."""
    if one.rule.code == other.rule.code:
        return True
    missing, beside = (one, other) if one.rule.code == _MISSING else (other, one)
    return beside.cause.column is None and missing.rule.field in beside.rule.names
