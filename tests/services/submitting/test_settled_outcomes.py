"""A person's word on unknown rows changes what is known of them, where it is about all of them."""

from __future__ import annotations

import pytest

from rosterwizard.services.submissions import every_submission, settle
from rosterwizard.services.submitting.settled_outcomes import as_settled
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.outcomes import as_outcomes
from tests.helpers.sent_before import sent


def submitted(*states: str, submission: str = "a") -> Submitted:
    rows = [(place, state, "") for place, state in enumerate(states)]
    return Submitted({"patrons": as_outcomes(*rows)}, submission=submission)


def states(found: Submitted) -> list[str]:
    return found.outcomes["patrons"].frame["state"].to_list()


@pytest.mark.parametrize(("taken", "state"), [(True, "accepted"), (False, "not-sent")])
def test_a_word_on_all_unknown_rows_counts(taken: bool, state: str) -> None:
    sent("a", {"d1": "refused", "d2": "cut"})
    settle(every_submission()[0], taken=taken)
    found = as_settled(submitted(*["refused"] * 3, *["unknown"] * 3))
    assert states(found) == ["refused"] * 3 + [state] * 3
    assert "looked" in found.outcomes["patrons"].frame["words"][5]


def test_without_a_word_and_where_others_are_unknown_too_nothing_changes() -> None:
    sent("a", {"d1": "cut"})
    assert states(as_settled(submitted(*["unknown"] * 3))) == ["unknown"] * 3
    settle(every_submission()[0], taken=True)
    assert states(as_settled(submitted(*["unknown"] * 4))) == ["unknown"] * 4
    assert states(as_settled(submitted("unknown", submission="gone"))) == ["unknown"]
