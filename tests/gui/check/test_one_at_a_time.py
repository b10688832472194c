"""One problem at a time is the same work as in the table: the same places, edits and fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QToolButton

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.showing.row_choice import RowChoice
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.session import Session
from rosterwizard.services.settings import Settings, load_settings
from tests.helpers.tab_walk import shared_mnemonics
from tests.helpers.window_jobs import (
    HEADINGS,
    check_page,
    clean_patrons,
    infiniti_job,
    opened,
    part,
    patron,
    ready,
    session_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.window import Window

ENABLED, SURNAME, MAIL = 1, 3, 4
PLACES = [(1, 4), (3, 3), (4, 3), (6, 1), (7, 1), (8, 1)]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    """Return the page with one problem by itself, its editor having the keyboard."""
    page = check_page(qtbot)
    turn(page, qtbot)
    return page


def turn(page: CheckPage, qtbot: QtBot) -> None:
    page.window().activateWindow()
    page.desk.table.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(page.desk.is_one_at_a_time)
    ready(qtbot, page)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def go_on(page: CheckPage, qtbot: QtBot, *, backwards: bool = False) -> tuple[int, int] | None:
    button = page.desk.one.before if backwards else page.desk.one.next
    button.click()
    ready(qtbot, page)
    return page.desk.table.current_cell()


def type_over(page: CheckPage, text: str, qtbot: QtBot) -> None:
    focused = QApplication.focusWidget()
    assert focused is page.desk.one.first_to_do()
    QTest.keyClicks(focused, text)
    press(Qt.Key.Key_Return)
    page.desk.explain()
    ready(qtbot, page)


def told(page: CheckPage) -> str:
    labels = page.desk.one.findChildren(QLabel)
    return "\n".join(each.text().replace("\u200b", "") for each in labels if each.isVisible())


def test_it_begins_at_the_problem_that_one_was_at_in_the_place_of_the_table(
    page: CheckPage,
) -> None:
    assert page.desk.table.current_cell() == (1, MAIL)
    assert not page.desk.table.isVisible()
    assert page.desk.one.left.text() == "6 problems left here"
    for words in ("emailaddress", "row 3", "anna@", "E-mail address not well formed", "What to do"):
        assert words in told(page)
    assert page.desk.one.text() == "anna@"
    assert shared_mnemonics(page.desk.one) == {}


def test_it_walks_the_places_that_f8_walks_in_the_table_and_goes_round(
    page: CheckPage, qtbot: QtBot
) -> None:
    walked = [page.desk.table.current_cell(), *(go_on(page, qtbot) for _ in PLACES)]
    assert walked == [*PLACES, PLACES[0]]
    assert go_on(page, qtbot, backwards=True) == PLACES[-1]
    press(Qt.Key.Key_F8)
    assert page.desk.table.current_cell() == PLACES[0]
    press(Qt.Key.Key_F8, SHIFT)
    assert page.desk.table.current_cell() == PLACES[-1]


def test_what_is_typed_is_the_edit_that_the_table_makes_and_enter_goes_on(
    page: CheckPage, qtbot: QtBot
) -> None:
    type_over(page, "anna@school.example", qtbot)
    work = page.session.work
    assert work.sheet_of("patrons").frame[f"c{MAIL}"][1] == "anna@school.example"
    assert [edit.code for edit in work.sheet_of("patrons").edits.done] == ["edit-typed"]
    assert page.desk.table.current_cell() == (1, MAIL)
    assert page.desk.one.said.text() == "Mended. Enter goes on to the next one."
    assert page.desk.one.left.text() == "5 problems left here"
    press(Qt.Key.Key_Return)
    ready(qtbot, page)
    assert page.desk.table.current_cell() == (3, SURNAME)
    assert page.desk.one.said.text() == ""
    page.undo()
    ready(qtbot, page)
    assert page.session.work.sheet_of("patrons").frame[f"c{MAIL}"][1] == "anna@"


def test_what_is_still_wrong_stays_in_the_editor(page: CheckPage, qtbot: QtBot) -> None:
    type_over(page, "ann", qtbot)
    assert page.desk.one.said.text() == ""
    assert page.desk.one.text() == "ann"
    assert QApplication.focusWidget() is page.desk.one.first_to_do()
    assert page.desk.one.left.text() == "6 problems left here"


def test_a_field_with_a_list_has_its_list(page: CheckPage, qtbot: QtBot) -> None:
    while page.desk.table.current_cell() != (6, ENABLED):
        go_on(page, qtbot)
    editor = page.desk.one.first_to_do()
    assert isinstance(editor, QComboBox)
    assert editor.findText("Y") >= 0
    editor.setCurrentText("Y")
    press(Qt.Key.Key_Return)
    ready(qtbot, page)
    assert page.session.work.sheet_of("patrons").frame[f"c{ENABLED}"][6] == "Y"


@pytest.mark.parametrize("way", ["next", "settle", "leave"])
def test_what_was_typed_is_taken_however_the_editor_is_left(
    page: CheckPage, qtbot: QtBot, way: str
) -> None:
    editor = page.desk.one.first_to_do()
    assert isinstance(editor, QLineEdit)
    editor.setText("anna@school.example")
    if way == "next":
        assert go_on(page, qtbot) == (3, SURNAME)
    elif way == "settle":
        page.settle()
    else:
        page.desk.one.next.setFocus()
    ready(qtbot, page)
    assert page.session.work.sheet_of("patrons").frame[f"c{MAIL}"][1] == "anna@school.example"


def test_the_offered_fix_is_made_by_its_button_and_by_its_key(
    page: CheckPage, qtbot: QtBot
) -> None:
    go_on(page, qtbot)
    button = part(page.desk.one, QPushButton, "check.fix")
    button.setFocus()
    button.click()
    ready(qtbot, page)
    page.desk.explain()
    assert page.session.work.sheet_of("patrons").frame[f"c{SURNAME}"][3] == "Moreau"
    assert page.desk.one.said.text().startswith("Mended")
    assert QApplication.focusWidget() is page.desk.one.first_to_do()
    page.undo()
    ready(qtbot, page)
    page.desk.explain()
    QTest.keyClick(page.desk.one.next, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    ready(qtbot, page)
    assert page.session.work.sheet_of("patrons").frame[f"c{SURNAME}"][3] == "Moreau"


def test_the_rows_that_are_asked_for_hold_here_too(page: CheckPage, qtbot: QtBot) -> None:
    page.desk.filters.button("warning").click()
    page.desk.explain()
    ready(qtbot, page)
    assert page.desk.one.left.text() == "2 problems left here"
    assert [go_on(page, qtbot) for _ in range(2)] == [(4, SURNAME), (3, SURNAME)]


def test_a_problem_is_heard_with_whose_row_it_is_and_what_to_do(page: CheckPage) -> None:
    heard = QAccessible.queryAccessibleInterface(page.desk.one.first_to_do())
    name, says = heard.text(QAccessible.Text.Name), heard.text(QAccessible.Text.Description)
    assert name.startswith("emailaddress, This row is about Moreau (user0001)")
    assert "anna@" in says
    assert "Look for missing or doubled signs" in says


def test_the_problems_of_the_whole_file_have_their_turn(qtbot: QtBot) -> None:
    headings = tuple(each for each in HEADINGS if each != "username")
    rows = [patron(row, **({"emailaddress": "a@"} if row == 1 else {}))[1:] for row in range(3)]
    page = check_page(qtbot, (headings, rows))
    turn(page, qtbot)
    of_file = [each for each in page.desk.causes.causes() if not each.rows]
    assert of_file
    seen: list[str] = []
    for _ in range(len(of_file) + 1):
        go_on(page, qtbot)
        seen.append(told(page))
    for cause in of_file:
        assert any(cause.title in words and "the whole file" in words for words in seen)
    go_on(page, qtbot, backwards=True)
    assert isinstance(page.desk.one.first_to_do(), QPushButton | QLineEdit)


def test_without_any_problem_it_says_so(qtbot: QtBot) -> None:
    page = check_page(qtbot, clean_patrons())
    turn(page, qtbot)
    assert page.desk.one.left.text() == "No problem left here"
    go_on(page, qtbot)
    page.desk.choose(RowChoice("error"))
    page.desk.explain()
    assert page.desk.one.text() == ""
    assert not page.desk.one.take()


def test_the_key_the_button_and_the_menu_turn_it_and_back(page: CheckPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F7)
    assert not page.desk.is_one_at_a_time()
    assert page.desk.table.hasFocus()
    part(page, QToolButton, "check.one_at_a_time").click()
    assert page.desk.is_one_at_a_time()
    page.actions_["one-at-a-time"].trigger()
    assert not page.desk.is_one_at_a_time()
    assert not page.actions_["one-at-a-time"].isChecked()
    assert not page.one_button.isChecked()
    ready(qtbot, page)


def test_it_is_remembered(qtbot: QtBot) -> None:
    session = session_of(infiniti_job())
    session.set_settings(Settings(one_at_a_time=True))
    page = CheckPage(session)
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    assert page.desk.is_one_at_a_time()
    assert page.first_to_do() is page.desk.one.first_to_do()
    page.actions_["one-at-a-time"].trigger()
    assert not load_settings().one_at_a_time
    page.actions_["one-at-a-time"].trigger()
    assert load_settings().one_at_a_time


def test_what_cannot_be_remembered_is_said(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_session: Session, _change: object) -> None:
        raise RosterError("not-written", file="settings.json", reason="full")

    session = session_of(infiniti_job())
    session.set_settings(Settings())
    page = CheckPage(session)
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    monkeypatch.setattr(Session, "change_settings", refuse)
    page.actions_["one-at-a-time"].trigger()
    assert "settings.json" in page.message_bar.text()
    assert page.desk.is_one_at_a_time()


def test_the_menu_of_the_window_has_it_where_it_is(window: Window) -> None:

    def shown() -> bool:
        words = "One problem at a time, without the table"
        return any(each.text() == words and each.isVisible() for each in window.view.menu.actions())

    window.page_of(Step.CHECK)
    assert not shown()
    window.go_to(Step.CHECK)
    assert shown()
    window.go_to(Step.RECORD_TYPE)
    assert not shown()


def beside(qtbot: QtBot, heading: str, cells: tuple[str, ...]) -> CheckPage:
    """Return the page with one more column, one problem by itself."""
    rows = [(*patron(row), cell) for row, cell in enumerate(cells)]
    page = check_page(qtbot, ((*HEADINGS, heading), rows))
    page.desk.show_one_at_a_time(on=True)
    ready(qtbot, page)
    return page


def column_of(page: CheckPage, column: int) -> list[str]:
    return page.session.work.sheet_of("patrons").frame[f"c{column}"].to_list()


def editor_of(page: CheckPage) -> QLineEdit:
    editor = page.desk.one.first_to_do()
    assert isinstance(editor, QLineEdit)
    return editor


def test_a_cell_that_is_longer_than_a_line_by_itself_holds_stays_whole(qtbot: QtBot) -> None:
    cells = ("x", "n" * 40_000, "x")
    page = beside(qtbot, "notes", cells)
    page.desk.table.go_to(1, len(HEADINGS))
    page.desk.explain()
    go_on(page, qtbot)
    assert column_of(page, len(HEADINGS)) == list(cells)
    assert not page.session.work.edited


def test_a_password_is_dots_until_it_is_changed_or_shown(qtbot: QtBot) -> None:
    page = beside(qtbot, "password", ("Reef-22-blue", " Secret 1 ", "Moss-31-green"))
    assert go_on(page, qtbot) == (1, len(HEADINGS))
    heard = QAccessible.queryAccessibleInterface(editor_of(page))
    assert editor_of(page).echoMode() == QLineEdit.EchoMode.Password
    assert "Secret" not in heard.text(QAccessible.Text.Value)
    page.desk.actions_.secrets.trigger()
    assert editor_of(page).echoMode() == QLineEdit.EchoMode.Normal
    page.desk.actions_.secrets.trigger()
    assert editor_of(page).echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClicks(editor_of(page), "New-77")
    assert editor_of(page).echoMode() == QLineEdit.EchoMode.Normal
    page.settle()
    ready(qtbot, page)
    assert column_of(page, len(HEADINGS))[1] == "New-77"


def undone_and_redone(page: CheckPage) -> None:
    page.undo()
    page.redo()


TYPED_OVER: dict[str, Callable[[CheckPage], object]] = {
    "first fix": lambda page: page.desk.apply_first(),
    "safe fixes": lambda page: page.make_safe_fixes(),
    "undo": undone_and_redone,
    "anew": lambda page: page.desk.refresh(),
    "other rows": lambda page: page.desk.choose(RowChoice(row_filter="error")),
    "a row": lambda page: page.desk.go_to_row(9),
    "next": lambda page: page.desk.go_to_next(),
    "the table": lambda page: page.desk.show_one_at_a_time(on=False),
}


@pytest.mark.parametrize("way", TYPED_OVER)
def test_nothing_that_is_being_typed_is_lost(
    page: CheckPage, qtbot: QtBot, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FixPreview, "wanted", lambda *_: False)
    page.desk.table.go_to(3, SURNAME)
    page.desk.explain()
    ready(qtbot, page)
    editor_of(page).setFocus()
    editor_of(page).selectAll()
    QTest.keyClicks(editor_of(page), "Leeson")
    TYPED_OVER[way](page)
    ready(qtbot, page)
    assert column_of(page, SURNAME)[3] == "Leeson"
