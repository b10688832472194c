"""What became of the rows that were sent, kept with the work and brought back.

A sending is noted before its first batch goes out, with the name of its journal, and what became
of it as soon as that is known. Where only the first is there, the journal says what is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
import polars as pl
from polars.exceptions import PolarsError

from rosterwizard.core.job.laying import lay_on
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.sent_rows import digested_again
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.kept_frames import packed_frame, unpacked_frame
from rosterwizard.services.kept_records import Record, read_records
from rosterwizard.services.kept_sent import (
    ROWS,
    SENDING,
    SENT,
    KeptSending,
    KeptSent,
    said_of_sending,
)
from rosterwizard.services.kept_work import STEP
from rosterwizard.services.submitting.again import merged
from rosterwizard.services.submitting.cut_off import cut_off
from rosterwizard.services.submitting.settled_outcomes import as_settled
from rosterwizard.services.submitting.submission import Submitted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.job.steps import Step


class _Rows(msgspec.Struct, frozen=True):
    """The rows of a submission, by record type: Arrow columns.

    away: outcomes and what was handed over, of rows that were not there.
    """

    outcomes: dict[str, bytes]
    sent: dict[str, bytes]
    away: dict[str, tuple[bytes, bytes]] = {}

    def __repr__(self) -> str:
        """Show no cell."""
        return f"_Rows({len(self.outcomes)})"


@dataclass(frozen=True, slots=True)
class CameBack:
    """What became of a submission, and whether the job was changed since."""

    submitted: Submitted
    edited_since: bool

    def is_of(self, other: CameBack | None) -> bool:
        """Tell whether the other one is about the same submission, as of the same moment."""
        return other is not None and self.submitted is other.submitted


def records_of_sent(submitted: Submitted, *, edited_since: bool) -> tuple[Record, Record]:
    """Return the records that keep it."""
    outcomes = submitted.outcomes
    rows = _Rows(
        {name: packed_frame(each.frame) for name, each in outcomes.items()},
        {name: packed_frame(each) for name, each in submitted.sent.items()},
        {
            name: (packed_frame(gone), packed_frame(sent))
            for name, (gone, sent) in submitted.away.items()
        },
    )
    trouble = submitted.trouble
    sent = KeptSent(
        submission=submitted.submission,
        server=submitted.server,
        url=submitted.url,
        mode=submitted.mode,
        is_practice=submitted.is_practice,
        counts={state: count for state, count in submitted.counts().items() if count},
        trouble=(trouble.code, _plain(trouble.params)) if trouble else None,
        cancelled=submitted.cancelled,
        places=submitted.places,
        page=submitted.page,
        steps=submitted.steps,
        result=submitted.result,
        notices=submitted.notices,
        summaries={name: each.summary for name, each in outcomes.items()},
        edited_since=edited_since,
        hashed_by=pl.__version__,
    )
    encode = msgspec.msgpack.encode
    return Record(ROWS, encode(rows)), Record(SENT, encode(sent))


def record_of_sending(sending: KeptSending) -> Record:
    """Return the record that notes a sending before it begins."""
    return Record(SENDING, msgspec.msgpack.encode(sending))


def came_back(file: Path, fresh: Job, steps: Sequence[Step]) -> CameBack | None:
    """Return what became of the rows of an entry; None where none were sent.

    fresh: the job as it was just opened, on which all of the entry's `steps` fit.
    Raises RosterError "kept-outcomes-damaged".
    """
    try:
        every = tuple(_told_in(file))
        sent = next((each for each in reversed(every) if isinstance(each.said, KeptSent)), None)
        known = _known(sent, fresh, steps) if sent else None
        last = every[-1] if every else None
        if last is None or last is sent:
            return known
        return _begun(last, known, fresh, steps) or known
    except (OSError, msgspec.MsgspecError, PolarsError, ValueError, LookupError):
        # Not chained: the cause could repeat a cell.
        raise RosterError("kept-outcomes-damaged") from None


@dataclass(frozen=True, slots=True)
class _Told:
    """One sending as the file tells of it. steps: how many stood before it."""

    said: KeptSending
    steps: int
    rows: bytes = field(repr=False)


def _told_in(file: Path) -> Iterator[_Told]:
    steps, rows = 0, b""
    for record in read_records(file, STEP + SENDING + SENT + ROWS).records:
        if record.kind == STEP:
            steps += 1
        elif record.kind == ROWS:
            rows = record.content
        else:
            yield _Told(said_of_sending(record), steps, rows)


def _known(told: _Told, fresh: Job, steps: Sequence[Step]) -> CameBack:
    """Return what the file says became of a submission."""
    said, rows = told.said, msgspec.msgpack.decode(told.rows, type=_Rows)
    assert isinstance(said, KeptSent)  # noqa: S101 - for the type checker
    outcomes = {
        name: Outcomes(name, unpacked_frame(content).cast(FRAME), said.summaries[name])
        for name, content in rows.outcomes.items()
    }
    sent = {name: unpacked_frame(content) for name, content in rows.sent.items()}
    if said.hashed_by != pl.__version__:
        sent = _hashed_anew(sent, lay_on(fresh, steps).job)
    submitted = Submitted(
        outcomes=outcomes,
        trouble=RosterError(said.trouble[0], **said.trouble[1]) if said.trouble else None,
        cancelled=said.cancelled,
        places=said.places,
        page=said.page,
        steps=said.steps,
        result=said.result,
        mode=said.mode,
        notices=said.notices,
        submission=said.submission,
        server=said.server,
        url=said.url,
        is_practice=said.is_practice,
        sent=sent,
        away={
            name: (unpacked_frame(gone).cast(FRAME), unpacked_frame(handed))
            for name, (gone, handed) in rows.away.items()
        },
    )
    return CameBack(as_settled(submitted), said.edited_since or told.steps < len(steps))


def _begun(
    told: _Told, known: CameBack | None, fresh: Job, steps: Sequence[Step]
) -> CameBack | None:
    """Return what the journal says of a sending that was cut off; None where nothing went out."""
    submitted = cut_off(lay_on(fresh, steps[: told.steps]).job, told.said)
    if submitted is None:
        return None
    if known is not None and known.submitted.url == told.said.url:
        submitted = merged(known.submitted, submitted)
    return CameBack(submitted, told.steps < len(steps))


def _hashed_anew(sent: Mapping[str, pl.DataFrame], job: Job) -> dict[str, pl.DataFrame]:
    """Return what was sent with the digests of this version of Polars."""
    sheets = {name: job.sheet_of(name) for name in sent}
    return {name: digested_again(sheet, sent[name]) for name, sheet in sheets.items() if sheet}


def _plain(params: Mapping[str, object]) -> dict[str, str | int]:
    return {name: each if isinstance(each, int) else str(each) for name, each in params.items()}
