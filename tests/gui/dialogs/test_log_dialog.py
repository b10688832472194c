"""The log is shown as a table, narrowed down, copied; its folder is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.gui import outside
from rosterwizard.gui.dialogs import log_dialog
from rosterwizard.gui.dialogs.log_dialog import LogDialog
from rosterwizard.gui.session import Session
from rosterwizard.gui.widgets.log_level_tick import LogLevelTick
from rosterwizard.services.folders import log_folder
from rosterwizard.services.log_events import LogEvent
from rosterwizard.services.log_lines import log_files
from rosterwizard.services.logs import note, note_fault, set_log_level, start_log
from rosterwizard.services.settings import Settings
from tests.helpers.kept_settings import save_settings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

FAULTS = pytest.mark.logs("bug KeyError")
FAULT, PART, CHECKED, BEGAN = range(4)


def opened(qtbot: QtBot) -> LogDialog:
    dialog = LogDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read()
    qtbot.waitUntil(lambda: dialog.counted.text() != "Reading the log")
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> LogDialog:
    start_log()
    set_log_level("detailed")
    note(LogEvent.COMMAND_BEGAN, name="check")
    note(LogEvent.CHECKED, by="check", errors=1200, warnings=0)
    note(LogEvent.PART_DONE, part="doing-checking", ms=12)
    note_fault("KeyError", ["plan.py:12 planned"])
    return opened(qtbot)


def shown(dialog: LogDialog, column: int = 2) -> list[str]:
    model = dialog.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


@FAULTS
def test_the_latest_line_comes_first(dialog: LogDialog, qtmodeltester: ModelTester) -> None:
    assert shown(dialog) == [
        "The program made a mistake",
        "A part of the work was done",
        "A check ended",
        "A command began",
    ]
    assert shown(dialog, 1) == ["Fault", "Detail", "Event", "Event"]
    assert "errors: 1,200" in shown(dialog, 3)[CHECKED]
    assert dialog.counted.text() == "4 lines of 4"
    qtmodeltester.check(dialog.model)  # type: ignore[no-untyped-call] # pytest-qt's


@FAULTS
def test_a_fault_has_its_shape_beside_its_word(dialog: LogDialog) -> None:
    role = Qt.ItemDataRole.DecorationRole
    marked = [dialog.model.index(row, 1).data(role) is not None for row in range(4)]
    assert marked == [True, False, False, False]
    whole = dialog.model.index(FAULT, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert "plan.py:12 planned" in whole


@FAULTS
@pytest.mark.parametrize(("part", "rows"), [("all", 4), ("without-details", 3), ("faults", 1)])
def test_lines_are_narrowed_down_by_kind(dialog: LogDialog, part: str, rows: int) -> None:
    dialog.shown.setCurrentIndex(dialog.shown.findData(part))
    assert dialog.model.rowCount() == rows
    assert dialog.counted.text().endswith("of 4")


@FAULTS
def test_lines_are_narrowed_down_by_words(dialog: LogDialog) -> None:
    dialog.text.setText("errors CHECK")
    assert shown(dialog) == ["A check ended"]
    dialog.text.setText("zoology")
    assert shown(dialog) == []
    assert dialog.counted.text() == "No line has all of that."
    assert not dialog.copy.isEnabled()


@FAULTS
def test_what_is_shown_is_copied(dialog: LogDialog) -> None:
    dialog.text.setText("check")
    dialog.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == dialog.model.rowCount() == 3
    assert all("check" in each for each in lines)
    assert "3 lines are copied" in dialog.message_bar.text()


@FAULTS
def test_chosen_lines_are_copied_by_their_key(dialog: LogDialog) -> None:
    for row in (PART, BEGAN):
        index = dialog.model.index(row, 0)
        how = QItemSelectionModel.SelectionFlag.Toggle | QItemSelectionModel.SelectionFlag.Rows
        dialog.table.selectionModel().select(index, how)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    chosen = {index.row() for index in dialog.table.selectedIndexes()}
    copied = QGuiApplication.clipboard().text().splitlines()
    assert chosen >= {PART, BEGAN}
    assert len(copied) == len(chosen) < dialog.model.rowCount()


@FAULTS
def test_torn_lines_are_counted(qtbot: QtBot) -> None:
    note_fault("KeyError", [])
    with log_files()[-1].open("a") as file:
        file.write("torn\n")
    assert "1 line is left out" in opened(qtbot).message_bar.text()


@FAULTS
def test_folder_is_opened(dialog: LogDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    opened_folders: list[Path] = []
    monkeypatch.setattr(outside, "open_folder", opened_folders.append)
    dialog.folder.click()
    assert opened_folders == [log_folder()]


@FAULTS
def test_what_cannot_be_done_is_said(dialog: LogDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Path:
        raise RosterError("own-folder-unusable", folder="log", reason="read-only")

    monkeypatch.setattr(log_dialog, "log_folder", refuse)
    dialog.folder.click()
    assert "read-only" in dialog.message_bar.text()


@FAULTS
def test_a_fault_while_it_is_read_is_a_bug(dialog: LogDialog) -> None:
    with pytest.raises(ZeroDivisionError):
        dialog.message_bar.tell_failure(ZeroDivisionError())


def test_where_nothing_was_written_down_that_is_said(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert dialog.counted.text().startswith("Nothing was written down yet.")
    assert not any(each.isVisible() for each in (dialog.table, dialog.text, dialog.copy))
    title = dialog.findChild(QLabel)
    assert title is not None
    assert title.text() == dialog.windowTitle()
    said = dialog.counted.mapTo(dialog, dialog.counted.rect().bottomLeft())
    assert said.y() < dialog.height() // 3  # what is left stands together, on top


def test_how_much_is_written_down_is_said_here_and_in_the_settings(qtbot: QtBot) -> None:
    save_settings(Settings())
    session = Session()
    session.set_settings(Settings())
    dialog, other = LogDialog(None, session), LogLevelTick("settings", session)
    for widget in (dialog, other):
        qtbot.addWidget(widget)
    assert dialog.level is not None
    dialog.level.click()
    assert session.settings is not None
    assert session.settings.log_level == "detailed"
    assert other.isChecked()
    assert LogDialog().level is None  # as from a fault before there are any settings


def test_level_that_cannot_be_kept_is_as_it_was(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_change: object) -> None:
        raise RosterError("own-folder-unusable", folder="settings", reason="read-only")

    session = Session()
    monkeypatch.setattr(session, "change_settings", fail)
    dialog = LogDialog(None, session)
    qtbot.addWidget(dialog)
    assert dialog.level is not None
    dialog.level.click()
    assert not dialog.level.isChecked()
    assert "read-only" in dialog.message_bar.text()
