"""What became of a row stays with the row when others are set aside or taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.moved_rows import moved, outcomes_moved
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.sent_rows import changed_since, sent_rows
from rosterwizard.core.job.sheet_edits import rows_brought_back, rows_set_aside
from rosterwizard.core.profiles.language import Field
from tests.helpers.checked import record_type, sheet

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

WHOLE = sheet(record_type(Field("id")), {"id": ["a", "total", "b", "c"]})
OPENED = WHOLE.opened_without({1: "no-record"})
BACK = rows_brought_back(OPENED, [1])
AWAY = rows_set_aside(OPENED, [0])
STATES = ("created", "refused", "updated")


def after(job_sheet: JobSheet, outcomes: Outcomes) -> dict[str, str]:
    """Return the state of each row by its text."""
    states = outcomes_moved(outcomes, OPENED, job_sheet).frame["state"]
    return dict(zip(job_sheet.frame["c0"], states, strict=True))


def test_outcomes_stay_with_their_rows() -> None:
    assert BACK is not None
    assert AWAY is not None
    frame = pl.DataFrame({"row": [0, 1, 2], "state": STATES, "words": ["", "no", ""]}, FRAME)
    outcomes = Outcomes("demo", frame)
    taken_in, set_aside = OPENED.edited(BACK), OPENED.edited(AWAY)
    assert after(taken_in, outcomes) == {
        "a": "created",
        "total": "not-sent",
        "b": "refused",
        "c": "updated",
    }
    assert after(set_aside, outcomes) == {"b": "refused", "c": "updated"}
    assert outcomes_moved(outcomes, OPENED, taken_in).frame.schema == FRAME


def test_what_was_handed_over_stays_with_its_rows() -> None:
    assert BACK is not None
    sent = sent_rows(OPENED, pl.Series([0, 2], dtype=pl.UInt32))
    taken_in = OPENED.edited(BACK)
    now = moved(sent, OPENED, taken_in)
    assert now["row"].to_list() == [0, 3]
    assert now.columns == sent.columns
    assert changed_since(taken_in, now).is_empty()


def test_only_other_rows_are_a_move() -> None:
    assert BACK is not None
    assert not OPENED.has_rows_of(OPENED.edited(BACK))
    assert OPENED.has_rows_of(OPENED.edited(BACK).undone())
