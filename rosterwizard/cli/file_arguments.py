"""How every command opens the files that it is given."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rosterwizard.cli import completing
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import option
from rosterwizard.cli.interrupting import let_ctrl_c_end_waiting
from rosterwizard.cli.logged import note_job
from rosterwizard.cli.matching_options import Said, matching_options
from rosterwizard.cli.more_sheets import tell_how_to_take_more
from rosterwizard.cli.printing import say, tell, told
from rosterwizard.cli.reading_options import reading_options
from rosterwizard.cli.usable_profiles import usable_profiles
from rosterwizard.cli.watched import watched
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.reading.options import ReadingOptions

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.matching.matching import Match
    from rosterwizard.services.opening import Doubted

TYPE_NEEDED = frozenset({"type-unclear", "type-unknown", "headings-missing"})
WISHED_WRONGLY = {
    *("no-such-heading", "no-such-field", "heading-of-several", "value-not-taken"),
    *("nothing-to-join", "plus-unclear", "split-no-names", "field-filled-twice"),
}
ASKED_WRONGLY = (
    TYPE_NEEDED
    | WISHED_WRONGLY
    | {
        "unknown-system",
        "unknown-type",
        "unknown-sheet",
        "no-such-heading-row",
        "other-encoding",
    }
)
STANDARD_INPUT = "-"
_BESIDE = ("match_file", "recipe", "against")

_files_argument = click.argument(
    "files",
    metavar="FILE…",
    nargs=-1,
    required=True,
    shell_complete=completing.file_names,
)
_type_option = option(
    "--type",
    "wanted",
    default="",
    metavar="SYSTEM[/TYPE]",
    help="option-type",
    shell_complete=completing.systems_and_record_types,
)


def file_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command its files, and all options that say how these are read and matched.

    It is handed what `open_files` takes.
    """
    return _files_argument(_type_option(reading_options(matching_options(command))))


def files_read() -> tuple[Path, ...]:
    """Return every file that the command at hand is given to read: none is ever written to.

    Beside the rosters these are what says how they are matched, mended and held against.
    """
    given = click.get_current_context().params
    beside = [given.get(name) for name in _BESIDE]
    return tuple(Path(each) for each in (*given["files"], *beside) if each)


def open_files(files: Sequence[str], wanted: str, reading: ReadingOptions, said: Said) -> "Job":
    """Read `files` ("-" is standard input) into a job, without anybody to ask.

    A match that needs a person's word counts as none here, and is told on standard error; so are
    files whose rows the system would delete, and which are kept apart.
    said: what the person says of headings and values.
    Raises Stop: with status 3 for what cannot be read, 2 when the type is unknown or unclear, or
    what is wished for cannot be.
    """
    from rosterwizard.core.fixing.wishes import (  # noqa: PLC0415 - imports polars
        met_wishes,
        with_wishes,
    )
    from rosterwizard.services.values_as_before import (  # noqa: PLC0415 - as above
        with_values_as_before,
    )

    doubts: list[RosterError] = []
    unmet: Sequence[RosterError] = ()
    try:
        opened, values = with_values_as_before(_opened(files, wanted, reading, doubts.append))
        job = opened
        if said.as_before:
            met, unmet = met_wishes(job, said.as_before)
            job = with_wishes(job, met)
        job = with_wishes(job, said.wishes)
    except RosterError as error:
        raise _stop(error, doubts) from error
    for reason in unmet:
        tell("recipe-unmet", reason=str(reason))
    _tell_as_before(opened, job, values)
    let_ctrl_c_end_waiting()
    for doubt in doubts:
        say(sentence("looks-like-other-read", **doubt.params), err=True)
    if job.aside:
        say(counted("files-aside", len(job.aside), files=listed(job.aside)), err=True)
    for each in job.deletions:
        say(sentence("deletions-apart", **each.told(job.profile.title)), err=True)
    tell_how_to_take_more(job)
    job = replace(job, sheets=tuple(_settled(each) for each in job.sheets))
    note_job(job)
    if said.keep_in:
        from rosterwizard.services.match_files import write_match_file  # noqa: PLC0415 - seldom

        write_match_file(said.keep_in, job, said.wishes)
        tell("match-saved", file=said.keep_in.name)
    return job


def _opened(
    files: Sequence[str], wanted: str, reading: ReadingOptions, doubted: "Doubted"
) -> "Job":
    from rosterwizard.services.opening import open_job  # noqa: PLC0415 - imports polars

    paths = [Path(file) for file in files]
    with watched("doing-reading") as progress:
        return open_job(paths, usable_profiles(), wanted, reading, progress, doubted=doubted)


def _stop(error: RosterError, doubts: Sequence[RosterError]) -> Stop:
    """Return the end of the command, with the option that helps where one does.

    What is clearly something else than was said is told alone: no other advice fits it.
    """
    if doubts:
        said = sentence("looks-like-other-refused", **doubts[0].params)
        return Stop(said, ExitStatus.USAGE, "looks-like-other-refused")
    status = ExitStatus.USAGE if error.code in ASKED_WRONGLY else ExitStatus.UNREADABLE
    if error.code in TYPE_NEEDED:
        return Stop(f"{error} {told('say-type')}", status, error.code)
    return Stop.over(error, status)


def _tell_as_before(opened: "Job", job: "Job", values: int) -> None:
    """Say what is matched as a person matched it in the window. values: in how many cells.

    opened: the job before anything was wished for.
    """
    matches = [match for sheet in job.sheets for match in sheet.matching.matches]
    count = sum(match.reason == "remembered" for match in matches)
    for before, sheet in zip(opened.sheets, job.sheets, strict=True):
        count += len(before.matching.made.items() & sheet.matching.made.items())
    if count:
        tell("headings-as-in-window", count)
    if values:
        tell("values-as-in-window", values)


def _settled(sheet: "JobSheet") -> "JobSheet":
    matching = sheet.matching.settled()
    for match in matching.matches:
        if match.maybe and matching.is_open(match):
            _tell_alike(match)
    _tell_likely_makings(sheet)
    settled = replace(sheet, matching=matching)
    if not sheet.sheet.origin.heading_row:
        _tell_idle_columns(settled)
    return settled


def _tell_likely_makings(sheet: "JobSheet") -> None:
    """Say which option would make fields of columns that nothing fills so far."""
    from rosterwizard.core.fixing.made_in_options import made_in_options  # noqa: PLC0415 - as above

    for code, gaps in made_in_options(sheet.matching, sheet.record_type):
        say(sentence(code, **gaps), err=True)


def _tell_idle_columns(sheet: "JobSheet") -> None:
    """Of a list without headings, say what no field is filled from and nobody was asked about."""
    from rosterwizard.core.matching.matching import fields_open  # noqa: PLC0415 - imports polars
    from rosterwizard.core.sheet.sheet import column_letter  # noqa: PLC0415 - as above

    matches = sheet.matching.matches
    idle = [each.column for each in matches if each.reason == "none" and not each.maybe]
    letters = [column_letter(column) for column in idle]
    asked = {each.maybe for each in matches}
    open_ = [each.name for each in fields_open(sheet.matching, sheet.record_type)]
    fields = [name for name in open_ if name not in asked]
    if letters and fields:
        file, field = sheet.sheet.origin.file.name, fields[0]
        columns = listed(letters)
        tell("columns-without-headings", file=file, columns=columns, column=letters[0], field=field)


def _tell_alike(match: "Match") -> None:
    from rosterwizard.core.sheet.sheet import column_letter  # noqa: PLC0415 - imports polars

    code = "heading-alike" if match.heading.strip() else "heading-missing"
    column = column_letter(match.column)
    tell(code, column=column, heading=match.heading, field=match.maybe)
