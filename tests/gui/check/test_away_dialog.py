"""Rows are set aside by a key, listed with whose they are, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.gui.check import away_dialog
from rosterwizard.gui.check.away_dialog import AwayDialog
from rosterwizard.gui.plain_text import PlainLabel
from tests.helpers.tab_walk import shared_mnemonics
from tests.helpers.window_jobs import check_page, infiniti_job, ready

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.gui.pages.check_page import CheckPage


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    page = check_page(qtbot)
    page.desk.table.setFocus()
    return page


def sheet(page: CheckPage) -> JobSheet:
    return page.session.work.sheet_of("patrons")


def select_rows(page: CheckPage, *rows: int) -> None:
    model, selection = page.desk.table.model(), page.desk.table.selectionModel()
    page.desk.table.go_to(rows[0], 0)
    for row in rows:
        area = QItemSelection(model.index(row, 0), model.index(row, 1))
        selection.select(area, QItemSelectionModel.SelectionFlag.Select)


def press(page: CheckPage, qtbot: QtBot, name: str) -> None:
    act = {"set-aside": page.desk.actions_.set_aside, "away": page.desk.actions_.show_away}
    act[name]()
    ready(qtbot, page)


def test_selected_rows_are_set_aside_and_brought_back_from_the_list(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sheet(page)
    select_rows(page, 2, 5)
    press(page, qtbot, "set-aside")
    assert sheet(page).frame.height == before.frame.height - 2
    assert page.notice.text() == "Set 2 rows aside."

    def both(kind: type[AwayDialog], /, of: JobSheet, parent: object, **_: object) -> object:
        assert parent is page.window()
        dialog = kind(of)
        qtbot.addWidget(dialog)
        assert dialog.list.count() == 2
        dialog.every.click()
        dialog.back.click()
        return dialog.edit

    monkeypatch.setattr(AwayDialog, "wanted", classmethod(both))
    press(page, qtbot, "away")
    assert sheet(page).frame.equals(before.frame)
    assert page.notice.text() == "Brought 2 rows back."
    page.undo()
    ready(qtbot, page)
    assert sheet(page).frame.height == before.frame.height - 2


def test_one_row_must_stay_and_with_none_away_there_is_nothing_to_show(
    page: CheckPage, qtbot: QtBot
) -> None:
    page.desk.table.selectAll()
    press(page, qtbot, "set-aside")
    assert page.message_bar.text().startswith("One row must stay")
    press(page, qtbot, "away")
    assert page.message_bar.text().startswith("No row was set aside")
    assert not sheet(page).edits.done


@pytest.fixture
def dialog(qtbot: QtBot) -> AwayDialog:
    whole = infiniti_job().sheets[0]
    aside = rows_set_aside(whole, [1, 3])
    assert aside is not None
    dialog = AwayDialog(whole.edited(aside))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_space_ticks_a_row_and_the_button_counts(dialog: AwayDialog) -> None:
    assert [dialog.list.item(place).text() for place in range(2)] == [
        *("Row 3: user0001 Moreau, set aside here", "Row 5: user0003 Moreau, set aside here")
    ]
    assert not dialog.back.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.back.text() == "&Bring one row back"
    dialog.back.click()
    assert dialog.edit is not None
    assert dialog.edit.brought_back == (3,)
    assert shared_mnemonics(dialog) == {}


def test_escape_leaves_them_aside(dialog: AwayDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog.every.click()
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert dialog.edit is None
    whole = infiniti_job().sheets[0]
    aside = rows_set_aside(whole, [1, 3])
    assert aside is not None
    of = whole.edited(aside)

    def bring_all_back(each: AwayDialog) -> int:
        each.every.click()
        each.back.click()
        return each.result()

    monkeypatch.setattr(AwayDialog, "exec", bring_all_back)
    made = AwayDialog.wanted(of, dialog)
    assert made is not None
    assert len(made.brought_back) == 2
    monkeypatch.setattr(AwayDialog, "exec", lambda _each: 0)
    assert AwayDialog.wanted(of, dialog) is None


def test_of_very_many_some_are_listed_and_the_others_counted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(away_dialog, "_MOST_LISTED", 1)
    whole = infiniti_job().sheets[0]
    aside = rows_set_aside(whole, [1, 3, 4])
    assert aside is not None
    dialog = AwayDialog(whole.edited(aside))
    qtbot.addWidget(dialog)
    assert dialog.list.count() == 1
    said = [each.text() for each in dialog.findChildren(PlainLabel)]
    assert any(each.startswith("2 more are not listed") for each in said)
