"""Sheets of a job made from plain rows of text, for tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.matching.values_below import values_below
from rosterwizard.core.sheet.sheet import Origin, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rosterwizard.core.profiles.language import RecordType


def job_sheet(
    record_type: RecordType,
    headings: Sequence[str],
    *rows: Sequence[str],
    constants: Mapping[str, str] | None = None,
) -> JobSheet:
    """Return a sheet whose headings fill the fields of the same name, and no others."""
    names = {each.name for each in record_type.fields}
    sheet = _sheet(headings, rows)
    matches = tuple(
        Match(place, heading, heading, "exact")
        if heading in names
        else Match(place, heading, None, "none")
        for place, heading in enumerate(headings)
    )
    return JobSheet.of(record_type, sheet, Matching(matches, dict(constants or {})))


def matched_sheet(
    record_type: RecordType, headings: Sequence[str], *rows: Sequence[str]
) -> JobSheet:
    """Return a sheet whose headings fill what the program takes them for, with nobody to ask."""
    sheet = _sheet(headings, rows)
    matching = suggest_matching(headings, record_type, values=values_below(sheet))
    return JobSheet.of(record_type, sheet, matching.settled())


def _sheet(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Sheet:
    schema = {f"c{place}": pl.String for place in range(len(headings))}
    frame = pl.DataFrame([list(row) for row in rows], schema=schema, orient="row")
    numbers = pl.arange(2, 2 + frame.height, dtype=pl.UInt32, eager=True)
    return Sheet(frame, tuple(headings), numbers, Origin(Path("sheet.csv")))
