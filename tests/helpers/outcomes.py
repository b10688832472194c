"""Outcomes from plain rows, for tests."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.job.outcomes import FRAME, Outcomes


def as_outcomes(*rows: tuple[int, str, str]) -> Outcomes:
    """Return outcomes of "members": for each row its position, state and words."""
    frame = pl.DataFrame(rows, schema=list(FRAME), orient="row")
    return Outcomes("members", frame.cast(FRAME))
