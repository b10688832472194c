"""Cards of two grids stand below each other, however many each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from rosterwizard.gui.widgets.card_grid import CardGrid

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("width", [1000, 700, 400])
def test_a_few_cards_are_as_wide_as_many(qtbot: QtBot, width: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    few, many = CardGrid(), CardGrid()
    for grid, count in ((few, 1), (many, 5)):
        column.addWidget(grid)
        grid.show_cards([QPushButton("card") for _ in range(count)])
    column.addStretch(1)
    window.resize(width, 500)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: abs(few.cards()[0].width() - many.cards()[0].width()) <= 1)
    assert few.height() == few.cards()[0].height()
