"""The first rows as they will be: what each field gets, as the headings are matched now."""

from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.secret_columns import secret_fields
from rosterwizard.core.messages.screen_mask import Telling


@dataclass(frozen=True, slots=True)
class MatchedRows:
    """frame: rows x fields of String, columns named by field; a field that nothing fills has none.

    secret: the places of the columns that are shown to nobody unasked. told: for each column, what
    is told of its texts.
    """

    frame: pl.DataFrame = field(repr=False)
    secret: frozenset[int] = field(default=frozenset(), repr=False)
    told: tuple[Telling, ...] = field(default=(), repr=False)


def matched_rows(sheet: JobSheet, most: int) -> MatchedRows:
    """Return the first `most` rows."""
    rows = pl.Series("row", range(min(most, sheet.frame.height)), dtype=pl.UInt32)
    frame = sheet.by_field(rows=rows)
    known = secret_fields(sheet.record_type)
    secret = frozenset(
        place
        for place, name in enumerate(frame.columns)
        if name in known or not sheet.secret_columns.isdisjoint(sheet.matching.columns_of(name))
    )
    return MatchedRows(frame, secret, tuple(map(sheet.told.of_field, frame.columns)))
