"""A closed list opens by its keys, and nothing is chosen before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest

from rosterwizard.gui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# What Qt's plugin without a screen says of a list that drops down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    box = ChoiceBox()
    box.addItems(["Choose", "None", "One value for all rows", "Only now"])
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    return box


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Space]
)
def test_a_key_opens_the_list_and_chooses_nothing(box: ChoiceBox, key: Qt.Key) -> None:
    chosen: list[int] = []
    box.activated.connect(chosen.append)
    QTest.keyClick(box, key)
    assert box.view().isVisible()
    assert (box.currentIndex(), chosen) == (0, [])


def test_a_typed_word_looks_for_an_entry_and_enter_takes_it(box: ChoiceBox) -> None:
    chosen: list[int] = []
    box.activated.connect(chosen.append)
    QTest.keyClicks(box, "O")
    QTest.keyClicks(box.view(), "nly")
    assert (box.view().currentIndex().row(), chosen) == (3, [])
    QTest.keyPress(box.view(), Qt.Key.Key_Return)
    assert chosen == [3]


def test_escape_leaves_what_was_chosen(box: ChoiceBox, qtbot: QtBot) -> None:
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not box.view().isVisible())
    assert box.currentIndex() == 0


@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier]
)
def test_other_keys_are_for_others(box: ChoiceBox, held: Qt.KeyboardModifier) -> None:
    QTest.keyClick(box, Qt.Key.Key_S if held else Qt.Key.Key_F9, held)
    assert not box.view().isVisible()
    assert box.currentIndex() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_key_that_writes_nothing_opens_nothing(box: ChoiceBox, key: Qt.Key) -> None:
    QTest.keyClick(box, key)
    assert not box.view().isVisible()


def test_a_wheel_neither_chooses_nor_takes_the_focus(box: ChoiceBox) -> None:
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    box.wheelEvent(wheel)
    assert not wheel.isAccepted()
    assert box.focusPolicy() == Qt.FocusPolicy.StrongFocus
