"""Outcomes count every state, and know which rows are not in."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.row_states import OPEN, STATES, TAKEN

ROWS = [(row, state, f"word {row}") for row, state in enumerate((*STATES, "created"))]
ALL = Outcomes("patrons", pl.DataFrame(ROWS, schema=FRAME, orient="row"))
NONE = Outcomes("patrons", pl.DataFrame(schema=FRAME))


def test_every_state_is_counted_also_those_without_rows() -> None:
    assert ALL.counts() == dict.fromkeys(STATES, 1) | {"created": 2}
    assert NONE.counts() == dict.fromkeys(STATES, 0)


def test_rows_are_in_only_when_the_system_took_them() -> None:
    expected = [(row, words) for row, state, words in ROWS if state not in TAKEN]
    assert ALL.not_in().rows() == expected
    assert {ROWS[row][1] for row, _ in expected} == {"queued", "refused", "not-sent", "unknown"}
    assert not OPEN & TAKEN


def test_the_rows_of_one_state_can_be_had_alone() -> None:
    rows = [(0, "created", ""), (1, "unknown", "?"), (2, "unknown", "?")]
    every = Outcomes("patrons", pl.DataFrame(rows, schema=FRAME, orient="row"))
    assert every.only("unknown").frame["row"].to_list() == [1, 2]
    assert every.only("unknown", "created").frame["row"].to_list() == [0, 1, 2]
