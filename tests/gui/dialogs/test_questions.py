"""The questions: what they offer, and that Escape loses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rosterwizard.core.job.sent_rows import sent_rows
from rosterwizard.gui.dialogs.keep_question import KeepQuestion
from rosterwizard.gui.dialogs.lose_edits_question import LoseEditsQuestion
from rosterwizard.gui.dialogs.start_anew_question import StartAnewQuestion, what_is_open
from rosterwizard.gui.dialogs.throw_away_question import ThrowAwayQuestion, what_would_go
from rosterwizard.services.kept_entries import KeptEntry
from rosterwizard.services.kept_sent import KeptSending, KeptSent
from rosterwizard.services.kept_work import KeptFile, KeptWork
from tests.gui.pages.test_results_page import submitted
from tests.gui.test_session import edit
from tests.helpers.window_jobs import infiniti_job

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.session import Session


def answered(question: type[QWidget], act: Callable[[QWidget], object]) -> None:
    """Answer the question that is about to be asked."""

    def answer() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, question)
        act(shown)

    QTimer.singleShot(0, answer)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.mark.parametrize("answer", ["keep", "forget", "stay"])
def test_keeping_has_three_answers(parent: QWidget, answer: str) -> None:
    answered(KeepQuestion, lambda question: getattr(question, answer).click())
    assert KeepQuestion.ask(parent) == answer


def test_escape_stays(parent: QWidget) -> None:
    answered(KeepQuestion, lambda question: QTest.keyClick(question, Qt.Key.Key_Escape))
    assert KeepQuestion.ask(parent) == "stay"


def test_enter_keeps(parent: QWidget) -> None:
    answered(KeepQuestion, lambda question: QTest.keyClick(question, Qt.Key.Key_Return))
    assert KeepQuestion.ask(parent) == "keep"


def test_nothing_is_asked_when_nothing_is_lost(parent: QWidget, session: Session) -> None:
    session.set_job(infiniti_job())
    assert LoseEditsQuestion.may_lose(parent, session)


@pytest.mark.parametrize(("answer", "loses"), [("anew", True), ("stay", False)])
def test_edits_are_only_lost_when_the_person_says_so(
    parent: QWidget, session: Session, answer: str, loses: bool
) -> None:
    session.set_job(infiniti_job())
    session.apply_edit("patrons", edit(0, "Okafor"))
    answered(LoseEditsQuestion, lambda question: getattr(question, answer).click())
    assert LoseEditsQuestion.may_lose(parent, session) is loses


def test_escape_loses_nothing(parent: QWidget, session: Session) -> None:
    session.set_job(infiniti_job())
    session.apply_edit("patrons", edit(0, "Okafor"))
    answered(LoseEditsQuestion, lambda question: QTest.keyClick(question, Qt.Key.Key_Escape))
    assert not LoseEditsQuestion.may_lose(parent, session)


# -- Another import -----------------------------------------------------------------------


def test_another_import_asks_nothing_where_all_is_in(parent: QWidget, session: Session) -> None:
    session.set_job(infiniti_job())
    session.apply_edit("patrons", edit(0, "Okafor"))
    session.set_submitted(submitted({}))
    assert StartAnewQuestion.may_start(parent, session.work)


def test_all_that_is_not_in_yet_is_counted(session: Session) -> None:
    session.set_job(infiniti_job())
    states = {1: ("refused", ""), 2: ("not-sent", ""), 3: ("unknown", "")}
    session.set_submitted(submitted(states))
    session.apply_edit("patrons", edit(0, "Okafor"))
    assert what_is_open(session.work) == [
        "What became of one row is not known yet.",
        "2 rows are not in yet.",
        "The one change that you made here was not sent.",
    ]


def test_rows_that_are_in_and_were_changed_since_are_counted(session: Session) -> None:
    job = infiniti_job()
    session.set_job(job)
    session.apply_edit("patrons", edit(0, "Okafor"))
    sheet = session.work.sheet_of("patrons")
    sent = {"patrons": sent_rows(sheet, pl.Series([0, 1], dtype=pl.UInt32))}
    rows = sheet.frame.height
    session.set_submitted(submitted({}, rows, sent=sent))
    assert what_is_open(session.work) == []
    again = ["One row that is in was changed here since, and not sent again."]
    session.apply_edit("patrons", edit(1, "Berg"))
    assert what_is_open(session.work) == again
    session.undo()
    session.undo()  # what the system has is in no edit any more
    assert session.work.edited == ()
    assert what_is_open(session.work) == again


def test_practice_takes_no_change_in(session: Session) -> None:
    session.set_job(infiniti_job())
    session.set_submitted(submitted({}, is_practice=True))
    assert what_is_open(session.work) == []
    session.apply_edit("patrons", edit(0, "Okafor"))
    session.set_submitted(submitted({}, is_practice=True))
    assert what_is_open(session.work) == ["The one change that you made here was not sent."]


def test_changes_count_where_nothing_was_sent(session: Session) -> None:
    session.set_job(infiniti_job())
    assert what_is_open(session.work) == []
    session.apply_edit("patrons", edit(0, "Okafor"))
    assert what_is_open(session.work) == ["The one change that you made here was not sent."]


@pytest.mark.parametrize(("answer", "goes"), [("anew", True), ("stay", False), ("reject", False)])
def test_another_import_begins_only_when_the_person_says_so(
    parent: QWidget, session: Session, answer: str, goes: bool
) -> None:
    session.set_job(infiniti_job())
    session.set_submitted(submitted({1: ("unknown", "")}))

    def act(question: QWidget) -> None:
        pressed = getattr(question, answer)
        pressed() if answer == "reject" else pressed.click()

    answered(StartAnewQuestion, act)
    assert StartAnewQuestion.may_start(parent, session.work) is goes


# -- Kept work ----------------------------------------------------------------------------


def kept(edits: int, sent: KeptSending | None = None) -> KeptEntry:
    files = (KeptFile("folder/patrons.csv", 1, 1),)
    return KeptEntry(Path("work-2-a.records"), KeptWork(files=files), 0, edits, sent, is_open=False)


@pytest.mark.parametrize(
    ("answer", "goes"), [("throw_away", True), ("stay", False), ("reject", False)]
)
def test_kept_changes_are_thrown_away_only_when_the_person_says_so(
    parent: QWidget, answer: str, goes: bool
) -> None:
    def act(question: QWidget) -> None:
        assert isinstance(question, ThrowAwayQuestion)
        assert "The 3 changes that you made there are nowhere else." in question.informativeText()
        assert "patrons.csv" in question.informativeText()
        pressed = getattr(question, answer)
        pressed() if answer == "reject" else pressed.click()

    answered(ThrowAwayQuestion, act)
    assert ThrowAwayQuestion.may_throw_away(parent, kept(3)) is goes


def test_rows_of_unknown_fate_are_not_thrown_away_unasked() -> None:
    sent = KeptSent(submission="s", counts={"created": 3, "unknown": 2})
    assert what_would_go(kept(0, sent)) == ["What became of 2 rows is not known yet."]
    assert what_would_go(kept(0, KeptSent(submission="s", counts={"created": 3}))) == []
    (said,) = what_would_go(kept(0, KeptSending(submission="s")))
    assert said.startswith("The program ended while its rows were being sent.")


def test_kept_work_without_changes_is_thrown_away_unasked(parent: QWidget) -> None:
    assert ThrowAwayQuestion.may_throw_away(parent, kept(0))
