"""`rosterwizard export --undo`: lists of deletions for what a submission made."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import option
from rosterwizard.cli.printing import tell, told
from rosterwizard.cli.saving import save_outputs
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.services.iso_minute import iso_minute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.job.job import Job
    from rosterwizard.services.undoing import Undoable

undo_option = option("--undo", metavar="ID", default="", help="option-undo")
made_option = option("--made", metavar="TYPE=ROWS", multiple=True, help="option-made")
_MADE = re.compile(r"([^=]+)=(\d{1,9})")


def save_undo(job: "Job", submission: str, made: "Iterable[str]", output: Path) -> int:
    """Save the lists, and return the status. Raises Stop where nothing can be taken back."""
    from rosterwizard.services.undoing import (  # noqa: PLC0415 - imports polars
        undo_files,
        undoable,
    )

    said = dict(map(_said_made, made))
    try:
        found = undoable(submission, job.profile)
    except RosterError as error:
        raise Stop.over(error, ExitStatus.USAGE) from error
    _refuse_other_types(job, found, said)
    try:
        files = undo_files(found, job, said)
    except RosterError as error:
        raise _stop_over(error, found) from error
    save_outputs(job, files, output)
    tell("undo-hand-over")
    if found.sent_before:
        tell("undo-sent-before", when=iso_minute(found.sent_before))
    if left := found.left_open(said):
        types = listed(job.profile.record_type(name).label for name in left)
        tell("undo-left-open", types=types, system=job.profile.title)
    if found.changed:
        tell("undo-changed", found.changed)
    return ExitStatus.DONE


def _said_made(text: str) -> tuple[str, int]:
    read = _MADE.fullmatch(text.strip())
    if read is None:
        raise Stop.with_words(ExitStatus.USAGE, "made-unclear", text=text)
    return read[1].strip(), int(read[2])


def _refuse_other_types(job: "Job", found: "Undoable", said: "Iterable[str]") -> None:
    """Raise Stop for a figure that is about nothing: a slip would leave rows out of the lists."""
    there = {*found.made, *found.unsaid}
    for name in said:
        if name not in there:
            types = listed(each.name for each in job.profile.record_types if each.name in there)
            raise Stop.with_words(ExitStatus.USAGE, "made-of-other", type=name, types=types)


def _stop_over(error: RosterError, found: "Undoable") -> Stop:
    """Return the end of the command; what may be said of the rows stands in it, where it helps."""
    if error.code != "undo-not-known":
        return Stop.over(error, ExitStatus.USAGE)
    figures = (f"{name}={found.most(name)}" for name in found.unsaid)
    options = listed(told("made-option", figure=each) for each in figures)
    return Stop(f"{error} {told('say-made', options=options)}", ExitStatus.USAGE, error.code)
