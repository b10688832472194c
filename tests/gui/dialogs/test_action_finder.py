"""What can be done is found by words and done by Enter, by keys alone, seen and heard."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from rosterwizard.gui.actions import say_why_off
from rosterwizard.gui.dialogs.action_finder import ActionFinder
from rosterwizard.gui.offered_actions import OfferedAction, offered_again

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.dialogs.action_finder import Offered, Offers
    from rosterwizard.gui.window import Window

MENDS = "Mend what is near"


def offered(words: str, keys: str = "", off: str = "") -> OfferedAction:
    return OfferedAction(words, keys, off, lambda: None)


OFFERED = (
    offered("Undo the last step", "Ctrl+Z", "No step was made yet."),
    offered("Go to the next problem", "F8"),
    offered("Find in the rows…", "Ctrl+F"),
    offered("Show all rows"),
)


@pytest.fixture
def finder(qtbot: QtBot) -> ActionFinder:
    finder = ActionFinder(lambda: OFFERED)
    qtbot.addWidget(finder)
    with qtbot.waitExposed(finder):
        finder.show()
    finder.activateWindow()
    qtbot.waitUntil(finder.text.hasFocus)
    return finder


def lines(finder: ActionFinder) -> list[str]:
    return [finder.list.item(row).text() for row in range(finder.list.count())]


def test_it_begins_with_all_of_them_at_the_first_that_can_be_done(finder: ActionFinder) -> None:
    assert lines(finder) == [each.words for each in OFFERED]
    assert finder.list.currentRow() == 1
    assert not finder.grab().isNull()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_words_are_typed_and_enter_does_it(finder: ActionFinder, key: Qt.Key) -> None:
    QTest.keyClicks(finder.text, "rows show")
    assert lines(finder) == ["Show all rows"]
    QTest.keyClick(finder.text, key)
    assert finder.result() == QDialog.DialogCode.Accepted
    assert finder.chosen is OFFERED[3]


def test_arrow_keys_walk_the_list_while_one_types(finder: ActionFinder) -> None:
    QTest.keyClicks(finder.text, "row")
    assert lines(finder) == ["Find in the rows…", "Show all rows"]
    QTest.keyClick(finder.text, Qt.Key.Key_Down)
    assert finder.list.currentRow() == 1
    QTest.keyClick(finder.text, Qt.Key.Key_Up)
    QTest.keyClick(finder.text, Qt.Key.Key_Return)
    assert finder.chosen is OFFERED[2]


def test_a_click_does_it(finder: ActionFinder) -> None:
    place = finder.list.visualItemRect(finder.list.item(2)).center()
    QTest.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert finder.chosen is OFFERED[2]


def test_what_is_off_is_seen_with_its_reason_and_not_done(finder: ActionFinder) -> None:
    QTest.keyClicks(finder.text, "undo")
    item = finder.list.item(0)
    heard = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Undo the last step, Ctrl+Z, No step was made yet"
    QTest.keyClick(finder.text, Qt.Key.Key_Return)
    assert finder.isVisible()
    assert finder.chosen is None


def test_nothing_found_is_said_and_enter_does_nothing(finder: ActionFinder) -> None:
    QTest.keyClicks(finder.text, "zebra")
    assert finder.nothing.isVisible()
    assert not finder.list.isVisible()
    QTest.keyClick(finder.text, Qt.Key.Key_Return)
    assert finder.isVisible()
    QTest.keyClick(finder.text, Qt.Key.Key_Escape)
    assert finder.chosen is None


def test_the_answer_is_what_was_chosen(monkeypatch: pytest.MonkeyPatch, window: Window) -> None:
    def choose(finder: ActionFinder) -> int:
        finder._do()  # noqa: SLF001 - as Enter does
        return finder.result()

    monkeypatch.setattr(ActionFinder, "exec", choose)
    assert ActionFinder.wanted(lambda: OFFERED, window) == (OFFERED[1], OFFERED)
    monkeypatch.setattr(ActionFinder, "exec", lambda _finder: QDialog.DialogCode.Rejected)
    assert ActionFinder.wanted(lambda: OFFERED, window) is None


def test_its_key_works_wherever_one_is_and_deletes_nothing(
    window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[Offered] = []

    def wanted(offers: Offers, _parent: QWidget) -> tuple[OfferedAction, Offered]:
        asked.append(every := offers())
        return next(each for each in every if each.words == "View: Dark"), every

    monkeypatch.setattr(ActionFinder, "wanted", wanted)
    monkeypatch.setattr(type(window.session), "change_settings", lambda *_: done.append(1))
    done: list[int] = []
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("haiku")
    line.setCursorPosition(2)
    QTest.keyClick(line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: done == [1])
    assert line.text() == "haiku"
    window.steps.setFocus()
    QTest.keyClick(
        window.steps.button(window.step), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier
    )
    assert len(asked) == 2
    QTest.keyClicks(line, "k")
    assert line.text() == "hakiku"


def test_it_can_be_left(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ActionFinder, "wanted", lambda *_: None)
    window.find_action()
    assert window.isVisible()


# -- What was built anew while one looked --------------------------------------------------------


def mending(window: Window, done: list[str], says: str) -> QPushButton:
    """Put a button on the page that notes what it did."""
    button = QPushButton(MENDS, window.currentPage())
    button.setObjectName("mends")
    button.clicked.connect(lambda: done.append(says))
    button.show()
    return button


def built_anew(window: Window, old: QPushButton, done: list[str]) -> str:
    shiboken6.delete(old)
    mending(window, done, "the new one")
    return ""


def went(_window: Window, old: QPushButton, _done: list[str]) -> str:
    shiboken6.delete(old)
    return f"“{MENDS}” is not there any more"


def was_doubled(window: Window, _old: QPushButton, done: list[str]) -> str:
    mending(window, done, "one more")
    return f"“{MENDS}” is not there any more"


def went_off(_window: Window, old: QPushButton, _done: list[str]) -> str:
    old.setEnabled(False)
    say_why_off(old, "Nothing is near any more.")
    return "Nothing is near any more."


def stayed(_window: Window, _old: QPushButton, _done: list[str]) -> str:
    return ""


@pytest.mark.parametrize(
    ("becomes", "does"),
    [
        *((stayed, ["the old one"]), (built_anew, ["the new one"])),
        *((went, []), (was_doubled, []), (went_off, [])),
    ],
)
def test_what_is_chosen_is_done_as_it_is_by_then_or_it_is_said(
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    becomes: Callable[[Window, QPushButton, list[str]], str],
    does: list[str],
) -> None:
    done: list[str] = []
    old = mending(window, done, "the old one")
    said: list[str] = []

    def wanted(offers: Offers, _parent: QWidget) -> tuple[OfferedAction, Offered]:
        every = offers()
        chosen = next(each for each in every if each.words == MENDS)
        said.append(becomes(window, old, done))
        return chosen, every

    monkeypatch.setattr(ActionFinder, "wanted", wanted)
    window.find_action()
    page = window.page_of(window.step)
    qtbot.waitUntil(lambda: bool(done or page.message_bar.text()))
    assert done == does
    assert page.message_bar.text().startswith(said[0])
    assert bool(page.message_bar.text()) == bool(said[0])


def test_of_several_with_the_same_words_the_one_that_was_chosen_is_done() -> None:
    before, now = [offered("A"), *map(offered, "BB")], [*map(offered, "CBBA")]
    before = [replace(each, do=partial(int, place)) for place, each in enumerate(before)]
    assert offered_again(before[1], before, now) is now[1]
    assert offered_again(before[2], before, now) is now[2]
    assert offered_again(before[0], before, now) is now[3]
    assert offered_again(before[2], before, now[:2]) is None
