"""`rosterwizard export`: the exact file that the system accepts."""

from pathlib import Path

import click

from rosterwizard.cli.checking import checked, errors_in
from rosterwizard.cli.exit_status import ExitStatus
from rosterwizard.cli.file_arguments import files_argument, open_files, sheet_option, type_option
from rosterwizard.cli.helped import HelpedCommand
from rosterwizard.cli.printing import tell
from rosterwizard.cli.saving import output_option, outputs_of, save_outputs, tell_samples
from rosterwizard.services.own_files import refuse_own_files


@click.command(cls=HelpedCommand, help="command-export")
@files_argument
@type_option
@sheet_option
@output_option
def export(files: tuple[str, ...], wanted: str, sheet: str, output: Path) -> int:
    """Save FILE… as the exact file that the system accepts."""
    refuse_own_files([output], map(Path, files))
    job = open_files(files, wanted, sheet)

    tell_samples(job)
    save_outputs(job, outputs_of(job), output)
    errors = errors_in(checked(job))
    if errors:
        tell("errors-in-export", errors)
    return ExitStatus.PROBLEMS if errors else ExitStatus.DONE
