"""`rosterwizard case shrink`: the smallest file that still has a problem."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from rosterwizard.cli.case_passphrases import passphrase_option
from rosterwizard.cli.cases_opened import opened_case_file
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.file_arguments import file_options, files_read, open_files
from rosterwizard.cli.helped import option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.marked_copies import refuse_ending
from rosterwizard.cli.matching_options import Said
from rosterwizard.cli.printing import tell
from rosterwizard.cli.saving import output_option
from rosterwizard.cli.watched import watched
from rosterwizard.core.explaining.explained_code import known_code
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.reading.file_endings import CASE, ZIP
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.own_files import refuse_own_files

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job
    from rosterwizard.services.case_files.case_opening import OpenedCase
    from rosterwizard.services.case_files.case_shrinking import ShrinkSource, Shrunk

_OF_CASES = frozenset({"files", "output", "problem", "passphrase_stdin"})
_ROW = re.compile(r"[0-9]{1,9}")


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
    own = files_read()
    refuse_own_files([output], own)
    chosen = _Chosen.of(problem)
    if paths[0].suffix.lower() == CASE:
        _refuse_beside_case(files)
        opened = opened_case_file(paths[0], from_stdin=passphrase_stdin)
        shrunk = _shrunk(_source_in(opened), chosen)
    else:
        opened = None
        job = open_files(files, wanted, reading, said)
        shrunk = _shrunk(_source_of(job, paths, reading), chosen)
    _save(shrunk, output, opened, own)
    tell("case-shrunk", shrunk.rows, file=output.name, problem=shrunk.problem.code)
    return ExitStatus.DONE


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What `--problem` says: a code, "" for any, and the number of its row, None for any."""

    code: str
    row: int | None

    @classmethod
    def of(cls, text: str) -> "_Chosen":
        """Return it. Raises Stop for what is neither, RosterError as `known_code` does."""
        code, at, row = text.partition("@")
        if at and not _ROW.fullmatch(row):
            raise Stop.with_words(ExitStatus.USAGE, "case-problem-malformed", text=text)
        return cls(known_code(code) if code else "", int(row) if at else None)


def _refuse_beside_case(files: tuple[str, ...]) -> None:
    """Raise Stop where more is given than the case: it would be passed over."""
    context = click.get_current_context()
    given = (
        option.opts[-1]
        for option in context.command.params
        if option.name not in _OF_CASES
        and context.get_parameter_source(str(option.name)) is ParameterSource.COMMANDLINE
    )
    words = [*files[1:], *given]
    if words:
        raise Stop.with_words(ExitStatus.USAGE, "case-alone", words=listed(words))


def _source_in(opened: "OpenedCase") -> "ShrinkSource":
    from rosterwizard.services.case_files.shrink_sources import shrinkable  # noqa: PLC0415 - seldom

    try:
        return shrinkable(opened)
    except RosterError as error:
        raise Stop.over(error, ExitStatus.USAGE) from error


def _source_of(job: "Job", paths: list[Path], reading: ReadingOptions) -> "ShrinkSource":
    """Return it; what was piped in is there as it was read alone."""
    from rosterwizard.services.case_files.case_shrinking import (  # noqa: PLC0415 - polars
        ShrinkSource,
    )
    from rosterwizard.services.case_files.real_files import real_files  # noqa: PLC0415 - seldom
    from rosterwizard.services.reading import STANDARD_INPUT  # noqa: PLC0415 - seldom

    return ShrinkSource(job, {} if STANDARD_INPUT in paths else real_files(paths), reading)


def _shrunk(source: "ShrinkSource", chosen: _Chosen) -> "Shrunk":
    from rosterwizard.core.checking import check_job  # noqa: PLC0415 - polars
    from rosterwizard.core.reproducing.expected_problems import (  # noqa: PLC0415 - polars
        expected_problems,
    )
    from rosterwizard.services.case_files.case_shrinking import (  # noqa: PLC0415 - polars
        chosen_problem,
        shrunk_job,
    )

    found = expected_problems(source.job, check_job(source.job))
    try:
        problem = chosen_problem(found, chosen.code, chosen.row)
        with watched("doing-shrinking") as progress:
            return shrunk_job(source, problem, progress, tied=chosen.row is not None)
    except RosterError as error:
        raise Stop.over(error, ExitStatus.PROBLEMS) from error


def _save(
    shrunk: "Shrunk", output: Path, opened: "OpenedCase | None", own: tuple[Path, ...]
) -> None:
    from rosterwizard.services.case_files.shrunk_saving import save_shrunk  # noqa: PLC0415 - polars

    names = list(shrunk.files)
    if len(names) == 1 and output.suffix.lower() != ZIP and not output.is_dir():
        refuse_ending(names[0], output)
    save_shrunk(shrunk, output, opened.case if opened else None, own)
