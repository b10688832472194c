"""The workbook that goes back to the person, with its problems marked.

A person's own workbook is opened by another process, as for reading; what was none, or cannot be
opened so, becomes a new workbook of text. The file itself is never written to.
"""

from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from rosterwizard.core.marking.marks import Marking
from rosterwizard.core.marking.own_workbook import Marked
from rosterwizard.core.marking.places import Places
from rosterwizard.core.marking.plain_workbook import plain_places, plain_workbook
from rosterwizard.core.marking.planning import marking_of, takes_all_edits
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.reading.workbooks.messages import Fault
from rosterwizard.services.asking import Errand, answer_about
from rosterwizard.services.marking_child import FAILED, MarkRequest
from rosterwizard.services.reading_files import MOST_BYTES, disk_answered_for, open_file
from rosterwizard.services.reading_process import MEMORY_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import Job

WORKBOOK, WITH_MACROS = ".xlsx", ".xlsm"
ENDINGS = frozenset({WORKBOOK, WITH_MACROS})
TIME_S = 300
_CHILD = "rosterwizard.services.marking_child"
_ZIP = b"PK"


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """A workbook with its problems marked. told: what the person should know of it, in words."""

    content: bytes = field(repr=False)
    told: tuple[str, ...] = ()


def marked_copy(
    job: "Job",
    problems: "Mapping[str, Problems]",
    target: PurePath,
    progress: Progress = UNWATCHED,
    *,
    time_s: float = TIME_S,
) -> MarkedCopy:
    """Return the workbook of the job with its problems marked and its edits laid in.

    problems: by the name of the record type. target: what it is to be called; macros stay where
    that is .xlsm. Raises RosterError "marking-ending" for a name of another ending,
    "marking-no-macros" for .xlsm where there are none, "marking-no-columns" where what was changed
    does not fit into each of several sheets, "marking-changed" where the file is not
    the one any more that was checked, "marking-too-big", and those of `open_file`.
    """
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise RosterError("marking-ending", file=target.name)
    why = "text"
    source = _own_workbook(job)
    if source is not None and not all(map(takes_all_edits, job.sheets)):
        if ending == WITH_MACROS:
            raise RosterError("marking-no-columns", file=target.name)
        source, why = None, "columns"
    if source is not None:
        places = {each.record_type.name: Places.in_own_workbook(each) for each in job.sheets}
        marking = marking_of(job, problems, places)
        found = _marked(source, marking, progress, keep_macros=ending == WITH_MACROS, time_s=time_s)
        if isinstance(found, Marked):
            if ending == WITH_MACROS and not found.macros:
                raise RosterError("marking-no-macros", file=target.name)
            return MarkedCopy(found.content, _told(found))
        if found.code == "marking-changed":
            raise RosterError("marking-changed", file=source.name)
        why = "text" if found.code == "marking-other-form" else "failed"
    if ending == WITH_MACROS:
        raise RosterError("marking-no-macros", file=target.name)
    marking = marking_of(job, problems, plain_places(job), as_text=True)
    content = plain_workbook(job, marking, progress)
    return MarkedCopy(content, (sentence("marked-anew", why),))


def _told(found: Marked) -> tuple[str, ...]:
    lost = [sentence("marked-lost", code) for code in found.lost if code != "charts-anew"]
    told = [sentence("marked-lost", lost=listed(lost))] if lost else []
    if "charts-anew" in found.lost:
        told.append(sentence("marked-lost", "charts-anew"))
    return tuple(told)


def _own_workbook(job: "Job") -> Path | None:
    """Return the one workbook that all sheets come from; None where there is no such."""
    files = {each.sheet.origin.file for each in job.sheets}
    cut = any(oddity.code == "odd-records" for each in job.sheets for oddity in each.sheet.oddities)
    if len(files) != 1 or cut or not all(each.sheet.origin.own_sheets for each in job.sheets):
        return None
    (file,) = files
    if not file.is_file():
        return None  # inside of a zip, or standard input
    with disk_answered_for(), open_file(file) as source:
        return file if source.read(len(_ZIP)) == _ZIP else None


def _marked(
    file: Path, marking: Marking, progress: Progress, *, keep_macros: bool, time_s: float
) -> Marked | Fault:
    request = MarkRequest(marking, keep_macros, MEMORY_BYTES)
    with disk_answered_for(), open_file(file) as source:
        data = source.read(MOST_BYTES)
    found = answer_about(data, Errand(_CHILD, request, Marked, time_s), progress)
    return Fault(FAILED, {}) if found is None else found
