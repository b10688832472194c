"""The rows that were set aside, with whose they are and why they went, to be brought back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.messages.screen_mask import screened
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.sheet.aside_row import Why, text_of_row
from rosterwizard.core.showing.row_naming import naming_columns
from rosterwizard.core.showing.short_text import shown_shortly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.job.job import JobSheet


@dataclass(frozen=True, slots=True)
class AwayRow:
    """at: its position in the sheet as it was opened. place: what it is called.

    who: what its key and its name say, else what its cells do; no password.
    """

    at: int
    place: str
    why: Why
    who: str = field(repr=False)

    def in_words(self) -> str:
        """Return which row it is, whose, and why it went."""
        part = "message" if self.who else "unsaid"
        why = sentence("away-why", self.why)
        return sentence("away-row", part, row=self.place, who=self.who, why=why)


def rows_away(job_sheet: JobSheet, most: int) -> tuple[AwayRow, ...]:
    """Return the rows that are not there, those that a person set aside first; `most` of them.

    Samples of a template never were.
    """
    whole = job_sheet.whole
    if whole is None:
        return ()
    at_opening = job_sheet.aside_at_opening
    away = sorted(_gone(job_sheet), key=lambda row: (row in at_opening, row))[:most]
    rows = pl.Series(away, dtype=pl.UInt32)
    every = replace(job_sheet, sheet=whole.sheet, frame=whole.frame[rows], whole=None)
    told = zip(away, whole.sheet.places.of_rows(rows).in_words(), _who(every), strict=True)
    return tuple(
        AwayRow(row, place, at_opening.get(row, "by-hand"), who) for row, place, who in told
    )


def count_away(job_sheet: JobSheet) -> int:
    """Return how many rows could be brought back."""
    return job_sheet.whole.frame.height - job_sheet.whole.rows.len() if job_sheet.whole else 0


def _gone(job_sheet: JobSheet) -> list[int]:
    height = job_sheet.whole.frame.height if job_sheet.whole else 0
    every = pl.Series([True]).new_from_index(0, height)
    return every.scatter(job_sheet.rows_there(), values=False).arg_true().to_list()


def _who(every: JobSheet) -> Iterator[str]:
    """Give for each row whose it is."""
    naming = [f"c{column}" for column in naming_columns(every)]
    open_ = [
        f"c{each.column}"
        for each in every.matching.matches
        if each.column not in every.secret_columns
    ]
    named = every.frame.select(naming).iter_rows()
    for names, cells in zip(named, every.frame.select(open_).iter_rows(), strict=True):
        said = " ".join(" ".join(text.split()) for text in names if text.strip())
        yield screened(shown_shortly(said) or text_of_row(cells))
