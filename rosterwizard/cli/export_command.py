"""`rosterwizard export`: the exact file that the system accepts."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rosterwizard.cli.checking import checked, errors_in
from rosterwizard.cli.exit_status import ExitStatus
from rosterwizard.cli.file_arguments import file_options, files_read, open_files
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.matching_options import Said
from rosterwizard.cli.mode_options import (
    mode_option,
    remaining_option,
    stop_over,
    with_figures,
)
from rosterwizard.cli.printing import tell
from rosterwizard.cli.saving import (
    output_option,
    outputs_of,
    refuse_unsettled,
    save_outputs,
    tell_rows_left_out,
    tell_sheets,
)
from rosterwizard.cli.undo_options import made_option, save_undo, undo_option
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.kept_servers import known_mode
from rosterwizard.services.own_files import refuse_own_files
from rosterwizard.services.register import remember_numbers
from rosterwizard.services.submitting.whole_truth import lacking_in, refuse_turning

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job


@click.command(cls=LoggedCommand, help="command-export")
@file_options
@output_option
@mode_option
@remaining_option
@undo_option
@made_option
def export(  # noqa: PLR0913 - each is an option
    reading: ReadingOptions,
    files: tuple[str, ...],
    wanted: str,
    output: Path,
    *,
    said: Said,
    mode: str,
    remaining: int | None,
    undo: str,
    made: tuple[str, ...],
) -> int:
    """Save FILE… as the exact file that the system accepts."""
    refuse_own_files([output], files_read())
    job = open_files(files, wanted, reading, said)
    refuse_unsettled(job)
    if undo:
        return save_undo(job, undo, made, output)
    known_mode(job.profile, mode)
    _refuse_unmeant_whole(job, mode, remaining)

    tell_sheets(job)
    tell_rows_left_out(job)
    save_outputs(job, outputs_of(job, mode), output)
    lacking = lacking_in(job, mode)
    if lacking:
        tell("export-lacks-files", files=lacking)
    errors = errors_in(checked(job))
    if errors:
        tell("errors-in-export", errors)
    else:
        remember_numbers(job)
    return ExitStatus.PROBLEMS if errors or lacking else ExitStatus.DONE


def _refuse_unmeant_whole(job: "Job", mode: str, remaining: int | None) -> None:
    """Raise Stop where files would get the names of a mode that deletes, and nobody said so."""
    try:
        with_figures(
            lambda said: refuse_turning(job, mode, said["remaining"]),
            {"remaining": remaining},
            may_ask=True,
        )
    except RosterError as error:
        raise stop_over(error, ExitStatus.SAFETY_LIMIT) from error
