"""The table is sorted and filtered by the mouse, by keys and by menus, and stays so until told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.showing.arrangement import Arrangement
from rosterwizard.core.showing.column_filters import ColumnFilter
from rosterwizard.core.showing.row_order import RowOrder
from rosterwizard.gui.check import desk as desk_module
from rosterwizard.gui.check.column_menu import ColumnMenu
from rosterwizard.gui.dialogs.line_question import LineQuestion
from rosterwizard.gui.tables.column_header import ColumnHeader
from rosterwizard.gui.tables.column_signs import ColumnSigns
from rosterwizard.gui.tables.frame_table_model import ARRANGED
from rosterwizard.gui.task import unfinished
from tests.helpers.window_jobs import HEADINGS, check_page, infiniti_job, patron, ready

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.pages.check_page import CheckPage

ENABLED, SURNAME, MAIL = 1, 3, 4
NAMES = ("Ngata", "Moreau ", "Ali", "Moreau", "Zhou", "Bell")
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
SIDEWAYS = Qt.Orientation.Horizontal


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    rows = [
        patron(row, surname=name, emailaddress="x@" if row in (2, 4) else f"u{row}@s.example")
        for row, name in enumerate(NAMES)
    ]
    page = check_page(qtbot, (HEADINGS, rows))
    page.desk.table.setFocus()
    qtbot.waitUntil(page.desk.table.hasFocus)
    return page


def names(page: CheckPage) -> list[str]:
    model = page.desk.model
    return [model.text(row, SURNAME).strip() for row in model.shown_rows()]


def header_of(page: CheckPage) -> ColumnHeader:
    header = page.desk.table.horizontalHeader()
    assert isinstance(header, ColumnHeader)
    return header


def press_heading(page: CheckPage, column: int) -> None:
    table = page.desk.table
    place = table.visualRect(page.desk.model.index(0, column)).center()
    QTest.mouseClick(header_of(page).viewport(), LEFT, NONE, QPoint(place.x(), 10))


def chips(page: CheckPage) -> list[QPushButton]:
    every = page.desk.arranging.chips.findChildren(QPushButton)
    return [each for each in every if not each.isHidden()]


def menu(page: CheckPage, column: int) -> ColumnMenu:
    found = page.desk.arranging.menu_of(column)
    assert found is not None
    return found


def action(of: QWidget, words: str) -> QAction:
    return next(each for each in of.actions() if each.text().replace("&", "") == words)


def test_a_heading_sorts_then_turns_then_goes_back_to_the_file(page: CheckPage) -> None:
    press_heading(page, SURNAME)
    assert names(page) == ["Ali", "Bell", "Moreau", "Moreau", "Ngata", "Zhou"]
    assert [page.desk.model.row_name(row) for row in page.desk.model.shown_rows()] == [
        *(4, 7, 3, 5, 2, 6)
    ]
    press_heading(page, SURNAME)
    assert names(page) == ["Zhou", "Ngata", "Moreau", "Moreau", "Bell", "Ali"]
    press_heading(page, SURNAME)
    assert names(page) == [name.strip() for name in NAMES]


def test_the_cell_that_one_was_at_stays_at_hand(page: CheckPage) -> None:
    page.desk.table.go_to(4, MAIL)
    press_heading(page, SURNAME)
    assert page.desk.table.current_cell() == (4, MAIL)


def test_a_heading_that_is_widened_or_dragged_sorts_nothing(page: CheckPage) -> None:
    header = header_of(page)
    edge = header.sectionViewportPosition(SURNAME) + header.sectionSize(SURNAME) - 1
    QTest.mouseClick(header.viewport(), LEFT, NONE, QPoint(edge, 10))
    QTest.mousePress(header.viewport(), LEFT, NONE, QPoint(edge - 40, 10))
    QTest.mouseRelease(header.viewport(), LEFT, NONE, QPoint(edge + 60, 10))
    QTest.mouseClick(header.viewport(), Qt.MouseButton.MiddleButton, NONE, QPoint(edge - 40, 10))
    page.desk.arranging.turn(-1)
    assert not page.desk.arranging.now


@pytest.mark.parametrize(
    ("key", "order"),
    [
        (Qt.Key.Key_Up, RowOrder(SURNAME)),
        (Qt.Key.Key_Down, RowOrder(SURNAME, descending=True)),
        (Qt.Key.Key_Home, None),
    ],
)
def test_keys_sort_by_the_column_one_is_in(
    page: CheckPage, key: Qt.Key, order: RowOrder | None
) -> None:
    page.desk.table.go_to(0, SURNAME)
    page.desk.arranging.turn(MAIL)
    QTest.keyClick(page.desk.table, key, ALT_SHIFT)
    assert page.desk.arranging.now.order == order


def test_without_a_cell_keys_sort_nothing(page: CheckPage) -> None:
    page.desk.table.show_rows([])
    QTest.keyClick(page.desk.table, Qt.Key.Key_Up, ALT_SHIFT)
    assert not page.desk.arranging.now
    assert page.desk.arranging.menu_of(-1) is None
    page.desk.arranging.open_menu(-1)
    page.desk.forget()
    assert page.desk.arranging.menu_of(0) is None


def test_f8_walks_as_the_rows_are_sorted(page: CheckPage) -> None:
    press_heading(page, SURNAME)
    page.desk.go_to_first_place()
    walked = [page.desk.table.current_cell()]
    for _ in range(3):
        QTest.keyClick(page.desk.table, Qt.Key.Key_F8)
        walked.append(page.desk.table.current_cell())
    assert walked == [(2, MAIL), (1, SURNAME), (4, MAIL), (2, MAIL)]


@pytest.mark.parametrize(
    ("words", "column", "found"),
    [
        ("Only rows with problems here", MAIL, ["Ali", "Zhou"]),
        ("Only where it is blank", SURNAME, []),
        ("Only where it is not blank", SURNAME, [name.strip() for name in NAMES]),
    ],
)
def test_a_filter_of_the_menu_is_ticked_and_taken_away_by_another_press(
    page: CheckPage, words: str, column: int, found: list[str]
) -> None:
    action(menu(page, column), words).trigger()
    assert names(page) == found
    again = action(menu(page, column), words)
    assert again.isChecked()
    again.trigger()
    assert not page.desk.arranging.now


def test_one_or_several_of_few_values_are_shown(page: CheckPage) -> None:
    def values() -> QMenu:
        of_values = action(menu(page, SURNAME), "Only these values").menu()
        assert isinstance(of_values, QMenu)
        return of_values

    action(values(), "Ali (1)").trigger()
    assert names(page) == ["Ali"]
    action(values(), "Zhou (1)").trigger()
    assert names(page) == ["Ali", "Zhou"]
    assert action(values(), "Ali (1)").isChecked()
    action(values(), "Ali (1)").trigger()
    action(values(), "Zhou (1)").trigger()
    assert not page.desk.arranging.now


def test_many_values_are_not_offered(qtbot: QtBot) -> None:
    page = check_page(qtbot, (HEADINGS, [patron(row) for row in range(30)]))
    words = [each.text().replace("&", "") for each in menu(page, 0).actions()]
    assert "Only these values" not in words


def test_a_text_is_asked_for_and_offered_again(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget | None, _code: str, text: str, **_gaps: str) -> str:
        asked.append(text)
        return "MOR"

    monkeypatch.setattr(LineQuestion, "ask", ask)
    action(menu(page, SURNAME), "Only where it contains…").trigger()
    assert names(page) == ["Moreau", "Moreau"]
    action(menu(page, SURNAME), "Only where it contains…").trigger()
    assert asked == ["", "MOR"]
    monkeypatch.setattr(LineQuestion, "ask", lambda *_, **_gaps: "")
    action(menu(page, SURNAME), "Only where it contains…").trigger()
    assert names(page) == ["Moreau", "Moreau"]
    action(menu(page, SURNAME), "All rows again").trigger()
    assert len(names(page)) == len(NAMES)


def test_a_password_is_neither_listed_nor_searched(qtbot: QtBot) -> None:
    rows = [(*patron(row), "geheim") for row in range(3)]
    page = check_page(qtbot, ((*HEADINGS, "password"), rows))
    words = {each.text().replace("&", "") for each in menu(page, 6).actions()}
    assert "Only where it is blank" in words
    assert not words & {"Only these values", "Only where it contains…"}


def test_what_is_arranged_stands_above_and_is_taken_away_there(page: CheckPage) -> None:
    assert page.desk.arranging.chips.isHidden()
    press_heading(page, SURNAME)
    action(menu(page, MAIL), "Only rows with problems here").trigger()
    first, second = chips(page)
    assert first.text() == "Sorted by surname, first to last"
    assert second.accessibleName() == "emailaddress has a problem: undo it"
    assert page.desk.showing.text() == "Showing 2 of 6 rows"
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert len(names(page)) == len(NAMES)
    chips(page)[0].click()
    assert not page.desk.arranging.now
    assert page.desk.arranging.chips.isHidden()


def test_a_long_text_makes_no_wide_chip(page: CheckPage) -> None:
    how = Arrangement().filtered(ColumnFilter(SURNAME, "contains", ("x" * 300,)))
    page.desk.arranging.arrange(how)
    assert len(chips(page)[0].text()) <= 60
    assert "No row here has what the columns are asked for" in page.desk.showing.text()


def test_the_heading_shows_and_says_it(page: CheckPage) -> None:
    model = page.desk.model
    assert model.headerData(SURNAME, SIDEWAYS, ARRANGED) is None
    assert model.headerData(SURNAME, SIDEWAYS, SPOKEN) == "surname, Surname"
    press_heading(page, SURNAME)
    action(menu(page, SURNAME), "Only where it is not blank").trigger()
    signs = model.headerData(SURNAME, SIDEWAYS, ARRANGED)
    assert signs == ColumnSigns(descending=False, filtered=True)
    assert model.headerData(SURNAME, SIDEWAYS, SPOKEN) == (
        "surname, Surname, Sorted by surname, first to last, surname is not blank"
    )
    press_heading(page, SURNAME)
    assert not page.desk.table.grab().isNull()


def test_a_mended_row_stays_with_its_tick_until_it_is_arranged_anew(
    page: CheckPage, qtbot: QtBot
) -> None:
    action(menu(page, MAIL), "Only rows with problems here").trigger()
    edit = typed(page.session.work.sheet_of("patrons"), 2, MAIL, "ali@s.example")
    assert edit is not None
    page.make_edit(edit)
    ready(qtbot, page)
    assert names(page) == ["Ali", "Zhou"]
    assert page.desk.model.row_mark(0) == "fixed"
    page.desk.refresh()
    assert names(page) == ["Zhou"]


def test_another_filter_keeps_what_the_columns_ask_for(page: CheckPage) -> None:
    press_heading(page, SURNAME)
    page.desk.filters.button("error").click()
    assert names(page) == ["Ali", "Zhou"]
    press_heading(page, SURNAME)
    assert names(page) == ["Zhou", "Ali"]


def test_rows_that_go_keep_the_arrangement(page: CheckPage, qtbot: QtBot) -> None:
    press_heading(page, SURNAME)
    page.enter()  # shows the sheet anew
    ready(qtbot, page)
    assert names(page)[0] == "Ali"
    page.desk.forget()
    assert not page.desk.arranging.now


def test_a_tall_sheet_is_sorted_away_from_the_window(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "_AT_ONCE_ROWS", 3)
    press_heading(page, SURNAME)
    assert names(page)[0] == "Ngata"
    qtbot.waitUntil(lambda: names(page)[0] == "Ali")
    press_heading(page, SURNAME)
    press_heading(page, SURNAME)
    qtbot.waitUntil(lambda: not unfinished())
    assert names(page)[0] == "Ngata"


def test_the_menu_opens_by_key_and_by_the_other_button(page: CheckPage, qtbot: QtBot) -> None:
    page.desk.table.go_to(0, SURNAME)
    for by_key in (True, False):
        if by_key:
            QTest.keyClick(page.desk.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        else:
            header_of(page).customContextMenuRequested.emit(QPoint(20, 5))
        menus = page.desk.table.findChildren(ColumnMenu)
        assert menus
        for each in menus:
            each.close()
        qtbot.waitUntil(lambda: not page.desk.table.findChildren(ColumnMenu))


def test_searching_all_rows_takes_the_filters_away_and_not_the_order(page: CheckPage) -> None:
    press_heading(page, SURNAME)
    action(menu(page, MAIL), "Only rows with problems here").trigger()
    page.open_find()
    page.desk.find_bar.all_wanted.emit()
    assert names(page)[0] == "Ali"
    assert len(names(page)) == len(NAMES)


def test_what_is_copied_filled_and_pasted_goes_as_it_is_shown(
    page: CheckPage, qtbot: QtBot
) -> None:
    press_heading(page, SURNAME)
    table = page.desk.table
    table.selectAll()
    rows, columns = table.block()
    assert rows == list(page.desk.model.shown_rows())
    assert columns == table.shown_columns()
    page.desk.actions_.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[columns.index(SURNAME)].strip() for line in copied] == names(page)
    table.go_to(2, SURNAME)
    QGuiApplication.clipboard().setText("One\tx\nTwo\ty")
    page.desk.actions_.paste()
    ready(qtbot, page)
    beside = columns[columns.index(SURNAME) + 1]
    model = page.desk.model
    assert [model.text(row, SURNAME) for row in (2, 5)] == ["One", "Two"]
    assert [model.text(row, beside) for row in (2, 5)] == ["x", "y"]


def test_other_rows_of_the_same_file_are_arranged_as_before(page: CheckPage, qtbot: QtBot) -> None:
    press_heading(page, SURNAME)
    few = ColumnFilter(MAIL, "contains", ("s.example",))
    page.desk.arranging.arrange(page.desk.arranging.now.filtered(few))
    how, shown = page.desk.arranging.now, names(page)
    rows = pl.Series([5], dtype=pl.UInt32)
    page.desk.edit_wanted.emit(rows_set_aside(page.session.work.sheet_of("patrons"), rows))
    ready(qtbot, page)
    assert page.desk.arranging.now == how
    assert names(page) == [each for each in shown if each != "Bell"]
    assert len(chips(page)) == 2
    page.undo()
    ready(qtbot, page)
    assert names(page) == shown
    page.session.set_paths([Path("other.csv")])
    page.session.set_job(infiniti_job())
    page.enter()
    ready(qtbot, page)
    assert not page.desk.arranging.now
    assert chips(page) == []


def test_the_table_stands_still_while_other_rows_are_chosen(page: CheckPage, qtbot: QtBot) -> None:
    def place() -> int:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return page.desk.table.mapTo(page, page.desk.table.rect().topLeft()).y()

    before, said = place(), page.desk.showing.text()
    page.desk.causes.choose(page.desk.causes.causes()[0])
    qtbot.waitUntil(lambda: page.desk.showing.text() != said)
    assert place() == before
