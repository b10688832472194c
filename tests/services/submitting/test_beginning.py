"""One program at a time sends the same to the same server."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services import journal_writing
from rosterwizard.services.file_locks import locked
from rosterwizard.services.journal import journal_folder, journals
from rosterwizard.services.kept_servers import practice_server
from rosterwizard.services.submitting import beginning
from rosterwizard.services.submitting.already_sent import sent_to, with_already
from rosterwizard.services.submitting.beginning import begun
from rosterwizard.services.whole_files import not_written
from tests.helpers.sent_before import URL, sending, sent
from tests.helpers.small_jobs import patrons
from tests.services.submitting.test_submission import library, plan_for

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.submitting.plan import Plan

INFINITI = next(each for each in built_in_profiles() if each.name == "infiniti")
JOB = patrons("anna")


def plan(server: Server | None = None) -> Plan:
    made = plan_for(JOB, server or library(URL))
    return with_already(made, sent_to(made.server))


def refused(second: Plan) -> str:
    with pytest.raises(RosterError) as error, begun(second, JOB, "second"):
        pass
    assert [path.stem for path in journals()] == ["first"]
    return error.value.code


def test_the_same_rows_wait_for_nobody_they_are_refused() -> None:
    with begun(plan(), JOB, "first"):
        assert refused(replace(plan(), already=plan().already)) == "being-sent"


def test_other_rows_and_other_servers_go_at_the_same_time() -> None:
    other = patrons("ben")
    others = plan_for(other, library(URL))
    elsewhere = plan(library("https://other.example"))
    with begun(plan(), JOB, "a"), begun(others, other, "b"), begun(elsewhere, JOB, "c"):
        assert len(journals()) == 3


def test_practice_may_take_the_same_as_often_as_one_likes() -> None:
    practised = plan(practice_server(INFINITI))
    with begun(practised, JOB, "a"), begun(practised, JOB, "b"):
        assert len(journals()) == 2


def test_what_went_out_since_the_plan_was_made_is_not_sent_with_it() -> None:
    before = plan()
    sent("first", {before.batches[0].digest: "created"})
    assert refused(before) == "sent-meanwhile"
    with begun(plan(), JOB, "second") as journal:  # a person has seen it
        journal.write(sending(1, "d"))


def test_a_turn_that_never_comes_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "_WAIT_S", 0)
    sent("first", {"d": "created"})
    with closing(locked(journal_folder() / "begin.lock", 0)):
        assert refused(plan()) == "journal-unwritable"


def test_without_a_folder_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only() -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(beginning, "journal_folder", read_only)
    with pytest.raises(RosterError, match="Read-only"), begun(plan(), JOB, "second"):
        pass


def test_without_a_lock_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(lock: Path, _: float) -> None:
        raise not_written(lock, OSError(28, "No space left on device"))

    monkeypatch.setattr(journal_writing, "locked", full)
    with pytest.raises(RosterError, match="No space left"), begun(plan(), JOB, "second"):
        pass
