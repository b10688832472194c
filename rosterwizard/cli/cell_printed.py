"""Why a cell is a problem or is none, as a command gives it."""

from collections.abc import Iterator, Mapping

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.explaining.asked_place import asked_cell
from rosterwizard.core.explaining.cell_report import cell_facts, cell_report
from rosterwizard.core.explaining.explained_cell import explained_in_job
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.json_text import json_text


def cell_pieces(
    job: Job, problems: Mapping[str, Problems], place: str, *, as_json: bool
) -> tuple[Iterator[str], ExitStatus]:
    """Return what each rule found in the cell at a place, and whether it has an error.

    Raises Stop with status 2 for a cell that is not there.
    """
    try:
        found = explained_in_job(job, problems, asked_cell(job, place))
    except RosterError as error:
        raise Stop.over(error, ExitStatus.USAGE) from error
    lines = [json_text(cell_facts(found), indent=2)] if as_json else cell_report(found)
    is_wrong = any(each.rule.severity == "error" for each in found.of("told", "follows"))
    status = ExitStatus.PROBLEMS if is_wrong else ExitStatus.DONE
    return (f"{line}\n" for line in lines), status
