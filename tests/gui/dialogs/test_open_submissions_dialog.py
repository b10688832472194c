"""What is unknown of earlier submissions is listed, looked up, and settled by a person's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from rosterwizard.gui import outside
from rosterwizard.gui.dialogs.open_submissions_dialog import OpenSubmissionsDialog
from rosterwizard.gui.pages.record_type_page import RecordTypePage
from rosterwizard.gui.session import Session
from rosterwizard.services.history import entries
from rosterwizard.services.journal import journal_of
from rosterwizard.services.submissions import every_submission, open_submissions
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.outcomes import as_outcomes
from tests.helpers.sent_before import sent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from rosterwizard.services.submissions import Submission


UNKNOWN = [(row, "unknown", "") for row in range(3)]


def still_open() -> tuple[Submission, ...]:
    return open_submissions(every_submission())


@pytest.fixture
def dialog(qtbot: QtBot) -> OpenSubmissionsDialog:
    sent("a", {"d1": "created", "d2": "cut"}, hour=9)
    sent("b", {"d3": "unknown"}, hour=10)
    dialog = OpenSubmissionsDialog(still_open())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(dialog: OpenSubmissionsDialog, role: str) -> None:
    button = dialog.findChild(QPushButton, f"open_submissions.{role}")
    assert isinstance(button, QPushButton)
    button.click()


def test_each_says_what_is_unknown_and_where_to_look(
    dialog: OpenSubmissionsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert words.count("Of 3 rows that were sent to Library on") == 2
    assert "Settings > Users" in words
    opened: list[str] = []
    monkeypatch.setattr(outside, "open_address", opened.append)
    press(dialog, "0_look")
    assert opened == ["https://library.example"]


def test_a_persons_word_closes_it_and_is_written_down(dialog: OpenSubmissionsDialog) -> None:
    press(dialog, "0_in")
    assert [each.name for each in still_open()] == ["a"]
    assert "the rows are in" in dialog.message_bar.text()
    press(dialog, "1_not_in")
    assert still_open() == ()
    assert dialog.left == []
    assert "send them again" in dialog.message_bar.text()


def test_a_word_that_cannot_be_written_down_is_said(dialog: OpenSubmissionsDialog) -> None:
    journal_of("b").unlink()
    journal_of("b").mkdir()
    press(dialog, "0_in")
    assert "could not be saved" in dialog.message_bar.text()
    assert len(dialog.left) == 2


def test_the_first_page_says_it_while_there_are_any(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session()
    page = RecordTypePage(session)
    qtbot.addWidget(page)
    line = page.open_submissions
    sent("a", {"d1": "cut"})
    line.look()
    qtbot.waitUntil(lambda: "Of one submission it is not known" in line.text())
    session.set_submitted(Submitted({"members": as_outcomes(*UNKNOWN)}, submission="a"))

    def said_in(found: Sequence[Submission], _: QWidget) -> None:
        dialog = OpenSubmissionsDialog(found)
        qtbot.addWidget(dialog)
        if found:
            press(dialog, "0_in")

    monkeypatch.setattr(OpenSubmissionsDialog, "settle", said_in)
    line.press()
    qtbot.waitUntil(lambda: still_open() == ())
    assert session.work.submitted is not None
    assert session.work.submitted.counts()["accepted"] == 3
    line.begin(1)
    qtbot.waitUntil(lambda: line.text() == "" and not entries())
    session.set_submitted(None)
    line.pressed.emit(())
    assert session.work.submitted is None
