"""A sheet as it is opened: without the rows that are no records."""

from dataclasses import replace

import polars as pl

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.records.odd_rows import odd_rows
from rosterwizard.core.sheet.oddity import Oddity


def without_odd_rows(job_sheet: JobSheet, *, every_row: bool = False) -> JobSheet:
    """Return the sheet, which has no edits yet, without its rows that are no records.

    Whatever looks like none and stays, or comes back, is a problem of its own. every_row: all
    of them stay.
    """
    found = odd_rows(job_sheet)
    places = sorted({*found.aside, *found.doubtful})
    if not (places or found.other_order or found.marked):
        return job_sheet
    sheet = job_sheet.sheet
    kinds = {"": places, "other-order": found.other_order, "marked": found.marked}
    noticed_so = {
        Oddity("no-record", kind): pl.Series(rows, dtype=pl.UInt32)
        for kind, rows in kinds.items()
        if rows
    }
    oddities = {**sheet.oddities, **noticed_so}
    noticed = replace(job_sheet, sheet=replace(sheet, oddities=oddities))
    return noticed if every_row or not found.aside else noticed.opened_without(found.aside)
