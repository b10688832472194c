"""By what a system knows a row again, and what is written of it."""

from collections.abc import Sequence

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


def rows_as_written(sheet: JobSheet) -> pl.DataFrame:
    """Return two texts for each row, others where what is written is another.

    Columns: row (of all that is written) and rest (of all but what it is known by; null where that
    is blank).
    """
    headings, frame = written_columns(sheet)
    named = frame.rename({str(at): f"{at} {heading}" for at, heading in enumerate(headings)})
    known = identity_of(sheet.record_type)
    rest = [f"{at} {heading}" for at, heading in enumerate(headings) if heading not in known]
    says_more = pl.any_horizontal(pl.col(rest) != "") if rest else pl.lit(value=False)
    return named.select(
        row=_as_text(named.columns, sheet.frame.height),
        rest=pl.when(says_more).then(_as_text(rest, sheet.frame.height)),
    )


def _as_text(columns: Sequence[str], rows: int) -> pl.Expr:
    if not columns:
        return pl.repeat("", rows, dtype=pl.String)
    return pl.struct(columns).struct.json_encode()
