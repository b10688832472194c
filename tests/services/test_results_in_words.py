"""One sentence says what became of all rows, the line below what one must know first."""

from __future__ import annotations

import polars as pl
import pytest

from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.row_states import STATES, State
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.results_in_words import headline, line_below, mode_line, said_line
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.patron_jobs import infiniti_job, job_of

CONTACTS = (("username", "contact"), [("user0000", "Eve")])


def counts(**states: int) -> dict[State, int]:
    return {state: states.get(state.replace("-", "_"), 0) for state in STATES}


def submitted(*states: str, summary: str = "", **more: object) -> Submitted:
    lines = [(row, state, "") for row, state in enumerate(states)]
    frame = pl.DataFrame(lines, schema=FRAME, orient="row")
    outcomes = {"patrons": Outcomes("patrons", frame, summary)}
    return Submitted(outcomes, **more)  # type: ignore[arg-type] # what a test says of it


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ({"created": 1}, "The one row is in."),
        ({"delivered": 1}, "The one row was handed over."),
        ({"refused": 1}, "The one row is not in yet."),
        ({"unknown": 1}, "It is not known whether the one row is in."),
        ({"created": 2000}, "All 2,000 patrons are in."),
        ({"delivered": 2}, "All 2 patrons were handed over."),
        ({"refused": 2}, "None of the 2 patrons is in yet."),
        ({"created": 1, "refused": 1}, "1 of 2 patrons are in. One needs another look."),
        ({"created": 1, "refused": 2}, "1 of 3 patrons are in. 2 need another look."),
        ({"delivered": 1, "not_sent": 2}, "1 of 3 patrons were handed over. 2 need another look."),
        ({"created": 1, "unknown": 2}, "It is not known whether 2 of 3 patrons are in."),
        ({"queued": 1, "unknown": 2}, "It is not known whether 3 of 3 patrons are in."),
        ({"queued": 1}, "The one row waits in the system's own queue."),
        ({"queued": 2, "refused": 1}, "2 of 3 patrons wait in the system's own queue."),
        ({"created": 1, "unchanged": 1}, "All 2 patrons are in."),
    ],
)
def test_the_headline(states: dict[str, int], said: str) -> None:
    assert headline(infiniti_job(), counts(**states)) == said


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ({"created": 1}, "The one row would be in."),
        ({"delivered": 1}, "The one row would be handed over."),
        ({"refused": 1}, "The one row would not be in yet."),
        ({"unknown": 1}, "It would not be known whether the one row is in."),
        ({"created": 2}, "All 2 patrons would be in."),
        ({"delivered": 2}, "All 2 patrons would be handed over."),
        ({"refused": 2}, "None of the 2 patrons would be in yet."),
        ({"created": 1, "refused": 2}, "1 of 3 patrons would be in. 2 need another look."),
        ({"delivered": 1, "refused": 1}, "1 of 2 patrons would be handed over. One needs"),
        ({"unknown": 2}, "It would not be known whether 2 of 2 patrons are in."),
        ({"queued": 2}, "2 of 2 patrons would wait in the system's own queue."),
    ],
)
def test_after_practice_nobody_is_in(states: dict[str, int], said: str) -> None:
    assert headline(infiniti_job(), counts(**states), is_practice=True).startswith(said)


def test_the_rows_of_a_set_of_sheets_are_only_rows() -> None:
    job = job_of("haiku", {"users": (("login",), [("a",)]), "classes": (("name",), [("1a",)])})
    assert headline(job, counts(created=2)) == "All 2 rows are in."


def test_what_is_not_known_comes_first() -> None:
    said = line_below(submitted("unknown", "created", summary="1 created", cancelled=True))
    assert said.startswith("What became of one row is not known.")


def test_what_waits_in_a_queue_is_to_be_looked_up() -> None:
    said = line_below(submitted("queued", "created", summary="Queued."))
    assert said.startswith("The system took one row to work on it later.")


def test_the_systems_own_words_can_be_had_beside_what_comes_first() -> None:
    assert said_line(submitted("unknown", summary="Sorry.")) == "The system says: Sorry."
    assert said_line(submitted("unknown")) == ""


def test_a_stop_comes_before_the_systems_own_summary() -> None:
    said = line_below(submitted("created", summary="1 created", cancelled=True))
    assert said == "You stopped it. The table says how far it came."


def test_the_systems_own_summary_is_told() -> None:
    assert line_below(submitted("created", summary="1 created")) == "The system says: 1 created"


def test_without_any_of_these_it_says_what_the_table_is() -> None:
    trouble = RosterError("not-reached", server="x", reason="y")
    assert line_below(submitted("created", trouble=trouble)).startswith("One outcome")


@pytest.mark.parametrize(("mode", "said"), [("full", "It went out as Full Sync. "), ("", "")])
def test_mode_is_told_where_there_was_one(mode: str, said: str) -> None:
    headings = ("custom_id", "first_name", "last_name", "email", "user_type")
    job = job_of("echalk", {"sync-users": (headings, [("1", "Anna", "Lee", "a@x.example", "")])})
    told = mode_line(job, Submitted({}, mode=mode))
    assert told.startswith(said)
    assert bool(told) == bool(mode)
