"""Taking back what a submission made: lists of deletions, for the systems that take any.

Only what is known to have been made stands in them: by the answer to each row, or by a person who
read in the system that it made all of them. What was changed cannot be taken back: what stood there
before is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.row_states import OPEN, TAKEN
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.output import output_job, zipped
from rosterwizard.core.output.deletions import deletion_files
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.core.profiles.set_files import deletion_mode
from rosterwizard.services.journal import journal_of, steps_in
from rosterwizard.services.journal_parts import parts_of, planned_in
from rosterwizard.services.submissions import known_submissions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.output import OutputFile
    from rosterwizard.core.profiles.language import Mode, Profile
    from rosterwizard.services.journal import Ranges
    from rosterwizard.services.journal_parts import JournalPart

_CHANGED = ("updated",)
_UNSAID = TAKEN - {"created", "unchanged", *_CHANGED}  # made or changed, the answer does not say


@dataclass(frozen=True, slots=True)
class Undoable:
    """What can be taken back of a submission, by the name of the record type.

    sent_in: its mode. lists_in: the mode that has lists of deletions. made: the rows that the
    answer says were made, as positions. unsaid: those that were made or changed, which the answer
    does not say. changed: how many rows were changed. unknown: how many may have been made, too:
    nobody knows whether they are in. sent_before: when the very same had gone there before, ISO
    8601, so that what stands there may have been made by that; "" where it had not.
    """

    submission: str
    sent_in: str
    lists_in: Mode
    made: Mapping[str, Sequence[int]]
    unsaid: Mapping[str, Sequence[int]]
    changed: int
    unknown: Mapping[str, int] = field(default_factory=dict)
    sent_before: str = ""

    def most(self, name: str) -> int:
        """Return how many rows of a record type the system may have made in all.

        Only where it says as many is it known which ones: all of them.
        """
        certain = len(self.made.get(name, ())) + len(self.unsaid.get(name, ()))
        return certain + self.unknown.get(name, 0)

    def left_open(self, said_made: Mapping[str, int]) -> tuple[str, ...]:
        """Return the record types of which rows may have been made and stand in no list."""
        return tuple(
            name for name in self.unsaid if said_made.get(name) not in {0, self.most(name)}
        )


def undoable(submission: str, profile: Profile) -> Undoable:
    """Return what can be taken back.

    Raises RosterError: "undo-no-lists" (the system takes none), "undo-no-journal", "undo-nothing".
    """
    parts, sent_in = _journal(submission)
    mode = deletion_mode(profile, sent_in)
    if mode is None:
        raise RosterError("undo-no-lists", system=profile.title)
    names = [each.name for each in profile.record_types]
    made = {name: rows for name in names if (rows := _rows(parts, name, {"created"}))}
    unsaid = {name: rows for name in names if (rows := _rows(parts, name, _UNSAID))}
    changed = sum(len(_rows(parts, name, {*_CHANGED})) for name in names)
    if not (made or unsaid):
        raise RosterError("undo-nothing", changed=changed)
    unknown = {name: len(_rows(parts, name, OPEN)) for name in names}
    return Undoable(
        submission, sent_in, mode, made, unsaid, changed, unknown, _sent_before(submission, parts)
    )


def undo_files(found: Undoable, job: Job, said_made: Mapping[str, int]) -> tuple[OutputFile, ...]:
    """Return the lists of deletions.

    job: as it was sent. said_made: how many rows of a record type the system says that it made;
    only where these are all that it may have made it is known which ones.
    Raises RosterError: "undo-not-known" where nothing is, "undo-other-file" for a job that was not
    sent then, and what `output_job` raises.
    """
    rows = {name: [*each] for name, each in found.made.items()}
    for name, each in found.unsaid.items():
        if said_made.get(name) == found.most(name):
            rows[name] = sorted([*rows.get(name, ()), *each])
    if not rows:
        raise RosterError("undo-not-known", system=job.profile.title)
    _refuse_other(found, job)
    positions = {name: pl.Series("row", each, dtype=pl.UInt32) for name, each in rows.items()}
    return deletion_files(job, positions, found.lists_in)


def _refuse_other(found: Undoable, job: Job) -> None:
    """Raise RosterError where the rows that went out then would not make the very same bytes."""
    parts, _ = _journal(found.submission)
    if any(_digest(job, part, found.sent_in) != part.begun.digest for part in parts):
        raise RosterError("undo-other-file")


def _digest(job: Job, part: JournalPart, mode: str) -> str:
    """Return the digest of the file that the job would make of the rows of a batch."""
    sheets = [sheet for sheet in job.sheets if sheet.record_type.name in part.begun.rows]
    rows = {name: [*_positions(each)] for name, each in part.begun.rows.items()}
    heights = {sheet.record_type.name: sheet.frame.height for sheet in sheets}
    if any(max(each, default=-1) >= heights.get(name, 0) for name, each in rows.items()):
        return ""
    wanted = {name: pl.Series("row", each, dtype=pl.UInt32) for name, each in rows.items()}
    files = [each for each in output_job(job, wanted, mode) if each.record_type in part.begun.rows]
    if job.profile.roster.set == "zip":
        return FileContent.of(zipped(files)).digest
    return FileContent(lambda: chain.from_iterable(each.pieces for each in files)).digest


def _sent_before(submission: str, parts: Sequence[JournalPart]) -> str:
    """Return when some of the batches were taken there by an earlier submission; "" for never."""
    digests = {part.begun.digest for part in parts}
    known = known_submissions()
    return max(
        (
            each.when
            for this in known
            if this.name == submission
            for each in known
            if each.name < submission
            and each.went_where(this)
            and any(part.digest in digests and part.taken for part in each.parts)
        ),
        default="",
    )


def _journal(submission: str) -> tuple[tuple[JournalPart, ...], str]:
    """Return the batches that were begun, and the mode of the submission."""
    try:
        steps = tuple(steps_in(journal_of(submission)))
    except FileNotFoundError as error:
        raise RosterError("undo-no-journal") from error
    planned = planned_in(steps)
    return parts_of(steps), planned.mode if planned else ""


def _rows(parts: Sequence[JournalPart], name: str, states: set[str] | frozenset[str]) -> list[int]:
    return sorted(
        row
        for part in parts
        for state, ranges in part.states.get(name, {}).items()
        if part.said_of(state) in states
        for row in _positions(ranges)
    )


def _positions(ranges: Ranges) -> Iterator[int]:
    for first, last in ranges:
        yield from range(first, last + 1)
