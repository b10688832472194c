"""What can be done, with its words and its keys: menus, keys and the finder of actions show it.

A button that does the same wears the action (`QWidget.addAction`), so that it is offered once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

_OFF_BECAUSE = "off_because"


def put_action(
    owner: QWidget,
    words: str,
    keys: Sequence[str | QKeySequence.StandardKey],
    act: Callable[[], object],
    *,
    everywhere: bool = False,
) -> QAction:
    """Return an action of `owner` and of whatever is in it, reached by any of the keys.

    everywhere: the keys hold in the whole window.
    """
    action = QAction(words, owner)
    action.setShortcuts([QKeySequence(each) for each in keys])
    if not everywhere:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked=False: act())
    owner.addAction(action)
    return action


def say_why_off(of: QObject, words: str) -> None:
    """Say why an action or a button is off, for when it is; the finder leaves others out then."""
    of.setProperty(_OFF_BECAUSE, words)


def why_off(of: QObject) -> str:
    """Return what was said of that, "" for nothing."""
    return str(of.property(_OFF_BECAUSE) or "")
