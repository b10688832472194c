"""The dialog for faults of the program: where it happened, and nothing of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from rosterwizard import __version__
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.gui.dialogs.bug_dialog import BugDialog, details_of
from rosterwizard.gui.dialogs.log_dialog import LogDialog
from rosterwizard.services.case_files.case_opening import opened_case
from rosterwizard.services.versions import commit_said
from tests.helpers.case_zips import small_case
from tests.helpers.patron_jobs import infiniti_job
from tests.helpers.stumbles import MARKER, STUMBLES

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.window import Window


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


def test_work_is_saved_from_the_dialog(qtbot: QtBot) -> None:
    kept: list[bool] = []
    dialog = BugDialog(error_with_a_cell(), keep=lambda: kept.append(True))
    qtbot.addWidget(dialog)
    assert dialog.keep is not None
    dialog.keep.click()
    assert kept == [True]
    assert "kept" in dialog.message_bar.text()


def test_work_that_cannot_be_saved_is_said_in_the_dialog(qtbot: QtBot) -> None:
    def fail() -> None:
        raise RosterError("not-written", file="work.records", reason="the disk is full")

    dialog = BugDialog(error_with_a_cell(), keep=fail)
    qtbot.addWidget(dialog)
    assert dialog.keep is not None
    dialog.keep.click()
    assert "the disk is full" in dialog.message_bar.text()


def test_where_there_is_no_work_none_can_be_saved(qtbot: QtBot) -> None:
    dialog = BugDialog(error_with_a_cell())
    qtbot.addWidget(dialog)
    assert dialog.keep is None


def test_log_is_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QWidget] = []
    monkeypatch.setattr(LogDialog, "look", shown.append)
    dialog = BugDialog(error_with_a_cell())
    qtbot.addWidget(dialog)
    dialog.log.click()
    assert shown == [dialog]


def test_a_case_file_is_made_where_one_can_be(qtbot: QtBot) -> None:
    made: list[bool] = []
    dialog = BugDialog(error_with_a_cell(), make_case=lambda: made.append(True))
    qtbot.addWidget(dialog)
    assert dialog.case is not None
    dialog.case.click()
    assert made == [True]


def test_where_nothing_can_make_a_case_file_none_is_offered(qtbot: QtBot) -> None:
    dialog = BugDialog(error_with_a_cell())
    qtbot.addWidget(dialog)
    assert dialog.case is None


@pytest.mark.logs("bug KeyError")
def test_work_at_hand_is_kept_from_the_window(window: Window) -> None:
    window.session.choose(find_profile("infiniti", window.session.profiles), ["patrons"])
    window.session.tick("patrons", ["surname"])
    window.show_error(error_with_a_cell())
    dialog = window.findChild(BugDialog)
    assert isinstance(dialog, BugDialog)
    assert dialog.keep is not None
    dialog.keep.click()
    window.keeper.let_go()
    (entry,) = window.keeper.kept().entries
    assert entry.work.ticked == {"patrons": ("surname",)}
    dialog.reject()


def test_a_case_file_is_offered_only_where_there_is_a_job(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered: list[object] = []
    monkeypatch.setattr(BugDialog, "tell", lambda *given: offered.append(given[3]))
    window.make_case = lambda: None
    window.show_error(error_with_a_cell())
    window.session.choose(find_profile("infiniti", window.session.profiles), ["patrons"])
    window.session.set_job(infiniti_job())
    window.show_error(error_with_a_cell())
    window.session.look_at(opened_case(small_case()), tmp_path / "sent.rwcase")
    window.show_error(error_with_a_cell())  # nobody makes a case file of a case file
    assert offered == [None, window.make_case, None]
