"""How every command checks a job."""

from typing import TYPE_CHECKING

from rosterwizard.cli.logged import note_counts
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
    note_problems(found)
    return found


def note_problems(problems: "Mapping[str, Problems]") -> None:
    """Have the log say how many problems there are."""
    counts = [each.counts() for each in problems.values()]
    note_counts(
        errors=sum(each["error"] for each in counts),
        warnings=sum(each["warning"] for each in counts),
    )


def errors_in(problems: "Mapping[str, Problems]") -> int:
    """Return how many problems of severity error there are."""
    return sum(each.counts()["error"] for each in problems.values())
