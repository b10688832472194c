"""Rows of one key are looked at beside each other, and become what the person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from rosterwizard.core.fixing.twins import twins_of
from rosterwizard.gui.check.twins_dialog import TwinsDialog
from tests.helpers.patron_jobs import HEADINGS, patron
from tests.helpers.tab_walk import shared_mnemonics
from tests.helpers.window_jobs import check_page, ready

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.edits import Edit
    from rosterwizard.gui.pages.check_page import CheckPage

ROWS = [
    patron(1, emailaddress=""),
    patron(2),
    patron(1, surname="Rossi"),
    patron(1, surname="Rossi", graduationyear="2032"),
]


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    return check_page(qtbot, (HEADINGS, ROWS))


@pytest.fixture
def dialog(page: CheckPage, qtbot: QtBot) -> TwinsDialog:
    sheet = page.session.work.sheet_of("patrons")
    problems = page.session.work.problems["patrons"]
    key = next(rule for rule in problems.rules if rule.code == "primaryKey")
    twins = twins_of(sheet, key, 2)
    assert twins is not None
    dialog = TwinsDialog(sheet, twins)
    qtbot.addWidget(dialog)
    return dialog


def column_of(dialog: TwinsDialog, heading: str) -> int:
    headings = dialog.table.model()
    names = [
        str(headings.headerData(at, Qt.Orientation.Vertical))
        for at in range(dialog.table.rowCount())
    ]
    return next(at for at, each in enumerate(names) if each.startswith(heading))


def cell(dialog: TwinsDialog, at: int, place: int, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    model = dialog.table.model()
    return str(model.data(model.index(at, place), role))


def compare(page: CheckPage, qtbot: QtBot) -> None:
    page.desk.table.go_to(2, 0)
    qtbot.waitUntil(lambda: bool(page.desk.panel.findChildren(QPushButton, "check.compare")))
    (button,) = page.desk.panel.findChildren(QPushButton, "check.compare")
    button.click()


def rows_after(page: CheckPage, edit: Edit | None) -> list[tuple[str, ...]]:
    assert edit is not None
    return page.session.work.sheet_of("patrons").edited(edit).frame.rows()


def test_all_become_one_once_every_difference_is_chosen(
    page: CheckPage, dialog: TwinsDialog
) -> None:
    surname, year = column_of(dialog, "surname"), column_of(dialog, "graduationyear")
    mail = column_of(dialog, "emailaddress")
    assert cell(dialog, mail, 1).startswith("✓")
    assert not dialog.merge.isEnabled()
    assert "surname" in dialog.missing.text()
    assert "graduationyear" in dialog.missing.text()
    dialog.choose(surname, 1)
    dialog.table.setCurrentCell(year, 2)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.merge.isEnabled()
    said = cell(dialog, year, 2, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "graduationyear, the rows differ: ✓ 2032"
    dialog.choose(column_of(dialog, "username"), 2)  # nothing to choose there
    dialog.merge.click()
    wanted = patron(1, surname="Rossi", graduationyear="2032")
    assert rows_after(page, dialog.edit) == [wanted, ROWS[1]]


def test_the_row_in_which_a_person_is_can_be_kept_alone(
    page: CheckPage, dialog: TwinsDialog
) -> None:
    assert dialog.keep.text() == "&Keep only row 2"
    dialog.table.setCurrentCell(0, 2)
    assert dialog.keep.text() == "&Keep only row 5"
    dialog.keep.click()
    assert rows_after(page, dialog.edit) == [ROWS[1], ROWS[3]]


def test_leaving_them_changes_nothing(dialog: TwinsDialog) -> None:
    dialog.leave.click()
    assert dialog.edit is None


def test_the_problem_opens_it_and_what_is_wanted_is_one_step(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kept(sheet: object, twins: object, *_: object) -> Edit | None:
        dialog = TwinsDialog(sheet, twins)  # type: ignore[arg-type] # as the panel gives them
        qtbot.addWidget(dialog)
        dialog.keep.click()
        return dialog.edit

    monkeypatch.setattr(TwinsDialog, "wanted", kept)
    compare(page, qtbot)
    ready(qtbot, page)
    assert page.session.work.sheet_of("patrons").rows_there().to_list() == [0, 1]
    page.undo()
    ready(qtbot, page)
    assert page.session.work.sheet_of("patrons").rows_there().to_list() == [0, 1, 2, 3]


def test_leaving_from_the_problem_changes_nothing(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TwinsDialog, "wanted", lambda *_: None)
    compare(page, qtbot)
    assert not page.session.work.edited


# -- Going from one to the other ----------------------------------------------------------


def test_the_key_goes_from_each_row_to_the_next_with_the_same_key(
    page: CheckPage, qtbot: QtBot
) -> None:
    table = page.desk.table
    for row, next_row in ((0, 2), (2, 3), (3, 0)):
        table.go_to(row, 3)
        with qtbot.waitSignal(table.moved):
            page.desk.go_to_twin()
        assert table.current_cell() == (next_row, 3)
    table.go_to(1, 3)
    page.desk.go_to_twin()
    qtbot.waitUntil(lambda: page.message_bar.text() == "No other row has the key of this one.")
    assert table.current_cell() == (1, 3)


def test_a_double_that_is_not_shown_is_shown_with_all_rows(page: CheckPage, qtbot: QtBot) -> None:
    table = page.desk.table
    table.show_rows([0, 1])
    table.go_to(0, 2)
    page.desk.go_to_twin()
    qtbot.waitUntil(lambda: table.current_cell() == (2, 2))
    assert page.desk.model.rowCount() == len(ROWS)
    assert page.message_bar.text().startswith("Row 4 was not among the rows shown")


def test_without_a_sheet_there_is_nowhere_to_go(page: CheckPage) -> None:
    page.desk.forget()
    page.desk.go_to_twin()
    page.desk.go_to_position(1)
    assert page.desk.table.current_cell() is None


def test_from_the_rows_beside_each_other_one_goes_to_any_of_them(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def go(dialog: TwinsDialog) -> int:
        dialog.table.setCurrentCell(0, 2)
        assert dialog.go.text() == "&Go to row 5"
        assert shared_mnemonics(dialog) == {}
        dialog.go.click()
        return dialog.result()

    monkeypatch.setattr(TwinsDialog, "exec", go)
    compare(page, qtbot)
    qtbot.waitUntil(lambda: page.desk.table.current_cell() == (3, 0))
    assert not page.session.work.sheet_of("patrons").edits.done
