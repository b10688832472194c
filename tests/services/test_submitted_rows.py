"""What was submitted moves with the rows of its own sheet, and leaves all others alone."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.sent_rows import sent_rows
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.profiles.language import Field
from rosterwizard.services.submitted_rows import submitted_with_rows
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.checked import record_type, sheet

OPENED = sheet(record_type(Field("id")), {"id": ["a", "b"]})
AWAY = rows_set_aside(OPENED, [0])


def submitted(name: str) -> Submitted:
    states = {"row": [0, 1], "state": ["created", "refused"], "words": ["", "no"]}
    sent = sent_rows(OPENED, pl.Series([0, 1], dtype=pl.UInt32))
    return Submitted({name: Outcomes("demo", pl.DataFrame(states, FRAME))}, sent={name: sent})


def test_outcomes_and_what_was_handed_over_go_with_their_rows() -> None:
    assert AWAY is not None
    moved = submitted_with_rows(submitted("people"), OPENED, OPENED.edited(AWAY))
    assert moved.outcomes["people"].frame["state"].to_list() == ["refused"]
    assert moved.sent["people"]["row"].to_list() == [0]


def test_a_sheet_that_was_not_sent_changes_nothing() -> None:
    assert AWAY is not None
    other = submitted("pets")
    assert submitted_with_rows(other, OPENED, OPENED.edited(AWAY)) is other
