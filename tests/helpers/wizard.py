"""The real window, led by its own widgets: by the mouse, or by keys alone.

Widgets are named by their object names (`check.safe_fixes`). Whatever is pressed must be in sight
and not covered by something else, as for a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QThreadPool
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.task import unfinished

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.wizard.flow import Step
    from rosterwizard.gui.frame import Frame
    from rosterwizard.gui.session import Session
    from rosterwizard.gui.window import Window

    Fact = Callable[[], bool]

_MOST_TABS = 80
Kind = TypeVar("Kind", bound=QWidget)


class Wizard:
    """The window as a person has it in front of them.

    wait: returns once the fact that it is given holds, and raises when that takes too long.
    """

    def __init__(self, frame: Frame, window: Window, wait: Callable[[Fact], None]) -> None:
        self.frame = frame
        self.window = window
        self.wait = wait

    @property
    def session(self) -> Session:
        """What the pages share."""
        return self.window.session

    @property
    def page(self) -> Page:
        """The page that is open."""
        page = self.window.currentPage()
        assert isinstance(page, Page)
        return page

    # -- Seeing ---------------------------------------------------------------------------

    def hear(self) -> str:
        """Return all words of the page that are shown."""
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def see(self, name: str) -> QWidget:
        """Return the one widget of that object name that is shown."""
        found = self.seen(name)
        assert found, f"{name} is not shown"
        assert len(found) == 1, f"{name} is shown {len(found)} times"
        return found[0]

    def see_as(self, kind: type[Kind], name: str) -> Kind:
        """Return the one widget of that object name, which is of that kind."""
        widget = self.see(name)
        assert isinstance(widget, kind)
        return widget

    def seen(self, name: str) -> list[QWidget]:
        """Return the widgets of that object name that are shown."""
        every = QApplication.allWidgets()
        return [each for each in every if each.objectName() == name and each.isVisible()]

    def come_back(self) -> None:
        """Take the keyboard back from a dialog or a list that was closed."""
        self.frame.activateWindow()
        self.wait(self.frame.isActiveWindow)

    def message(self) -> str:
        """Return what the page's line of messages says."""
        return self.page.message_bar.text()

    def main_button(self) -> QPushButton:
        """Return the button that goes on."""
        last = bool(self.seen("window.finish"))
        return self.see_as(QPushButton, "window.finish" if last else "window.next")

    def wait_for(self, step: Step) -> None:
        """Wait until the page of a step is open and has nothing more to do by itself."""
        self.wait(lambda: self.window.step is step)
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        """Wait until no work runs and no page is busy, and what came of it is shown."""
        for _ in range(3):  # what Qt puts off to its next turn may begin work of its own
            QApplication.processEvents()
            self.wait(self._is_idle)

    def _is_idle(self) -> bool:
        runs = unfinished() or QThreadPool.globalInstance().activeThreadCount()
        return not (self.page.busy or runs)

    # -- With the mouse -------------------------------------------------------------------

    def click(self, name: str) -> None:
        """Press a widget in its middle."""
        self.click_on(self.see(name))

    def click_on(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Press a widget, brought into view if its page scrolls."""
        bring_into_view(widget)
        place = widget.rect().center() if place is None else place
        assert widget.isEnabled(), f"{widget.objectName()} is off"
        assert widget.visibleRegion().contains(place), f"{widget.objectName()} is out of sight"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)

    def click_line(self, name: str, line: str | QModelIndex) -> None:
        """Press a line of a list or a tree, by its words, or a cell of a table."""
        view = self.see_as(QAbstractItemView, name)
        index = line_of(view, line) if isinstance(line, str) else line
        view.scrollTo(index)
        self.click_on(view.viewport(), view.visualRect(index).center())

    def type_into(self, name: str, text: str) -> None:
        """Press an input and type over what is in it."""
        self.click(name)
        self.press("Ctrl+A")
        self.type(text)

    def choose(self, name: str, words: str) -> None:
        """Choose from a list that drops down."""
        bring_into_view(self.see(name))
        self.see(name).setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose_here(words)

    def answer(self, name: str, title: str, words: str) -> None:
        """Choose what a line of the table of headings is, by a press and what one types."""
        self.click_line(name, title)
        self.press("Return")
        self.type(words)
        self.press("Return")
        self.wait(lambda: not self.seen("headings.choose"))

    def go_on(self) -> None:
        """Press the main button."""
        self.wait(lambda: self.main_button().isEnabled())
        self.click_on(self.main_button())

    # -- With keys ------------------------------------------------------------------------

    def focus(self) -> QWidget:
        """Return what has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        for character in text:  # one after the other: the focus may move meanwhile
            if character.isascii():
                QTest.keyClicks(self.focus(), character)
            else:  # for which QTest has no key
                plain, key = Qt.KeyboardModifier.NoModifier, Qt.Key.Key_unknown
                pressed = QKeyEvent(QEvent.Type.KeyPress, key, plain, character)
                QApplication.sendEvent(self.focus(), pressed)

    def press(self, *keys: str) -> None:
        """Press keys: "F8", "Ctrl+Z", "Return"."""
        for each in keys:
            QTest.keySequence(self.focus(), QKeySequence(each))

    def tab_to(self, name: str, *, backwards: bool = False) -> None:
        """Press Tab until a widget has the keyboard."""
        passed = []
        for _ in range(_MOST_TABS):
            if self.focus().objectName() == name:
                return
            passed.append(self.focus().objectName())
            self.press("Shift+Tab" if backwards else "Tab")
        raise AssertionError(f"Tab never comes to {name}, only to {passed}")

    def choose_here(self, words: str) -> None:
        """Choose from the list that has the keyboard, as one does without a mouse."""
        box = self.focus()
        assert isinstance(box, QComboBox)
        texts = [box.itemText(row) for row in range(box.count())]
        assert words in texts, f"{words!r} is none of {texts}"
        self.press("Alt+Down")
        view, steps = box.view(), texts.index(words) - box.currentIndex()
        for _ in range(abs(steps)):
            QTest.keyClick(view, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        QTest.keyPress(view, Qt.Key.Key_Return)
        self.wait(lambda: not view.isVisible())
        self.come_back()  # without a screen, Qt leaves the keyboard with the list


def line_of(view: QAbstractItemView, words: str) -> QModelIndex:
    """Return the line of a list or a tree that has these words."""
    model = view.model()
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, words, 1, flags)
    assert found, f"{view.objectName()} has no line {words!r}"
    return found[0]


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever scrolls until the widget is in sight."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
