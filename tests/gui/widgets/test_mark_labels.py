"""Marks follow light and dark while they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rosterwizard.gui import theme
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.theme import Look, Mark
from rosterwizard.gui.widgets.mark_labels import MarkShape, MarkWord

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("mark", get_args(Mark))
def test_shape_and_word_have_the_colour_of_the_ground_there_is(
    qapp: QApplication, qtbot: QtBot, mark: Mark
) -> None:
    dresser, area = Dresser(qapp, Look.LIGHT), QWidget()
    qtbot.addWidget(area)
    row = QHBoxLayout(area)
    shape, word = MarkShape(mark), MarkWord(mark)
    row.addWidget(shape)
    row.addWidget(word)
    area.show()
    for look in (Look.DARK, Look.LIGHT):
        dresser.wear(look)
        wanted = QColor(theme.mark_colour(mark))
        assert word.palette().color(QPalette.ColorRole.WindowText) == wanted
        image = shape.pixmap().toImage()
        inks = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert inks == {wanted.name()}
