"""Changes that were left out are listed, and can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from rosterwizard.gui.dialogs.left_out_dialog import LeftOutDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_lines_are_shown_beside_the_window_and_copied(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    LeftOutDialog.tell(parent, lambda: ["Ann: <b>one</b>", "Ben: two"])
    dialog = parent.findChild(LeftOutDialog)
    assert isinstance(dialog, LeftOutDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert dialog.lines.toPlainText() == "Ann: <b>one</b>\nBen: two"
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.lines.toPlainText()
    assert dialog.copy.text() == "Copied"
