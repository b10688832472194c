"""Case, splitting and joining are seen before they are done, reach what was said, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from rosterwizard.gui.check.reshape_preview import ReshapePreview
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.task import unfinished
from tests.helpers.tab_walk import shared_mnemonics
from tests.helpers.window_jobs import HEADINGS, check_page, patron, ready

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.showing.chosen_cells import ChosenCells
    from rosterwizard.gui.check.case_preview import CasePreview
    from rosterwizard.gui.check.join_preview import JoinPreview
    from rosterwizard.gui.check.split_preview import SplitPreview
    from rosterwizard.gui.pages.check_page import CheckPage

ENABLED, SURNAME, FORM, ROOM, PASSWORD = 1, 3, 6, 7, 8
NAMES = ("VAN DER BERG", "o'neill", "McDonald", "Ng", "ng")
FORMS = ("7B/12", "8A", "9C / 3 / west", "7B/12", "")


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    rows = [
        (*patron(row, surname=name), form, "", f"SECRET/{row}")
        for row, (name, form) in enumerate(zip(NAMES, FORMS, strict=True))
    ]
    page = check_page(qtbot, ((*HEADINGS, "form", "room", "password"), rows))
    page.desk.table.setFocus()
    return page


def select(page: CheckPage, top: int, left: int, bottom: int, right: int) -> None:
    table = page.desk.table
    table.go_to(top, left)
    area = QItemSelection(table.model().index(top, left), table.model().index(bottom, right))
    table.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def sheet(page: CheckPage) -> JobSheet:
    return page.session.work.sheet_of("patrons")


def texts(page: CheckPage, column: int) -> list[str]:
    return sheet(page).frame[f"c{column}"].to_list()


@pytest.fixture
def ask(page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return what presses a key in the table, answers the question, and returns what was said."""

    def asked(keys: Qt.Key, answer: Callable[..., None], *, shift: bool = False) -> list[str]:
        said: list[str] = []

        def wanted(
            kind: type[ReshapePreview], sheet: JobSheet, chosen: ChosenCells, parent: object
        ) -> Edit | None:
            assert parent is page.window()
            dialog = kind(sheet, chosen)
            qtbot.addWidget(dialog)
            with qtbot.waitExposed(dialog):
                dialog.show()
            assert shared_mnemonics(dialog) == {}
            answer(dialog)
            qtbot.waitUntil(lambda: not unfinished())
            said.extend(each.text() for each in dialog.findChildren(PlainLabel))
            said.extend(each.accessibleName() for each in dialog.findChildren(QLabel))
            said.append(dialog.make.text())
            if dialog.make.isEnabled():
                dialog.make.click()
            dialog.close()
            return dialog.edit if dialog.result() else None

        monkeypatch.setattr(ReshapePreview, "wanted", classmethod(wanted))
        modifiers = Qt.KeyboardModifier.ControlModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        page.window().activateWindow()
        page.desk.table.setFocus()
        qtbot.waitUntil(page.desk.table.hasFocus)
        QTest.keyClick(page.desk.table, keys, modifiers)
        ready(qtbot, page)
        return said

    return asked


def choose(box: object, words: str) -> None:
    box.setCurrentIndex(box.findText(words))  # type: ignore[attr-defined] # any box


def as_it_is(_dialog: object) -> None:
    """Take what is offered."""


# -- Case ---------------------------------------------------------------------------------


def test_the_column_is_written_as_names_are(page: CheckPage, ask: Callable[..., list[str]]) -> None:
    page.desk.table.go_to(1, SURNAME)
    said = ask(Qt.Key.Key_U, as_it_is)
    assert texts(page, SURNAME) == ["van der Berg", "O'Neill", "McDonald", "Ng", "Ng"]
    assert "3 cells would change:" in said
    assert "“o'neill” becomes “O'Neill”" in said
    assert "Change 3 cells" in said
    assert page.notice.text() == "Wrote 3 cells as names are written."
    page.undo()
    assert texts(page, SURNAME) == list(NAMES)


def test_only_the_selected_cells_are_changed(
    page: CheckPage, ask: Callable[..., list[str]]
) -> None:
    def answer(dialog: CasePreview) -> None:
        assert dialog.scope.currentText() == "The 4 selected cells"
        dialog.choices["names"].setFocus()
        QTest.keyClick(dialog.choices["names"], Qt.Key.Key_Right)
        assert dialog.choices["upper"].isChecked()

    select(page, 1, SURNAME, 2, SURNAME + 1)
    ask(Qt.Key.Key_U, answer)
    assert texts(page, SURNAME) == ["VAN DER BERG", "O'NEILL", "MCDONALD", "Ng", "ng"]
    assert texts(page, SURNAME + 1)[:2] == ["user0000@school.example", "USER0001@SCHOOL.EXAMPLE"]


def test_of_the_rows_shown_alone_the_column_is_changed(
    page: CheckPage, ask: Callable[..., list[str]]
) -> None:
    def answer(dialog: CasePreview) -> None:
        assert dialog.scope.currentText() == "surname, in the 2 rows shown"
        dialog.choices["lower"].click()

    page.desk.table.show_rows([0, 2])
    page.desk.table.go_to(0, SURNAME)
    ask(Qt.Key.Key_U, answer)
    assert texts(page, SURNAME) == ["van der berg", "o'neill", "mcdonald", "Ng", "ng"]
    assert sheet(page).edits.done[-1].params["in_rows"] is True


def test_where_nothing_would_change_nothing_can_be_pressed(
    page: CheckPage, ask: Callable[..., list[str]]
) -> None:
    page.desk.table.go_to(0, ENABLED)
    said = ask(Qt.Key.Key_U, lambda dialog: dialog.choices["upper"].click())
    assert "No cell would change." in said
    assert "Change nothing" in said
    assert not sheet(page).edits.done


def test_a_column_of_passwords_is_left_alone(
    page: CheckPage, ask: Callable[..., list[str]]
) -> None:
    page.desk.table.go_to(0, PASSWORD)
    for keys, shift in ((Qt.Key.Key_U, False), (Qt.Key.Key_J, False), (Qt.Key.Key_J, True)):
        assert ask(keys, as_it_is, shift=shift) == []
        assert page.message_bar.text() == "A column of passwords keeps the form that it has."


# -- Splitting ----------------------------------------------------------------------------


def test_a_column_is_split_where_a_separator_was_guessed(
    page: CheckPage, ask: Callable[..., list[str]]
) -> None:
    def answer(dialog: SplitPreview) -> None:
        assert dialog.separator.text() == "/"
        assert [box.isVisible() for box in dialog.targets] == [True, True, True, False]
        assert not dialog.make.isEnabled()
        choose(dialog.targets[2], "Leave it out")

    page.desk.table.go_to(0, FORM)
    said = ask(Qt.Key.Key_J, answer, shift=True)
    assert texts(page, FORM) == ["7B", "8A", "9C", "7B", ""]
    assert texts(page, ROOM) == ["12", "", "3", "12", ""]
    assert "“9C / 3 / west” becomes “9C | 3 | west”" in said
    assert page.notice.text() == "Split a column: 6 cells were changed."


def test_each_piece_must_go_somewhere_and_two_nowhere_together(
    page: CheckPage, ask: Callable[..., list[str]]
) -> None:
    page.desk.table.go_to(0, FORM)
    said = ask(Qt.Key.Key_J, as_it_is, shift=True)
    assert "Choose where each piece goes." in said
    said = ask(Qt.Key.Key_J, lambda dialog: choose(dialog.targets[2], "form"), shift=True)
    assert any("Two pieces go to the same column" in each for each in said)
    said = ask(Qt.Key.Key_J, lambda dialog: dialog.separator.clear(), shift=True)
    assert any("Type what stands between" in each for each in said)
    assert not sheet(page).edits.done
    assert "SECRET" not in " ".join(said)


def test_what_stands_somewhere_is_not_written_over_and_that_is_said(
    page: CheckPage, ask: Callable[..., list[str]]
) -> None:
    def answer(dialog: SplitPreview) -> None:
        assert dialog.rows.currentText() == "The 3 selected rows"
        assert all(box.findText("password") < 0 for box in dialog.targets)
        choose(dialog.targets[1], "surname")
        choose(dialog.targets[2], "room")

    select(page, 0, FORM, 2, FORM)
    said = ask(Qt.Key.Key_J, answer, shift=True)
    assert any(each.startswith("2 rows stay as they are") for each in said)
    assert not sheet(page).edits.done


# -- Joining ------------------------------------------------------------------------------


def test_selected_columns_are_joined(page: CheckPage, ask: Callable[..., list[str]]) -> None:
    def answer(dialog: JoinPreview) -> None:
        dialog.separator.setText("-")
        choose(dialog.target, "room")
        dialog.emptied.setChecked(True)
        choose(dialog.rows, "All 5 rows")

    select(page, 0, ENABLED, 1, ENABLED + 1)
    ask(Qt.Key.Key_J, answer)
    assert texts(page, ROOM) == ["Y-N"] * 5
    assert texts(page, ENABLED) == [""] * 5
    assert page.notice.text() == "Joined columns: 15 cells were changed."
    page.undo()
    assert texts(page, ENABLED) == ["Y"] * 5


def test_of_one_column_the_next_is_offered_too(
    page: CheckPage, ask: Callable[..., list[str]]
) -> None:
    shown: list[bool] = []
    page.desk.table.go_to(0, FORM)
    said = ask(Qt.Key.Key_J, lambda dialog: shown.extend(map(QWidget.isVisible, dialog.columns)))
    assert "No cell would change." in said
    assert shown == [True, True, True, False]
    page.desk.table.go_to(0, ROOM)
    assert "Choose two columns at least." in ask(Qt.Key.Key_J, as_it_is)
    said = ask(Qt.Key.Key_J, lambda dialog: choose(dialog.columns[1], "room"))
    assert any("A column is there twice" in each for each in said)
