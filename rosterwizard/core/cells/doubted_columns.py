"""Columns in which passwords may stand, below another heading: their own or one before was lost.

Less is asked for here than to say that a heading is missing. Where a column is none of what its
heading says, or has texts and no heading at all, the columns around it are doubted up to those
that surely have their own values. Those of a password are known by nothing: they may stand in any
of them, unless there is a heading of passwords and none of them is at it or right behind it.
"""

from collections.abc import Iterator
from itertools import pairwise

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.field_values import choices_of
from rosterwizard.core.cells.judged_columns import (
    FIT,
    MISFIT,
    first_rows,
    shares_as_said,
    shares_fitting,
)
from rosterwizard.core.cells.shifted_rows import judging_fields
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.secret_columns import secret_fields

_FEW_WORDS = 2


def doubted_columns(own: Cells) -> frozenset[int]:
    """Return the columns in which passwords may stand below another heading."""
    sheet = own.job_sheet
    if not secret_fields(sheet.record_type):
        return frozenset()
    few = first_rows(own)
    by_fields = shares_fitting(few, judging_fields(own))
    shares = (*by_fields.items(), *shares_as_said(few).items())
    misfit = {at for at, share in shares if share < MISFIT}
    wrong = {*_unnamed(sheet), *(at for at in misfit if not _is_in_other_words(few, at))}
    right = {at for at, share in by_fields.items() if share > FIT} - wrong
    own_places = sheet.secret_columns
    may_be = {at + step for at in own_places for step in (0, 1)} or {*range(sheet.frame.width)}
    stretches = (
        stretch
        for stretch in _between(right, sheet.frame.width)
        if not (wrong.isdisjoint(stretch) or may_be.isdisjoint(stretch))
    )
    return frozenset(at for stretch in stretches for at in stretch) - own_places


def _is_in_other_words(few: Cells, column: int) -> bool:
    """Tell whether it is a closed list of which the same few words come again and again: ja, nein.

    Then these are what the heading says, in words that are none of the field's.
    """
    sheet = few.job_sheet
    name = sheet.matching.matches[column].field
    if name is None or not choices_of(few.field(name)):
        return False
    texts = sheet.frame[f"c{column}"]
    filled = texts.filter(texts != "")
    return filled.n_unique() <= max(_FEW_WORDS, filled.len() // 2)


def _unnamed(sheet: JobSheet) -> Iterator[int]:
    for match in sheet.matching.matches:
        if not match.heading.strip() and (sheet.frame[f"c{match.column}"] != "").any():
            yield match.column


def _between(right: set[int], width: int) -> Iterator[range]:
    """Give the columns between those, before them and behind them."""
    edges = [-1, *sorted(right), width]
    for one, other in pairwise(edges):
        yield range(one + 1, other)
