"""Words are scrolled by keys where there are more of them than there is room, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.widgets.reading_area import ReadingArea

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def area(qtbot: QtBot) -> ReadingArea:
    """Return an area below a line that is typed into."""
    top = QWidget()
    qtbot.addWidget(top)
    column = QVBoxLayout(top)
    column.addWidget(QLineEdit())
    area = ReadingArea("reading", "What is read")
    column.addWidget(area)
    top.resize(200, 160)
    fill(area, 60)
    with qtbot.waitExposed(top):
        top.show()
    top.activateWindow()
    area.top = top  # type: ignore[attr-defined] # keeps it alive
    return area


def fill(area: ReadingArea, lines: int) -> None:
    area.setWidget(PlainLabel("\n".join(map(str, range(lines)))))


def test_tab_leads_there_and_keys_scroll(area: ReadingArea, qtbot: QtBot) -> None:
    line = area.window().findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    qtbot.waitUntil(area.hasFocus)
    bar = area.verticalScrollBar()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        before = bar.value()
        QTest.keyClick(area, key)
        assert bar.value() > before
    assert bar.value() == bar.maximum()


def test_the_ring_shows_where_one_is(area: ReadingArea) -> None:
    plain = area.grab().toImage()
    area.setFocus()
    assert area.grab().toImage() != plain
    area.clearFocus()
    assert area.grab().toImage() == plain


def test_where_all_is_in_sight_tab_passes_by(area: ReadingArea, qtbot: QtBot) -> None:
    fill(area, 1)
    qtbot.waitUntil(lambda: area.focusPolicy() == Qt.FocusPolicy.NoFocus)


def test_whoever_is_there_stays_until_they_leave(area: ReadingArea, qtbot: QtBot) -> None:
    area.setFocus()
    fill(area, 1)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert area.hasFocus()
    assert area.focusPolicy() != Qt.FocusPolicy.NoFocus
    area.clearFocus()
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
