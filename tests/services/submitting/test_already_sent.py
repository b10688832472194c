"""What the same server was sent before is known, said, and not sent again unasked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services.kept_servers import by_hand, practice_server
from rosterwizard.services.server_titles import server_title
from rosterwizard.services.submissions import every_submission, settle
from rosterwizard.services.submitting.already_sent import (
    NOTHING,
    Already,
    already,
    refuse_twice,
    sent_to,
    with_already,
)
from rosterwizard.services.submitting.plan import batches_of
from tests.helpers.patron_jobs import clean_patrons, infiniti_job
from tests.helpers.sent_before import URL, sent
from tests.helpers.small_jobs import patrons
from tests.services.submitting.test_submission import library, plan_for

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.services.submitting.plan import Plan

INFINITI = next(each for each in built_in_profiles() if each.name == "infiniti")
JOB = patrons("anna", "ben", "cleo")


def plan(**changes: object) -> Plan:
    made = plan_for(JOB, library(URL))
    return replace(made, **changes)  # type: ignore[arg-type] # its own fields


def found_of(of: Plan) -> Already:
    return already(of, sent_to(of.server))


def told(of: Plan) -> Plan:
    return with_already(of, sent_to(of.server))


def digest() -> str:
    return plan().batches[0].digest


def test_what_was_never_sent_is_not_in() -> None:
    sent("a", {"another": "created"})
    assert found_of(plan()) == NOTHING
    refuse_twice(told(plan()))


@pytest.mark.parametrize(
    ("state", "taken", "unknown", "code"),
    [
        ("created", 3, 0, "taken-already"),
        ("cut", 0, 3, "unknown-already"),
        ("unknown", 0, 3, "unknown-already"),
        ("refused", 0, 0, ""),
        ("not-sent", 0, 0, ""),
    ],
)
def test_what_became_of_it_counts(state: str, taken: int, unknown: int, code: str) -> None:
    sent("a", {digest(): state})
    found = told(plan())
    assert (found.already.taken, found.already.unknown) == (taken, unknown)
    assert found.repeats == unknown
    assert len(found.side_effects) - len(plan().side_effects) == bool(code)
    if code:
        with pytest.raises(RosterError) as error:
            refuse_twice(found)
        assert error.value.code == code
        assert "2024-08-24 09:00" in str(error.value)
    else:
        refuse_twice(found)


def test_what_was_taken_once_is_in_whatever_came_of_it_later() -> None:
    sent("a", {digest(): "created"}, hour=9)
    sent("b", {digest(): "cut"}, hour=10)
    assert found_of(plan()) == Already(3, 0, "2024-08-24T10:00:00+02:00")


def test_a_persons_word_frees_it() -> None:
    sent("a", {digest(): "cut"})
    settle(every_submission()[0], taken=False)
    assert found_of(plan()) == NOTHING


def test_a_persons_word_on_a_part_frees_that_part_alone() -> None:
    job = infiniti_job(clean_patrons(6))
    whole = plan_for(job, library(URL))
    first, second = batches_of(job, whole.sheets, whole.mode, 3)
    sent("a", {first.digest: "created", second.digest: "cut"})
    settle(every_submission()[0], taken=False)
    found = told(replace(whole, batches=(first, second)))
    assert (found.already.taken, found.already.unknown) == (3, 0)
    with pytest.raises(RosterError, match=r"took 3 rows of 6 already.*--changes-only"):
        refuse_twice(found)


def test_another_server_knows_nothing_of_it(tmp_path: Path) -> None:
    sent("a", {digest(): "created"}, url="https://other.example")
    assert found_of(plan()) == NOTHING
    sent("b", {digest(): "created"}, url=str(tmp_path))
    assert found_of(plan(server=by_hand(INFINITI, str(tmp_path)))) == NOTHING


def test_practice_says_it_and_goes_on() -> None:
    server = practice_server(INFINITI)
    sent("a", {digest(): "created"}, url=server.url)
    found = told(plan(server=server))
    assert found.already.taken == 3
    assert "a second time" in found.side_effects[0]
    assert server_title(server) in found.side_effects[0]
    refuse_twice(found)


def test_unknown_rows_that_are_said_already_are_not_said_twice() -> None:
    sent("a", {digest(): "cut"})
    found = told(plan(repeats=3))
    assert found.side_effects == plan().side_effects
    assert found.repeats == 3
