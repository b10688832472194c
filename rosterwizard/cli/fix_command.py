"""`rosterwizard fix`: mend what can be mended."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rosterwizard.cli.checking import errors_in
from rosterwizard.cli.exit_status import ExitStatus
from rosterwizard.cli.file_arguments import files_argument, open_files, type_option
from rosterwizard.cli.helped import HelpedCommand, option
from rosterwizard.cli.matching_options import Said, matching_options
from rosterwizard.cli.printing import tell
from rosterwizard.cli.reading_options import reading_options
from rosterwizard.cli.saving import (
    output_option,
    outputs_of,
    refuse_unsettled,
    save_outputs,
    tell_rows_left_out,
    tell_sheets,
)
from rosterwizard.cli.watched import watched
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.own_files import refuse_own_files

if TYPE_CHECKING:
    from rosterwizard.core.fixing import Fix, Fixed
    from rosterwizard.core.job.job import Job

_MOST_NAMED = 20  # kinds of change of one fix


@click.command(cls=HelpedCommand, help="command-fix")
@files_argument
@type_option
@reading_options
@matching_options
@output_option
@option("--safe", is_flag=True, help="option-safe")
def fix(  # noqa: PLR0913 - each is an option
    reading: ReadingOptions,
    files: tuple[str, ...],
    wanted: str,
    output: Path,
    *,
    said: Said,
    safe: bool,
) -> int:
    """Mend what can be mended in FILE… and save the result in the system's form."""
    refuse_own_files([output], map(Path, files))
    job = open_files(files, wanted, reading, said)
    refuse_unsettled(job)

    tell_sheets(job)
    tell_rows_left_out(job)
    found = _fixed(job, safe=safe)
    save_outputs(found.job, outputs_of(found.job), output)
    errors = errors_in(found.problems)
    tell("errors-left", errors)
    return ExitStatus.PROBLEMS if errors else ExitStatus.DONE


def _fixed(job: "Job", *, safe: bool) -> "Fixed":
    """Make the fixes, and tell which."""
    from rosterwizard.core.fixing import fixed  # noqa: PLC0415 - imports polars

    with watched("doing-checking") as progress:
        found = fixed(job, safe=safe, progress=progress)
    ids = {sheet.record_type.name: sheet.record_type.id for sheet in job.sheets}
    for name, each in found.made:
        tell("fix-made", record_type=ids[name], label=each.label)
        _tell_guesses(each)
    if not found.made:
        tell("nothing-to-fix")
    return found


def _tell_guesses(fix: "Fix") -> None:
    """Name what was put for what, where that may have changed a meaning and the label is silent."""
    pairs = fix.pairs()
    if fix.safe or pairs.height < 2:  # noqa: PLR2004 - of one pair the label says it
        return
    for before, after, count in pairs.head(_MOST_NAMED).iter_rows():
        tell("fix-made-pair", count, before=before, after=after)
    if pairs.height > _MOST_NAMED:
        tell("fix-made-more", pairs.height - _MOST_NAMED)
