"""Each outcome of a row has a mark and a name, and those that are in are counted together."""

from rosterwizard.core.job.row_states import STATES, TAKEN
from rosterwizard.core.showing.states import (
    STATE_MARKS,
    open_count,
    present_states,
    state_name,
    taken_count,
)


def test_every_state_has_a_mark_and_a_name() -> None:
    assert set(STATE_MARKS) == set(STATES)
    assert all(state_name(state)[0].isupper() for state in STATES)


def test_only_what_is_in_is_marked_as_well() -> None:
    assert {state for state, mark in STATE_MARKS.items() if mark == "fixed"} == TAKEN


def test_states_keep_their_order_and_leave_out_what_no_row_has() -> None:
    counts = {**dict.fromkeys(STATES, 0), "unknown": 2, "created": 1}
    assert present_states(counts) == ["created", "unknown"]


def test_what_waits_or_is_unknown_is_open() -> None:
    assert open_count({**dict.fromkeys(STATES, 0), "queued": 2, "unknown": 3, "created": 4}) == 5
    assert open_count({}) == 0


def test_what_was_handed_over_counts_as_in() -> None:
    counts = {**dict.fromkeys(STATES, 0), "delivered": 2, "updated": 3, "refused": 4}
    assert taken_count(counts) == 5
