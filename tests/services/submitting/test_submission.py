"""From the plan to an outcome for every row, over real lines to the practice server."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import polars as pl
import pytest

from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.output import csv_text
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.core.profiles.language import Field, RecordType, RecordTypeRoster, Schema
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services import history
from rosterwizard.services.folders import data_folder
from rosterwizard.services.journal import Answered, Planned, Sending, journals, steps_in
from rosterwizard.services.journal_parts import parts_of
from rosterwizard.services.journal_writing import Journal
from rosterwizard.services.kept_servers import by_hand, new_server, practice_server
from rosterwizard.services.practice_server import PracticeServer
from rosterwizard.services.register import Register
from rosterwizard.services.servers.server import Server
from rosterwizard.services.submitting.plan import Plan, plan_submission
from rosterwizard.services.submitting.sending import Sender
from rosterwizard.services.submitting.submission import check_connection, submit
from rosterwizard.services.ways.exchange import Answer, Batch
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.small_jobs import PATRONS, job_sheet, patrons, problems, system
from tests.helpers.watching import CancelWhen, Heard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.core.profiles.delivery import Dialect
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.submitting.submission import Submitted

INFINITI = next(each for each in built_in_profiles() if each.name == "infiniti")
FINE = '{"success": true, "summary": "1 user processed. 1 user created. 0 users updated. 0 users failed."}'  # noqa: E501 - as it comes
SECRET = "s3cret"  # noqa: S105 - nobody's


def thousand_patrons() -> Job:
    """Return 1,000 patrons of the built-in profile, all of them fine."""
    whole = INFINITI.record_type("patrons")
    cells = {"username": "u{}", "enabled": "Y", "staffmember": "Y", "librarybarcode": "P{}"}
    rows = [
        [cells.get(field.name, "").format(number) for field in whole.fields]
        for number in range(1000)
    ]
    return Job(INFINITI, (job_sheet(whole, rows),))


def library(url: str) -> Server:
    return Server(
        name="Library", system="infiniti", url=url, protocol="infiniti", given={"user": "anna"}
    )


def plan_for(job: Job, server: Server, bad: tuple[int, ...] = ()) -> Plan:
    given = {sheet.record_type.name: problems(bad) for sheet in job.sheets}
    return plan_submission(job, given, server, "good-rows")


def counts(submitted: Submitted) -> dict[str, int]:
    return {state: count for state, count in submitted.counts().items() if count}


def test_of_1000_patrons_the_37_that_are_refused_are_the_right_ones() -> None:
    job = thousand_patrons()
    submitted = submit(plan_for(job, practice_server(INFINITI, "partly-good")), job)
    assert counts(submitted) == {"created": 963, "refused": 37}
    frame = submitted.outcomes["patrons"].frame
    refused = frame.filter(pl.col("state") == "refused")
    assert refused["row"].to_list() == [row for row in range(1000) if (row + 1) % 27 == 0]
    assert set(refused["words"]) == {
        "Field (username) is one that the practice server refuses on purpose."
    }


def test_rows_left_out_shift_nobody_elses_outcome() -> None:
    job = thousand_patrons()
    unwanted = {f"U{number}" for number in range(7, 1000, 27)}
    with PracticeServer(refused=unwanted) as practice:
        server = replace_url(practice)
        bad = tuple(range(0, 1000, 100))
        submitted = submit(plan_for(job, server, bad), job, practice.password)
    assert counts(submitted) == {"created": 953, "refused": 37, "not-sent": 10}
    frame = submitted.outcomes["patrons"].frame
    states = dict(frame.select("row", "state").iter_rows())
    assert [row for row in states if states[row] == "refused"] == list(range(7, 1000, 27))
    assert [row for row in states if states[row] == "not-sent"] == list(bad)


def replace_url(practice: PracticeServer) -> Server:
    return new_server(INFINITI, "Real", practice.url, given={"user": practice.user})


@pytest.mark.parametrize("password", ["p:a:ss", "a@b/c?d#e", "pässwörd 학교", "", '"\\%41'])
def test_any_password_signs_in(password: str) -> None:
    job = thousand_patrons()
    with PracticeServer(password=password) as practice:
        server = replace_url(practice)
        check_connection(server, practice.password)
        submitted = submit(plan_for(job, server), job, practice.password)
    assert counts(submitted) == {"created": 1000}


def test_what_is_known_already_is_updated() -> None:
    job = thousand_patrons()
    plan = plan_for(job, practice_server(INFINITI))
    assert counts(submit(plan, job)) == {"created": 1000}
    assert counts(submit(plan, job)) == {"updated": 1000}


def test_a_system_may_say_what_is_as_before() -> None:
    job = thousand_patrons()
    plan = plan_for(job, practice_server(INFINITI, "unchanged"))
    assert counts(submit(plan, job)) == {"created": 1000}
    assert counts(submit(plan, job)) == {"unchanged": 1000}


def test_a_system_may_put_the_rows_into_a_queue() -> None:
    job = patrons("anna", "ben")
    submitted = submit(plan_for(job, practice_server(job.profile, "queued")), job)
    assert (counts(submitted), submitted.trouble) == ({"queued": 2}, None)
    assert [each.summary for each in submitted.outcomes.values()] == ["Queued."]


@pytest.mark.parametrize(
    ("scenario", "code", "state"),
    [
        ("wrong-password", "credentials", "not-sent"),
        ("cut", "connection-cut", "unknown"),
        ("not-json", "answer-sign-in", "unknown"),
    ],
)
def test_a_scenario_ends_with_a_word_for_every_row(scenario: str, code: str, state: str) -> None:
    job = patrons("anna", "ben")
    submitted = submit(plan_for(job, practice_server(job.profile, scenario)), job)
    assert submitted.trouble is not None
    assert submitted.trouble.code == code
    assert counts(submitted) == {state: 2}


@pytest.mark.parametrize("profile", built_in_profiles(), ids=lambda profile: profile.name)
def test_every_system_can_be_practised_on_a_machine_that_was_never_set_up(profile: object) -> None:
    assert isinstance(profile, type(INFINITI))
    record_types = (
        profile.record_types if profile.roster.set else (profile.record_type(first_name(profile)),)
    )
    sheets = tuple(
        job_sheet(each, [[field.example or "1" for field in each.fields]]) for each in record_types
    )
    job = Job(profile, sheets)
    submitted = submit(plan_for(job, practice_server(profile)), job)
    assert submitted.trouble is None
    assert set(counts(submitted)) <= {"created", "delivered"}
    assert sum(counts(submitted).values()) == len(sheets)
    assert any("“rosterwizard practice”" in notice for notice in submitted.notices)
    assert submitted.places == ()


@pytest.mark.parametrize(
    "profile",
    [each for each in built_in_profiles() if each.roster.set != "zip"],
    ids=lambda profile: profile.name,
)
def test_no_file_is_held_as_a_whole_on_its_way(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_: FileContent) -> NoReturn:
        raise AssertionError

    made = []
    lines = csv_text._lines  # noqa: SLF001 - what makes each piece

    def counting(frame: pl.DataFrame, dialect: Dialect) -> bytes:
        made.append(frame.height)
        return lines(frame, dialect)

    monkeypatch.setattr(csv_text, "_CELLS_AT_A_TIME", 1)
    monkeypatch.setattr(csv_text, "_lines", counting)
    monkeypatch.setattr(FileContent, "whole", property(held))
    record_type = profile.record_type(first_name(profile))
    row = [field.example or "1" for field in record_type.fields]
    job = Job(profile, (job_sheet(record_type, [row, row, row]),))
    submitted = submit(plan_for(job, practice_server(profile)), job)
    assert submitted.trouble is None
    assert counts(submitted).keys() <= {"accepted", "created", "delivered"}
    # For the plan, to see that it is still that of the sheet, and on its way: a row at a time.
    assert made == [1] * 3 * 3


def first_name(profile: object) -> str:
    assert isinstance(profile, type(INFINITI))
    return profile.record_types[0].name


def test_a_changed_sheet_is_not_sent_with_an_old_plan() -> None:
    plan = plan_for(patrons("anna"), practice_server(system()))
    with pytest.raises(RosterError, match="has changed since"):
        submit(plan, patrons("annb"))
    assert journals() == ()


def test_a_server_that_wants_a_password_gets_one_or_nothing() -> None:
    job = patrons("anna")
    plan = plan_for(job, library("https://school.invalid"))
    with pytest.raises(RosterError, match="wants a password"):
        submit(plan, job)


def test_each_batch_stands_in_the_journal_before_it_is_sent() -> None:
    job = patrons("anna")
    with FaultServer(reply(FINE), held=True) as server:

        class Looking:
            seen: list[object] = []  # noqa: RUF012 - one test's

            def report(self, done: int, total: int) -> None:
                del done, total
                if server.has_request.is_set():
                    self.seen += [part.counts() for part in parts_of(steps_in(journals()[0]))]
                    server.release.set()

        submitted = submit(plan_for(job, library(server.url)), job, SECRET, Looking())
    assert Looking.seen
    assert Looking.seen[0] == {"unknown": 1}
    (planned, sending, answered) = steps_in(journals()[0])
    assert isinstance(planned, Planned)
    assert planned.digests == (sending.digest,) if isinstance(sending, Sending) else False
    assert isinstance(sending, Sending)
    assert isinstance(answered, Answered)
    assert sending.rows == {"patrons": ((0, 0),)}
    assert answered.counts == {"created": 1}
    assert answered.rows == {"patrons": {"created": ((0, 0),)}}
    assert journals()[0].stem == submitted.submission


def test_without_a_journal_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(28, "No space left on device")

    job = patrons("anna")
    with FaultServer(reply(FINE)) as server:
        plan = plan_for(job, library(server.url))
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(RosterError, match="Nothing was sent"):
            submit(plan, job, SECRET)
    assert server.requests == []


def test_neither_cells_nor_secrets_are_written_down() -> None:
    job = patrons("Zebulon")
    with FaultServer(reply(FINE)) as server:
        submit(plan_for(job, library(server.url)), job, SECRET)
    for path in data_folder().rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"Zebulon" not in content
            assert SECRET.encode() not in content


def test_the_history_keeps_digest_and_counts() -> None:
    job = patrons("anna")
    with FaultServer(reply(FINE)) as server:
        plan = plan_for(job, library(server.url))
        submitted = submit(plan, job, SECRET)
    (entry,) = history.entries()
    assert (entry.submission, entry.server) == (submitted.submission, "Library")
    assert (entry.digest, entry.counts) == (plan.batches[0].digest, {"created": 1})
    assert entry.file == "roster.csv"


def test_numbers_that_the_server_took_are_known_again_but_not_in_practice() -> None:
    job = patrons("00123", "00124")
    submit(plan_for(job, practice_server(job.profile)), job)
    assert not Register().widths("infiniti/patrons", "username")
    summary = FINE.replace("1 user", "2 users", 2)
    with FaultServer(reply(summary)) as server:
        submit(plan_for(job, library(server.url)), job, SECRET)
    known = Register().taken("infiniti/patrons", "username", ["00123", "00124", "123"])
    assert known == {"00123", "00124"}


def test_a_history_that_cannot_be_written_does_not_hide_the_outcomes() -> None:
    history.history_file().mkdir()
    job = patrons("anna")
    with FaultServer(reply(FINE)) as server:
        submitted = submit(plan_for(job, library(server.url)), job, SECRET)
    assert counts(submitted) == {"created": 1}
    assert any("history" in notice for notice in submitted.notices)


def test_cancelling_gives_outcomes_and_raises_nothing() -> None:
    job = patrons("anna")
    with FaultServer(held=True) as server:
        plan = plan_for(job, library(server.url))
        submitted = submit(plan, job, SECRET, CancelWhen(server.has_request.is_set))
    assert submitted.cancelled
    assert counts(submitted) == {"unknown": 1}
    *_, answered = steps_in(journals()[0])
    assert isinstance(answered, Answered)


def two_batches() -> Job:
    other = RecordType(
        name="contacts",
        path="contacts.csv",
        schema=Schema(fields=(Field(name="username"),)),
        roster=RecordTypeRoster(api_path="api/import/userContacts/replace"),
        system="infiniti",
    )
    sheets = (job_sheet(PATRONS, [("anna", "a@b.example")]), job_sheet(other, [("anna",)]))
    return Job(system(PATRONS, other), sheets)


def test_two_record_types_are_sent_one_after_the_other() -> None:
    heard = Heard()
    job = two_batches()
    with FaultServer(reply(FINE)) as server:
        plan = plan_for(job, library(server.url))
        submitted = submit(plan, job, SECRET, heard)
    assert [request.split()[1] for request in server.requests] == [
        b"/api/import/users",
        b"/api/import/userContacts/replace",
    ]
    assert {name: each.counts()["created"] for name, each in submitted.outcomes.items()} == {
        "patrons": 1,
        "contacts": 1,
    }
    whole = sum(len(batch.content) for batch in plan.batches)
    assert all(done <= total == whole for done, total in heard.reports if total)


class Sizes:
    """A way that says its bytes, for each batch from nothing to all."""

    def check(self, progress: Progress) -> None:
        raise NotImplementedError

    def in_the_way(self, _names: Sequence[str], _progress: Progress) -> tuple[str, ...]:
        return ()

    def send(self, batch: Batch, progress: Progress) -> Answer:
        progress.report(0, len(batch.content))
        progress.report(len(batch.content), len(batch.content))
        return Answer("created")


def test_progress_goes_on_from_batch_to_batch_to_the_end() -> None:
    job, heard = two_batches(), Heard()
    plan = plan_for(job, library("https://school.invalid"))
    answers: list[Answer] = []
    with Journal("sent") as journal:
        Sender(plan, Sizes(), journal, []).send_all(heard, answers)
    first, second = (len(batch.content) for batch in plan.batches)
    whole = first + second
    assert heard.reports == [(0, whole), (0, 0), (first, whole), (0, 0)]
    assert [answer.state for answer in answers] == ["created", "created"]
    sent = [step for step in steps_in(journals()[0]) if isinstance(step, Sending)]
    assert [(step.batch, step.size) for step in sent] == [(1, first), (2, second)]
    told = [step for step in steps_in(journals()[0]) if isinstance(step, Answered)]
    assert [(step.batch, step.counts) for step in told] == [
        (1, {"created": 1}),
        (2, {"created": 1}),
    ]


def test_after_a_trouble_nothing_more_is_sent() -> None:
    job = two_batches()
    with FaultServer(reply("", "404 x")) as server:
        submitted = submit(plan_for(job, library(server.url)), job, SECRET)
    assert len(server.requests) == 1
    assert counts(submitted) == {"not-sent": 2}
    assert "stopped before" in submitted.outcomes["contacts"].frame["words"][0]


def failing_fsync(monkeypatch: pytest.MonkeyPatch, from_call: int) -> None:
    calls = Counter[str]()
    real = os.fsync

    def fsync(number: int) -> None:
        calls["all"] += 1
        if calls["all"] >= from_call:
            raise OSError(28, "No space left on device")
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)


def test_an_answer_that_cannot_be_written_down_is_still_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job = patrons("anna")
    with FaultServer(reply(FINE)) as server:
        plan = plan_for(job, library(server.url))
        failing_fsync(monkeypatch, from_call=4)  # its folder, the plan and what is sent come first
        submitted = submit(plan, job, SECRET)
    assert counts(submitted) == {"created": 1}
    assert any("journal" in notice for notice in submitted.notices)


def test_a_first_batch_without_its_line_in_the_journal_leaves_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job = patrons("anna")
    with FaultServer(reply(FINE)) as server:
        plan = plan_for(job, library(server.url))
        failing_fsync(monkeypatch, from_call=3)  # its folder and the plan come first
        with pytest.raises(RosterError, match="Nothing was sent"):
            submit(plan, job, SECRET)
    assert server.requests == []
    assert journals() == ()


def test_a_later_batch_is_not_sent_without_its_line_in_the_journal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job = two_batches()
    with FaultServer(reply(FINE)) as server:
        plan = plan_for(job, library(server.url))
        failing_fsync(monkeypatch, from_call=5)
        submitted = submit(plan, job, SECRET)
    assert len(server.requests) == 1
    assert submitted.trouble is not None
    assert submitted.trouble.code == "journal-unwritable"
    assert counts(submitted) == {"created": 1, "not-sent": 1}


def test_a_file_for_the_hand_lies_where_the_person_wanted_it(tmp_path: Path) -> None:
    job = patrons("anna")
    submitted = submit(plan_for(job, by_hand(job.profile, str(tmp_path))), job)
    assert submitted.places == (str(tmp_path / "users.csv"),)
    assert Path(submitted.places[0]).read_bytes().startswith(b"username,")


def test_the_connection_to_the_practice_server_can_be_checked() -> None:
    for profile in built_in_profiles():
        check_connection(practice_server(profile))
    with pytest.raises(RosterError, match="does not accept the account"):
        check_connection(practice_server(INFINITI, "wrong-password"))


def test_checking_a_server_without_its_password_is_refused() -> None:
    with pytest.raises(RosterError, match="wants a password"):
        check_connection(library("https://school.invalid"))
    with pytest.raises(RosterError, match="no computer called"):
        check_connection(library("https://school.invalid"), SECRET)


def test_sheets_of_a_changed_plan_are_noticed_whatever_changed() -> None:
    job = patrons("anna", "ben")
    plan = plan_for(job, practice_server(job.profile))
    tampered = replace(plan, sheets=(replace(plan.sheets[0], rows=plan.sheets[0].rows[:1]),))
    with pytest.raises(RosterError, match="has changed"):
        submit(tampered, job)


class Occupied(Sizes):
    """A way that cannot say whether anything is in the way."""

    def __init__(self, trouble: BaseException) -> None:
        self._trouble = trouble

    def in_the_way(self, _names: Sequence[str], _progress: Progress) -> tuple[str, ...]:
        raise self._trouble


@pytest.mark.parametrize(
    ("trouble", "code", "cancelled"),
    [
        (RosterError("folder-missing", folder="/in"), "folder-missing", False),
        (Cancelled(), "", True),
    ],
)
def test_nothing_is_begun_where_nobody_can_say_what_is_in_the_way(
    trouble: BaseException, code: str, cancelled: bool
) -> None:
    plan = plan_for(two_batches(), library("https://school.invalid"))
    answers: list[Answer] = []
    with Journal("held") as journal:
        Sender(plan, Occupied(trouble), journal, []).send_all(Heard(), answers)
    (answer,) = answers
    assert (answer.state, answer.cancelled) == ("not-sent", cancelled)
    assert (answer.trouble.code if answer.trouble else "") == code
    assert journals() == ()
