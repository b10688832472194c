"""How every command checks a job."""

from typing import TYPE_CHECKING

from rosterwizard.cli.logged import note_check
from rosterwizard.cli.watched import watched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import Job


def checked(job: "Job") -> "dict[str, Problems]":
    """Return every problem of the job, by the name of the record type."""
    from rosterwizard.core.checking import check_job  # noqa: PLC0415 - imports polars

    with watched("doing-checking") as progress:
        found = check_job(job, progress)
    note_check(job, found)
    return found


def errors_in(problems: "Mapping[str, Problems]") -> int:
    """Return how many problems of severity error there are."""
    return sum(each.counts()["error"] for each in problems.values())
