"""The receipt of a submission: what the history and its outcomes say, and nobody's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rosterwizard
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.set_files import mode_named
from rosterwizard.core.results.receipt import Receipt, SentSheet
from rosterwizard.core.results.repeated_cells import repeats_a_cell
from rosterwizard.core.showing.counted_outcomes import counted_outcomes
from rosterwizard.services.history import entries
from rosterwizard.services.submissions import take_up
from rosterwizard.services.versions import commit_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rosterwizard.core.job.job import Job
    from rosterwizard.services.history import Entry
    from rosterwizard.services.submitting.submission import Submitted


def receipt_of(job: Job, submitted: Submitted) -> Receipt:
    """Return the receipt of what was sent of the job.

    Raises RosterError "receipt-unknown" where the history has no line of it, and what reading the
    history raises.
    """
    take_up()
    lines = [each for each in entries() if each.submission == submitted.submission]
    if not lines:
        raise RosterError("receipt-unknown")
    first = lines[-1]
    mode = mode_named(job.profile, first.mode) if first.mode else None
    return Receipt(
        submission=first.submission,
        when=first.when,
        system=job.profile.title,
        server=first.server,
        mode=mode.title if mode else "",
        sheets=[_sheet(job, each) for each in reversed(lines)],
        says=_says(job, submitted),
        stopped=submitted.cancelled or submitted.trouble is not None,
        is_practice=submitted.is_practice,
        stays=() if submitted.is_practice else tuple(_stays(job, lines)),
        program=f"Roster Wizard {rosterwizard.__version__}, {commit_said()}",
    )


def _sheet(job: Job, entry: Entry) -> SentSheet:
    return SentSheet(
        label=job.profile.record_type(entry.record_type).label,
        counts=counted_outcomes(entry.counts),
        digest=entry.digest,
        went_out=any(state != "not-sent" for state in entry.counts),
    )


def _says(job: Job, submitted: Submitted) -> str:
    said = " ".join(dict.fromkeys(each.summary for each in submitted.outcomes.values()))
    return sentence("receipt", "unsaid") if repeats_a_cell(said, job.sheets) else said.strip()


def _stays(job: Job, lines: Sequence[Entry]) -> Iterator[str]:
    """Give what sending cannot take back, as the profile has it."""
    yield sentence("receipt", "never-back")
    mode = mode_named(job.profile, lines[0].mode) if lines[0].mode else None
    if mode and mode.says:
        yield mode.says
    for line in reversed(lines):
        roster = job.profile.record_type(line.record_type).roster
        yield from (*([roster.update.says] if roster.update.says else []), *roster.side_effects)
