"""Frozen columns stay in sight, and are found, marked, dragged and edited where they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.showing.checked_job import checked
from rosterwizard.gui.check.editors import FieldDelegate
from rosterwizard.gui.tables.column_header import ColumnHeader
from rosterwizard.gui.tables.row_table import RowTable
from rosterwizard.gui.tables.sheet_table_model import SheetTableModel
from tests.helpers.columns_in_sight import columns_in_sight
from tests.helpers.window_jobs import HEADINGS, infiniti_job, patron

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SURNAME, USERNAME = 3, 0  # these are frozen, in this order
ORDER = [SURNAME, USERNAME, 1, 2, 4, 5]
LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def table(qtbot: QtBot, request: pytest.FixtureRequest) -> RowTable:
    """Return a table of 90 rows that shows its frozen columns and the last ones.

    It begins at the left, as English does, or at the right.
    """
    found = checked(infiniti_job((HEADINGS, [patron(row) for row in range(90)])), {}, UNWATCHED)
    model = SheetTableModel()
    table = RowTable(model)
    table.setLayoutDirection(request.param)
    model.setParent(table)
    table.setItemDelegate(FieldDelegate(table))
    qtbot.addWidget(table)
    sheet = found.sheets["patrons"]
    model.show_sheet(sheet.sheet, sheet.marks, range(90))
    table.freeze([SURNAME, USERNAME])
    for column in range(6):
        table.setColumnWidth(column, 100)
    table.resize(520, 300)
    with qtbot.waitExposed(table):
        table.show()
    table.setFocus()
    table.go_to(5, 5)
    assert header_of(table).offset() > 100
    return table


def header_of(table: RowTable) -> ColumnHeader:
    header = table.horizontalHeader()
    assert isinstance(header, ColumnHeader)
    return header


def at(table: RowTable, begin: int, width: int = 1) -> int:
    """Return the left edge of what is so wide and begins so far from where lines begin."""
    room = table.viewport().width()
    return room - begin - width if table.isRightToLeft() else begin


def onwards(table: RowTable) -> Qt.Key:
    return Qt.Key.Key_Left if table.isRightToLeft() else Qt.Key.Key_Right


def back(table: RowTable) -> Qt.Key:
    return Qt.Key.Key_Right if table.isRightToLeft() else Qt.Key.Key_Left


def middle(table: RowTable, row: int, column: int) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()


def marked(table: RowTable) -> set[tuple[int, int]]:
    return {(each.row(), each.column()) for each in table.selectedIndexes()}


def test_frozen_columns_stand_first_and_stay(table: RowTable) -> None:
    assert table.shown_columns() == ORDER
    assert columns_in_sight(table) == [SURNAME, USERNAME, 4, 5]
    begins = [at(table, middle(table, 5, column).x()) for column in (SURNAME, USERNAME)]
    assert begins[0] < begins[1] < 200


def test_others_can_be_frozen_instead_or_none(table: RowTable) -> None:
    table.freeze([5])
    assert table.shown_columns() == [5, 0, 1, 2, 3, 4]
    table.freeze([])
    assert table.shown_columns() == [0, 1, 2, 3, 4, 5]
    assert header_of(table).frozen_px() == 0
    table.grab()


def test_a_cell_is_found_where_it_is_seen(table: RowTable) -> None:
    for column in (SURNAME, USERNAME, 4, 5):
        assert table.indexAt(middle(table, 5, column)).column() == column
        assert table.indexAt(middle(table, 5, column)).row() == 5
    assert header_of(table).frozen_at(at(table, -1)) is None


def test_a_frozen_cell_is_seen_without_scrolling_and_another_beside_it(table: RowTable) -> None:
    before = header_of(table).offset()
    table.go_to(6, SURNAME)
    assert header_of(table).offset() == before
    table.go_to(6, 1)
    assert columns_in_sight(table)[:3] == [SURNAME, USERNAME, 1]


def test_in_a_narrow_table_some_room_is_left_for_the_others(table: RowTable) -> None:
    table.resize(300, 300)
    assert header_of(table).frozen() == [SURNAME]
    table.resize(120, 300)
    assert header_of(table).frozen() == [SURNAME]


def test_a_frozen_cell_is_pressed_and_edited_where_it_is_seen(table: RowTable) -> None:
    QTest.mouseClick(table.viewport(), LEFT, NONE, middle(table, 4, USERNAME))
    assert table.current_cell() == (4, USERNAME)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "user0004"
    assert at(table, editor.geometry().left(), editor.width()) < 200


def test_shift_marks_in_the_order_of_the_screen_across_what_is_scrolled(table: RowTable) -> None:
    table.go_to(2, SURNAME)
    for _ in range(5):
        QTest.keyClick(table, onwards(table), SHIFT)
    assert marked(table) == {(2, column) for column in range(6)}
    for _ in range(3):
        QTest.keyClick(table, back(table), SHIFT)
    assert marked(table) == {(2, SURNAME), (2, USERNAME), (2, 1)}


def test_shift_marks_back_to_a_cell_that_was_scrolled_below_the_frozen_ones(
    table: RowTable,
) -> None:
    table.go_to(2, 1)
    for _ in range(3):
        QTest.keyClick(table, onwards(table), SHIFT)
    assert marked(table) == {(2, column) for column in (1, 2, 4, 5)}


@pytest.mark.parametrize(
    ("pressed", "let_go", "columns"),
    [
        (SURNAME, USERNAME, {SURNAME, USERNAME}),
        (USERNAME, 4, {USERNAME, 1, 2, 4}),
        (4, SURNAME, {SURNAME, USERNAME, 1, 2, 4}),
        (4, 5, {4, 5}),
    ],
)
def test_the_mouse_marks_what_lies_between(
    table: RowTable, pressed: int, let_go: int, columns: set[int]
) -> None:
    view = table.viewport()
    QTest.mousePress(view, LEFT, NONE, middle(table, 3, pressed))
    QTest.mouseMove(view, middle(table, 4, pressed))
    QTest.mouseMove(view, middle(table, 4, let_go))
    QTest.mouseRelease(view, LEFT, NONE, middle(table, 4, let_go))
    assert marked(table) == {(row, column) for row in (3, 4) for column in columns}


def test_a_press_with_shift_marks_from_where_one_was(table: RowTable) -> None:
    table.go_to(3, 4)
    QTest.keyClick(table, onwards(table))
    QTest.mouseClick(table.viewport(), LEFT, SHIFT, middle(table, 4, USERNAME))
    assert marked(table) == {(row, col) for row in (3, 4) for col in (USERNAME, 1, 2, 4, 5)}


def test_a_heading_is_pressed_where_it_is_seen(table: RowTable, qtbot: QtBot) -> None:
    header = header_of(table)
    with qtbot.waitSignal(header.sectionClicked) as told:
        QTest.mouseClick(header.viewport(), LEFT, NONE, QPoint(at(table, 150), 10))
    assert told.args == [USERNAME]
    with qtbot.waitSignal(header.sectionClicked) as told:
        QTest.mouseClick(header.viewport(), LEFT, NONE, QPoint(middle(table, 0, 5).x(), 10))
    assert told.args == [5]


def test_a_frozen_column_is_widened_where_it_is_seen(table: RowTable) -> None:
    header, edge = header_of(table), QPoint(at(table, 99), 10)
    QTest.mouseMove(header.viewport(), edge)
    QTest.mousePress(header.viewport(), LEFT, NONE, edge)
    wider = QPoint(at(table, 139), 10)
    QTest.mouseMove(header.viewport(), wider)
    QTest.mouseRelease(header.viewport(), LEFT, NONE, wider)
    assert table.columnWidth(SURNAME) == 140
    assert table.columnWidth(USERNAME) == 100


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_frozen_heading_says_what_it_is_for(table: RowTable) -> None:
    header, place = header_of(table), QPoint(at(table, 150), 10)
    event = QHelpEvent(QEvent.Type.ToolTip, place, header.mapToGlobal(place))
    header.viewportEvent(event)
    assert "Column A fills User name" in QToolTip.text()
    QToolTip.hideText()


def test_frozen_cells_are_drawn_where_they_are_seen(
    table: RowTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: dict[int, int] = {}
    monkeypatch.setattr(
        FieldDelegate,
        "paint",
        lambda _self, _painter, option, index: drawn.setdefault(index.column(), option.rect.left()),
    )
    table.setItemDelegate(FieldDelegate(table))
    table.setCurrentIndex(table.model().index(5, USERNAME))
    table.grab()
    grid = int(table.isRightToLeft())  # it stands at the end of a cell
    assert drawn[SURNAME] == at(table, 0, 100) + grid
    assert drawn[USERNAME] == at(table, 100, 100) + grid
    assert drawn[5] == table.visualRect(table.model().index(5, 5)).left() + grid
    QApplication.processEvents()
    drawn.clear()
    table.viewport().repaint(at(table, 0, 20), 0, 20, 20)
    assert set(drawn) <= {SURNAME, USERNAME}


def test_below_the_last_row_nothing_is_drawn(table: RowTable) -> None:
    table.show_rows([1, 2])
    table.horizontalScrollBar().setValue(200)
    table.grab()
    table.show_rows([])
    table.horizontalScrollBar().setValue(200)
    assert not table.grab().isNull()
