"""Columns are hidden, moved and widened, and stay so for every sheet of the record type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.showing.table_look import TableLook, columns_of
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.services.settings import Settings, load_settings
from tests.helpers.any_record_type import RECORD_TYPES, job_with_mistakes
from tests.helpers.window_jobs import check_page, opened, ready, session_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.gui.tables.row_table import RowTable

USERNAME, ENABLED, STAFF, SURNAME, MAIL, YEAR = range(6)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    page = check_page(qtbot)
    page.session.set_settings(Settings())
    return page


def sheet_of(page: CheckPage) -> JobSheet:
    sheet = page.desk.model.sheet()
    assert sheet is not None
    return sheet


def press(page: CheckPage, column: int, words: str) -> None:
    menu = page.desk.arranging.menu_of(column)
    assert menu is not None
    action = next(each for each in menu.actions() if each.text().replace("&", "") == words)
    assert action.isEnabled()
    action.trigger()


def can_press(page: CheckPage, column: int, words: str) -> bool:
    menu = page.desk.arranging.menu_of(column)
    assert menu is not None
    return any(each.isEnabled() for each in menu.actions() if each.text().replace("&", "") == words)


def drag(table: RowTable, start: int, end: int) -> None:
    view = table.horizontalHeader().viewport()
    QTest.mousePress(view, LEFT, NONE, QPoint(start, 10))
    QTest.mouseMove(view, QPoint((start + end) // 2, 10))
    QTest.mouseMove(view, QPoint(end, 10))
    QTest.mouseRelease(view, LEFT, NONE, QPoint(end, 10))


def middle(table: RowTable, column: int) -> int:
    return table.visualRect(table.model().index(0, column)).center().x()


def test_a_column_is_hidden_and_shown_again(page: CheckPage) -> None:
    table = page.desk.table
    press(page, STAFF, "Hide it")
    press(page, MAIL, "Hide it")
    assert table.hidden_columns() == [STAFF, MAIL]
    every = page.desk.arranging.chips.findChildren(QPushButton)
    (chip,) = (each for each in every if not each.isHidden())
    assert chip.text() == "2 columns are hidden"
    chip.click()
    assert table.hidden_columns() == []
    assert not can_press(page, ENABLED, "Show the hidden columns again")


def test_one_column_stays(page: CheckPage) -> None:
    for column in (USERNAME, ENABLED, STAFF, SURNAME, MAIL):
        press(page, column, "Hide it")
    assert not can_press(page, YEAR, "Hide it")
    press(page, YEAR, "Show the hidden columns again")
    assert len(page.desk.table.shown_columns()) == 6


def test_a_problem_in_a_hidden_column_brings_it_back(page: CheckPage) -> None:
    press(page, MAIL, "Hide it")
    page.desk.table.go_to(0, USERNAME)
    page.desk.go_to_next()
    assert page.desk.table.current_cell() == (1, MAIL)
    assert page.desk.table.hidden_columns() == []


def test_what_is_hidden_is_neither_copied_nor_emptied(page: CheckPage) -> None:
    press(page, STAFF, "Hide it")
    table = page.desk.table
    table.selectAll()
    assert STAFF not in table.block()[1]
    assert all(STAFF not in columns for _, columns in table.areas())
    table.selectColumn(STAFF)
    assert table.areas() == []
    assert table.block() == ([], [])


def test_a_column_moves_by_the_menu_among_its_kind(page: CheckPage) -> None:
    table = page.desk.table
    assert table.shown_columns() == [USERNAME, SURNAME, ENABLED, STAFF, MAIL, YEAR]
    press(page, STAFF, "Move it to the left")
    assert table.shown_columns() == [USERNAME, SURNAME, STAFF, ENABLED, MAIL, YEAR]
    assert not can_press(page, STAFF, "Move it to the left")
    assert not can_press(page, YEAR, "Move it to the right")
    press(page, USERNAME, "Move it to the right")
    assert table.shown_columns()[:2] == [SURNAME, USERNAME]
    table.move_column(YEAR, 5)
    assert table.shown_columns()[-1] == YEAR
    press(page, STAFF, "Columns as in the file")
    assert table.shown_columns()[2:] == [ENABLED, STAFF, MAIL, YEAR]


def test_a_column_moves_by_the_mouse_and_frozen_ones_stay_in_front(page: CheckPage) -> None:
    table = page.desk.table
    drag(table, middle(table, MAIL), middle(table, ENABLED) - 5)
    assert table.shown_columns() == [USERNAME, SURNAME, MAIL, ENABLED, STAFF, YEAR]
    drag(table, middle(table, USERNAME), middle(table, STAFF))
    assert table.shown_columns()[:2] == [SURNAME, USERNAME]
    assert not page.desk.arranging.now


def test_a_column_is_marked_by_the_menu(page: CheckPage) -> None:
    press(page, YEAR, "Mark the column")
    assert page.desk.table.block() == (list(range(10)), [YEAR])


def test_all_of_it_is_kept_for_the_record_type(page: CheckPage, qtbot: QtBot) -> None:
    table = page.desk.table
    press(page, STAFF, "Hide it")
    press(page, YEAR, "Move it to the left")
    edge = table.visualRect(page.desk.model.index(0, ENABLED)).right()
    drag(table, edge, edge + 37)
    wide = table.columnWidth(ENABLED)
    page.leave()
    kept = load_settings().tables["infiniti/patrons"]
    assert kept.hidden == ("staffmember",)
    assert kept.widths == {"enabled": wide}
    assert kept.order.index("graduationyear") < kept.order.index("emailaddress")

    other = CheckPage(session_of(page.session.work.job))  # type: ignore[arg-type]
    other.session.set_settings(load_settings())
    road = opened(qtbot, other)
    assert other.desk.table.hidden_columns() == [STAFF]
    assert other.desk.table.shown_columns() == table.shown_columns()
    assert other.desk.table.columnWidth(ENABLED) == wide
    press(other, ENABLED, "Columns as in the file")
    other.leave()
    assert load_settings().tables == {}
    road.close()


def test_it_is_kept_soon_after_the_last_change(page: CheckPage, qtbot: QtBot) -> None:
    press(page, STAFF, "Hide it")
    qtbot.waitUntil(lambda: bool(page.session.settings and page.session.settings.tables))
    assert load_settings().tables["infiniti/patrons"].hidden == ("staffmember",)


def test_what_cannot_be_kept_holds_and_is_said(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fail(_change: object) -> None:
        raise RosterError("not-written", file="settings.json", reason="full")

    shown: list[BaseException] = []
    monkeypatch.setattr(page.session, "change_settings", fail)
    monkeypatch.setattr(page, "show_error", shown.append)
    press(page, STAFF, "Hide it")
    page.leave()
    assert len(shown) == 1
    page.enter()
    ready(qtbot, page)
    assert page.desk.table.hidden_columns() == [STAFF]


def test_without_settings_nothing_is_kept(qtbot: QtBot) -> None:
    page = check_page(qtbot)
    press(page, STAFF, "Hide it")
    page.leave()
    assert load_settings().tables == {}


def test_a_frozen_column_keeps_its_place_among_the_frozen_ones(page: CheckPage) -> None:
    table = page.desk.table
    press(page, USERNAME, "Move it to the right")
    shown = table.columns()
    table.show_as_in_file()
    assert table.shown_columns()[:2] == [USERNAME, SURNAME]
    table.put_columns(shown)
    assert table.shown_columns()[:2] == [SURNAME, USERNAME]


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.id)
def test_any_look_is_put_back_as_it_was(qtbot: QtBot, record_type: RecordType) -> None:
    page = CheckPage(session_of(job_with_mistakes(record_type, 2)))
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    told: list[TableLook] = []
    page.desk.look_changed.connect(lambda _name, look: told.append(look))
    table, sheet = page.desk.table, sheet_of(page)
    last = table.shown_columns()[-1]
    table.move_column(last, -1)
    table.setColumnWidth(last, 123)
    table.show_columns([last])
    look, before = told[-1], table.columns()
    table.show_as_in_file()
    assert told[-1] == TableLook()
    table.put_columns(columns_of(sheet.matching, look))
    assert table.columns() == before
