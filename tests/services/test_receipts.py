"""A receipt says what the history says of one submission, and holds nobody's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from msgspec.structs import replace

from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.results.receipt import receipt_file
from rosterwizard.services.history import Entry, remember
from rosterwizard.services.journal_writing import add_to_journal
from rosterwizard.services.receipts import receipt_of, receipt_of_earlier
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.filled_templates import PROFILES
from tests.helpers.sent_before import answered
from tests.helpers.sent_before import sent as sent_before
from tests.helpers.small_jobs import patrons
from tests.helpers.window_jobs import clean_patrons, infiniti_job

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.job.job import Job

SAID = "3 users processed. 3 created."


def entry(of: str = "patrons", mode: str = "", counts: Mapping[str, int] | None = None) -> Entry:
    return Entry(
        submission="one",
        when="2026-01-02T03:04:05+01:00",
        system="infiniti",
        record_type=of,
        server="Library",
        file="anna-mueller.csv",
        digest="d1g357",
        rows=3,
        counts=dict(counts or {"created": 2, "refused": 1}),
        mode=mode,
    )


def sent(says: str = SAID, **more: object) -> Submitted:
    outcomes = {"patrons": Outcomes("patrons", pl.DataFrame(schema=FRAME), says)}
    return Submitted(outcomes, submission="one", **more)  # type: ignore[arg-type] # named by the caller


def text(job: Job, submitted: Submitted, name: str = "r.txt") -> str:
    return receipt_file(receipt_of(job, submitted), name).decode()


def test_it_says_what_was_sent_and_what_became_of_it() -> None:
    remember([entry()])
    said = text(infiniti_job(clean_patrons()), sent())
    for each in ("d1g357", "Library", "2026-01-02", "2 created", "1 refused", SAID, "0.1.0"):
        assert each in said
    assert "This program takes nothing back by itself" in said
    assert "anna" not in said


@pytest.mark.parametrize("name", ["r.html", "r.HTM"])
def test_a_page_has_the_same_facts_and_no_tags_of_others(name: str) -> None:
    remember([entry()])
    page = text(infiniti_job(clean_patrons()), sent("<b>3 created</b>"), name)
    assert page.startswith("<!doctype html>")
    assert "&lt;b&gt;3 created" in page


def test_words_of_the_system_that_repeat_a_cell_are_left_out() -> None:
    remember([entry()])
    job = patrons("Anna", "ben")
    assert "(What the system says repeats" in text(job, sent("No such user: anna."))
    assert "Annabel was here" in text(job, sent("Annabel was here"))


def test_what_stopped_or_did_not_go_out_is_said() -> None:
    remember([entry(counts={"not-sent": 3})])
    said = text(infiniti_job(clean_patrons()), sent("", cancelled=True))
    assert "stopped before its end" in said
    assert "what was to be sent: d1g357" in said


def test_practice_is_called_practice_and_takes_nothing_back() -> None:
    remember([entry()])
    said = text(infiniti_job(clean_patrons()), sent(is_practice=True))
    assert said.startswith("Receipt of a practice run")
    assert "take back" not in said
    assert "The system says" not in text(infiniti_job(clean_patrons()), sent(""))


@pytest.mark.parametrize("name", PROFILES)
def test_what_cannot_be_taken_back_is_the_profiles_word(name: str) -> None:
    profile = PROFILES[name]
    modes = profile.roster.submission.modes
    mode = modes[0].name if modes else ""
    first = profile.record_types[0]
    remember([entry(first.name, mode)])
    job = infiniti_job(clean_patrons())
    stays = receipt_of(type(job)(profile, ()), sent()).stays
    wanted = [*([modes[0].says] if modes else []), first.roster.update.says]
    assert [each for each in (*wanted, *first.roster.side_effects) if each] == list(stays[2:])
    assert ("can be taken back with a list of deletions" in stays[1]) is (name == "haiku")


def test_an_earlier_one_is_certified_by_the_history_alone() -> None:
    remember([entry()])
    said = receipt_file(receipt_of_earlier("one", built_in_profiles()), "r.txt").decode()
    for each in ("d1g357", "Library", "2 created", "What the system said is not kept"):
        assert each in said
    assert "stopped" not in said
    assert "This program takes nothing back by itself" in said


@pytest.mark.parametrize("states", [{"d1": "created", "d2": ""}, {"d1": "cut"}, {"d1": "trouble"}])
def test_of_an_earlier_one_the_journal_knows_whether_it_stopped(states: dict[str, str]) -> None:
    sent_before("one", states)
    if states["d1"] == "trouble":
        add_to_journal("one", [replace(answered(1, "unknown"), trouble="no-answer")])
    assert receipt_of_earlier("one", built_in_profiles()).stopped


def test_an_earlier_one_that_ran_through_has_not_stopped() -> None:
    sent_before("one", {"d1": "created", "d2": "created"}, url="practice:good")
    assert not receipt_of_earlier("one", built_in_profiles()).stopped


@pytest.mark.parametrize("change", [{"system": "gone"}, {"record_type": "gone"}])
def test_a_system_that_is_gone_leaves_no_receipt(change: dict[str, str]) -> None:
    remember([replace(entry(), **change)])
    with pytest.raises(RosterError) as raised:
        receipt_of_earlier("one", built_in_profiles())
    assert raised.value.code == "receipt-without-profile"


def test_without_a_line_in_the_history_there_is_none() -> None:
    with pytest.raises(RosterError) as raised:
        receipt_of(infiniti_job(clean_patrons()), sent())
    assert raised.value.code == "receipt-unknown"
