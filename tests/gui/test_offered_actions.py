"""The finder offers all that a window has: each button, each action of a key or a menu, once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QTabBar, QWidget

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.actions import put_action, say_why_off
from rosterwizard.gui.offered_actions import OfferedAction, offered_actions, plain
from tests.helpers.patron_jobs import infiniti_job

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.window import Window

PAGES = (Step.RECORD_TYPE, Step.TEMPLATE, Step.FILE, Step.HEADINGS, Step.CHECK, Step.SUBMIT)


@pytest.fixture
def busy_window(window: Window, qtbot: QtBot) -> Window:
    """Return a window in which patrons with mistakes were opened."""
    job = infiniti_job()
    session = window.session
    session.choose(job.profile, ["patrons"])
    session.set_paths([job.sheets[0].sheet.origin.file])
    session.set_job(job)
    window.go_to(Step.CHECK)
    qtbot.waitUntil(lambda: window.session.work.is_checked)
    return window


def words_of(window: Window) -> list[str]:
    return [each.words for each in offered_actions(window.parts())]


def named_buttons(window: QWidget) -> list[QAbstractButton]:
    return [
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.objectName() and not isinstance(each.parent(), QTabBar)
    ]


@pytest.mark.parametrize("step", PAGES, ids=lambda step: step.value)
def test_every_button_and_every_action_of_a_page_is_offered_once(
    busy_window: Window, step: Step
) -> None:
    busy_window.go_to(step)
    offered = words_of(busy_window)
    times = Counter(offered)
    for button in named_buttons(busy_window.window()):
        menu = button.menu() if hasattr(button, "menu") else None
        if button.isEnabled() and menu is None and not button.actions():
            name = plain(button.accessibleName() or button.text())
            assert any(each.endswith(name) for each in offered), name
    actions = {
        id(action): action
        for widget in busy_window.window().findChildren(QWidget)
        if widget.isVisible()
        for action in widget.actions()
        if action.text() and action.isVisible() and action.isEnabled()
    }
    for action in actions.values():
        assert (
            times[plain(action.text())]
            + sum(each.endswith(f": {plain(action.text())}") for each in offered)
            >= 1
        ), action.text()
    doubled = [words for words, count in times.items() if count > 1]
    assert not doubled


def test_keys_are_shown_as_the_keyboard_has_them(busy_window: Window) -> None:
    keys = {each.words: each.keys for each in offered_actions(busy_window.parts())}
    assert keys["Go to the next problem"] == "F8"
    assert keys["Make the first fix that is offered"] == "Alt+Enter"
    assert keys["Clear"] == "Delete"
    assert keys["View: Larger text"] == "Ctrl++"
    assert keys["Continue with 10 rows…"] == "Alt+C"
    assert keys["Rows to show: Errors 4"] == ""


def test_menus_are_offered_by_what_is_in_them(busy_window: Window) -> None:
    offered = words_of(busy_window)
    assert "Recipe: mend the next file like this one: Use a recipe…" in offered
    assert "Recipe: mend the next file like this one" not in offered


def test_what_is_off_says_why_or_is_left_out(busy_window: Window) -> None:
    off = {each.words: each.off for each in offered_actions(busy_window.parts()) if each.off}
    assert off["Undo the last step"] == "No step was made yet."
    assert off["Redo what was undone"] == "No step was undone."
    busy_window.begin_anew()
    offered = offered_actions(busy_window.parts())
    assert {each.words: each.off for each in offered}["Continue"] == "Choose a record type first."
    assert not any(each.words.startswith("Steps: Step 7") for each in offered)


def test_what_is_chosen_is_done(busy_window: Window) -> None:
    offered = {each.words: each for each in offered_actions(busy_window.parts())}
    offered["Rows to show: Warnings 2"].do()
    assert list(busy_window.page_of(Step.CHECK).desk.model.shown_rows()) == [3, 4]  # type: ignore[attr-defined]


def test_a_menu_that_is_filled_when_it_opens_is_filled_before_it_is_read(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    button = QPushButton("&More", top)
    button.setObjectName("more")
    menu = QMenu(button)
    menu.aboutToShow.connect(lambda: menu.addAction("Late"))
    button.setMenu(menu)
    top.show()
    assert [each.words for each in offered_actions([top])] == ["More: Late"]


def test_an_action_that_is_hidden_off_or_a_line_is_left_out(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    done: list[str] = []
    shown = put_action(top, "&Shown && seen", ("Ctrl+J",), lambda: done.append("shown"))
    hidden, off = QAction("Hidden", top), QAction("Off", top)
    hidden.setVisible(False)
    off.setEnabled(False)
    line = QAction(top)
    line.setSeparator(True)
    top.addActions([hidden, off, line])
    top.show()
    assert words([top]) == ["Shown & seen"]
    say_why_off(off, "Not today.")
    assert words([top]) == ["Shown & seen", "Off"]
    shown.trigger()
    assert done == ["shown"]


def words(roots: list[QWidget]) -> list[str]:
    found: list[OfferedAction] = offered_actions(roots)
    return [each.words for each in found]


@pytest.mark.parametrize("step", PAGES, ids=lambda step: step.value)
def test_no_key_stands_for_two_actions_at_once(busy_window: Window, step: Step) -> None:
    busy_window.go_to(step)
    widgets = [each for each in busy_window.window().findChildren(QWidget) if each.isVisible()]
    actions = {id(action): action for each in widgets for action in each.actions()}
    keys = Counter(key.toString() for each in actions.values() for key in each.shortcuts())
    assert [key for key, count in keys.items() if key and count > 1] == []
