"""`rosterwizard check`: every problem of a file at once."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from rosterwizard.cli import completing
from rosterwizard.cli.checking import checked, errors_in
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.file_arguments import file_options, files_read, open_files
from rosterwizard.cli.helped import ANY_PATH, option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.marked_copies import refuse_form, save_marked
from rosterwizard.cli.matching_options import Said
from rosterwizard.cli.printing import print_pieces
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.own_files import refuse_own_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import Job
    from rosterwizard.core.reports.reports import Form


@click.command(cls=LoggedCommand, help="command-check")
@file_options
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "html", "xlsx"]),
    default="text",
    help="option-report-form",
)
@option("--by-cause", is_flag=True, help="option-by-cause")
@option(
    "--against",
    metavar="PROFILE",
    default="",
    help="option-against",
    shell_complete=completing.systems,
)
@option("--why", metavar="CELL", default="", help="option-why")
@option(
    "-o",
    "--output",
    metavar="OUT",
    type=ANY_PATH,
    help="option-report-output",
)
def check(  # noqa: PLR0913 - each is an option
    reading: ReadingOptions,
    files: tuple[str, ...],
    wanted: str,
    *,
    said: Said,
    form: "Form | Literal['xlsx']",
    by_cause: bool,
    against: str,
    why: str,
    output: Path | None,
) -> int:
    """Find every problem in FILE… and report it."""
    if why and (by_cause or form not in {"text", "json"}):
        raise Stop.with_words(ExitStatus.USAGE, "why-form")
    if by_cause and form not in {"text", "json"}:
        raise Stop.with_words(ExitStatus.USAGE, "by-cause-form")
    refuse_form(form, output)
    if against and (why or by_cause or form not in {"text", "json"}):
        raise Stop.with_words(ExitStatus.USAGE, "against-form")
    if output:
        refuse_own_files([output], files_read())
    job = open_files(files, wanted, reading, said)
    problems = checked(job)
    if against or why:
        pieces, status = _of_one_thing(job, problems, against, why, as_json=form == "json")
        _give(pieces, cast("Form", form), output)
        return status
    if output and form == "xlsx":
        save_marked(job, problems, output)
    else:
        written = cast("Form", form)
        _give(_pieces(job, problems, written, by_cause=by_cause), written, output)
    return ExitStatus.PROBLEMS if errors_in(problems) else ExitStatus.DONE


def _give(pieces: "Iterator[str]", form: "Form", output: Path | None) -> None:
    if output:
        from rosterwizard.services.saved_problems import write_list  # noqa: PLC0415 - only here

        write_list(output, pieces, form)
    else:
        print_pieces(pieces)


def _of_one_thing(
    job: "Job", problems: "Mapping[str, Problems]", against: str, why: str, *, as_json: bool
) -> "tuple[Iterator[str], ExitStatus]":
    """Return what is asked of the file beside its problems: another profile, or one cell."""
    if against:
        from rosterwizard.cli.comparison_printed import (  # noqa: PLC0415 - only where asked for
            comparison_pieces,
        )

        return comparison_pieces(job, problems, against, as_json=as_json)
    from rosterwizard.cli.cell_printed import cell_pieces  # noqa: PLC0415 - as above

    return cell_pieces(job, problems, why, as_json=as_json)


def _pieces(
    job: "Job", problems: "Mapping[str, Problems]", form: "Form", *, by_cause: bool
) -> "Iterator[str]":
    if by_cause:
        from rosterwizard.core.reports.causes_report import causes_report  # noqa: PLC0415 - polars

        return causes_report(job, problems, as_json=form == "json")
    from rosterwizard.core.reports.reports import report  # noqa: PLC0415 - as above

    return report(job, problems, form)
