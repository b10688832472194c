"""One file under two profiles, as a command gives it."""

from collections.abc import Iterator, Mapping

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.named_profiles import named_profile
from rosterwizard.cli.watched import watched
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.comparing.compared_checks import compared_checks
from rosterwizard.core.comparing.comparison_report import comparison_facts, comparison_report
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.json_text import json_text


def comparison_pieces(
    job: Job, problems: Mapping[str, Problems], against: str, *, as_json: bool
) -> tuple[Iterator[str], ExitStatus]:
    """Return which problems there are under one profile alone, and whether there are any.

    problems: those under the job's own. Raises Stop as `named_profile` does, and with status 2
    where the other one lacks a record type.
    """
    other = named_profile(against)
    try:
        with watched("doing-checking") as progress:
            found = compared_checks(job, problems, other, progress)
    except RosterError as error:
        raise Stop.over(error, ExitStatus.USAGE) from error
    lines = [json_text(comparison_facts(found), indent=2)] if as_json else comparison_report(found)
    status = ExitStatus.PROBLEMS if found.differences else ExitStatus.DONE
    return (f"{line}\n" for line in lines), status
