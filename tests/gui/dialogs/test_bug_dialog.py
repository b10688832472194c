"""The dialog for faults of the program: where it happened, and nothing of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from rosterwizard import __version__
from rosterwizard.gui.dialogs.bug_dialog import BugDialog, details_of
from rosterwizard.services.versions import commit_said

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
