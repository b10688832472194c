"""Text is shown as it stands, whoever wrote it: a cell, a file name, a server's answer.

Qt takes what looks like HTML for HTML, in labels, message boxes and tooltips: a picture would be
fetched, and a heading would fill the page. Every label and every tooltip of the window is made
here (`dialogs/question.py` sees to message boxes), and a test holds that none is made elsewhere.
"""

import re
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_BEGINS_HTML = re.compile(r"<|&(?=lt;)")
_LONG_WORD = re.compile(r"\S{16,}")  # a shorter one fits into the narrowest part whole
_PIECE = re.compile(r"\S{4,9}[@._/\\-](?=\S{3})|\S{10}(?=\S{3})")
_MAY_BREAK = "\u200b"
_JOINER = "\u2060"  # it takes no room, and what follows "<" is no name of a tag any more


class PlainLabel(QLabel):
    """A label that takes its text as it stands."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class _WithTip(Protocol):
    def setToolTip(self, text: str, /) -> None: ...


def plain_tip(text: str) -> str:
    """Return text that Qt shows as it stands; tooltips have no other way to ask for it."""
    return _BEGINS_HTML.sub(lambda found: found[0] + _JOINER, text)


def set_tip(of: _WithTip, text: str) -> None:
    """Give a widget or an item a tooltip."""
    of.setToolTip(plain_tip(text))


def breakable(text: str) -> str:
    """Return the text with places where a long word may be broken, best behind its signs."""
    return _LONG_WORD.sub(lambda word: _PIECE.sub(rf"\g<0>{_MAY_BREAK}", word[0]), text)
