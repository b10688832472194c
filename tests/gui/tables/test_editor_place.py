"""An editor covers its cell and stays within the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from rosterwizard.gui.tables.editor_place import lay_over

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Editor(QLineEdit):
    """Wants 80 x 30."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's
        return QSize(80, 30)


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        (QRect(40, 60, 100, 40), QRect(40, 60, 100, 40)),  # large enough
        (QRect(40, 60, 50, 20), QRect(40, 55, 80, 30)),
        (QRect(40, 0, 50, 20), QRect(40, 0, 80, 30)),  # the first line
        (QRect(40, 185, 50, 20), QRect(40, 170, 80, 30)),  # the last, half in sight
        (QRect(270, 60, 50, 20), QRect(220, 55, 80, 30)),
        (QRect(-20, 60, 50, 20), QRect(0, 55, 80, 30)),
    ],
)
def test_it_covers_the_cell_and_stays_in_the_table(qtbot: QtBot, cell: QRect, place: QRect) -> None:
    table = QWidget()
    qtbot.addWidget(table)
    table.resize(300, 200)
    editor = Editor(table)
    lay_over(editor, cell)
    assert editor.geometry() == place
