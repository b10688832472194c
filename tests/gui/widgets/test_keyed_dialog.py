"""Enter in a dialog presses what has the ring; in a line it presses the main button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ENTER = Qt.Key.Key_Return


@pytest.fixture
def dialog(qtbot: QtBot) -> KeyedDialog:
    """Return a dialog with one of each, its main button named "main"."""
    dialog = KeyedDialog()
    column = QVBoxLayout(dialog)
    for kind in (QPushButton, QToolButton, QCheckBox, QLineEdit, QSpinBox, QListWidget):
        column.addWidget(kind())
    tool = dialog.findChild(QToolButton)
    assert tool is not None
    tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    dialog.main = QPushButton("main")
    column.addWidget(dialog.main)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def presses(dialog: KeyedDialog, kind: type[QWidget], key: Qt.Key = ENTER) -> list[str]:
    """Press a key where a widget of that kind has the focus; return which buttons were pressed."""
    pressed: list[str] = []
    for each in (QPushButton, QToolButton, QCheckBox):
        for button in dialog.findChildren(each):
            word = button.text() or each.__name__
            button.clicked.connect(lambda _=False, word=word: pressed.append(word))
    widget = dialog.findChild(kind)
    assert isinstance(widget, QWidget)
    widget.setFocus()
    assert widget.hasFocus()
    QTest.keyClick(widget, key)
    return pressed


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("kind", [QPushButton, QToolButton, QCheckBox])
def test_enter_presses_what_has_the_ring(
    dialog: KeyedDialog, kind: type[QWidget], key: Qt.Key
) -> None:
    assert presses(dialog, kind, key) == [kind.__name__]


@pytest.mark.parametrize("kind", [QLineEdit, QSpinBox])
def test_enter_in_a_line_presses_the_main_button(dialog: KeyedDialog, kind: type[QWidget]) -> None:
    assert presses(dialog, kind) == ["main"]


def test_enter_elsewhere_presses_nothing(dialog: KeyedDialog) -> None:
    assert presses(dialog, QListWidget) == []


def test_without_a_main_button_enter_in_a_line_presses_nothing(dialog: KeyedDialog) -> None:
    dialog.main = None
    assert presses(dialog, QLineEdit) == []


def test_a_key_that_is_held_presses_once(dialog: KeyedDialog) -> None:
    box = dialog.findChild(QCheckBox)
    assert box is not None
    box.setFocus()
    for again in (False, True, True):
        plain = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, ENTER, plain, "", again))
    assert box.isChecked()


def test_escape_still_leaves(dialog: KeyedDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
