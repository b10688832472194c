"""Searching counts first, walks with Enter, and replaces as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from rosterwizard.gui.check.find_bar import FindBar
from tests.helpers.window_jobs import HEADINGS, check_page, infiniti_job, part, patron, ready

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ENABLED, SURNAME = 1, 3


@pytest.fixture
def bar(qtbot: QtBot) -> FindBar:
    bar = FindBar()
    qtbot.addWidget(bar)
    bar.show_sheet(infiniti_job().sheets[0])
    bar.open(to_replace=True)
    return bar


def find(bar: FindBar, qtbot: QtBot, text: str, said: str) -> None:
    bar.text.setText(text)
    qtbot.waitUntil(lambda: bar.count.text() == said)


def test_what_is_found_is_counted(bar: FindBar, qtbot: QtBot) -> None:
    find(bar, qtbot, "perhaps", "2 found")
    assert bar.hits is not None
    assert bar.hits.rows() == [(6, ENABLED), (7, ENABLED)]
    assert bar.replace.text() == "Replace all 2"
    find(bar, qtbot, "nowhere", "0 found")
    assert not bar.replace.isEnabled()
    find(bar, qtbot, "", "")


def test_the_search_can_keep_to_one_column(bar: FindBar, qtbot: QtBot) -> None:
    find(bar, qtbot, "moreau", "9 found")
    bar.scope.setCurrentIndex(0)
    qtbot.waitUntil(lambda: bar.count.text() == "0 found")
    bar.look_in(SURNAME)
    qtbot.waitUntil(lambda: bar.count.text() == "9 found")


def test_case_and_whole_cells_can_be_asked_for(bar: FindBar, qtbot: QtBot) -> None:
    find(bar, qtbot, "moreau", "9 found")
    bar.match_case.setChecked(True)
    qtbot.waitUntil(lambda: bar.count.text() == "0 found")
    bar.match_case.setChecked(False)
    bar.whole_cell.setChecked(True)
    qtbot.waitUntil(lambda: bar.count.text() == "8 found")


def test_enter_walks_and_escape_closes(bar: FindBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.found_next) as forwards:
        QTest.keyClick(bar.text, Qt.Key.Key_Return)
    with qtbot.waitSignal(bar.found_next) as backwards:
        QTest.keyClick(bar.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (forwards.args, backwards.args) == ([False], [True])
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(bar.text, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_buttons_walk_and_close(bar: FindBar, qtbot: QtBot) -> None:
    find(bar, qtbot, "perhaps", "2 found")
    with qtbot.waitSignal(bar.found_next):
        part(bar, QToolButton, "check.find_next").click()
    with qtbot.waitSignal(bar.found_next):
        part(bar, QToolButton, "check.find_previous").click()
    with qtbot.waitSignal(bar.closed):
        part(bar, QToolButton, "check.find_close").click()
    assert bar.hits is None


def test_replacing_is_one_edit(bar: FindBar, qtbot: QtBot) -> None:
    find(bar, qtbot, "perhaps", "2 found")
    bar.replacement.setText("Y")
    with qtbot.waitSignal(bar.edit_wanted) as wanted:
        bar.replace.click()
    assert wanted.args[0].cells.rows() == [
        (6, ENABLED, "perhaps", "Y"),
        (7, ENABLED, "perhaps", "Y"),
    ]


def test_a_search_that_begins_meanwhile_takes_nothing_from_replacing(
    bar: FindBar, qtbot: QtBot
) -> None:
    find(bar, qtbot, "perhaps", "2 found")
    bar.replacement.setText("Y")
    with qtbot.waitSignal(bar.edit_wanted):
        bar.replace_all()
        bar.search()


def test_what_was_not_counted_yet_cannot_be_replaced(bar: FindBar, qtbot: QtBot) -> None:
    find(bar, qtbot, "perhaps", "2 found")
    assert bar.replace.isEnabled()
    bar.text.setText("moreau")
    assert not bar.replace.isEnabled()
    qtbot.waitUntil(lambda: bar.replace.text() == "Replace all 9")
    assert bar.replace.isEnabled()


def test_replacing_by_the_same_is_no_edit(bar: FindBar, qtbot: QtBot) -> None:
    find(bar, qtbot, "perhaps", "2 found")
    bar.replacement.setText("perhaps")
    with qtbot.assertNotEmitted(bar.edit_wanted, wait=200):
        bar.replace.click()


def test_a_changed_sheet_is_searched_again(bar: FindBar, qtbot: QtBot) -> None:
    find(bar, qtbot, "perhaps", "2 found")
    sheet = infiniti_job().sheets[0]
    bar.replacement.setText("Y")
    with qtbot.waitSignal(bar.edit_wanted) as wanted:
        bar.replace.click()
    bar.show_sheet(sheet.edited(wanted.args[0]))
    qtbot.waitUntil(lambda: bar.count.text() == "0 found")


def test_without_replacing_there_is_less_to_see(bar: FindBar) -> None:
    bar.open(to_replace=False)
    assert not bar.replacement.isVisible()
    assert not bar.replace.isVisible()
    assert bar.text.isVisible()


def test_without_a_sheet_nothing_is_searched(qtbot: QtBot) -> None:
    bar = FindBar()
    qtbot.addWidget(bar)
    bar.open(to_replace=True)
    bar.text.setText("x")
    bar.search()
    bar.replace_all()
    assert bar.wanted().columns == ()
    assert bar.hits is None


# -- Where only some rows are shown -------------------------------------------------------


def test_only_the_rows_shown_are_searched_and_the_others_are_counted(
    bar: FindBar, qtbot: QtBot
) -> None:
    bar.show_rows([0, 7])
    find(bar, qtbot, "perhaps", "1 in the rows shown")
    assert bar.hits is not None
    assert bar.hits.rows() == [(7, ENABLED)]
    assert bar.elsewhere.isVisible()
    assert bar.elsewhere.text() == "1 more in other rows: show all rows"
    with qtbot.waitSignal(bar.all_wanted):
        bar.elsewhere.click()
    bar.show_rows(None)
    qtbot.waitUntil(lambda: bar.count.text() == "2 found")
    assert not bar.elsewhere.isVisible()


def test_replacing_changes_no_row_that_is_not_shown(bar: FindBar, qtbot: QtBot) -> None:
    bar.show_rows([0, 7])
    find(bar, qtbot, "perhaps", "1 in the rows shown")
    bar.replacement.setText("Y")
    with qtbot.waitSignal(bar.edit_wanted) as wanted:
        bar.replace.click()
    assert wanted.args[0].cells.rows() == [(7, ENABLED, "perhaps", "Y")]


def test_what_is_found_in_other_rows_alone_cannot_be_replaced(bar: FindBar, qtbot: QtBot) -> None:
    bar.show_rows([0])
    find(bar, qtbot, "perhaps", "0 in the rows shown")
    assert not bar.replace.isEnabled()
    assert bar.elsewhere.text() == "2 more in other rows: show all rows"


def test_a_search_begun_before_other_rows_were_shown_finds_in_those(
    bar: FindBar, qtbot: QtBot
) -> None:
    find(bar, qtbot, "perhaps", "2 found")
    bar.show_rows([7])
    qtbot.waitUntil(lambda: bar.count.text() == "1 in the rows shown")
    bar.hide()
    bar.show_rows(None)
    bar.open(to_replace=True)
    qtbot.waitUntil(lambda: bar.count.text() == "2 found")


# -- Where only some columns, or some cells, are meant ------------------------------------


def test_hidden_columns_are_not_searched_and_their_hits_are_counted(
    bar: FindBar, qtbot: QtBot
) -> None:
    bar.show_columns([0, ENABLED])
    find(bar, qtbot, "moreau", "0 found")
    assert not bar.replace.isEnabled()
    assert bar.hidden.text() == "9 more in hidden columns: search all columns"
    bar.hidden.click()
    qtbot.waitUntil(lambda: bar.count.text() == "9 found")
    assert not bar.hidden.isVisible()
    assert bar.scope.currentText() == "All columns"
    bar.show_columns([0])
    assert bar.count.text() == "9 found"


def test_replacing_changes_no_column_that_is_not_shown(bar: FindBar, qtbot: QtBot) -> None:
    bar.show_columns([0, ENABLED])
    find(bar, qtbot, "er", "13 found")
    bar.replacement.setText("E")
    with qtbot.waitSignal(bar.edit_wanted) as wanted:
        bar.replace.click()
    assert set(wanted.args[0].cells["column"]) == {0, ENABLED}


def test_of_selected_cells_no_other_is_searched_or_changed(bar: FindBar, qtbot: QtBot) -> None:
    chosen = [([6], [ENABLED]), ([7, 8], [SURNAME])]
    bar.selected = lambda: chosen
    bar.text.setText("e")
    bar.scope.setCurrentIndex(bar.scope.findText("Selected cells"))
    qtbot.waitUntil(lambda: bar.count.text() == "3 in the selected cells")
    bar.show_rows([0])
    assert not bar.elsewhere.isVisible()
    bar.replacement.setText("3")
    with qtbot.waitSignal(bar.edit_wanted) as wanted:
        bar.replace_all()
    assert [row[:2] for row in wanted.args[0].cells.iter_rows()] == [
        *((6, ENABLED), (7, SURNAME), (8, SURNAME))
    ]
    chosen[:] = [([8], [SURNAME])]
    bar.take_selection()
    qtbot.waitUntil(lambda: bar.count.text() == "1 in the selected cells")
    bar.forget_selection()
    bar.search()
    qtbot.waitUntil(lambda: bar.count.text() == "0 in the selected cells")


def test_walking_along_the_hits_keeps_the_selection_that_is_searched(qtbot: QtBot) -> None:
    page = check_page(qtbot)
    table, bar = page.desk.table, page.desk.find_bar
    model = table.model()
    area = QItemSelection(model.index(5, ENABLED), model.index(8, ENABLED))
    table.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    page.open_find()
    bar.scope.setCurrentIndex(bar.scope.findText("Selected cells"))
    find(bar, qtbot, "perhaps", "2 in the selected cells")
    bar.next.click()
    bar.next.click()
    bar.search()
    qtbot.waitUntil(lambda: bar.count.text() == "2 in the selected cells")
    area = QItemSelection(model.index(7, 0), model.index(7, ENABLED))
    table.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    qtbot.waitUntil(lambda: bar.count.text() == "1 in the selected cells")


def test_columns_that_a_person_hides_are_searched_no_more(qtbot: QtBot) -> None:
    page = check_page(qtbot)
    bar = page.desk.find_bar
    page.open_find()
    find(bar, qtbot, "moreau", "9 found")
    page.desk.table.show_columns([SURNAME])
    qtbot.waitUntil(lambda: bar.count.text() == "0 found")
    assert bar.hidden.isVisible()
    page.desk.table.show_columns([])
    qtbot.waitUntil(lambda: bar.count.text() == "9 found")


@pytest.mark.parametrize("scope", range(4))
def test_no_password_is_found_or_replaced_that_nobody_sees(qtbot: QtBot, scope: int) -> None:
    hidden = [f"blue-Fuenf{row}" for row in range(3)]
    rows = [(*patron(row, surname="Mueller"), text) for row, text in enumerate(hidden)]
    page = check_page(qtbot, ((*HEADINGS, "password"), rows))
    password, bar = len(HEADINGS), page.desk.find_bar
    page.desk.table.go_to(1, password)
    page.desk.table.selectAll()
    bar.open(to_replace=True)
    bar.scope.setCurrentIndex(scope)
    bar.replacement.setText("ü")
    of_column = scope == 0
    find(bar, qtbot, "ue", "0 found" if of_column else bar_words(3, scope))
    bar.replace.click()
    ready(qtbot, page)

    def passwords() -> list[str]:
        return page.session.work.sheet_of("patrons").frame[f"c{password}"].to_list()

    assert passwords() == hidden
    page.desk.actions_.secrets.trigger()
    qtbot.waitUntil(lambda: bar.replace.text() == "Replace all 3" and bar.replace.isEnabled())
    bar.replace.click()
    qtbot.waitUntil(lambda: passwords() == [f"blü-Fünf{row}" for row in range(3)])


def bar_words(count: int, scope: int) -> str:
    return f"{count} in the selected cells" if scope == 1 else f"{count} found"
