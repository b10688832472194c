"""The table is led by keys, keeps its place, and never lets Enter reach the wizard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.sheet.row_places import RowPlaces
from rosterwizard.core.showing.checked_job import checked
from rosterwizard.gui import theme
from rosterwizard.gui.check.editors import FieldDelegate
from rosterwizard.gui.look import style_sheet
from rosterwizard.gui.tables.row_table import RowTable
from rosterwizard.gui.tables.sheet_table_model import SheetTableModel
from tests.helpers.window_jobs import HEADINGS, infiniti_job, patron

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem
    from pytestqt.qtbot import QtBot

FRAME = pl.DataFrame({"c0": ["a"]})
PLACES = RowPlaces(pl.Series([5], dtype=pl.UInt32))
YEAR = pl.Series(["Year 8"], dtype=pl.Enum(["Year 8"]))


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    found = checked(infiniti_job((HEADINGS, [patron(row) for row in range(300)])), {}, UNWATCHED)
    model = SheetTableModel()
    table = RowTable(model)
    model.setParent(table)
    table.setItemDelegate(FieldDelegate(table))
    qtbot.addWidget(table)
    sheet = found.sheets["patrons"]
    model.show_sheet(sheet.sheet, sheet.marks, range(300))
    table.resize(700, 400)
    with qtbot.waitExposed(table):
        table.show()
    return table


def shown_model(table: RowTable) -> SheetTableModel:
    model = table.model()
    assert isinstance(model, SheetTableModel)
    return model


def select(table: RowTable, top: int, left: int, bottom: int, right: int) -> None:
    model = table.model()
    area = QItemSelection(model.index(top, left), model.index(bottom, right))
    table.selectionModel().select(area, QItemSelectionModel.SelectionFlag.Select)


def test_going_to_a_cell_brings_it_into_view(table: RowTable) -> None:
    assert table.go_to(250, 2)
    assert table.current_cell() == (250, 2)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_a_row_that_is_not_shown_is_not_gone_to(table: RowTable) -> None:
    table.show_rows([1, 2])
    assert not table.go_to(250, 2)


def test_going_to_a_whole_row_means_its_first_cell(table: RowTable) -> None:
    assert table.go_to(5, -1)
    assert table.current_cell() == (5, 0)


def test_other_rows_keep_the_cell_that_one_was_at(table: RowTable) -> None:
    table.go_to(250, 2)
    table.show_rows(list(range(200, 300)))
    assert table.current_cell() == (250, 2)
    table.show_rows([7, 9])
    assert table.current_cell() == (7, 0)
    table.show_rows([])
    assert table.current_cell() is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_changes_a_cell_that_can_be_changed(table: RowTable, key: Qt.Key) -> None:
    table.go_to(4, 3)
    QTest.keyClick(table, key)
    assert table.state() == RowTable.State.EditingState
    assert table.current_cell() == (4, 3)


def test_enter_goes_down_where_nothing_can_be_changed(table: RowTable, qtbot: QtBot) -> None:
    table.setEditTriggers(RowTable.EditTrigger.NoEditTriggers)
    table.go_to(0, 1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.current_cell() == (1, 1)
    QTest.keyClick(table, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert table.current_cell() == (2, 1)
    table.go_to(299, 1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.current_cell() == (299, 1)


def test_enter_after_typing_goes_down(table: RowTable, qtbot: QtBot) -> None:
    table.go_to(4, 3)
    with qtbot.waitSignal(shown_model(table).typed) as told:
        QTest.keyClick(table, Qt.Key.Key_F2)
        editor = table.findChild(QLineEdit)
        assert editor is not None
        editor.setText("Diallo")
        QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)
    assert told.args == [4, 3, "Diallo"]
    assert table.current_cell() == (5, 3)


def test_arrows_still_move(table: RowTable, qtbot: QtBot) -> None:
    table.go_to(0, 0)
    with qtbot.waitSignal(table.moved):
        QTest.keyClick(table, Qt.Key.Key_Right)
    assert table.current_cell() == (0, 1)


def test_tab_leaves_the_table(table: RowTable) -> None:
    assert not table.tabKeyNavigation()


def test_the_selection_is_given_as_areas(table: RowTable) -> None:
    table.show_rows([10, 20, 30, 40])
    table.clearSelection()
    select(table, 0, 1, 1, 2)
    select(table, 3, 0, 3, 0)
    assert sorted(table.areas()) == [([10, 20], [1, 2]), ([40], [0])]
    assert table.block() == ([10, 20, 40], [0, 1, 2])
    assert table.from_here_on() == ([10, 20, 30, 40], [0, 1, 2, 3, 4, 5])


def test_without_a_selection_there_is_no_block(table: RowTable) -> None:
    table.clearSelection()
    assert table.block() == ([], [])
    assert table.from_here_on() == ([], [])


def test_columns_are_as_wide_as_their_texts(table: RowTable) -> None:
    table.size_columns()
    mail, enabled = table.columnWidth(4), table.columnWidth(1)
    assert mail > enabled
    table.setColumnWidth(4, 90)
    table.size_columns()  # the same headings: what the person dragged stays
    assert table.columnWidth(4) == 90


def test_row_numbers_have_room(table: RowTable) -> None:
    table.make_room_for_numbers()
    narrow = table.verticalHeader().sizeHint().width()
    far_down = replace(PLACES, number=PLACES.number + 1_000_000)
    shown_model(table).show_frame(FRAME, ("x",), far_down, [0])
    table.make_room_for_numbers()
    wide = table.verticalHeader().sizeHint().width()
    shown_model(table).show_frame(FRAME, ("x",), replace(far_down, sheet=YEAR), [0])
    table.make_room_for_numbers()
    assert narrow < wide < table.verticalHeader().sizeHint().width()


def test_rows_of_stacked_sheets_are_called_after_their_own(table: RowTable) -> None:
    model = shown_model(table)
    model.show_frame(FRAME, ("x",), replace(PLACES, sheet=YEAR), [0])
    assert model.headerData(0, Qt.Orientation.Vertical) == "5 of “Year 8”"
    table.grab()


def test_every_kind_of_cell_can_be_painted(qtbot: QtBot, table: RowTable) -> None:
    found = checked(infiniti_job(), {}, UNWATCHED).sheets["patrons"]
    model = shown_model(table)
    model.show_sheet(found.sheet, found.marks, range(10))
    select(table, 0, 0, 4, 5)
    table.go_to(1, 4)
    picture = QPixmap(table.size())
    table.render(picture)
    assert not picture.isNull()


def test_selecting_all_asks_no_cell_whether_it_is_selected(
    table: RowTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    model = shown_model(table)
    flags = type(model).flags

    def counted(self: SheetTableModel, index: QModelIndex) -> Qt.ItemFlag:
        asked.append(index.row())
        return flags(self, index)

    monkeypatch.setattr(SheetTableModel, "flags", counted)
    table.selectAll()
    picture = QPixmap(table.size())
    table.render(picture)
    assert len(asked) < 300 * 6


def test_scrolling_by_a_row_draws_little_more_than_that_row(
    table: RowTable, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before, bar = application.styleSheet(), table.verticalScrollBar()
    application.setStyleSheet(style_sheet(theme.LIGHT))
    drawn: list[int] = []
    paint = FieldDelegate.paint

    def noting(
        self: FieldDelegate, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        drawn.append(index.row())
        paint(self, painter, option, index)

    try:
        monkeypatch.setattr(FieldDelegate, "paint", noting)
        delegate = FieldDelegate(table)
        table.setItemDelegate(delegate)
        bar.setValue(99)
        qtbot.waitUntil(lambda: bool(drawn))
        qtbot.wait(1)
        shown = set(drawn)
        drawn.clear()
        bar.setValue(100)
        qtbot.waitUntil(lambda: bool(drawn))
        qtbot.wait(1)
        assert len(shown) > 8
        assert len(set(drawn)) <= 3
    finally:
        application.setStyleSheet(before)
