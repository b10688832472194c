"""Small systems and jobs to submit, made without files and without checking."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.checking.problems import FRAME, Problems
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.profiles.language import (
    Field,
    Profile,
    ProfileRoster,
    RecordType,
    RecordTypeRoster,
    Schema,
    Submission,
)
from rosterwizard.core.rules.presence import Required
from rosterwizard.core.sheet.sheet import Origin, Sheet
from tests.helpers.filled_templates import PROFILES, good_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PATRONS = RecordType(
    name="patrons",
    title="Patrons",
    path="users.csv",
    schema=Schema(fields=(Field(name="username"), Field(name="emailaddress"))),
    roster=RecordTypeRoster(api_path="/api/import/users", side_effects=("Makes accounts.",)),
    system="infiniti",
)


def system(
    *record_types: RecordType, name: str = "infiniti", submission: Submission | None = None
) -> Profile:
    """Return a system; by default the patrons of Infiniti."""
    return Profile(
        name=name,
        title=name.capitalize(),
        version="1",
        record_types=record_types or (PATRONS,),
        roster=ProfileRoster(submission=submission or Submission(protocol="infiniti")),
    )


def good_job(*record_types: RecordType) -> Job:
    """Return the good examples of some record types of one built-in system."""
    examples = ((each, good_rows(each)) for each in record_types)
    sheets = [
        job_sheet(each, [[row.get(field.name, "") for field in each.fields] for row in rows])
        for each, rows in examples
    ]
    return Job(PROFILES[record_types[0].system], tuple(sheets))


def job_sheet(record_type: RecordType, rows: Sequence[Sequence[str]]) -> JobSheet:
    """Return a sheet whose headings are the fields; its first row is row 2 of the file."""
    names = [field.name for field in record_type.fields]
    frame = pl.DataFrame(
        {f"c{column}": [row[column] for row in rows] for column in range(len(names))},
        schema=dict.fromkeys((f"c{column}" for column in range(len(names))), pl.String),
    )
    numbers = pl.Series("sheet_row", range(2, len(rows) + 2), dtype=pl.UInt32)
    sheet = Sheet(frame, tuple(names), numbers, Origin(Path("roster.csv")))
    matches = tuple(Match(column, name, name, "exact") for column, name in enumerate(names))
    return JobSheet.of(record_type, sheet, Matching(matches))


def patrons(*names: str) -> Job:
    """Return a job of patrons with these user names and well-formed addresses."""
    rows = [(name, f"{name}@school.example") for name in names]
    return Job(system(), (job_sheet(PATRONS, rows),))


def problems(rows: Iterable[int] = ()) -> Problems:
    """Return one error for each of `rows`; a row may be named twice."""
    places = list(rows)
    frame = pl.DataFrame({"row": places, "column": [0] * len(places), "rule": [0] * len(places)})
    return Problems(frame.cast(FRAME), (Required(field="username"),))  # type: ignore[arg-type] # a schema
