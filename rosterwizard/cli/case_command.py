"""`rosterwizard case`: what a person sends to support, and how support opens it."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from rosterwizard.cli import completing
from rosterwizard.cli.case_passphrases import case_passphrase, passphrase_option
from rosterwizard.cli.case_shrink import shrink_case
from rosterwizard.cli.cases_opened import opened_case_file
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.file_arguments import file_options, open_files
from rosterwizard.cli.helped import ANY_PATH, HelpedGroup, option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.matching_options import Said
from rosterwizard.cli.printing import aligned, print_pieces, say, tell, told
from rosterwizard.cli.watched import watched
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.file_endings import CASE
from rosterwizard.core.reading.options import ReadingOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.case_files.case_making import CaseRequest, MadeCase, Part
    from rosterwizard.services.case_files.case_opening import OpenedCase
    from rosterwizard.services.case_files.case_told import PreviewPart

_ASKED_WRONGLY = frozenset({"passphrase-short", "case-of-input"})
_PARTS = ("answer", "log", "self-check")
case_argument = click.argument(
    "file",
    metavar="X.rwcase",
    type=ANY_PATH,
    shell_complete=completing.file_names,
)


@click.group(cls=HelpedGroup, help="command-case")
def case() -> None:
    """Make a case file for support, open one, or make the smallest file with a problem."""


case.add_command(shrink_case)


@case.command("make", cls=LoggedCommand, help="command-case-make")
@file_options
@option("-o", "--output", metavar="X.rwcase", type=ANY_PATH, help="option-case-output")
@option("--preview", is_flag=True, help="option-case-preview")
@option("--without", multiple=True, type=click.Choice(_PARTS), help="option-case-without")
@option("--real", is_flag=True, help="option-case-real")
@passphrase_option
def make_case(  # noqa: PLR0913 - each is an option
    reading: ReadingOptions,
    files: tuple[str, ...],
    wanted: str,
    output: Path | None,
    *,
    said: Said,
    preview: bool,
    without: "tuple[Part, ...]",
    real: bool,
    passphrase_stdin: bool,
) -> int:
    """Make a case file of FILE…: everything that support needs, and nobody's data."""
    if not (output or preview):
        raise Stop.with_words(ExitStatus.USAGE, "case-output-wanted")
    if output and output.suffix.lower() != CASE:
        raise Stop.with_words(ExitStatus.USAGE, "case-ending", file=output.name)
    if passphrase_stdin and not real:
        raise Stop.with_words(ExitStatus.USAGE, "case-passphrase-of-real")
    from rosterwizard.services.case_files.case_making import CaseRequest  # noqa: PLC0415 - polars
    from rosterwizard.services.case_files.last_answer import last_submitted  # noqa: PLC0415 - polars
    from rosterwizard.services.own_files import refuse_own_files  # noqa: PLC0415 - as above

    paths = [*dict.fromkeys(map(Path, files))]  # one that is given twice is read once
    refuse_own_files([output] if output else [], paths)
    passphrase = case_passphrase(from_stdin=passphrase_stdin, is_new=True) if real else None
    job = open_files(files, wanted, reading, said)
    sent = None if "answer" in without else last_submitted(job, paths)
    request = CaseRequest(job, paths, reading, sent, without)
    made = _made(request, passphrase)
    _tell_of(made, preview=preview)
    if output:
        _save(made, output, paths)
    is_kept = made.opened.is_reproduced and not made.found
    return ExitStatus.DONE if is_kept else ExitStatus.PROBLEMS


def _made(request: "CaseRequest", passphrase: str | None) -> "MadeCase":
    from rosterwizard.services.case_files.alike_cases import made_case  # noqa: PLC0415 - polars
    from rosterwizard.services.case_files.case_making import made_real_case  # noqa: PLC0415 - polars

    try:
        with watched("doing-look-alike") as progress:
            if passphrase is None:
                return made_case(request, progress)
            return made_real_case(request, passphrase, progress)
    except RosterError as error:
        status = ExitStatus.USAGE if error.code in _ASKED_WRONGLY else ExitStatus.UNREADABLE
        raise Stop.over(error, status) from error


def _tell_of(made: "MadeCase", *, preview: bool) -> None:
    from rosterwizard.cli.case_report import difference_lines  # noqa: PLC0415 - polars
    from rosterwizard.services.case_files.case_told import (  # noqa: PLC0415 - polars
        preview_of,
        whole_proof,
    )

    if preview:
        for part in preview_of(made):
            print_pieces(f"{line}\n" for line in _lines(part))
    else:
        for words in (*whole_proof(made), *difference_lines(made.opened.differences)):
            say(words)


def _lines(part: "PreviewPart") -> "Iterator[str]":
    yield part.title
    yield part.says
    if part.rows:
        yield from (f"  {line}" for line in aligned([part.columns, *part.rows]))
    if part.more:
        yield f"  {told('case-not-shown', part.more)}"
    yield ""


def _save(made: "MadeCase", output: Path, paths: list[Path]) -> None:
    from rosterwizard.services.case_files.case_saving import save_case  # noqa: PLC0415 - polars

    try:
        save_case(made, output, paths)
    except RosterError as error:
        is_unsafe = error.code == "case-unsafe"
        raise Stop.over(error, ExitStatus.PROBLEMS if is_unsafe else ExitStatus.USAGE) from error
    tell("case-saved", file=output.name)


@case.command("open", cls=LoggedCommand, help="command-case-open")
@case_argument
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="option-case-form",
)
@option("--extract", metavar="FOLDER", type=ANY_PATH, help="option-case-extract")
@option(
    "--against",
    metavar="PROFILE",
    default="",
    help="option-against",
    shell_complete=completing.systems,
)
@passphrase_option
def open_case(
    file: Path,
    form: Literal["text", "json"],
    extract: Path | None,
    against: str,
    *,
    passphrase_stdin: bool,
) -> int:
    """Open a case file and say whether the same problems are found here."""
    from rosterwizard.cli.case_report import report_lines, report_text  # noqa: PLC0415 - polars

    opened = opened_case_file(file, from_stdin=passphrase_stdin)
    if against:
        status = _print_compared(opened, against, as_json=form == "json")
    else:
        if form == "json":
            say(report_text(opened))
        else:
            print_pieces(f"{line}\n" for line in report_lines(opened))
        status = ExitStatus.DONE if opened.is_reproduced else ExitStatus.PROBLEMS
    if extract:
        _extract(opened, extract)
    return status


def _print_compared(opened: "OpenedCase", against: str, *, as_json: bool) -> ExitStatus:
    from rosterwizard.cli.comparison_printed import (  # noqa: PLC0415 - only where asked for
        comparison_pieces,
    )

    pieces, status = comparison_pieces(opened.job, opened.problems, against, as_json=as_json)
    print_pieces(pieces)
    return status


def _extract(opened: "OpenedCase", folder: Path) -> None:
    from rosterwizard.services.case_files.case_saving import extract_case  # noqa: PLC0415 - polars

    tell("case-extracted", extract_case(opened.case, folder), folder=folder.name)
