"""Where Tab leads in the window, and which letters Alt reaches something by."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_STOPS = 120
_MARKED = re.compile("&([^& ])")
PLACES = ("page", "footer", "steps")


def shared_mnemonics(root: QWidget) -> dict[str, int]:
    """Return the letters that stand for several things at once."""
    letters: Counter[str] = Counter()
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root):
            letters.update(
                found[1].lower() for found in map(_MARKED.search, _words(widget)) if found
            )
    return {letter: count for letter, count in letters.items() if count > 1}


def _words(widget: QWidget) -> Sequence[str]:
    if isinstance(widget, QAbstractButton):
        return [widget.text()]
    if isinstance(widget, QTabBar):
        return [widget.tabText(place) for place in range(widget.count())]
    labels = isinstance(widget, QLabel) and widget.buddy() is not None
    return [widget.text()] if isinstance(widget, QLabel) and labels else []


def stops(window: QWidget) -> Iterator[QWidget]:
    """Give what Tab comes to, from what has the focus on, until it comes to something again."""
    begun = QApplication.focusWidget()
    seen: list[QWidget] = []
    focused = begun
    while focused is not None and focused not in seen and len(seen) < _MOST_STOPS:
        seen.append(focused)
        yield focused
        window.focusNextPrevChild(True)
        focused = QApplication.focusWidget()
    if begun is not None:
        begun.setFocus()


def place_of(name: str) -> str:
    """Return which of `PLACES` a widget of that object name stands in."""
    return {"window": "footer", "steps": "steps"}.get(name.partition(".")[0], "page")
