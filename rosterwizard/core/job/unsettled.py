"""How much of a job still needs a person's word before it can be checked."""

from rosterwizard.core.job.job import Job
from rosterwizard.core.matching.matching import missing_fields


def count_unsettled(job: Job) -> int:
    """Return how many headings are not certain, and fields that must be filled are missing."""
    return sum(
        sum(sheet.matching.is_open(match) for match in sheet.matching.matches)
        + len(missing_fields(sheet.matching, sheet.record_type))
        for sheet in job.sheets
    )
