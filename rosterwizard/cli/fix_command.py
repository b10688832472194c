"""`rosterwizard fix`: mend what can be mended."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rosterwizard.cli.checking import checked, errors_in
from rosterwizard.cli.exit_status import ExitStatus
from rosterwizard.cli.helped import HelpedCommand, option
from rosterwizard.cli.opening import files_argument, open_files, sheet_option, type_option
from rosterwizard.cli.printing import tell
from rosterwizard.cli.saving import output_option, outputs_of, save_outputs, tell_samples
from rosterwizard.services.own_files import refuse_own_files

if TYPE_CHECKING:
    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.fixing import Fix
    from rosterwizard.core.job.job import Job


@click.command(cls=HelpedCommand, help="command-fix")
@files_argument
@type_option
@sheet_option
@output_option
@option("--safe", is_flag=True, help="option-safe")
def fix(files: tuple[str, ...], wanted: str, sheet: str, output: Path, *, safe: bool) -> int:
    """Mend what can be mended in FILE… and save the result in the system's form."""
    refuse_own_files([output], map(Path, files))
    job = open_files(files, wanted, sheet)

    tell_samples(job)
    job, problems = _mended(job, safe=safe)
    save_outputs(job, outputs_of(job), output)
    errors = errors_in(problems)
    tell("errors-left", errors)
    return ExitStatus.PROBLEMS if errors else ExitStatus.DONE


def _mended(job: "Job", *, safe: bool) -> "tuple[Job, dict[str, Problems]]":
    """Return the job with its fixes applied, and the problems that are left.

    One fix at a time: each is proposed for the cells as the one before has left them.
    """
    made: set[tuple[object, ...]] = set()
    problems = checked(job)
    while step := _next_fix(job, problems, made, safe=safe):
        name, chosen = step
        made.add(_identity(name, chosen))
        sheet = job.sheet_of(name)
        if sheet is not None:
            tell("fix-made", record_type=sheet.record_type.id, label=chosen.label)
            job = job.with_sheet(sheet.edited(chosen.edit))
            problems = checked(job)
    if not made:
        tell("nothing-to-fix")
    return job, problems


def _next_fix(
    job: "Job", problems: "dict[str, Problems]", made: set[tuple[object, ...]], *, safe: bool
) -> "tuple[str, Fix] | None":
    from rosterwizard.core.fixing import fixes_for  # noqa: PLC0415 - imports polars

    for sheet in job.sheets:
        name = sheet.record_type.name
        for each in fixes_for(sheet, problems[name]):
            if (each.safe or not safe) and _identity(name, each) not in made:
                return name, each
    return None


def _identity(name: str, fix: "Fix") -> tuple[object, ...]:
    """Return what tells a fix from others: made once, it is not made again, so there is an end."""
    return name, fix.code, fix.column, fix.rule
