"""`rosterwizard case shrink`: the smallest file that still has a problem."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rosterwizard.cli.case_passphrases import passphrase_option
from rosterwizard.cli.cases_opened import opened_case_file
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.file_arguments import file_options, open_files
from rosterwizard.cli.helped import option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.matching_options import Said
from rosterwizard.cli.printing import tell
from rosterwizard.cli.saving import output_option
from rosterwizard.cli.watched import watched
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.own_files import refuse_own_files

if TYPE_CHECKING:
    from rosterwizard.services.case_files.case_opening import OpenedCase
    from rosterwizard.services.case_files.case_shrinking import ShrinkSource, Shrunk

_CASE = ".rwcase"


@click.command("shrink", cls=LoggedCommand, help="command-case-shrink")
@file_options
@output_option
@option("--problem", default="", metavar="CODE[@ROW]", help="option-case-problem")
@passphrase_option
def shrink_case(  # noqa: PLR0913 - each is an option
    reading: ReadingOptions,
    files: tuple[str, ...],
    wanted: str,
    output: Path,
    *,
    said: Said,
    problem: str,
    passphrase_stdin: bool,
) -> int:
    """Save the smallest file that still has a problem of FILE… or of a case file."""
    paths = [Path(file) for file in files]
    refuse_own_files([output], paths)
    if paths[0].suffix.lower() == _CASE:
        opened = opened_case_file(paths[0], from_stdin=passphrase_stdin)
        shrunk = _shrunk(_source_of_case(opened), problem)
    else:
        from rosterwizard.services.case_files.case_shrinking import (  # noqa: PLC0415 - polars
            ShrinkSource,
        )
        from rosterwizard.services.case_files.real_files import real_files  # noqa: PLC0415 - seldom

        opened = None
        job = open_files(files, wanted, reading, said)
        shrunk = _shrunk(ShrinkSource(job, real_files(paths), reading), problem)
    _save(shrunk, output, opened)
    tell("case-shrunk", shrunk.rows, file=output.name, problem=shrunk.problem.code)
    return ExitStatus.DONE


def _source_of_case(opened: "OpenedCase") -> "ShrinkSource":
    from rosterwizard.services.case_files.shrink_sources import shrinkable  # noqa: PLC0415 - seldom

    try:
        return shrinkable(opened)
    except RosterError as error:
        raise Stop.over(error, ExitStatus.USAGE) from error


def _shrunk(source: "ShrinkSource", problem: str) -> "Shrunk":
    from rosterwizard.core.checking import check_job  # noqa: PLC0415 - polars
    from rosterwizard.core.reproducing.expected_problems import (  # noqa: PLC0415 - polars
        expected_problems,
    )
    from rosterwizard.services.case_files.case_shrinking import (  # noqa: PLC0415 - polars
        chosen_problem,
        shrunk_job,
    )

    code, at, row = problem.partition("@")
    if at and not row.isdecimal():
        raise Stop.with_words(ExitStatus.USAGE, "case-problem-malformed", text=problem)
    job = source.job
    try:
        chosen = chosen_problem(
            expected_problems(job, check_job(job)), code, int(row) if at else None
        )
        with watched("doing-shrinking") as progress:
            return shrunk_job(source, chosen, progress, tied=bool(at))
    except RosterError as error:
        raise Stop.over(error, ExitStatus.PROBLEMS) from error


def _save(shrunk: "Shrunk", output: Path, opened: "OpenedCase | None") -> None:
    from rosterwizard.services.case_files.shrunk_saving import save_shrunk  # noqa: PLC0415 - polars

    try:
        save_shrunk(shrunk, output, opened.case if opened else None)
    except RosterError as error:
        raise Stop.over(error, ExitStatus.USAGE) from error
