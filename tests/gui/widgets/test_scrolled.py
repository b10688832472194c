"""What scrolls by itself gives way before the content around it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from rosterwizard.gui.widgets.labels import text_label
from rosterwizard.gui.widgets.scrolled import GivingWay, scrolled

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEAST_PX = 60


@pytest.mark.parametrize(("height_px", "fits"), [(150, True), (70, False), (600, True)])
def test_inner_text_is_made_lower_first(qtbot: QtBot, height_px: int, *, fits: bool) -> None:
    content, text = QWidget(), QPlainTextEdit()
    words = text_label("Words that wrap. " * 6)
    column = QVBoxLayout(content)
    column.addWidget(words)
    column.addWidget(GivingWay(text, LEAST_PX), 1)
    area = scrolled(content, "area")
    qtbot.addWidget(area)
    area.resize(400, height_px)
    with qtbot.waitExposed(area):
        area.show()
    assert (area.verticalScrollBar().maximum() == 0) is fits
    assert text.height() >= LEAST_PX
    assert words.height() >= words.heightForWidth(words.width())
    if height_px > 500:
        assert text.height() > 400  # it takes what room there is


def test_what_is_not_there_takes_no_room(qtbot: QtBot) -> None:
    text = QPlainTextEdit()
    part = GivingWay(text, LEAST_PX)
    qtbot.addWidget(part)
    assert part.sizeHint().height() == LEAST_PX
    text.hide()
    assert part.sizeHint().height() == 0
