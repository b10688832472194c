"""Parts stand beside each other where there is room, else one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QBoxLayout, QPushButton

from rosterwizard.gui import theme
from rosterwizard.gui.widgets.flipping_row import FlippingRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def row(qtbot: QtBot) -> FlippingRow:
    row = FlippingRow([QPushButton("Accept all suggestions"), QPushButton("Leave out the rest")])
    qtbot.addWidget(row)
    row.resize(900, 60)
    with qtbot.waitExposed(row):
        row.show()
    return row


def is_column(row: FlippingRow) -> bool:
    """Tell whether the parts stand one below the other."""
    layout = row.layout()
    assert isinstance(layout, QBoxLayout)
    return layout.direction() == QBoxLayout.Direction.TopToBottom


def test_with_room_it_is_a_row(row: FlippingRow) -> None:
    assert not is_column(row)


def test_without_room_it_is_a_column(row: FlippingRow) -> None:
    row.resize(row.minimumSizeHint().width() + 10, 60)
    assert is_column(row)
    row.resize(900, 60)
    assert not is_column(row)


def test_what_is_hidden_needs_no_room(row: FlippingRow) -> None:
    widest = row.minimumSizeHint().width()
    for button in row.findChildren(QPushButton)[1:]:
        button.hide()
    row.resize(widest, 60)
    assert not is_column(row)
    for button in row.findChildren(QPushButton):
        button.hide()
    assert row.minimumSizeHint().width() == 0


def test_a_part_that_grows_flips_it(row: FlippingRow, qtbot: QtBot) -> None:
    row.resize(row._wanted_px() + 5, 60)  # noqa: SLF001 - as narrow as a row can be
    assert not is_column(row)
    row.findChildren(QPushButton)[0].setText("Accept all two hundred and thirty suggestions")
    qtbot.waitUntil(lambda: is_column(row))


def test_parts_of_one_kind_stand_beside_each_other_only_as_wide_as_the_widest(
    qtbot: QtBot,
) -> None:
    wide, small = QPushButton("Full import: this deletes people"), QPushButton("Partial")
    row = FlippingRow([small, wide], [1, 1], alike=True)
    qtbot.addWidget(row)
    row.show()
    twice = 2 * wide.minimumSizeHint().width() + theme.INSIDE_PX
    row.resize(twice - 1, 60)
    assert is_column(row)
    row.resize(twice, 60)
    assert not is_column(row)
    assert abs(small.width() - wide.width()) <= 1
