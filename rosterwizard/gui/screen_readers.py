"""What screen readers are told of scroll areas, in place of Qt's answer, which ends the program."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_SCROLL_AREAS = {"QScrollArea", "QAbstractScrollArea"}


@cache  # Qt keeps every one that it is given
def answer_for_scroll_areas() -> None:
    """Let every scroll area answer for children that it does not have.

    A reader asks how many children there are, then for each of them. Qt's own answer counts the
    scroll bars that are shown and looks into its list unchecked: where one has gone between the
    two questions, as when what was planned gives way to what became of it, the program ends.
    Tables, lists and texts have answers of their own, which do check.
    """
    QAccessible.installFactory(_answer)


def _answer(kind: str, asked: QObject) -> QAccessibleInterface | None:
    """Return who answers for `asked`, a `kind` of thing; None leaves it to Qt."""
    if kind in _SCROLL_AREAS and isinstance(asked, QWidget):
        return QAccessibleWidget(asked, QAccessible.Role.Client)  # the role that Qt gives it
    return None
