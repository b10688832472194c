"""Ctrl+G goes to a row by its number in the person's own file, whatever is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rosterwizard.core.showing.arrangement import Arrangement
from rosterwizard.core.showing.column_filters import ColumnFilter
from rosterwizard.core.showing.row_order import RowOrder
from rosterwizard.gui.check import desk as desk_module
from rosterwizard.gui.dialogs.line_question import LineQuestion
from tests.helpers.window_jobs import check_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.pages.check_page import CheckPage

MAIL = 4


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    page = check_page(qtbot)
    page.desk.table.setFocus()
    qtbot.waitUntil(page.desk.table.hasFocus)
    page.desk.table.go_to(0, MAIL)
    return page


def go_to(page: CheckPage, answer: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    offered: list[str] = []

    def ask(_parent: object, _code: str, text: str) -> str:
        offered.append(text)
        return answer

    monkeypatch.setattr(LineQuestion, "ask", ask)
    QTest.keyClick(page.desk.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    return offered


def test_a_row_is_gone_to_in_the_same_column(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert go_to(page, " 9 ", monkeypatch) == ["2"]
    assert page.desk.table.current_cell() == (7, MAIL)


@pytest.mark.parametrize("answer", ["", "x", "9.5", "-1"])
def test_no_number_leads_nowhere(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    go_to(page, answer, monkeypatch)
    assert page.desk.table.current_cell() == (0, MAIL)


@pytest.mark.parametrize("digits", [3, 9, 10, 11, 20, 40, 5_000])
def test_a_number_that_no_row_has_is_said(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, digits: int
) -> None:
    """Also one that no computer's number holds, as when the ID of a person is asked for."""
    with qtbot.waitSignal(page.desk.told) as told:
        go_to(page, "4" * digits, monkeypatch)
    assert told.args[0].startswith("There is no row 444")
    assert len(told.args[0]) < 1_200


@pytest.mark.parametrize("at_once", [1, 20_000])
def test_a_row_that_is_not_shown_is_brought_back_and_that_is_said(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, at_once: int
) -> None:
    monkeypatch.setattr(desk_module, "_AT_ONCE_ROWS", at_once)
    few = ColumnFilter(MAIL, "contains", ("anna@",))
    page.desk.arranging.arrange(Arrangement((few,), RowOrder(MAIL)))
    qtbot.waitUntil(lambda: page.desk.model.rowCount() == 1)
    page.desk.table.go_to(1, MAIL)
    with qtbot.waitSignal(page.desk.told) as told:
        go_to(page, "9", monkeypatch)
    qtbot.waitUntil(lambda: page.desk.table.current_cell() == (7, MAIL))
    assert told.args[0] == "Row 9 was not among the rows shown. All rows are shown again."
    assert page.desk.arranging.now == Arrangement(order=RowOrder(MAIL))


def test_with_nothing_shown_nothing_is_asked(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.desk.forget()
    assert go_to(page, "2", monkeypatch) == []
    page.desk.go_to_row(2)
    assert page.desk.table.current_cell() is None


def test_without_a_cell_the_first_column_is_gone_to(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.desk.table.scroll_to_top()
    assert go_to(page, "3", monkeypatch) == [""]
    assert page.desk.table.current_cell() == (1, 0)
