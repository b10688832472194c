"""`rosterwizard check`: every problem of a file at once."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rosterwizard.cli.checking import checked, errors_in
from rosterwizard.cli.exit_status import ExitStatus
from rosterwizard.cli.helped import HelpedCommand, option
from rosterwizard.cli.opening import files_argument, open_files, sheet_option, type_option
from rosterwizard.cli.printing import print_pieces
from rosterwizard.services.own_files import refuse_own_files

if TYPE_CHECKING:
    from rosterwizard.core.reports.reports import Form


@click.command(cls=HelpedCommand, help="command-check")
@files_argument
@type_option
@sheet_option
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "html"]),
    default="text",
    help="option-report-form",
)
@option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="option-report-output",
)
def check(
    files: tuple[str, ...], wanted: str, sheet: str, form: "Form", output: Path | None
) -> int:
    """Find every problem in FILE… and report it."""
    if output:
        refuse_own_files([output], map(Path, files))
    job = open_files(files, wanted, sheet)
    problems = checked(job)
    from rosterwizard.core.reports.reports import report  # noqa: PLC0415 - imports polars

    pieces = report(job, problems, form)
    if output:
        from rosterwizard.services.whole_files import write_whole  # noqa: PLC0415 - only here

        # Excel knows UTF-8 by a mark at its start; what reads a pipe would stumble over it.
        encoding = "utf-8-sig" if form == "csv" else "utf-8"
        write_whole(output, "".join(pieces).encode(encoding))
    else:
        print_pieces(pieces)
    return ExitStatus.PROBLEMS if errors_in(problems) else ExitStatus.DONE
