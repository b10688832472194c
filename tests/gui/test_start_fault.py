"""A fault before there is a wizard is written down, told in words, and ends the program."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from rosterwizard.gui import after_first_paint, app
from rosterwizard.gui.dialogs import bug_dialog
from rosterwizard.gui.dialogs.bug_dialog import BugDialog
from rosterwizard.gui.frame import Frame
from rosterwizard.gui.start_fault import end_over
from rosterwizard.gui.theme import Look
from rosterwizard.services.log_lines import read_log
from tests.helpers.stumbles import MARKER

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    statuses: list[int] = []
    monkeypatch.setattr(QApplication, "exit", statuses.append)
    return statuses


def fail(*_: object) -> NoReturn:
    raise ValueError(MARKER)


@pytest.mark.logs("bug ValueError")
def test_a_fault_while_the_wizard_comes_is_told_and_the_program_ends_once_it_is_read(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: Capsys, ended: list[int]
) -> None:
    monkeypatch.setattr(after_first_paint, "begin", fail)
    frame = Frame()
    qtbot.addWidget(frame)
    app.bring_wizard(frame, Look.SYSTEM, ())
    dialog = frame.findChild(BugDialog)
    assert isinstance(dialog, BugDialog)
    assert dialog.keep is None
    assert ended == []
    dialog.reject()
    assert ended == [70]
    said = capsys.readouterr().err
    assert "(ValueError)" in said
    assert MARKER not in said + dialog.details.toPlainText()
    assert [each.event.value for each in read_log().lines] == ["bug"]


@pytest.mark.logs("bug ValueError")
def test_where_the_dialog_is_damaged_too_the_program_ends_at_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, ended: list[int]
) -> None:
    monkeypatch.setattr(bug_dialog, "BugDialog", fail)
    monkeypatch.setattr(sys, "stderr", None)
    frame = QWidget()
    qtbot.addWidget(frame)
    end_over(frame, ValueError(MARKER))
    assert ended == [70]


def test_an_end_that_was_wanted_is_no_fault(qtbot: QtBot, ended: list[int]) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    with pytest.raises(SystemExit):
        end_over(frame, SystemExit(3))
    assert ended == []
