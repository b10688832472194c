"""A job of each record type that ships, with something wrong in every column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers.patron_jobs import job_of

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.core.profiles.language import RecordType

RECORD_TYPES = tuple(each for profile in built_in_profiles() for each in profile.record_types)
_WRONG = "? "


def job_with_mistakes(record_type: RecordType, rows: int = 16) -> Job:
    """Return a job in which each column has an odd text in a row of its own, and an example else.

    Its columns stand in the order of the profile, those of the key last.
    """
    key = record_type.schema.primary_key
    fields = sorted(record_type.fields, key=lambda field: field.name in key)
    headings = [field.name for field in fields]
    table = [
        [
            _WRONG if column == row % len(fields) else f"{field.example or field.name}{row}"
            for column, field in enumerate(fields)
        ]
        for row in range(rows)
    ]
    return job_of(record_type.system, {record_type.name: (headings, table)})
