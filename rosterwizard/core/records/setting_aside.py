"""A sheet as it is opened: without the rows that are no records."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import polars as pl

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.records.odd_rows import odd_rows
from rosterwizard.core.sheet.aside_row import Why
from rosterwizard.core.sheet.oddity import Oddity

NO_ROWS: Mapping[int, Why] = MappingProxyType({})


def without_odd_rows(
    job_sheet: JobSheet, asked: Mapping[int, Why] = NO_ROWS, *, every_row: bool = False
) -> JobSheet:
    """Return the sheet, which has no edits yet, without its rows that are no records.

    Whatever looks like none and stays, or comes back, is a problem of its own. asked: more rows
    that are set aside until a person takes them in. every_row: all of them stay.
    """
    found = odd_rows(job_sheet)
    aside = {**found.aside, **asked}
    places = sorted({*found.aside, *found.doubtful} - set(asked))
    noticed = noticed_in_rows(
        job_sheet,
        {
            Oddity("no-record"): places,
            Oddity("no-record", "other-order"): found.other_order,
            Oddity("no-record", "marked"): found.marked,
        },
    )
    return noticed if every_row or not aside else noticed.opened_without(aside)


def noticed_in_rows(job_sheet: JobSheet, rows: Mapping[Oddity, Sequence[int]]) -> JobSheet:
    """Return the sheet, which has no edits yet, with more oddities of rows (positions)."""
    more = {each: pl.Series(places, dtype=pl.UInt32) for each, places in rows.items() if places}
    if not more:
        return job_sheet
    sheet = job_sheet.sheet
    return replace(job_sheet, sheet=replace(sheet, oddities={**sheet.oddities, **more}))
