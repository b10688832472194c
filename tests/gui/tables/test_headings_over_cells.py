"""A heading begins where the cells below it begin, and boxes in a row are as high as each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QDateEdit,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.sheet.row_places import RowPlaces
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.tables.frame_table_model import FrameTableModel
from rosterwizard.gui.tables.row_table import RowTable
from rosterwizard.gui.theme import Look
from rosterwizard.gui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QTableView
    from pytestqt.qtbot import QtBot

TEXT = "MMM"
INK = 110  # lightness below which it is text and no line


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    before = qapp.styleSheet(), qapp.palette()
    dresser = Dresser(qapp, Look.LIGHT)
    dresser.wear(Look.LIGHT)
    yield
    dresser.deleteLater()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])


def begin_of_text(picture: QImage, area: QRect) -> int:
    """Return how far from the left of the area its text begins, in px."""
    inner = area.adjusted(1, 4, 0, -4)
    return min(
        x - area.left()
        for y in range(inner.top(), inner.bottom())
        for x in range(inner.left(), inner.right())
        if picture.pixelColor(x, y).lightness() < INK
    )


def begins(table: QTableView) -> tuple[int, int]:
    """Return where the first heading and the cell in the second row begin."""
    table.setCurrentIndex(table.model().index(0, 1))
    table.clearSelection()
    header, view = table.horizontalHeader(), table.viewport()
    left = header.sectionViewportPosition(0)
    heading = QRect(left, 0, header.sectionSize(0), header.height())
    cell = table.visualRect(table.model().index(1, 0))
    return (
        begin_of_text(header.viewport().grab().toImage(), heading),
        begin_of_text(view.grab().toImage(), cell),
    )


@pytest.mark.usefixtures("dressed")
def test_in_tables_of_files(qtbot: QtBot) -> None:
    model = FrameTableModel()
    table = RowTable(model)
    qtbot.addWidget(table)
    frame = pl.DataFrame({"c0": [TEXT, TEXT], "c1": ["a", "b"]})
    model.show_frame(frame, (TEXT, "b"), RowPlaces(pl.Series([2, 3], dtype=pl.UInt32)), [0, 1])
    table.size_columns()
    table.resize(400, 200)
    with qtbot.waitExposed(table):
        table.show()
    heading, cell = begins(table)
    assert abs(heading - cell) <= 1


@pytest.mark.usefixtures("dressed")
def test_in_other_tables(qtbot: QtBot) -> None:
    table = QTableWidget(2, 2)
    qtbot.addWidget(table)
    table.setHorizontalHeaderLabels([TEXT, "b"])
    start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    table.horizontalHeader().setDefaultAlignment(start)
    table.setItem(1, 0, QTableWidgetItem(TEXT))
    with qtbot.waitExposed(table):
        table.show()
    heading, cell = begins(table)
    assert abs(heading - cell) <= 1


@pytest.mark.usefixtures("dressed")
def test_boxes_beside_each_other_are_as_high(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    boxes = [QLineEdit(), ChoiceBox(), QSpinBox(), QDateEdit(), QPushButton("b")]
    for box in boxes:
        column.addWidget(box)
    with qtbot.waitExposed(window):
        window.show()
    assert len({box.height() for box in boxes}) == 1
