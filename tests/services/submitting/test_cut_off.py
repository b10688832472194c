"""After a crash the journal says what was begun, what was answered, and what is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from rosterwizard.services.journal import Answered, Planned, Sending, Settled, Step
from rosterwizard.services.journal_writing import Journal
from rosterwizard.services.kept_sent import KeptSending
from rosterwizard.services.submitting.cut_off import cut_off
from tests.helpers.small_jobs import patrons

if TYPE_CHECKING:
    from rosterwizard.services.submitting.submission import Submitted

JOB = patrons("anna", "ben", "cleo", "dina", "eve")
BEGUN = KeptSending(submission="s", server="Library", url="https://l.example", is_practice=True)


def sending(batch: int, first: int, last: int) -> Sending:
    return Sending(
        batch=batch,
        when="2026-08-24T10:00:00+02:00",
        system="infiniti",
        server="Library",
        file="patrons.csv",
        size=1,
        digest="d",
        rows={"patrons": ((first, last),)},
    )


def answered(batch: int, counts: dict[str, int], **more: object) -> Answered:
    return Answered(batch=batch, when="2026-08-24T10:00:01+02:00", counts=counts, **more)  # type: ignore[arg-type] # its own


def known(*steps: Step) -> Submitted | None:
    with Journal("s") as journal:
        for step in steps:
            journal.write(step)
    return cut_off(JOB, BEGUN)


def states(submitted: Submitted | None) -> list[str]:
    assert submitted is not None
    return submitted.outcomes["patrons"].frame["state"].to_list()


def test_what_was_begun_and_not_answered_is_unknown_and_the_rest_not_sent() -> None:
    submitted = known(sending(1, 1, 2))
    assert states(submitted) == ["not-sent", "unknown", "unknown", "not-sent", "not-sent"]
    assert submitted is not None
    assert (submitted.server, submitted.url) == (BEGUN.server, BEGUN.url)
    assert (submitted.submission, submitted.is_practice) == ("s", True)
    assert submitted.trouble is not None
    assert "to Practice server." in str(submitted.trouble)
    sent = submitted.sent["patrons"]
    assert (sent["row"].to_list(), sent["c0"].to_list()) == ([1, 2], ["ben", "cleo"])
    words = submitted.outcomes["patrons"].frame["words"].to_list()
    assert "Look in the system" in words[1]
    assert words[0] == "Not sent when the program ended."  # it may have been left out


def test_what_was_answered_is_known_row_by_row_though_the_words_are_lost() -> None:
    rows = {"patrons": {"created": ((0, 0), (2, 2)), "refused": ((1, 1),)}}
    submitted = known(
        sending(1, 0, 2), answered(1, {"created": 2, "refused": 1}, rows=rows), sending(2, 3, 4)
    )
    assert states(submitted) == ["created", "refused", "created", "unknown", "unknown"]
    assert submitted is not None
    assert "words were not kept" in submitted.outcomes["patrons"].frame["words"][1]


@pytest.mark.parametrize(
    ("counts", "state"), [({"created": 5}, "created"), ({"created": 4, "refused": 1}, "unknown")]
)
def test_a_journal_that_names_no_rows_says_what_it_can(counts: dict[str, int], state: str) -> None:
    assert states(known(sending(1, 0, 4), answered(1, counts))) == [state] * 5


def test_a_record_type_that_is_not_in_the_job_is_passed_over() -> None:
    of_another = answered(1, {"created": 5}, rows={"staff": {"created": ((0, 4),)}})
    assert states(known(sending(1, 0, 4), of_another)) == ["created"] * 5


def test_rows_of_a_record_type_that_the_job_has_lost_are_passed_over() -> None:
    of_another = replace(sending(1, 0, 4), rows={"staff": ((0, 4),)})
    assert known(of_another) is None


def test_where_nothing_was_begun_there_is_nothing_to_say() -> None:
    assert cut_off(JOB, BEGUN) is None
    assert known() is None


def test_where_nothing_reached_the_system_there_is_nothing_to_say() -> None:
    assert known(sending(1, 0, 4), answered(1, {"not-sent": 5})) is None


def planned() -> Planned:
    return Planned(
        when="2026-08-24T10:00:00+02:00",
        system="infiniti",
        server="Library",
        url="https://l.example",
        mode="",
        sheets={},
        digests=("d",),
    )


@pytest.mark.parametrize(("taken", "state"), [(True, "accepted"), (False, "not-sent")])
def test_what_a_person_said_of_unknown_rows_counts(taken: bool, state: str) -> None:
    said = Settled(batch=1, when="2026-08-25T10:00:00+02:00", taken=taken)
    rows = {"patrons": {"refused": ((0, 0),), "unknown": ((1, 1),)}}
    answer = answered(1, {"refused": 1, "unknown": 1}, rows=rows)
    submitted = known(planned(), sending(1, 0, 1), answer, said, sending(2, 2, 2))
    assert states(submitted) == ["refused", state, "unknown", "not-sent", "not-sent"]
