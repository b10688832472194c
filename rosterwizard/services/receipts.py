"""The receipt of a submission: what the history and its outcomes say, and nobody's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rosterwizard
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.set_files import deletion_mode, mode_named
from rosterwizard.core.results.receipt import Receipt, SentSheet
from rosterwizard.core.results.repeated_cells import repeats_a_cell
from rosterwizard.services.history_lines import history_lines
from rosterwizard.services.journal import Answered, journal_of, steps_in
from rosterwizard.services.journal_parts import UNSENT, planned_in
from rosterwizard.services.versions import commit_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.history_lines import HistoryLine
    from rosterwizard.services.submitting.submission import Submitted


def receipt_of(job: Job, submitted: Submitted) -> Receipt:
    """Return the receipt of what was just sent of the job.

    Raises RosterError "receipt-unknown" where the history has no line of it, and what reading the
    history raises.
    """
    return _receipt(
        _lines_of(submitted.submission),
        job.profile,
        says=_says(job, submitted),
        stopped=submitted.cancelled or submitted.trouble is not None,
        is_practice=submitted.is_practice,
    )


def receipt_of_earlier(submission: str, profiles: Iterable[Profile]) -> Receipt:
    """Return the receipt of a submission that only the history remembers.

    What the system said then is kept nowhere: it may repeat cells. Raises what `receipt_of` does,
    and RosterError "receipt-without-profile" for a system that there is no more.
    """
    lines = _lines_of(submission)
    system = lines[0].entry.system
    profile = next((each for each in profiles if each.name == system), None)
    names = {each.name for each in profile.record_types} if profile else set()
    if profile is None or not names.issuperset(each.entry.record_type for each in lines):
        raise RosterError("receipt-without-profile", system=system)
    return _receipt(
        lines,
        profile,
        says=sentence("receipt", "says-not-kept"),
        stopped=_has_stopped(submission),
        is_practice=lines[0].is_practice,
    )


def _lines_of(submission: str) -> list[HistoryLine]:
    """Return the lines of a submission in the order of its sheets."""
    lines = [each for each in history_lines() if each.entry.submission == submission]
    if not lines:
        raise RosterError("receipt-unknown")
    return lines[::-1]


def _receipt(
    lines: Sequence[HistoryLine], profile: Profile, *, says: str, stopped: bool, is_practice: bool
) -> Receipt:
    first = lines[0].entry
    mode = mode_named(profile, first.mode) if first.mode else None
    return Receipt(
        submission=first.submission,
        when=first.when,
        system=profile.title,
        server=first.server,
        mode=mode.title if mode else "",
        sheets=[_sheet(profile, each) for each in lines],
        says=says,
        stopped=stopped,
        is_practice=is_practice,
        stays=() if is_practice else tuple(_stays(profile, lines)),
        program=f"Roster Wizard {rosterwizard.__version__}, {commit_said()}",
    )


def _sheet(profile: Profile, line: HistoryLine) -> SentSheet:
    return SentSheet(
        label=profile.record_type(line.entry.record_type).label,
        counts=line.outcome(),
        digest=line.entry.digest,
        went_out=any(state != UNSENT for state in line.entry.counts),
    )


def _says(job: Job, submitted: Submitted) -> str:
    said = " ".join(dict.fromkeys(each.summary for each in submitted.outcomes.values()))
    return sentence("receipt", "unsaid") if repeats_a_cell(said, job.sheets) else said.strip()


def _has_stopped(submission: str) -> bool:
    """Tell what its journal knows; one that is gone tells nothing."""
    journal = journal_of(submission)
    steps = tuple(steps_in(journal)) if journal.exists() else ()
    answers = [each for each in steps if isinstance(each, Answered)]
    planned = planned_in(steps)
    return any(each.trouble for each in answers) or (
        planned is not None and len(answers) < len(planned.digests)
    )


def _stays(profile: Profile, lines: Sequence[HistoryLine]) -> Iterator[str]:
    """Give what sending cannot take back, as the profile has it."""
    yield sentence("receipt", "never-back")
    name = lines[0].entry.mode
    if deletion_mode(profile, name):
        yield sentence("undo", "lists", system=profile.title)
    else:
        yield sentence("undo-no-lists", system=profile.title)
    mode = mode_named(profile, name) if name else None
    if mode and mode.says:
        yield mode.says
    for line in lines:
        roster = profile.record_type(line.entry.record_type).roster
        yield from (*([roster.update.says] if roster.update.says else []), *roster.side_effects)
