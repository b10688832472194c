"""What is shown is what is sent; nothing is sent unasked, twice, or without a password."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import keyring
import polars as pl
import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled, say
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import outside
from rosterwizard.gui.dialogs.examination_dialog import ExaminationDialog
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.gui.pages.submit_page import SubmitPage
from rosterwizard.gui.submit.choice_part import ChoicePart
from rosterwizard.gui.submit.proxy_question import ProxyPassword, ProxyQuestion
from rosterwizard.gui.submit.send_question import SendQuestion
from rosterwizard.gui.submit.trouble_questions import HostKeyQuestion, ReplaceQuestion
from rosterwizard.services import plan_and_send
from rosterwizard.services.kept_servers import new_server, practice_server
from rosterwizard.services.opening import open_job
from rosterwizard.services.servers.kept_secrets import account_of, keep_secret, secret_of
from rosterwizard.services.servers.lent_secrets import lent_secret
from rosterwizard.services.settings import Settings, load_settings
from rosterwizard.services.submitting import doctor, submission
from rosterwizard.services.submitting.doctor import Examination
from rosterwizard.services.submitting.submission import Submitted
from rosterwizard.services.submitting.whole_truth import Word
from tests.helpers.filled_templates import PROFILES
from tests.helpers.kept_settings import save_settings
from tests.helpers.locking_keyring import LockingKeyring
from tests.helpers.silent_keyring import SilentKeyring
from tests.helpers.small_jobs import good_job
from tests.helpers.window_jobs import (
    clean_patrons,
    infiniti_job,
    job_of,
    opened,
    part,
    patron,
    ready,
    session_of,
)
from tests.services.submitting.test_submission import plan_for

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.ways.web_proxy import ProxyAccount

URL = "https://greenhill.concordinfiniti.com"
Sent = list[tuple["Plan", str | None]]


def library(job: Job) -> Server:
    return new_server(job.profile, "Library", URL, given={"user": "autoimport"})


def page_for(qtbot: QtBot, job: Job, *servers: Server) -> SubmitPage:
    session = session_of(job)
    session.set_problems(check_job(job))
    save_settings(Settings(servers=servers))
    session.set_settings(load_settings())
    page = SubmitPage(session)
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    return page


@pytest.fixture
def practice(qtbot: QtBot) -> SubmitPage:
    return page_for(qtbot, infiniti_job())


@pytest.fixture
def real(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> SubmitPage:
    job = infiniti_job()
    monkeypatch.setattr(SendQuestion, "agreed", lambda *_: True)
    return page_for(qtbot, job, library(job))


def led_to(page: SubmitPage) -> list[Step | str]:
    found: list[Step | str] = page.road.led_to  # type: ignore[attr-defined] # set above
    return found


def said(page: SubmitPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def outcomes(states: dict[int, str], rows: int = 10) -> dict[str, Outcomes]:
    lines = [(row, states.get(row, "created"), "") for row in range(rows)]
    return {"patrons": Outcomes("patrons", pl.DataFrame(lines, schema=FRAME, orient="row"))}


def answer_with(
    monkeypatch: pytest.MonkeyPatch, *answers: Submitted
) -> list[tuple[Plan, str | None]]:
    """Let sending give these answers one after the other; return what was sent."""
    sent: list[tuple[Plan, str | None]] = []

    def submit(plan: Plan, _job: Job, secret: str | None, _progress: Progress) -> Submitted:
        sent.append((plan, secret))
        return answers[len(sent) - 1]

    monkeypatch.setattr(plan_and_send, "submit", submit)
    return sent


def test_the_good_rows_are_offered_first(practice: SubmitPage) -> None:
    assert practice.next_label() == "&Send 6 rows to the practice server"
    assert practice.missing() == ""
    for words in (
        "4 rows have errors",
        "6 of 10 patrons",
        "4 rows stay out because of their errors.",
        "users.csv",
        "Makes a patron for each user name",
    ):
        assert words in said(practice)


def test_all_rows_can_be_sent_all_the_same(practice: SubmitPage, qtbot: QtBot) -> None:
    practice.choices.row_choices.rows["all-rows"].button.click()
    ready(qtbot, practice)
    assert practice.next_label() == "&Send 10 rows to the practice server"
    assert "All 10 patrons" in said(practice)
    assert practice.session.work.row_choice == "all-rows"


def test_mending_first_leads_back(practice: SubmitPage, qtbot: QtBot) -> None:
    practice.choices.row_choices.rows["mend"].button.click()
    ready(qtbot, practice)
    assert practice.next_label() == "Back to &mending"
    assert practice.missing() == ""
    assert not practice.go_on()
    assert led_to(practice) == [Step.CHECK]


def test_a_clean_sheet_asks_nothing_about_bad_rows(qtbot: QtBot) -> None:
    page = page_for(qtbot, infiniti_job(clean_patrons()))
    assert not page.choices.row_choices.isVisible()
    assert page.choices.isHidden()  # else there would be a gap in its place
    assert page.next_label() == "&Send 10 rows to the practice server"


def test_practice_is_sent_without_a_question(
    practice: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SendQuestion, "agreed", lambda *_: pytest.fail("nothing to ask"))
    assert not practice.go_on()
    ready(qtbot, practice)
    assert practice.session.work.submitted is not None
    assert practice.session.work.submitted.counts()["created"] == 6
    assert practice.session.work.submitted.counts()["not-sent"] == 4
    assert led_to(practice) == ["onwards"]


def test_the_practice_server_behaves_as_one_wants(practice: SubmitPage, qtbot: QtBot) -> None:
    scenario = practice.servers.scenario
    scenario.setCurrentIndex(scenario.findData("wrong-password"))
    ready(qtbot, practice)
    practice.go_on()
    ready(qtbot, practice)
    assert practice.session.work.submitted is None
    assert "does not accept the account" in practice.message_bar.text()


def test_practice_is_seen_to_be_practice(practice: SubmitPage, qtbot: QtBot) -> None:
    assert practice.practice.isVisible()
    assert "Nothing will be sent to Infiniti." in said(practice)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Library", "&Send 6 rows to Library…"),
        ("Lee & Sons", "&Send 6 rows to Lee && Sons…"),
        ("The library of the whole school", "&Send 6 rows to The library of the whol……"),
    ],
)
def test_the_button_names_the_server(qtbot: QtBot, name: str, shown: str) -> None:
    job = infiniti_job()
    page = page_for(qtbot, job, new_server(job.profile, name, URL, given={"user": "a"}))
    assert page.next_label() == shown
    assert not page.practice.isVisible()
    page.servers.server.setCurrentIndex(1)
    ready(qtbot, page)
    assert page.practice.isVisible()
    page.servers.server.setCurrentIndex(0)
    ready(qtbot, page)
    assert not page.practice.isVisible()


def test_a_real_server_comes_before_practice_and_wants_its_password(
    real: SubmitPage, qtbot: QtBot
) -> None:
    assert real.servers.server.currentText() == "Library"
    assert f"{URL}, as autoimport" in said(real)
    qtbot.waitUntil(real.servers.secret_box.isVisible)
    assert real.missing() == "Type the password of autoimport first."
    real.servers.secret_box.setText("sesame")
    assert real.missing() == ""


def test_the_question_comes_once_and_no_sends_nothing(
    real: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = answer_with(monkeypatch, Submitted(outcomes({})))
    asked: list[Plan] = []

    def agreed(plan: Plan, _page: SubmitPage) -> bool:
        asked.append(plan)
        return False

    monkeypatch.setattr(SendQuestion, "agreed", agreed)
    real.servers.secret_box.setText("sesame")
    real.go_on()
    ready(qtbot, real)
    assert len(asked) == 1
    assert sent == []


@pytest.mark.parametrize(
    "care",
    [{"row_choice": "all-rows"}, {"repeats": 2}, {"deletes": True}, {"file_errors": 1}, {}],
    ids=lambda care: next(iter(care), "none"),
)
def test_enter_sends_only_what_needs_no_care(
    real: SubmitPage, qtbot: QtBot, care: dict[str, Any]
) -> None:
    plan = real.session.work.plan
    assert plan is not None
    if "file_errors" in care:
        care = {"sheets": tuple(replace(each, **care) for each in plan.sheets)}
    question = SendQuestion(replace(plan, **care), real)
    qtbot.addWidget(question)
    assert (question.defaultButton() is question.send) == (not care)


def test_the_question_names_what_goes_where(real: SubmitPage, qtbot: QtBot) -> None:
    plan = real.session.work.plan
    assert plan is not None
    question = SendQuestion(plan, real)
    qtbot.addWidget(question)
    assert question.text() == "Send 6 rows to Library?"
    assert URL in question.informativeText()
    assert question.send.text() == "&Send 6 rows"


def test_the_password_goes_along_and_is_kept_only_when_asked(
    real: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = answer_with(monkeypatch, Submitted(outcomes({})), Submitted(outcomes({})))
    real.servers.secret_box.setText("sesame")
    real.go_on()
    ready(qtbot, real)
    server = sent[0][0].server
    assert sent[0][1] == "sesame"
    assert secret_of(server) is None
    real.session.set_submitted(None)
    real.enter()
    ready(qtbot, real)
    real.servers.secret_box.setText("sesame")
    real.servers.keep.setChecked(True)
    real.go_on()
    ready(qtbot, real)
    assert secret_of(server) == "sesame"
    assert load_settings().last_servers == {"infiniti": "Library"}


def test_a_kept_password_is_not_asked_for(qtbot: QtBot) -> None:
    job = infiniti_job()
    keep_secret(library(job), "sesame")
    page = page_for(qtbot, job, library(job))
    qtbot.waitUntil(lambda: page.servers.secret() == "sesame")
    assert not page.servers.secret_box.isVisible()
    assert "keyring" in said(page)
    assert page.missing() == ""


def test_a_refused_account_is_asked_for_again(
    real: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gaps = {"server": URL, "user": "autoimport", "says": "Unauthorised."}
    trouble = RosterError("credentials", **gaps)
    nothing = outcomes(dict.fromkeys(range(10), "not-sent"))
    answer_with(monkeypatch, Submitted(nothing, trouble=trouble))
    real.servers.secret_box.setText("wrong")
    real.go_on()
    ready(qtbot, real)
    assert real.session.work.submitted is None
    assert "does not accept the account autoimport" in real.message_bar.text()
    assert real.servers.secret_box.isVisible()
    assert led_to(real) == []


def test_a_trouble_in_the_middle_leads_to_the_results(
    real: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble = RosterError("connection-cut", server=URL)
    answer_with(monkeypatch, Submitted(outcomes({3: "unknown"}), trouble=trouble))
    real.servers.secret_box.setText("sesame")
    real.go_on()
    ready(qtbot, real)
    assert real.session.work.submitted is not None
    assert led_to(real) == ["onwards"]


def test_what_is_in_is_not_sent_again(
    real: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = outcomes({0: "refused", 1: "not-sent"} | dict.fromkeys((6, 7, 8), "not-sent"))
    sent = answer_with(monkeypatch, Submitted(first), Submitted(outcomes({}, rows=1)))
    real.servers.secret_box.setText("sesame")
    real.go_on()
    ready(qtbot, real)
    real.enter()
    ready(qtbot, real)
    assert real.next_label() == "&Send one row to Library again…"
    qtbot.waitUntil(lambda: "5 rows are in already" in said(real))
    real.servers.secret_box.setText("sesame")
    real.go_on()
    ready(qtbot, real)
    assert sent[1][0].sheets[0].rows.to_list() == [0]
    assert real.session.work.submitted is not None
    assert real.session.work.submitted.counts()["created"] == 6
    real.enter()
    ready(qtbot, real)
    assert real.next_label() == "&See the results"
    assert real.missing() == ""
    assert real.go_on()


def test_another_server_gets_every_row(
    real: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, Submitted(outcomes({})))
    real.servers.secret_box.setText("sesame")
    real.go_on()
    ready(qtbot, real)
    real.servers.server.setCurrentIndex(1)
    ready(qtbot, real)
    assert real.next_label() == "&Send 6 rows to the practice server"


def test_an_unknown_host_is_trusted_by_its_fingerprint(
    real: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "ssh-ed25519 SHA256:abc"
    params = {"host": "h", "kind": "ssh-ed25519", "fingerprint": "SHA256:abc", "key": key}
    unknown = RosterError("host-key-unknown", **params)
    nothing = Submitted(outcomes(dict.fromkeys(range(10), "not-sent")), trouble=unknown)
    sent = answer_with(monkeypatch, nothing, nothing, Submitted(outcomes({})))
    shown: list[str] = []
    trusts = iter((False, True))

    def trusted(error: RosterError, _page: SubmitPage) -> bool:
        shown.append(str(error))
        return next(trusts)

    monkeypatch.setattr(HostKeyQuestion, "agreed", trusted)
    real.servers.secret_box.setText("sesame")
    real.go_on()
    ready(qtbot, real)
    assert len(sent) == 1
    real.go_on()
    ready(qtbot, real)
    assert "SHA256:abc" in shown[1]
    assert sent[2][0].server.host_key == key
    assert load_settings().servers[0].host_key == key
    assert led_to(real) == ["onwards"]


@pytest.mark.parametrize("keeps", [True, False])
def test_the_password_of_a_proxy_is_asked_for_until_it_is_right_and_then_kept_if_wished(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, keeps: bool
) -> None:
    monkeypatch.setattr(SendQuestion, "agreed", lambda *_: True)
    job = infiniti_job()
    given = {"user": "autoimport", "proxy": "proxy.example:3128", "proxy-user": "anna"}
    real = page_for(qtbot, job, new_server(job.profile, "Library", URL, given=given))
    said = {"proxy": "proxy.example:3128", "user": "anna", "source": "x", "server": "s"}
    waiting = dict.fromkeys(range(10), "not-sent")
    troubles = [RosterError(code, **said) for code in ("proxy-password-missing", "proxy-account")]
    stopped = [Submitted(outcomes(waiting), trouble=each) for each in troubles]
    sent = answer_with(monkeypatch, *stopped, Submitted(outcomes({})))
    answers = iter([ProxyPassword(each, keeps=keeps) for each in ("wrong", "Tide-Bell-7")])
    whose: list[str] = []

    def answer(_trouble: RosterError, account: ProxyAccount, _page: SubmitPage) -> ProxyPassword:
        whose.append(account.account)
        return next(answers)

    monkeypatch.setattr(ProxyQuestion, "answer", answer)
    real.servers.secret_box.setText("sesame")
    real.go_on()
    qtbot.waitUntil(lambda: len(sent) == 3)
    ready(qtbot, real)
    assert lent_secret(whose[0]) == (None if keeps else "Tide-Bell-7")
    assert keyring.get_password("RosterWizard", whose[0]) == ("Tide-Bell-7" if keeps else None)
    assert led_to(real) == ["onwards"]


def test_who_does_not_tell_the_proxy_sends_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SendQuestion, "agreed", lambda *_: True)
    job = infiniti_job()
    given = {"user": "autoimport", "proxy": "proxy.example:3128", "proxy-user": "anna"}
    real = page_for(qtbot, job, new_server(job.profile, "Library", URL, given=given))
    missing = RosterError("proxy-password-missing", proxy="proxy.example:3128", user="anna")
    nothing = Submitted(outcomes(dict.fromkeys(range(10), "not-sent")), trouble=missing)
    sent = answer_with(monkeypatch, nothing)
    monkeypatch.setattr(ProxyQuestion, "answer", lambda *_: None)
    real.servers.secret_box.setText("sesame")
    real.go_on()
    ready(qtbot, real)
    assert len(sent) == 1
    assert "wants the password of anna" in said(real)


def test_one_can_look_step_by_step_at_the_chosen_server(
    practice: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(ExaminationDialog, "tell", lambda _parent, found: shown.append(str(found)))
    look = practice.servers.look
    look.click()
    assert not look.isEnabled()
    qtbot.waitUntil(lambda: bool(shown))
    assert look.isEnabled()
    assert "Passed - Account" in shown[0]
    assert "Size limit" in shown[0]


def test_a_server_that_is_not_reached_is_looked_at_from_where_it_is_said(
    real: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble = RosterError("server-not-reached", server="s", reason="no answer")
    nothing = Submitted(outcomes(dict.fromkeys(range(10), "not-sent")), trouble=trouble)
    answer_with(monkeypatch, nothing)
    looked: list[tuple[str, str | None]] = []

    def examined(server: Server, secret: str | None, *_: object, **__: object) -> Examination:
        looked.append((server.name, secret))
        return Examination(server, ())

    monkeypatch.setattr(doctor, "examined", examined)
    monkeypatch.setattr(ExaminationDialog, "tell", lambda *_: None)
    real.servers.secret_box.setText("sesame")
    real.go_on()
    ready(qtbot, real)
    assert "no answer" in said(real)
    real.message_bar.press()
    qtbot.waitUntil(lambda: looked == [("Library", "sesame")])


def test_what_is_loaded_by_hand_has_no_connection_to_look_at(by_hand: SubmitPage) -> None:
    assert not by_hand.servers.look.isVisible()


def test_a_fault_of_the_program_while_looking_is_not_swallowed(
    practice: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RosterError("practice-port-taken", port=1)

    monkeypatch.setattr(doctor, "examined", fail)
    practice.servers.look.click()
    qtbot.waitUntil(lambda: str(RosterError("practice-port-taken", port=1)) in said(practice))
    assert practice.servers.look.isEnabled()


def test_the_question_about_a_key_shows_the_fingerprint(real: SubmitPage, qtbot: QtBot) -> None:
    params = {"host": "h", "kind": "k", "fingerprint": "SHA256:abc", "key": "k SHA256:abc"}
    question = HostKeyQuestion(RosterError("host-key-unknown", **params), real)
    qtbot.addWidget(question)
    assert "SHA256:abc" in question.informativeText()
    assert question.defaultButton() is not question.agree


def test_a_file_that_is_there_is_replaced_only_after_a_question(
    by_hand: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = (
        tmp_path / by_hand.session.work.plan.batches[0].name
        if by_hand.session.work.plan
        else tmp_path
    )
    there.write_text("mine")
    answers, asked = iter((False, True)), []

    def agreed(error: RosterError, _page: SubmitPage) -> bool:
        asked.append(str(error))
        return next(answers)

    monkeypatch.setattr(ReplaceQuestion, "agreed", agreed)
    monkeypatch.setattr(by_hand, "ask_folder", lambda _begin: str(tmp_path))
    by_hand.go_on()
    ready(qtbot, by_hand)
    assert (there.read_text(), by_hand.session.work.submitted) == ("mine", None)
    by_hand.go_on()
    ready(qtbot, by_hand)
    qtbot.waitUntil(lambda: by_hand.session.work.submitted is not None)
    assert "hr@acme.example" in there.read_text()
    assert [there.name in words for words in asked] == [True, True]
    assert [path.name for path in tmp_path.iterdir()] == [there.name]


def test_the_question_about_a_file_replaces_nothing_by_enter(
    real: SubmitPage, qtbot: QtBot
) -> None:
    question = ReplaceQuestion(RosterError("names-taken", names="a.csv", place="/in"), real)
    qtbot.addWidget(question)
    assert "a.csv" in question.informativeText()
    assert question.defaultButton() is not question.agree


def test_cancelling_waits_for_the_outcomes(
    real: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def submit(_plan: Plan, _job: Job, _secret: str | None, progress: Progress) -> Submitted:
        try:
            while True:
                progress.report(1, 10)
        except Cancelled:
            return Submitted(outcomes({1: "unknown"}), cancelled=True)

    monkeypatch.setattr(plan_and_send, "submit", submit)
    real.servers.secret_box.setText("sesame")
    real.go_on()
    assert real.busy
    real.cancel()
    ready(qtbot, real)
    assert real.session.work.submitted is not None
    assert real.session.work.submitted.cancelled


def test_progress_is_told_in_the_words_of_the_sending(
    real: SubmitPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def submit(_plan: Plan, _job: Job, _secret: str | None, progress: Progress) -> Submitted:
        say(progress, "3 of 6 rows")
        return Submitted(outcomes({}))

    told: list[str] = []
    monkeypatch.setattr(plan_and_send, "submit", submit)
    monkeypatch.setattr(real.progress, "tell", told.append)
    real.servers.secret_box.setText("sesame")
    real.go_on()
    ready(qtbot, real)
    assert told == ["3 of 6 rows"]


def test_a_server_can_be_added_here(
    practice: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add(_page: object, session: object, profile: object) -> Server:
        assert practice.session.work.job is not None
        assert (session, profile) == (practice.session, practice.session.work.job.profile)
        server = library(practice.session.work.job)
        save_settings(Settings(servers=(server,)))
        practice.session.set_settings(load_settings())
        return server

    monkeypatch.setattr(ServerDialog, "add", add)
    practice.servers.add.click()
    ready(qtbot, practice)
    assert practice.session.work.server_name == "Library"
    monkeypatch.setattr(ServerDialog, "add", lambda *_: None)
    practice.servers.add.click()
    assert practice.session.work.server_name == "Library"


def test_a_keyring_that_waits_is_said_and_the_password_can_be_typed(
    real: SubmitPage, qtbot: QtBot
) -> None:
    """Until it is known whether there is one, nothing can be sent; then the box is there."""
    with SilentKeyring() as ring:
        server = real.servers.chosen()
        assert server is not None
        ring.secrets["RosterWizard", account_of(server)] = "kept"
        real.servers.server.setCurrentIndex(1)
        real.servers.server.setCurrentIndex(0)
        assert "is asked for the password" in real.servers.missing()
        qtbot.waitUntil(real.servers.secret_box.isVisible)
        assert "Waiting for the keyring" in said(real)
        assert "Type the password" in real.servers.missing()
        real.servers.secret_box.setText("typed")
        assert real.servers.missing() == ""
    qtbot.waitUntil(lambda: "Waiting for the keyring" not in said(real))
    assert real.servers.secret() == "typed"
    assert real.servers.secret_box.isVisible()


def test_a_keyring_that_is_locked_is_said_beside_the_box(real: SubmitPage, qtbot: QtBot) -> None:
    ring = LockingKeyring()
    ring.is_locked = True
    keyring.set_keyring(ring)
    real.servers.server.setCurrentIndex(1)
    real.servers.server.setCurrentIndex(0)
    qtbot.waitUntil(real.servers.secret_box.isVisible)
    assert "is locked" in said(real)


def test_servers_that_a_command_adds_changes_or_removes_are_followed(
    real: SubmitPage, qtbot: QtBot
) -> None:
    """The chosen one stays chosen, with what was typed; none takes the place of one that went."""
    kept = load_settings()
    (server,) = kept.servers
    real.servers.secret_box.setText("sesame")
    other = structs.replace(server, name="Other")
    trusted = structs.replace(server, host_key="ssh-ed25519 SHA256:x")
    for servers in ((other, server), (other, trusted)):
        real.session.set_settings(structs.replace(kept, servers=servers))
        assert [real.servers.server.itemText(place) for place in (0, 1)] == ["Other", "Library"]
        assert real.servers.chosen() == servers[1]
        assert real.servers.secret() == "sesame"
    moved = structs.replace(server, url="https://other.example")
    real.session.set_settings(structs.replace(kept, servers=(other, moved)))
    assert real.servers.chosen() is None
    assert real.servers.secret() is None
    ready(qtbot, real)
    assert real.missing()


def test_what_keeps_one_from_sending_is_said(qtbot: QtBot) -> None:
    headings, rows = clean_patrons(1)
    bad = (headings, [("", *rows[0][1:])])
    page = page_for(qtbot, infiniti_job(bad))
    assert "No row is left to send" in said(page)
    assert page.missing() == "The page says why nothing can be sent."
    assert page.next_label() == "&Send…"
    assert not page.go_on()


# -- Modes that delete ------------------------------------------------------------------------


@pytest.fixture
def echalk(qtbot: QtBot) -> SubmitPage:
    headings = ("custom_id", "first_name", "last_name", "email", "user_type")
    job = job_of("echalk", {"sync-users": (headings, [("1", "Anna", "Lee", "a@x.example", "")])})
    session = session_of(job)
    problems = {
        name: replace(found, frame=found.frame.clear()) for name, found in check_job(job).items()
    }
    session.set_problems(problems)
    page = SubmitPage(session)
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    return page


def test_the_harmless_mode_comes_first(echalk: SubmitPage) -> None:
    assert echalk.choices.mode == "partial"
    assert not echalk.choices.remaining.isVisible()
    assert echalk.missing() == ""


def test_before_people_are_deleted_a_figure_is_typed_below_red_words(
    echalk: SubmitPage, qtbot: QtBot
) -> None:
    echalk.choices.modes.rows["full"].button.click()
    ready(qtbot, echalk)
    assert "Everyone who is not in this one row is deleted in eChalk." in said(echalk)
    asked = "First type how many rows remain: 1."
    assert echalk.missing() == asked
    QTest.keyClicks(echalk.choices.remaining, "2")
    ready(qtbot, echalk)
    assert "You said that 2 rows are to remain, and the files hold 1." in said(echalk)
    assert echalk.missing() == asked
    echalk.choices.remaining.clear()
    ready(qtbot, echalk)
    assert echalk.missing() == asked
    QTest.keyClicks(echalk.choices.remaining, "x1")
    ready(qtbot, echalk)
    assert echalk.missing() == ""
    assert echalk.session.work.plan is not None
    assert echalk.session.work.plan.deletes


def test_a_figure_does_not_outlive_its_mode(echalk: SubmitPage, qtbot: QtBot) -> None:
    echalk.choices.modes.rows["full"].button.click()
    ready(qtbot, echalk)
    QTest.keyClicks(echalk.choices.remaining, "1")
    ready(qtbot, echalk)
    echalk.choices.modes.rows["partial"].button.click()
    ready(qtbot, echalk)
    assert echalk.choices.word == Word()
    echalk.choices.modes.rows["student-only"].button.click()
    ready(qtbot, echalk)
    assert echalk.choices.remaining.text() == ""
    assert echalk.missing()


def test_figure_may_be_typed_as_the_page_writes_it(qtbot: QtBot) -> None:
    part = ChoicePart()
    qtbot.addWidget(part)
    part.show_row_choices(0, 3412, "")
    part.show_modes("Haiku", PROFILES["haiku"].roster.submission.modes, "full", always_whole=False)
    assert part.remaining.accessibleName() == "Type 3,412 if these rows are all that is to remain:"
    figures = {"3,412": 3412, "3.412": 3412, "3 412": 3412, "12x": 12, ",": None}
    for typed, said in figures.items():
        part.remaining.clear()
        QTest.keyClicks(part.remaining, typed)
        assert part.word == Word(may_delete=said is not None, remaining=said)


def test_wrong_figure_is_said_and_one_that_is_being_typed_is_not(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_for(qtbot, haiku_job(tmp_path, users=12))
    ready(qtbot, page)
    for typed, words in (("1", ""), ("12", ""), ("123", "You said that 123 rows"), ("2", "2 rows")):
        page.choices.remaining.setText(typed)
        ready(qtbot, page)
        assert words in page.refusal.text()
        assert bool(words) == bool(page.refusal.text())


@pytest.mark.parametrize(
    ("mode", "words"),
    [("partial", "Your files are those of another kind of load (Full import)."), ("full", "")],
)
def test_files_that_become_another_load_are_said_to(
    qtbot: QtBot, tmp_path: Path, mode: str, words: str
) -> None:
    page = page_for(qtbot, haiku_job(tmp_path, users=1))
    page.choices.modes.rows[mode].button.click()
    page.choices.remaining.setText("1")
    ready(qtbot, page)
    assert words in said(page)
    assert bool(words) == ("another kind of load" in said(page))


def test_reason_why_nothing_goes_stands_where_the_plan_would(qtbot: QtBot, tmp_path: Path) -> None:
    lacking = page_for(qtbot, haiku_job(tmp_path, users=1, needed=True))
    assert "there is no file with Classes, Rosters" in lacking.refusal.text()
    assert lacking.missing() == "The page says why nothing can be sent."
    lacking.show_missing()
    assert lacking.focusWidget() is lacking.choices.modes.rows["partial"].button
    lacking.choices.modes.rows["partial"].button.click()
    ready(qtbot, lacking)
    assert lacking.refusal.text() == ""


def test_rows_with_errors_are_never_left_out_of_the_whole(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_for(qtbot, haiku_job(tmp_path, users=3, bad=1))
    assert "it would delete the people of the rows that are left out" in page.refusal.text()
    page.show_missing()
    assert page.focusWidget() is page.choices.row_choices.rows["mend"].button


def test_how_many_go_is_said_before_the_figure_in_the_plan_and_in_the_question(
    qtbot: QtBot, tmp_path: Path
) -> None:
    job = haiku_job(tmp_path, users=3)
    first = page_for(qtbot, job)
    assert "How many are deleted is not known here" in said(first)
    first.choices.remaining.setText("3")
    ready(qtbot, first)
    first.go_on()
    ready(qtbot, first)
    fewer = page_for(qtbot, haiku_job(tmp_path, users=1))
    words = "Of Users there were 3 the last time and are 1 now: at least 2 are deleted."
    assert words in said(fewer)
    fewer.choices.remaining.setText("1")
    ready(qtbot, fewer)
    plan = fewer.session.work.plan
    assert plan is not None
    question = SendQuestion(plan, fewer)
    qtbot.addWidget(question)
    for told in (said(fewer), question.informativeText()):
        assert words in told
        assert "One row remains in Haiku." in told


def later(rows: int, **cells: str) -> Job:
    """Return patrons that went to practice before, each now with other values."""
    before = infiniti_job(clean_patrons(rows))
    submission.submit(plan_for(before, practice_server(before.profile)), before)
    headings, _ = clean_patrons(rows)
    return infiniti_job((headings, [patron(row, **cells) for row in range(rows)]))


def test_figure_of_what_changes_is_asked_where_that_is_more_than_usual(qtbot: QtBot) -> None:
    page = page_for(qtbot, later(60, surname="Diallo"))
    assert "60 (100 %) have other values now and would be changed." in said(page)
    asked = "First type how many rows change: 60."
    assert (page.refusal.text(), page.missing()) == ("", asked)
    page.show_missing()
    box = page.refusal.changing
    assert page.focusWidget() is box
    assert box.accessibleName() == "Type 60 if so many rows are to change:"
    for typed, words, missing in (
        ("6", "", asked),
        ("7", "You said that 7 rows are to change", asked),
        ("60", "", ""),
        ("", "", asked),
        ("60", "", ""),
    ):
        box.setText(typed)
        ready(qtbot, page)
        assert words in page.refusal.text()
        assert (bool(page.refusal.text()), page.missing()) == (bool(words), missing)
        assert box.isVisible()
        assert "0 new, 60 changed, 0 unchanged" in said(page)
        assert (page.session.work.plan is None) == bool(missing)
    page.go_on()
    ready(qtbot, page)
    assert (box.text(), box.isVisible()) == ("", False)


def test_little_that_changes_asks_for_no_figure(qtbot: QtBot) -> None:
    page = page_for(qtbot, later(50, surname="Diallo"))
    assert page.missing() == ""
    assert not page.refusal.isVisible()


def test_rows_with_another_key_can_be_looked_at(qtbot: QtBot) -> None:
    before = infiniti_job(clean_patrons(2))
    submission.submit(plan_for(before, practice_server(before.profile)), before)
    headings, rows = clean_patrons(2)
    page = page_for(qtbot, infiniti_job((headings, [(f"0{row[0]}", *row[1:]) for row in rows])))
    assert "2 of the new rows are like rows of before in everything but the key" in said(page)
    button = part(page, QPushButton, "submit.patrons_rekeyed")
    assert button.text() == "Show 2 rows with another key…"


def test_tab_key_goes_from_the_mode_to_the_figure(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_for(qtbot, haiku_job(tmp_path, users=1))
    page.choices.modes.rows["full"].button.setFocus()
    QTest.keyClick(page.choices.modes.rows["full"].button, Qt.Key.Key_Tab)
    assert page.focusWidget() is page.choices.remaining


def test_rows_that_refer_to_rows_left_out_are_counted_apart(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "update_users.csv").write_text(
        "import_id,first_name,last_name,login,user_type\n"
        "T-1,Ada,Roe,aroe,T\nS-1,,Roe,broe,S\nS-2,,Poe,cpoe,S\n"
    )
    (tmp_path / "update_classes.csv").write_text("import_id,name,teacher_id\nC-1,Biology,T-1\n")
    (tmp_path / "update_roster.csv").write_text(
        "class_id,user_id,role\nC-1,S-1,S\nC-1,S-2,S\nC-1,T-1,T\n"
    )
    page = page_for(qtbot, open_job([tmp_path], list(PROFILES.values()), "haiku"))
    assert "2 rows stay out because of their errors." in said(page)
    assert "2 rows stay out because they refer to rows that stay out." in said(page)


def haiku_job(folder: Path, *, users: int, bad: int = 0, needed: bool = False) -> Job:
    """Return users in a file with the name of a full import, which needs no others.

    bad: so many of them have an error. needed: the set does need the others.
    """
    path = folder / "users.csv"
    rows = [f"S-{row},{'' if row < bad else 'Bo'},Roe,b{row},S" for row in range(users)]
    path.write_text("\n".join(["import_id,first_name,last_name,login,user_type", *rows]))
    job = open_job([path], list(PROFILES.values()), "haiku")
    if needed:
        return job
    types = tuple(
        structs.replace(each, roster=structs.replace(each.roster, needed_in_set=False))
        for each in job.profile.record_types
    )
    return replace(job, profile=structs.replace(job.profile, record_types=types))


# -- By hand ----------------------------------------------------------------------------------


@pytest.fixture
def by_hand(qtbot: QtBot) -> SubmitPage:
    headings = ("name", "email")
    job = job_of("riipen", {"companies": (headings, [("Acme", "hr@acme.example")])})
    session = session_of(job)
    problems = {
        name: replace(found, frame=found.frame.clear()) for name, found in check_job(job).items()
    }
    session.set_problems(problems)
    page = SubmitPage(session)
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    return page


def test_a_system_by_hand_gives_the_file_and_the_steps(
    by_hand: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert by_hand.next_label() == "&Save the exact file…"
    assert "The one row of companies" in said(by_hand)
    monkeypatch.setattr(by_hand, "ask_folder", lambda _begin: str(tmp_path))
    assert not by_hand.go_on()
    ready(qtbot, by_hand)
    saved = list(tmp_path.iterdir())
    assert [each.suffix for each in saved] == [".csv"]
    qtbot.waitUntil(lambda: f"Saved as {saved[0]}" in said(by_hand))
    assert led_to(by_hand) == []
    assert by_hand.next_label() == "&See the results"
    assert by_hand.go_on()
    assert load_settings().output_folder == str(tmp_path)


def test_nothing_is_saved_without_a_folder(
    by_hand: SubmitPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_hand, "ask_folder", lambda _begin: "")
    by_hand.go_on()
    ready(qtbot, by_hand)
    assert by_hand.session.work.submitted is None


def test_steps_are_ticked_off(by_hand: SubmitPage) -> None:
    steps = by_hand.by_hand.steps
    assert len(steps) > 2
    box = part(by_hand, QCheckBox, "submit.step_0")
    assert box.accessibleName()
    box.click()
    assert steps[0].isChecked()


def test_the_page_is_opened_when_pressed(
    by_hand: SubmitPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_: list[str] = []
    monkeypatch.setattr(outside, "open_address", opened_.append)
    by_hand.by_hand.show_steps("https://x.example/import", ["Press New."], "", ())
    by_hand.findChildren(QPushButton, "submit.open_outside")[-1].click()
    assert opened_ == ["https://x.example/import"]


def test_the_folder_is_opened_when_pressed(
    by_hand: SubmitPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened_: list[Path] = []
    monkeypatch.setattr(outside, "open_folder", opened_.append)
    by_hand.by_hand.show_steps("", ["Press New."], "", (str(tmp_path / "companies.csv"),))
    by_hand.findChildren(QPushButton, "submit.folder")[-1].click()
    assert opened_ == [tmp_path]


def test_practice_is_offered_to_every_system(by_hand: SubmitPage, qtbot: QtBot) -> None:
    by_hand.servers.server.setCurrentIndex(1)
    ready(qtbot, by_hand)
    assert by_hand.session.work.server_name.startswith("practice")
    assert not by_hand.by_hand.isVisible()
    assert by_hand.next_label() == "&Send one row to the practice server"


def test_what_is_missing_is_shown(
    real: SubmitPage, echalk: SubmitPage, by_hand: SubmitPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(real.servers.secret_box.isVisible)
    real.show_missing()
    assert real.focusWidget() is real.servers.secret_box
    echalk.choices.modes.rows["full"].button.click()
    ready(qtbot, echalk)
    echalk.show_missing()
    assert echalk.focusWidget() is echalk.choices.remaining
    by_hand.show_missing()
    assert by_hand.focusWidget() is by_hand.servers.server


def test_where_nothing_is_good_mending_is_offered(qtbot: QtBot) -> None:
    headings, rows = clean_patrons(1)
    page = page_for(qtbot, infiniti_job((headings, [("", *rows[0][1:])])))
    page.show_missing()
    assert page.focusWidget() is page.choices.row_choices.rows["mend"].button


def test_passphrase_is_asked_for_once_the_key_turns_out_to_have_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SendQuestion, "agreed", lambda *_: True)
    job = good_job(*PROFILES["haiku"].record_types)
    given = {"user": "school", "key": "/k"}
    page = page_for(qtbot, job, new_server(job.profile, "H", "files.example/in", given=given))
    locked = Submitted(
        outcomes(dict.fromkeys(range(10), "not-sent")), RosterError("key-locked", file="/k")
    )
    sent = answer_with(monkeypatch, locked, Submitted(outcomes({})))
    assert page.missing() == ""
    assert not page.servers.secret_box.isVisible()
    page.go_on()
    ready(qtbot, page)
    assert page.servers.secret_box.isVisible()
    assert "&Passphrase" in said(page)
    assert page.focusWidget() is page.servers.secret_box
    page.servers.secret_box.setText("Tide-Bell-7")
    page.go_on()
    ready(qtbot, page)
    assert [secret for _, secret in sent] == [None, "Tide-Bell-7"]


def test_secret_is_named_after_the_server_that_is_chosen(qtbot: QtBot) -> None:
    job = good_job(*PROFILES["haiku"].record_types)
    by_key = {"user": "school", "key": "/k"}
    servers = [
        new_server(job.profile, name, "files.example/in", given=given)
        for name, given in (("Key", by_key), ("Password", {"user": "school"}))
    ]
    for server in servers:
        keep_secret(server, "Tide-Bell-7")
    page = page_for(qtbot, job, *servers)
    qtbot.waitUntil(lambda: "The passphrase of the key is in" in said(page))
    page.servers.server.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "The password is in" in said(page))
    assert page.servers.secret_box.accessibleName() == "Password"


def test_nothing_is_planned_before_the_last_edit_was_checked(
    practice: SubmitPage, qtbot: QtBot
) -> None:
    session = practice.session
    cells = {"row": [0], "column": [4], "before": [""], "after": ["cut@"]}
    session.apply_edit("patrons", Edit(pl.DataFrame(cells, schema=CELLS)))
    practice.enter()
    ready(qtbot, practice)
    assert session.work.plan is None
    assert practice.missing() == "The sheet is still being checked."
    practice.show_missing()
    job = session.work.job
    assert job is not None
    session.set_problems(check_job(job))
    ready(qtbot, practice)
    assert practice.next_label() == "&Send 5 rows to the practice server"
    assert practice.missing() == ""
