"""The dialog for faults of the program: where it happened, and nothing of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from rosterwizard import __version__
from rosterwizard.gui.dialogs.bug_dialog import BugDialog, details_of
from rosterwizard.services.versions import commit_said
from tests.helpers.stumbles import MARKER, STUMBLES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def error_with_a_cell() -> Exception:
    try:
        {"": ""}["anna@school.example"]
    except KeyError as error:
        return error
    raise AssertionError


def test_details_say_where_and_which_version_but_no_cell() -> None:
    details = details_of(error_with_a_cell())
    assert "KeyError" in details
    assert "test_bug_dialog.py" in details
    assert f"{__version__}, commit {commit_said()}" in details
    assert "anna" not in details


@pytest.mark.parametrize("kind", STUMBLES)
def test_of_no_kind_of_error_more_than_the_kind_is_shown(qtbot: QtBot, kind: str) -> None:
    with pytest.raises(BaseException) as raised:  # noqa: PT011 - each kind in turn
        STUMBLES[kind]()
    dialog = BugDialog(raised.value)
    qtbot.addWidget(dialog)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    said = "\n".join([*shown, dialog.details.toPlainText()])
    assert kind in said
    assert MARKER not in said


def test_details_can_be_copied(qtbot: QtBot) -> None:
    dialog = BugDialog(error_with_a_cell())
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == details_of(error_with_a_cell())


@pytest.mark.logs("bug KeyError")
def test_fault_is_written_down_and_work_can_go_on(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    BugDialog.tell(parent, error_with_a_cell())
    dialog = parent.findChild(BugDialog)
    assert isinstance(dialog, BugDialog)
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
