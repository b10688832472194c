"""What was made is taken back by the results page, once a person said what the system made."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from rosterwizard.gui.dialogs.undo_dialog import UndoDialog
from rosterwizard.gui.pages.results_page import ResultsPage
from rosterwizard.gui.session import Session
from rosterwizard.services.submitting.submission import Submitted
from rosterwizard.services.undoing import undoable
from tests.helpers.outcomes import as_outcomes
from tests.services.test_undoing import HAIKU, KIM, LEE, submitted, users

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_it_can_be_saved_where_all_of_a_kind_were_made(qtbot: QtBot, tmp_path: Path) -> None:
    submitted(users(tmp_path, LEE, KIM), {"delivered": [0], "updated": [1]})
    dialog = UndoDialog(undoable("one", HAIKU), HAIKU)
    qtbot.addWidget(dialog)
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for part in ("Users: does Haiku say that it made this one row?", "1 row was changed"):
        assert part in words
    assert (dialog.save.isEnabled(), dialog.said()) == (False, {"users": 0})
    dialog.figures["users"].setValue(1)
    assert (dialog.save.isEnabled(), dialog.said()) == (True, {"users": 1})


def test_what_the_answer_said_was_made_needs_no_word(qtbot: QtBot, tmp_path: Path) -> None:
    submitted(users(tmp_path, LEE, KIM), {"created": [0, 1]})
    dialog = UndoDialog(undoable("one", HAIKU), HAIKU)
    qtbot.addWidget(dialog)
    assert (dialog.save.isEnabled(), dialog.said()) == (True, {})
    assert any("made 2 of them" in label.text() for label in dialog.findChildren(QLabel))


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> ResultsPage:
    job = users(tmp_path, LEE, KIM)
    submitted(job, {"delivered": [0, 1]})
    session = Session()
    session.set_profiles((HAIKU,))
    session.choose(HAIKU, ["users"])
    session.set_job(job)
    outcomes = {"users": as_outcomes((0, "delivered", ""), (1, "delivered", ""))}
    session.set_submitted(Submitted(outcomes, submission="one", mode="partial"))
    page = ResultsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.enter()
    return page


def test_the_results_offer_it_and_save_the_lists(
    page: ResultsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "undo.zip"
    monkeypatch.setattr(page, "ask_file", lambda *_: str(file))
    monkeypatch.setattr(UndoDialog, "ask", lambda *_: None)
    page.take_back.click()
    assert not page.busy
    monkeypatch.setattr(UndoDialog, "ask", lambda *_: {"users": 1})
    page.take_back.click()
    qtbot.waitUntil(lambda: "not known which rows" in page.message_bar.text())
    monkeypatch.setattr(UndoDialog, "ask", lambda *_: {"users": 2})
    page.take_back.click()
    qtbot.waitUntil(lambda: str(file) in page.message_bar.text())
    with zipfile.ZipFile(file) as lists:
        assert lists.namelist() == ["delete_users.csv"]


def test_what_cannot_be_taken_back_is_said_or_not_offered(page: ResultsPage) -> None:
    sent = page.session.work.submitted
    assert sent is not None
    page.session.set_submitted(Submitted(sent.outcomes, submission="gone", mode="partial"))
    page.enter()
    page.take_back.click()
    assert "nothing can be taken back from here" in page.message_bar.text()
    page.session.set_submitted(Submitted(sent.outcomes, mode="partial"))
    page.enter()
    assert page.take_back.isHidden()
