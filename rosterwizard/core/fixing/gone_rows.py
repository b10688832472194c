"""Rows that a fix sets aside, each beside the row that stays in its stead."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat

import polars as pl

from rosterwizard.core.fixing.pairs import pairs_of
from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.messages.words import sentence


@dataclass(frozen=True, slots=True)
class GoneRow:
    """One row that goes.

    row: its position among those that are there; at: in the sheet as it was opened. place, stays:
    what the two rows are called. differs: the headings in which they differ, as one text; "" for
    rows that say the same.
    """

    row: int
    at: int
    place: str
    stays: str
    differs: str = ""

    def pair(self) -> tuple[str, str]:
        """Return what is told of it: the row, and what becomes of it."""
        part = "differs" if self.differs else "same"
        after = sentence("row-goes", part, row=self.stays, columns=self.differs)
        return sentence("row-goes", row=self.place), after


def gone_rows(
    job_sheet: JobSheet, goes: pl.Series, stays: pl.Series, differs: Iterable[str] = ()
) -> Iterator[GoneRow]:
    """Give the rows that go: their positions, and beside each that of the row that stays."""
    there, places = job_sheet.rows_there().gather(goes), job_sheet.sheet.places
    own, others = places.of_rows(goes).in_words(), places.of_rows(stays).in_words()
    said = chain(differs, repeat(""))
    every = zip(goes, there, own, others, strict=True)
    for (row, at, place, other), unlike in zip(every, said, strict=False):
        yield GoneRow(row, at, place, other, unlike)


def pairs_of_rows(gone: Iterable[GoneRow]) -> pl.DataFrame:
    """Return what is told of the rows, as `pairs_of` tells of cells."""
    return _told(each.pair() for each in gone)


def pairs_of_step(job_sheet: JobSheet, edit: Edit) -> pl.DataFrame:
    """Return what a step that was made put for what, and the rows that it set aside."""
    went = pl.Series(edit.set_aside, dtype=pl.UInt32)
    aside = sentence("row-goes", "aside")
    places = job_sheet.opened.places.of_rows(went).in_words()
    rows = _told((sentence("row-goes", row=place), aside) for place in places)
    return pl.concat([pairs_of(edit.cells, edit.headings, job_sheet.told.of), rows])


def _told(pairs: Iterable[tuple[str, str]]) -> pl.DataFrame:
    schema = {"before": pl.String, "after": pl.String, "count": pl.get_index_type()}
    return pl.DataFrame([(*each, 1) for each in pairs], schema, orient="row")
