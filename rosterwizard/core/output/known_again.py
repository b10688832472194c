"""By what a system knows a row again, and what is written of it."""

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.output.files import written_columns
from rosterwizard.core.profiles.language import RecordType


def identity_of(record_type: RecordType) -> tuple[str, ...]:
    """Return the fields by which a row is known again; none where only the whole row tells."""
    schema = record_type.schema
    single = (field.name for field in record_type.fields if field.constraints.unique)
    by_itself = next(single, "")
    return (
        record_type.roster.update.match or schema.primary_key or tuple(filter(None, (by_itself,)))
    )


def known_by(sheet: JobSheet) -> pl.Series:
    """Return for each row the text by which it is known again; null where that is blank.

    All are null where only the whole row tells.
    """
    names = identity_of(sheet.record_type)
    if not names:
        return pl.repeat(None, sheet.frame.height, dtype=pl.String, eager=True)
    cells = Cells(sheet, {*names})
    return cells.frame.select(key=cells.key_of(names, ignore_case=True)).to_series()


def rows_as_written(sheet: JobSheet) -> pl.Series:
    """Return for each row one text, another one where anything of what is written is another."""
    headings, frame = written_columns(sheet)
    if not headings:
        return pl.repeat("", sheet.frame.height, dtype=pl.String, eager=True)
    numbered = {str(at): f"{at} {heading}" for at, heading in enumerate(headings)}
    named = frame.rename(numbered)
    return named.select(row=pl.struct(pl.all()).struct.json_encode()).to_series()
