"""Things side by side that go on below where the room ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from rosterwizard.gui.widgets.flow_row import FlowRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def places(qtbot: QtBot, width: int, *, at_end: bool) -> list[tuple[int, int]]:
    """Return where three boxes of 100 x 20 stand, 8 apart, of which the second is hidden."""
    area = QWidget()
    qtbot.addWidget(area)
    row = FlowRow(area, across_px=8, down_px=4, at_end=at_end)
    boxes = [QWidget() for _ in range(4)]
    for each in boxes:
        each.setFixedSize(100, 20)
        row.addWidget(each)
    boxes[1].hide()
    area.resize(width, row.heightForWidth(width))
    area.show()
    shown = [each.geometry() for each in boxes if each.isVisible()]
    assert max(each.bottom() for each in shown) == area.height() - 1
    return [(each.x(), each.y()) for each in shown]


def test_it_goes_on_below_where_the_room_ends(qtbot: QtBot) -> None:
    assert places(qtbot, 316, at_end=False) == [(0, 0), (108, 0), (216, 0)]
    assert places(qtbot, 315, at_end=False) == [(0, 0), (108, 0), (0, 24)]
    assert places(qtbot, 50, at_end=False) == [(0, 0), (0, 24), (0, 48)]


def test_it_stands_at_the_end_of_each_line(qtbot: QtBot) -> None:
    assert places(qtbot, 330, at_end=True) == [(14, 0), (122, 0), (230, 0)]
    assert places(qtbot, 220, at_end=True) == [(12, 0), (120, 0), (120, 24)]
