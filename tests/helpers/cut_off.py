"""Finds what a person cannot read: texts that have less room than they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# Drawn as wide as it is, like the sheet that it is a picture of.
SIDEWAYS = {"template.picture_area"}
# Parts of Qt's own widgets, which have their own ways with little room.
_INNER = (QLineEdit, QTabBar)
_ROUNDING_PX = 1
_TURNS_AT_REST = 3
_MOST_TURNS = 50


def let_settle(root: QWidget) -> None:
    """Let layouts come to rest: wrapped texts give each other room in several turns.

    A row that flips tells those around it once the events of this turn are through.
    """
    at_rest = 0
    for _ in range(_MOST_TURNS):
        before = _places(root)
        QTest.qWait(1)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        at_rest = at_rest + 1 if _places(root) == before else 0
        if at_rest == _TURNS_AT_REST:
            return


def _places(root: QWidget) -> list[QRect]:
    return [widget.geometry() for widget in root.findChildren(QWidget)]


def cut_off(root: QWidget) -> Iterator[str]:
    """Give a line for each text in `root` that is cut off, with what it needs and has."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget.parentWidget(), _INNER):
            continue
        if isinstance(widget, QLabel | QAbstractButton | QComboBox):
            yield from _lacks_room(widget)
            yield from _sticks_out(widget)
        if isinstance(widget, QScrollArea) and _needs_scrolling_sideways(widget):
            yield f"{_name_of(widget)} scrolls sideways"
        if isinstance(widget, QScrollArea) and not _is_scrolled_by_keys(widget):
            yield f"{_name_of(widget)} is scrolled by the mouse alone"


def _is_scrolled_by_keys(area: QScrollArea) -> bool:
    """Tell whether all of it can be brought into view: by its own keys, or by what takes them."""
    if not area.verticalScrollBar().maximum() or area.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return True
    return any(
        each.isVisibleTo(area) and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        for each in area.findChildren(QWidget)
    )


def _lacks_room(widget: QLabel | QAbstractButton | QComboBox) -> Iterator[str]:
    if isinstance(widget, QComboBox):
        needed, room = _of_combo_box(widget)
    elif isinstance(widget, QLabel):
        needed, room = _of_label(widget)
    elif widget.layout() is not None:
        return  # a card: its words are labels of their own
    else:
        hint = widget.sizeHint()
        needed, room = (hint.width(), hint.height()), (widget.width(), widget.height())
    if any(need > has + _ROUNDING_PX for need, has in zip(needed, room, strict=True)):
        yield f"{_name_of(widget)} needs {needed}, has {room}"


def _of_label(label: QLabel) -> tuple[tuple[int, int], tuple[int, int]]:
    room = label.width(), label.height()
    if not label.text():
        return (0, 0), room
    if label.wordWrap():
        return (0, label.heightForWidth(label.width())), room
    return (label.sizeHint().width(), label.sizeHint().height()), room


def _of_combo_box(box: QComboBox) -> tuple[tuple[int, int], tuple[int, int]]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    area = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox,
        option,
        QStyle.SubControl.SC_ComboBoxEditField,
        box,
    )
    metrics = box.fontMetrics()
    needed = metrics.horizontalAdvance(box.currentText()), metrics.height()
    return needed, (area.width(), box.height())


def _sticks_out(widget: QWidget) -> Iterator[str]:
    """Tell of a widget that its parent does not hold, unless it can be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        area_around = parent.parentWidget()
        if isinstance(area_around, QAbstractScrollArea) and area_around.viewport() is parent:
            return
        area = QRect(widget.mapTo(parent, widget.rect().topLeft()), widget.size())
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(area):
            yield f"{_name_of(widget)} at {area.getRect()} sticks out of {parent.rect().getRect()}"
            return
        if parent.isWindow():
            return
        parent = parent.parentWidget()


def _needs_scrolling_sideways(area: QScrollArea) -> bool:
    content = area.widget()
    if area.objectName() in SIDEWAYS:
        return False
    return content is not None and content.width() > area.viewport().width() + _ROUNDING_PX


def _name_of(widget: QWidget) -> str:
    words = getattr(widget, "text", None)
    text = words() if callable(words) else ""
    return f"{type(widget).__name__} {widget.objectName()} {str(text)[:40]!r}"
