"""A plan is made and carried out away from the thread that draws; a reason against is an answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.services import plan_and_send
from rosterwizard.services.kept_servers import by_hand, new_server, practice_server
from rosterwizard.services.plan_and_send import (
    Choice,
    Sending,
    nothing_reached,
    prepared,
    sent,
    with_last_server,
)
from rosterwizard.services.servers.kept_secrets import secret_of
from rosterwizard.services.settings import Settings
from rosterwizard.services.submitting import already_sent, submission
from rosterwizard.services.submitting.plan import Plan
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.patron_jobs import clean_patrons, infiniti_job

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.submissions import Submission

ROWS = 3
URL = "https://greenhill.concordinfiniti.com"
JOB = infiniti_job(clean_patrons(ROWS))
LIBRARY = new_server(JOB.profile, "Library", URL, given={"user": "autoimport"})


def choice(server: Server = LIBRARY, before: Submitted | None = None) -> Choice:
    return Choice(JOB, check_job(JOB), server, "good-rows", "", before=before)


def submitted(*states: str, trouble: RosterError | None = None) -> Submitted:
    lines = [(row, state, "") for row, state in enumerate(states)]
    frame = pl.DataFrame(lines, schema=FRAME, orient="row")
    return Submitted({"patrons": Outcomes("patrons", frame)}, trouble=trouble)


def sending(*, keeps: bool = False, before: Submitted | None = None) -> Sending:
    plan = prepared(choice())
    assert isinstance(plan, Plan)
    return Sending(plan, JOB, "sesame", keeps, before)


def answer_with(monkeypatch: pytest.MonkeyPatch, answer: Submitted) -> None:
    def submit(_plan: Plan, _job: Job, _secret: str | None, progress: Progress) -> Submitted:
        progress.report(500, 1000)
        return answer

    monkeypatch.setattr(plan_and_send, "submit", submit)


def test_what_is_in_already_is_planned_out() -> None:
    plan = prepared(choice(before=submitted("created", "refused", "created")))
    assert isinstance(plan, Plan)
    assert plan.rows_sent == 1


def test_what_was_sent_before_is_read_once_for_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def known() -> tuple[Submission, ...]:
        asked.append(1)
        return ()

    monkeypatch.setattr(already_sent, "known_submissions", known)
    assert isinstance(prepared(choice()), Plan)
    assert len(asked) == 1


def test_a_reason_against_is_an_answer() -> None:
    reason = prepared(choice(before=submitted(*["created"] * ROWS)))
    assert isinstance(reason, RosterError)
    assert reason.code == "all-taken"


def test_a_sheet_of_which_nothing_would_be_written_is_refused_in_words() -> None:
    strange = infiniti_job((("zzqq",), [("some",)]))
    reason = prepared(Choice(strange, check_job(strange), LIBRARY, "all-rows", ""))
    assert isinstance(reason, RosterError)
    assert reason.code == "nothing-to-write"


@pytest.mark.parametrize(
    ("keeps", "trouble", "kept"),
    [
        (True, None, "sesame"),
        (False, None, None),
        (True, RosterError("connection-cut", server=URL), None),
    ],
)
def test_a_password_is_kept_only_when_asked_and_only_when_right(
    monkeypatch: pytest.MonkeyPatch, *, keeps: bool, trouble: RosterError | None, kept: str | None
) -> None:
    answer_with(monkeypatch, submitted("created", trouble=trouble))
    sent(sending(keeps=keeps), UNWATCHED)
    assert secret_of(LIBRARY) == kept


def test_a_keyring_that_refuses_is_told_beside_the_outcomes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_server: Server, _secret: str) -> None:
        raise RosterError("all-taken", count=1)

    answer_with(monkeypatch, submitted("created"))
    monkeypatch.setattr(plan_and_send, "keep_account", refuse)
    assert sent(sending(keeps=True), UNWATCHED).notices == (str(RosterError("all-taken", count=1)),)


def test_the_latest_word_counts_for_what_went_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, submitted("not-sent", "updated"))
    before = submitted("created", "refused")
    counts = sent(sending(before=before), UNWATCHED).counts()
    assert (counts["created"], counts["updated"], counts["refused"]) == (1, 1, 0)


@pytest.mark.parametrize("deletes", [False, True])
def test_a_load_that_deletes_leaves_nothing_of_rows_that_are_away(
    monkeypatch: pytest.MonkeyPatch, deletes: bool
) -> None:
    answer_with(monkeypatch, submitted("updated"))
    frame = submitted("created").outcomes["patrons"].frame
    wanted = sending(before=replace(submitted("created"), away={"patrons": (frame, frame)}))
    wanted = replace(wanted, plan=replace(wanted.plan, deletes=deletes))
    assert (not sent(wanted, UNWATCHED).away) == deletes


def test_it_is_known_when_nothing_can_have_been_reached() -> None:
    assert nothing_reached(submitted("not-sent", "not-sent"))
    assert not nothing_reached(submitted("not-sent", "unknown"))


def test_the_server_is_begun_with_next_time(tmp_path: Path) -> None:
    settings = with_last_server(Settings(output_folder="before"), practice_server(JOB.profile))
    assert settings.last_servers == {"infiniti": "practice"}
    assert settings.output_folder == "before"
    saved = with_last_server(settings, by_hand(JOB.profile, str(tmp_path)))
    assert saved.output_folder == str(tmp_path)


def test_a_wish_to_send_only_changes_is_met() -> None:
    server = practice_server(JOB.profile)
    plan = prepared(choice(server))
    assert isinstance(plan, Plan)
    submission.submit(plan, JOB)
    only = replace(choice(server), changes_only=True)
    refused = prepared(only)
    assert isinstance(refused, RosterError)
    assert refused.code == "nothing-changed"
