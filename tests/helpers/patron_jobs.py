"""Jobs of real systems, made from a few rows: patrons with mistakes, and without."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.profiles.loading import built_in_profiles, find_profile
from rosterwizard.core.sheet.sheet import Origin, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Table = tuple["Sequence[str]", "Sequence[Sequence[str]]"]
HEADINGS = ("username", "enabled", "staffmember", "surname", "emailaddress", "graduationyear")


def patron(number: int, **cells: str) -> tuple[str, ...]:
    """Return a patron that nothing is wrong with but what `cells` (heading to text) say."""
    good = {
        "username": f"user{number:04}",
        "enabled": "Y",
        "staffmember": "N",
        "surname": "Moreau",
        "emailaddress": f"user{number:04}@school.example",
        "graduationyear": "2031",
    }
    return tuple((good | cells).values())


MISTAKES: dict[int, dict[str, str]] = {
    1: {"emailaddress": "anna@"},
    3: {"surname": " Moreau "},
    4: {"surname": "Diallo  "},
    6: {"enabled": "perhaps"},
    7: {"enabled": "perhaps"},
    8: {"enabled": "never"},
}


def patrons_with_mistakes(rows: int = 10) -> Table:
    """Return headings and patrons of whom those in `MISTAKES`, by position, have mistakes."""
    return HEADINGS, [patron(row, **MISTAKES.get(row, {})) for row in range(rows)]


def clean_patrons(rows: int = 10) -> Table:
    """Return headings and patrons that nothing is wrong with."""
    return HEADINGS, [patron(row) for row in range(rows)]


def job_of(system: str, tables: Mapping[str, Table]) -> Job:
    """Return a job of a real system: record type's name to its headings and rows."""
    profile = find_profile(system, built_in_profiles())
    sheets = []
    for name, (headings, rows) in tables.items():
        record_type = profile.record_type(name)
        schema = {f"c{place}": pl.String for place in range(len(headings))}
        frame = pl.DataFrame([list(row) for row in rows], schema=schema, orient="row")
        numbers = pl.arange(2, 2 + frame.height, dtype=pl.UInt32, eager=True)
        sheet = Sheet(frame, tuple(headings), numbers, Origin(Path(f"{name}.csv")))
        matching = suggest_matching(headings, record_type)
        sheets.append(JobSheet.of(record_type, sheet, matching))
    return Job(profile, tuple(sheets))


def infiniti_job(table: Table | None = None) -> Job:
    """Return a job of patrons, by default ten with mistakes."""
    return job_of("infiniti", {"patrons": table or patrons_with_mistakes()})
