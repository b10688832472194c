"""Segments: one or none is pressed, counts are spoken, and words give way to shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest

from rosterwizard.gui.widgets.segmented_buttons import Segment, SegmentedButtons
from tests.helpers.window_parts import pressed_key

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SEGMENTS = [
    Segment("all", "All", 1200),
    Segment("error", "Errors", 12, "error"),
    Segment("changed", "Changed"),
]


@pytest.fixture
def segments(qtbot: QtBot) -> SegmentedButtons:
    segments = SegmentedButtons("page.filter", "Rows to show")
    qtbot.addWidget(segments)
    segments.show_segments(SEGMENTS)
    segments.resize(600, 40)
    with qtbot.waitExposed(segments):
        segments.show()
    return segments


def test_one_or_none_is_pressed(segments: SegmentedButtons) -> None:
    assert pressed_key(segments) == ""
    segments.press("error")
    assert pressed_key(segments) == "error"
    segments.press("all")
    assert pressed_key(segments) == "all"
    segments.press("")
    assert pressed_key(segments) == ""


def test_a_press_is_told(segments: SegmentedButtons, qtbot: QtBot) -> None:
    with qtbot.waitSignal(segments.chosen) as told:
        QTest.mouseClick(segments.button("changed"), Qt.MouseButton.LeftButton)
    assert told.args == ["changed"]
    assert pressed_key(segments) == "changed"


def test_pressing_by_program_tells_nothing(segments: SegmentedButtons, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(segments.chosen):
        segments.press("error")


def test_the_count_is_spoken(segments: SegmentedButtons) -> None:
    assert segments.button("error").accessibleName() == "Errors 12"
    assert segments.button("changed").accessibleName() == "Changed"
    assert segments.button("error").objectName() == "page.filter_error"


def test_new_counts_keep_the_buttons(segments: SegmentedButtons) -> None:
    button = segments.button("error")
    segments.press("error")
    segments.show_segments([SEGMENTS[0], Segment("error", "Errors", 3, "error"), SEGMENTS[2]])
    assert segments.button("error") is button
    assert button.accessibleName() == "Errors 3"
    assert pressed_key(segments) == "error"


def test_other_choices_get_other_buttons(segments: SegmentedButtons, qtbot: QtBot) -> None:
    segments.show_segments([Segment("one", "One")])
    qtbot.waitUntil(segments.button("one").isVisible)
    with pytest.raises(KeyError):
        segments.button("error")


def test_without_room_the_shape_stands_for_its_words(segments: SegmentedButtons) -> None:
    wide = segments.button("error").width()
    segments.resize(segments.minimumSizeHint().width(), 40)
    assert segments.button("error").sizeHint().width() < wide
    segments.resize(600, 40)
    assert segments.button("error").sizeHint().width() == wide


def test_every_state_can_be_painted(segments: SegmentedButtons, qtbot: QtBot) -> None:
    segments.show_segments([*SEGMENTS, Segment("note", "Notes", 0, "note")])
    segments.press("all")
    segments.button("error").setFocus()
    picture = QPixmap(segments.size())
    segments.render(picture)
    assert not picture.isNull()
