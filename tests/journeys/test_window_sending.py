"""While rows are being sent nothing else changes, nothing is lost, and closing asks first."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled, say
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.dialogs.close_question import CloseQuestion
from rosterwizard.gui.dialogs.keep_question import KeepQuestion
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.pages.submit_page import SubmitPage
from rosterwizard.gui.widgets.progress_strip import ProgressStrip
from rosterwizard.gui.widgets.step_list import State
from rosterwizard.services import plan_and_send
from rosterwizard.services.submitting.submission import submit
from tests.helpers.patrons import patron, write_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.submitting.submission import Submitted
    from tests.helpers.wizard import Wizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ROWS = 3
WAITING = "Sent to Practice server, waiting for the answer"
MAIL = 3
PATIENCE_S = 20


class SlowServer:
    """Sends as always, but only once it is told to; until then it waits for the answer."""

    def __init__(self) -> None:
        self.begun, self.may_answer = threading.Event(), threading.Event()
        self.trouble: Exception | None = None

    def submit(self, plan: Plan, job: Job, secret: str | None, progress: Progress) -> Submitted:
        self.begun.set()
        until = time.monotonic() + PATIENCE_S
        try:
            while not self.may_answer.wait(0.01) and time.monotonic() < until:
                say(progress, WAITING)
                progress.report(0, 0)
        except Cancelled:
            return stopped(submit(plan, job, secret))
        if self.trouble is not None:
            raise self.trouble
        return submit(plan, job, secret)


def stopped(submitted: Submitted) -> Submitted:
    """Return what is known where a person stopped it while the rows were on their way."""
    outcomes = {}
    for name, each in submitted.outcomes.items():
        unknown = pl.lit("unknown").cast(each.frame.schema["state"]).alias("state")
        outcomes[name] = replace(each, frame=each.frame.with_columns(unknown))
    return replace(submitted, cancelled=True, outcomes=outcomes)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowServer]:
    server = SlowServer()
    monkeypatch.setattr(plan_and_send, "submit", server.submit)
    yield server
    server.may_answer.set()


@pytest.fixture
def sending(wizard: Wizard, server: SlowServer, tmp_path: Path) -> Wizard:
    """Return the window while the rows of a file are being sent to the practice server."""
    file = write_rows(tmp_path / "p.csv", [patron(number) for number in range(ROWS)])
    wizard.window.open_files([file])
    wizard.wait_for(Step.CHECK)
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)
    wizard.go_on()
    wizard.wait(lambda: wizard.seen("submit.progress") != [])
    assert server.begun.wait(PATIENCE_S)
    return wizard


def submit_page(wizard: Wizard) -> SubmitPage:
    page = wizard.window.page_of(Step.SUBMIT)
    assert isinstance(page, SubmitPage)
    return page


def progress_text(wizard: Wizard) -> str:
    return wizard.see_as(QLabel, "submit.progress_text").text()


def turn_wheel(wizard: Wizard) -> None:
    box = submit_page(wizard).servers.server
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)


def answer_closing(act: Callable[[CloseQuestion], object]) -> None:
    """Answer the question that closing is about to ask."""

    def answer() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, CloseQuestion)
        act(question)

    QTimer.singleShot(0, answer)


def all_in(wizard: Wizard) -> bool:
    submitted = wizard.session.work.submitted
    return submitted is not None and submitted.counts()["created"] == ROWS


def test_a_notch_of_the_wheel_cuts_no_sending(sending: Wizard, server: SlowServer) -> None:
    chosen = sending.session.work.server_name
    turn_wheel(sending)
    assert sending.session.work.server_name == chosen
    server.may_answer.set()
    sending.wait_for(Step.RESULTS)
    assert all_in(sending)


def test_all_that_would_change_the_sending_is_off(sending: Wizard) -> None:
    page = submit_page(sending)
    for part in (page.servers.server, page.servers.secret_box, page.servers.add, page.choices):
        assert not part.isEnabled()
    assert not sending.window.footer.back.isEnabled()
    steps = sending.window.steps
    assert [s for s in Step if steps.button(s).isEnabled()] == [Step.SUBMIT]
    assert steps.button(Step.CHECK).state is State.LATER
    assert sending.window.footer.reason.text().startswith("Rows are being sent.")
    assert sending.focus() is sending.window.footer.reason


def test_all_of_it_is_on_again_afterwards(sending: Wizard, server: SlowServer) -> None:
    server.trouble = RosterError("journal-unwritable", file="j", reason="full")
    server.may_answer.set()
    sending.wait_until_idle()
    page = submit_page(sending)
    for part in (page.servers.server, page.choices, sending.window.footer.back):
        assert part.isEnabled()
    assert sending.window.steps.button(Step.CHECK).state is State.DONE
    assert sending.session.work.sending == ""


@pytest.mark.parametrize("way", ["drop", "step", "back", "anew"])
def test_no_way_leads_off_a_sending(
    sending: Wizard, server: SlowServer, tmp_path: Path, way: str
) -> None:
    other = write_rows(tmp_path / "other.csv", [patron(9)])
    before = sending.session.work
    {
        "drop": lambda: sending.window.open_files([other]),
        "step": lambda: sending.window.go_to(Step.CHECK),
        "back": sending.window.go_back,
        "anew": sending.window.begin_anew,
    }[way]()
    assert sending.session.work is before
    assert sending.window.step is Step.SUBMIT
    assert sending.message().startswith("Rows are being sent.")
    server.may_answer.set()
    sending.wait_for(Step.RESULTS)
    assert all_in(sending)


def test_even_a_fault_of_the_program_cannot_change_the_work_below_a_sending(
    sending: Wizard, server: SlowServer, tmp_path: Path
) -> None:
    before = sending.session.work
    sending.session.set_paths([tmp_path / "other.csv"])
    sending.session.start_anew()
    sending.session.set_server("another")
    assert sending.session.work is before
    server.may_answer.set()
    sending.wait_for(Step.RESULTS)
    assert all_in(sending)


def test_waiting_for_the_answer_is_said_without_a_full_bar(sending: Wizard) -> None:
    sending.wait(lambda: progress_text(sending) == WAITING)
    (bar,) = sending.see_as(ProgressStrip, "submit.progress").findChildren(QProgressBar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)


@pytest.mark.parametrize("way", ["Escape", "button"])
def test_escape_and_cancel_cancel_and_the_outcome_comes(sending: Wizard, way: str) -> None:
    if way == "button":
        sending.click("submit.progress_cancel")
    else:
        sending.press("Esc")
    assert progress_text(sending) == "Stopping"
    sending.wait_for(Step.RESULTS)
    submitted = sending.session.work.submitted
    assert submitted is not None
    assert submitted.cancelled


def test_escape_cancels_nothing_else(wizard: Wizard, tmp_path: Path) -> None:
    wizard.window.open_files([write_rows(tmp_path / "p.csv", [patron(1)])])
    wizard.wait_for(Step.CHECK)
    wizard.press("Esc")
    wizard.wait_until_idle()
    assert wizard.window.step is Step.CHECK


# -- Closing ------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["stay", "escape"])
def test_closing_asks_while_the_sending_goes_on(
    sending: Wizard, server: SlowServer, answer: str
) -> None:
    def stay(question: CloseQuestion) -> None:
        assert "nobody will know whether they are in" in question.informativeText()
        assert sending.session.work.sending == "Practice server"
        (question.stay.click if answer == "stay" else question.reject)()

    answer_closing(stay)
    assert not sending.frame.close()
    server.may_answer.set()
    sending.wait_for(Step.RESULTS)
    assert all_in(sending)


def test_the_end_of_the_sending_takes_the_question_away(
    sending: Wizard, server: SlowServer
) -> None:
    answer_closing(lambda _question: server.may_answer.set())
    assert not sending.frame.close()
    sending.wait_for(Step.RESULTS)
    assert all_in(sending)
    assert sending.frame.isVisible()


def test_closing_a_cancelled_sending_waits_for_its_outcomes(
    sending: Wizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def ask(_parent: object) -> str:
        submitted = sending.session.work.submitted
        seen.append(submitted is not None and submitted.cancelled)
        return "forget"

    monkeypatch.setattr(KeepQuestion, "ask", ask)
    answer_closing(lambda question: question.cancel.click())
    assert not sending.frame.close()
    sending.wait(lambda: not sending.frame.isVisible())
    assert seen == [True]


def test_closing_once_more_does_not_wait(sending: Wizard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KeepQuestion, "ask", lambda _parent: "forget")
    monkeypatch.setattr(SubmitPage, "cancel", lambda _page: None)  # as if nobody heard it
    answer_closing(lambda question: question.cancel.click())
    assert not sending.frame.close()
    assert sending.frame.close()


def test_what_was_typed_last_is_checked_before_it_is_sent(wizard: Wizard, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "patrons.csv", [list(patron(number)) for number in range(3)])
    wizard.window.open_files([path])
    wizard.wait_for(Step.CHECK)
    page = wizard.window.page_of(Step.CHECK)
    assert isinstance(page, CheckPage)
    page.desk.table.go_to(0, MAIL)
    wizard.press("F2", "Ctrl+A")
    wizard.type("anna@")
    wizard.click("window.next")  # no Enter before
    wizard.wait_for(Step.SUBMIT)
    assert page.desk.model.text(0, MAIL) == "anna@"
    assert "2 of 3 patrons" in wizard.hear()
