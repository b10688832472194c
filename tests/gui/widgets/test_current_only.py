"""A stack that is as large as what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from rosterwizard.gui.widgets.current_only import CurrentOnly

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def of_words(count: int) -> QWidget:
    """Return a widget that is the higher, the narrower it is."""
    words, outer = QLabel("word " * count), QWidget()
    words.setWordWrap(True)
    column = QVBoxLayout(outer)
    column.addWidget(words)
    column.addWidget(QLineEdit())
    return outer


def test_it_is_as_high_as_the_one_that_is_shown_from_the_beginning(qtbot: QtBot) -> None:
    stack, alone, small, large = CurrentOnly(), CurrentOnly(), of_words(1), of_words(200)
    for each in (stack, alone):
        qtbot.addWidget(each)
    alone.add(of_words(1))
    stack.add(small)
    stack.add(large)
    assert stack.heightForWidth(200) == alone.heightForWidth(200)
    stack.show_only(large)
    assert stack.current() is large
    assert stack.heightForWidth(200) > 5 * alone.heightForWidth(200)
    stack.show_only(small)
    assert stack.heightForWidth(200) == alone.heightForWidth(200)


def test_the_keyboard_stays_in_it(qtbot: QtBot) -> None:
    window, before, stack = QWidget(), QLineEdit(), CurrentOnly()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second, bare = of_words(1), of_words(1), QWidget()
    column.addWidget(before)
    column.addWidget(stack)
    for each in (first, second, bare):
        stack.add(each)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    inputs = [*first.findChildren(QLineEdit), *second.findChildren(QLineEdit)]
    inputs[0].setFocus()
    stack.show_only(second)
    assert QApplication.focusWidget() is inputs[1]
    stack.show_only(first)
    assert QApplication.focusWidget() is inputs[0]
    stack.show_only(bare)
    assert QApplication.focusWidget() is bare
    before.setFocus()
    stack.show_only(first)
    assert QApplication.focusWidget() is before
