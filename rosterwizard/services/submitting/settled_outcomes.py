"""Outcomes as they are once a person said of unknown rows whether they are in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.outcomes import FRAME
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.journal import journal_of, steps_in
from rosterwizard.services.journal_parts import SETTLED_AS, UNKNOWN, parts_of, row_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.outcomes import Outcomes
    from rosterwizard.services.journal_parts import JournalPart
    from rosterwizard.services.submitting.submission import Submitted


def as_settled(submitted: Submitted) -> Submitted:
    """Return what was submitted with the person's word on all rows that were unknown.

    Rows may have moved since, so that only a word on all of them is sure to be about these.
    """
    try:
        parts = parts_of(steps_in(journal_of(submitted.submission)))
    except OSError:
        return submitted
    doubtful = [part for part in parts if _unknown_of(part)]
    words = {part.settled for part in doubtful}
    rows = sum(map(_unknown_of, doubtful))
    if len(words) != 1 or None in words or rows != submitted.counts()["unknown"]:
        return submitted
    outcomes = {name: _said(each, doubtful) for name, each in submitted.outcomes.items()}
    return replace(submitted, outcomes=outcomes)


def _unknown_of(part: JournalPart) -> int:
    return sum(row_count(states.get(UNKNOWN, ())) for states in part.states.values())


def _said(outcomes: Outcomes, settled: Sequence[JournalPart]) -> Outcomes:
    state = SETTLED_AS[bool(settled[0].settled)]
    unknown = pl.col("state") == UNKNOWN
    frame = outcomes.frame.with_columns(
        pl.when(unknown).then(pl.lit(state, FRAME["state"])).otherwise("state").alias("state"),
        pl.when(unknown)
        .then(pl.lit(sentence("row-settled", state)))
        .otherwise("words")
        .alias("words"),
    )
    return replace(outcomes, frame=frame)
