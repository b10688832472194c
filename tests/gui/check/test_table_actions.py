"""Copy, paste, clear and fill down by key; each is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QGuiApplication, QKeySequence

from rosterwizard.gui.check.case_preview import CasePreview
from rosterwizard.gui.check.table_actions import TableActions
from rosterwizard.gui.tables.row_table import RowTable
from rosterwizard.gui.tables.sheet_table_model import SheetTableModel
from tests.helpers.window_jobs import HEADINGS, infiniti_job, patron

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    model = SheetTableModel()
    table = RowTable(model)
    model.setParent(table)
    qtbot.addWidget(table)
    model.show_sheet(infiniti_job().sheets[0], None, range(10))
    return table


@pytest.fixture
def actions(table: RowTable) -> TableActions:
    model = table.model()
    assert isinstance(model, SheetTableModel)
    return TableActions(table, model)


def select(table: RowTable, top: int, left: int, bottom: int, right: int) -> None:
    model = table.model()
    area = QItemSelection(model.index(top, left), model.index(bottom, right))
    table.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def test_what_is_copied_is_what_a_spreadsheet_takes(table: RowTable, actions: TableActions) -> None:
    select(table, 0, 0, 1, 1)
    actions.copy()
    assert QGuiApplication.clipboard().text() == "user0000\tY\nuser0001\tY"


def test_headings_are_copied_along_where_that_is_wanted(
    table: RowTable, actions: TableActions
) -> None:
    select(table, 0, 0, 0, 1)
    actions.copy_with_headings()
    assert QGuiApplication.clipboard().text() == "username\tenabled\nuser0000\tY"


def test_a_block_is_pasted_from_the_corner_on(
    table: RowTable, actions: TableActions, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("N\tY\r\nN\tY\r\n")
    select(table, 6, 1, 6, 1)
    with qtbot.waitSignal(actions.edit_wanted) as wanted, qtbot.assertNotEmitted(actions.told):
        actions.paste()
    assert [row[:2] for row in wanted.args[0].cells.iter_rows()] == [(6, 1), (6, 2), (7, 1), (7, 2)]


def test_one_copied_cell_fills_the_selection(
    table: RowTable, actions: TableActions, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("N")
    select(table, 0, 1, 2, 1)
    with qtbot.waitSignal(actions.edit_wanted) as wanted:
        actions.paste()
    assert wanted.args[0].cells.height == 3


def test_what_does_not_fit_is_said(table: RowTable, actions: TableActions, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("2031\tbeyond\n2032\tbeyond")
    select(table, 9, 5, 9, 5)
    with qtbot.waitSignal(actions.told), qtbot.assertNotEmitted(actions.edit_wanted):
        actions.paste()


def test_nothing_is_pasted_without_a_place(actions: TableActions, table: RowTable) -> None:
    QGuiApplication.clipboard().setText("N")
    table.clearSelection()
    actions.paste()
    actions.copy()
    assert QGuiApplication.clipboard().text() == "N"


def test_clearing_empties_all_that_is_selected(
    table: RowTable, actions: TableActions, qtbot: QtBot
) -> None:
    select(table, 0, 1, 1, 2)
    with qtbot.waitSignal(actions.edit_wanted) as wanted:
        actions.clear()
    assert wanted.args[0].cells["after"].to_list() == [""] * 4


def test_filling_down_copies_the_first_row(
    table: RowTable, actions: TableActions, qtbot: QtBot
) -> None:
    select(table, 5, 1, 8, 1)
    with qtbot.waitSignal(actions.edit_wanted) as wanted:
        actions.fill_down()
    assert wanted.args[0].cells["row"].to_list() == [6, 7, 8]


def test_every_action_has_a_key_and_stands_in_the_menu(
    table: RowTable, actions: TableActions
) -> None:
    keys = {action.text(): action.shortcut() for action in table.actions()}
    assert keys["Fill &down"] == QKeySequence("Ctrl+D")
    assert keys["C&lear"] == QKeySequence(QKeySequence.StandardKey.Delete)
    assert keys["Show pass&words"] == QKeySequence("Ctrl+Shift+P")
    assert keys["Copy with &headings"] == QKeySequence("Ctrl+Shift+C")
    assert keys["&Go to row…"] == QKeySequence("Ctrl+G")
    assert keys["Capitals and s&mall letters…"] == QKeySequence("Ctrl+U")
    assert keys["Spli&t the column…"] == QKeySequence("Ctrl+Shift+J")
    assert keys["&Join columns…"] == QKeySequence("Ctrl+J")
    assert keys["Insert a &new row"] == QKeySequence("Ctrl+Shift+N")
    assert keys["Set the rows &aside"] == QKeySequence("Ctrl+Del")
    assert keys["&Rows set aside…"] == QKeySequence("Ctrl+Shift+A")
    assert keys["Go to its do&uble"] == QKeySequence("Ctrl+Shift+G")
    assert len(keys) == 15
    assert actions.parent() is table


def test_without_a_sheet_the_keys_do_nothing(qtbot: QtBot) -> None:
    table = RowTable(SheetTableModel())
    qtbot.addWidget(table)
    model = table.model()
    assert isinstance(model, SheetTableModel)
    actions = TableActions(table, model)
    with qtbot.assertNotEmitted(actions.edit_wanted):
        actions.copy()
        actions.paste()
        actions.clear()
        actions.fill_down()
        actions.reshape(CasePreview)
        actions.set_aside()
        actions.show_away()


def test_cells_apart_are_filled_and_no_others(
    table: RowTable, actions: TableActions, qtbot: QtBot
) -> None:
    select(table, 6, 1, 8, 1)
    model = table.model()
    lower = QItemSelection(model.index(0, 3), model.index(4, 3))
    table.selectionModel().select(lower, QItemSelectionModel.SelectionFlag.Select)
    with qtbot.waitSignal(actions.edit_wanted) as wanted:
        actions.fill_down()
    places = {row[:2] for row in wanted.args[0].cells.iter_rows()}
    assert places == {(3, 3), (4, 3), (8, 1)}
    QGuiApplication.clipboard().setText("new")
    with qtbot.waitSignal(actions.edit_wanted) as wanted:
        actions.paste()
    places = {row[:2] for row in wanted.args[0].cells.iter_rows()}
    assert places == {*((row, 3) for row in range(5)), *((row, 1) for row in (6, 7, 8))}


def test_large_edits_are_made_away_from_the_window(qtbot: QtBot) -> None:
    rows = [patron(row) for row in range(5000)]
    model = SheetTableModel()
    table = RowTable(model)
    model.setParent(table)
    qtbot.addWidget(table)
    model.show_sheet(infiniti_job((HEADINGS, rows)).sheets[0], None, range(5000))
    actions = TableActions(table, model)
    told: list[object] = []
    actions.edit_wanted.connect(told.append)
    table.selectAll()
    with qtbot.waitSignal(actions.edit_wanted) as wanted:
        actions.clear()
        assert told == []
    assert wanted.args[0].cells.height == 30_000
