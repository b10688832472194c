"""Values that a person matched once are matched in the next file of the same layout.

As an edit, which undo takes back: nothing is put into cells unseen.
"""

from collections.abc import Iterator

import polars as pl

from rosterwizard.core.cells.field_values import accepted
from rosterwizard.core.fixing.wishes import values_put
from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.profiles.language import Field
from rosterwizard.services.remembered_matchings import recall, remember_values

# The steps by which a person says what a word means. What is typed is meant for that cell alone.
_SAYING = frozenset({"fix-meaning", "fix-nearest", "edit-values-matched"})
_MOST = 200  # of a field
_LONGEST = 60  # letters of a word for a value


def with_values_as_before(job: Job) -> tuple[Job, int]:
    """Return the job with the values matched as they were last time, and in how many cells."""
    count = 0
    for sheet in job.sheets:
        remembered = recall(sheet.record_type.id, sheet.sheet.headings).values
        edit = values_put(sheet, remembered)
        if edit is not None:
            job = job.edited(sheet.record_type.name, edit)
            count += edit.cells.height
    return job, count


def remember_values_of(job: Job) -> None:
    """Keep which texts a person gave which values. Raises RosterError as `remember` does."""
    for sheet in job.sheets:
        said = values_said(sheet)
        if said:
            remember_values(sheet.record_type.id, sheet.matching, said)


def values_said(sheet: JobSheet) -> dict[str, dict[str, str]]:
    """Return which texts a person gave which values, by field."""
    return {
        field.name: pairs
        for field in sheet.record_type.fields
        if (pairs := dict(_said(sheet, field)))
    }


def _said(sheet: JobSheet, field: Field) -> Iterator[tuple[str, str]]:
    """Give the texts of a field with a closed list, each with the value that it was given alone.

    A text that was given several values means none of them.
    """
    column, taken = sheet.matching.column_of(field.name), accepted(field)
    if column is None or not taken:
        return
    parts = [_changed(edit, column) for edit in sheet.edits.done if edit.code in _SAYING]
    if not parts:
        return
    pairs = pl.concat(parts).unique()
    sound = (
        ~pl.col("before").is_in(taken)
        & pl.col("after").is_in(taken)
        & pl.col("before").str.len_chars().is_between(1, _LONGEST)
        & pl.col("before").is_unique()
    )
    yield from pairs.filter(sound).sort("before").head(_MOST).iter_rows()


def _changed(edit: Edit, column: int) -> pl.DataFrame:
    cells = edit.cells.filter(pl.col("column") == column)
    return cells.select(pl.col("before").str.strip_chars(), "after")
