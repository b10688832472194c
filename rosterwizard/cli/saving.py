"""How commands save the files that they make."""

from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import ANY_PATH, option
from rosterwizard.cli.marked_copies import refuse_ending
from rosterwizard.cli.printing import say, tell
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.sheet.aside_row import MAYBE_SAMPLES, UNASKED, rows_in_words
from rosterwizard.core.sheet.sheet_words import hidden_in_words, sheets_in_words
from rosterwizard.services.own_files import refuse_own_files
from rosterwizard.services.whole_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.output import OutputFile
    from rosterwizard.core.output.file_content import FileContent

_MOST_NAMED = 40

output_option = option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    type=ANY_PATH,
    help="option-output",
)


def outputs_of(job: "Job", mode: str = "") -> "Sequence[OutputFile]":
    """Return the files of a job. Raises Stop where its cells or headings do not allow any.

    mode: the one that they are for; "" is the job's own.
    """
    from rosterwizard.core.output import output_job  # noqa: PLC0415 - imports polars

    try:
        return output_job(job, mode=mode)
    except RosterError as error:
        raise Stop.over(error, ExitStatus.PROBLEMS) from error


def save_outputs(job: "Job", outputs: "Sequence[OutputFile]", output: Path) -> None:
    """Save the files of a job: one as it is, several into a folder or a zip.

    Raises Stop where there are several and `output` can hold one alone; RosterError
    "output-is-input" where it would overwrite what was read, and what `write_whole` raises.
    """
    contents = _contents(job, outputs, output)
    refuse_own_files(contents, [sheet.sheet.origin.file for sheet in job.sheets])
    for path, content in contents.items():
        write_whole(path, content)
    tell_columns_left_out(job)
    alone = len(contents) == len(outputs) == 1
    for each in outputs:
        name = next(iter(contents)).name if alone else each.name  # a person names a file alone
        tell("file-saved", len(each.rows), file=name)


def _contents(
    job: "Job", outputs: "Sequence[OutputFile]", output: Path
) -> "dict[Path, bytes | FileContent]":
    """Return what is to be written where."""
    if output.is_dir():
        return {output / each.name: each.pieces for each in outputs}
    if job.profile.roster.set == "zip" and output.suffix.lower() == ".zip":
        from rosterwizard.core.output import zipped  # noqa: PLC0415 - imports polars

        return {output: zipped(outputs)}
    if len(outputs) == 1:
        refuse_ending(outputs[0].name, output)
        return {output: outputs[0].pieces}
    names = listed(each.name for each in outputs)
    raise Stop.with_words(ExitStatus.USAGE, "several-files", names=names)


def refuse_unsettled(job: "Job") -> None:
    """Raise Stop where nobody has said what a column is that may be a field: it would be lost."""
    from rosterwizard.core.matching.heading_names import (  # noqa: PLC0415 - imports polars
        names_of_columns,
    )

    headings = [
        name
        for sheet in job.sheets
        for name, match in zip(
            names_of_columns(sheet.matching), sheet.matching.matches, strict=True
        )
        if match.maybe and match.field is None and sheet.matching.is_open(match)
    ]
    if headings:
        names = listed(headings[:_MOST_NAMED])
        raise Stop.with_words(ExitStatus.PROBLEMS, "unsettled", len(headings), headings=names)


def tell_columns_left_out(job: "Job") -> None:
    """Name the columns with values that the system has no field for."""
    for sheet in job.sheets:
        if not sheet.record_type.roster.keep_unknown:
            _tell_left_out(sheet)


def _tell_left_out(sheet: "JobSheet") -> None:
    headings = [
        match.heading
        for match in sheet.matching.matches
        if sheet.matching.is_idle(match)
        and match.heading.strip()
        and (sheet.frame[f"c{match.column}"] != "").any()
    ]
    if headings:
        names = listed(headings[:_MOST_NAMED])
        tell("columns-left-out", len(headings), file=sheet.sheet.origin.file.name, headings=names)


def tell_sheets(job: "Job") -> None:
    """Say of the sheets of workbooks what is not read, and what is hidden there."""
    for sheet in job.sheets:
        origin = sheet.sheet.origin
        for words in (*sheets_in_words(origin), *hidden_in_words(origin)):
            say(words, err=True)


def tell_rows_left_out(job: "Job") -> None:
    """Say which rows stay out of what is saved or sent: samples of a template, totals, notes."""
    samples = sum(len(sheet.sheet.set_aside_for("sample")) for sheet in job.sheets)
    if samples:
        tell("sample-rows-left-out", samples)
    for code, why in (
        ("odd-rows-left-out", UNASKED),
        ("maybe-samples-left-out", MAYBE_SAMPLES),
    ):
        aside = [row for sheet in job.sheets for row in sheet.sheet.set_aside_for(*why)]
        if aside:
            tell(code, len(aside), rows=rows_in_words(aside))
