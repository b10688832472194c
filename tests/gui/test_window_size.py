"""Windows begin no larger than their screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from rosterwizard.gui.widgets.labels import text_label
from rosterwizard.gui.window_size import on_screen, show_whole, size_of_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def window_of(qtbot: QtBot, more: QSize) -> QWidget:
    """Return a window that is larger than its screen by `more`."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(window.screen().availableSize() + more)
    return window


def test_window_that_fits_keeps_its_size(qtbot: QtBot) -> None:
    window = window_of(qtbot, QSize(-100, -100))
    before = window.size()
    show_whole(window)
    assert not window.isMaximized()
    assert window.size() == before


def test_window_that_is_too_large_takes_the_whole_screen(qtbot: QtBot) -> None:
    window = window_of(qtbot, QSize(400, -200))
    show_whole(window)
    assert window.isMaximized()


def test_dialog_leaves_room_for_what_the_desktop_draws_around_it(qtbot: QtBot) -> None:
    window = window_of(qtbot, QSize(0, 0))
    room = window.screen().availableSize()
    fitting = on_screen(window, room + QSize(1000, 1000))
    assert fitting.width() < room.width()
    assert fitting.height() < room.height()
    assert on_screen(window, QSize(300, 200)) == QSize(300, 200)


def test_small_dialog_shows_all_of_its_words(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    label = text_label("Words that wrap, of several lines in the end. " * 6)
    column = QVBoxLayout(dialog)
    column.addWidget(label)
    dialog.resize(size_of_words(dialog, column))
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert label.height() >= label.heightForWidth(label.width())
    label.setWordWrap(False)
    assert size_of_words(dialog, column).height() == dialog.sizeHint().height()
