"""The real window, led by its own widgets: by the mouse, or by keys alone.

Widgets are named by their object names (`check.safe_fixes`). Whatever is pressed must be in sight
and not covered by something else, as for a person.
"""

from __future__ import annotations

import gc
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, QThreadPool, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QScrollArea, QWidget

from rosterwizard.gui import task
from rosterwizard.gui.frame import Frame
from rosterwizard.gui.furnishing import furnish
from rosterwizard.gui.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from rosterwizard.core.flow import Step
    from rosterwizard.gui.look import Dresser
    from rosterwizard.gui.session import Session
    from rosterwizard.gui.window import Window

    Fact = Callable[[], bool]

WAIT_S = 30
_TURN_MS = 5
_MOST_TABS = 80
Kind = TypeVar("Kind", bound=QWidget)


def wait_until(fact: Fact, timeout_s: float = WAIT_S) -> None:
    """Let the window work until `fact` holds; raise TimeoutError when it never does."""
    end = time.monotonic() + timeout_s
    while not fact():
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to it")
        QTest.qWait(_TURN_MS)


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

    def see(self, name: str, kind: type[Kind] = QWidget) -> Kind:  # type: ignore[assignment] # any widget, unless a kind is wanted
        """Return the one widget of that object name that is shown."""
        found = self.seen(name, kind)
        assert found, f"{name} is not shown"
        assert len(found) == 1, f"{name} is shown {len(found)} times"
        return found[0]

    def seen(self, name: str, kind: type[Kind] = QWidget) -> list[Kind]:  # type: ignore[assignment] # as above
        """Return the widgets of that object name that are shown."""
        return [
            widget
            for top in QApplication.topLevelWidgets()
            for widget in ([top] if top.objectName() == name else top.findChildren(QWidget, name))
            if widget.isVisible() and isinstance(widget, kind)
        ]

    def come_back(self) -> None:
        """Take the keyboard back from a dialog that was closed."""
        self.frame.activateWindow()
        self.wait(self.frame.isActiveWindow)

    def message(self) -> str:
        """Return what the page's line of messages says."""
        return self.page.message_bar.text()

    def main_button(self) -> QPushButton:
        """Return the button that goes on."""
        (button,) = (
            *self.seen("window.next", QPushButton),
            *self.seen("window.finish", QPushButton),
        )
        return button

    def wait_for(self, step: Step) -> None:
        """Wait until the page of a step is open and has nothing more to do by itself."""
        self.wait(lambda: self.window.step is step)
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        """Wait until no work runs and no page is busy."""
        self.wait(self._is_idle)

    def _is_idle(self) -> bool:
        return not self.page.busy and QThreadPool.globalInstance().activeThreadCount() == 0

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
            QTest.keyClicks(self.focus(), character)

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


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever scrolls until the widget is in sight."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


@contextmanager
def opened_window(
    dresser: Dresser,
    wait: Callable[[Fact], None],
    size_px: tuple[int, int],
    files: Sequence[Path] = (),
) -> Iterator[Wizard]:
    """Open the window as the program does, and close it without asking in the end.

    Exceptions in its slots go where they went before, so that a test sees them.
    """
    hook = sys.excepthook
    windows: list[Window] = []
    gc.disable()  # as the program does: it would collect in whichever thread allocates
    frame = Frame()
    frame.resize(*size_px)
    frame.painted.connect(
        lambda: QTimer.singleShot(0, lambda: windows.append(furnish(frame, dresser, files)))
    )
    try:
        frame.show()
        wait(lambda: bool(windows and windows[0].session.profiles))
        sys.excepthook = hook
        wizard = Wizard(frame, windows[0], wait)
        wizard.wait_until_idle()
        yield wizard
    finally:
        sys.excepthook = hook
        task.cancel_all()
        QTest.qWait(0)  # what was done in the last moment still finds its widgets
        frame.hide()
        frame.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        gc.enable()
