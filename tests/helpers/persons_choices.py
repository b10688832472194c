"""What a person chose in what is shown, whatever it says: places, sizes, ticks, typed words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from rosterwizard.gui.tables.row_table import RowTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QAbstractItemModel

_MOST_ROWS = 60
_SCROLLED = "is scrolled"
Choices = dict[str, object]


def choices_in(*roots: QWidget) -> Choices:
    """Return what is chosen in these windows, by the place of what shows it."""
    found: Choices = {}
    for root in roots:
        for widget in (root, *root.findChildren(QWidget)):
            if widget.isVisible():
                for what, value in _of_widget(widget):
                    found[f"{_place(widget, root)} {what}"] = value
    focused = QApplication.focusWidget()
    found["focus"] = focused and _place(focused, focused.window())
    return found


def _place(widget: QWidget, root: QWidget) -> str:
    """Return the way there: names, and which of its kind it is where it has none."""
    names: list[str] = []
    here: QWidget | None = widget
    while here is not None and here is not root:
        names.append(here.objectName() or type(here).__name__)
        here = here.parentWidget()
    return "/".join([root.objectName(), *reversed(names)])


def _of_widget(widget: QWidget) -> Iterator[tuple[str, object]]:
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        yield "is checked", widget.isChecked()
    if isinstance(widget, QComboBox):
        yield "is at", widget.currentIndex()
        yield "has lines", widget.count()
    if isinstance(widget, QLineEdit):
        yield "is typed", widget.text()
        yield "cursor", widget.cursorPosition()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield "cursor", widget.textCursor().position()
    if isinstance(widget, QAbstractSpinBox):
        yield "is set", widget.text()
    if isinstance(widget, QStackedWidget | QTabBar):
        yield "shows", widget.currentIndex()
    if isinstance(widget, QSplitter):
        yield "sizes", widget.sizes()
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QHeaderView):
        bars = (widget.horizontalScrollBar(), widget.verticalScrollBar())
        yield _SCROLLED, tuple((each.value(), each.maximum()) for each in bars)
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _of_view(widget)


def _of_view(view: QAbstractItemView) -> Iterator[tuple[str, object]]:
    yield "is at", _way(view.currentIndex())
    yield "has chosen", sorted(map(_way, view.selectedIndexes()))
    yield "is edited", view.state() == QAbstractItemView.State.EditingState
    model: Any = view.model()  # typed as never None
    if model is not None:
        yield "rows", model.rowCount(view.rootIndex())
    if isinstance(view, QTreeView) and model is not None:
        yield "is open at", sorted(_open_ways(view, model, QModelIndex()))
    if isinstance(view, QTableView):
        header = view.horizontalHeader()
        if isinstance(view, RowTable):
            yield "own widths", view.columns().widths
        yield (
            "columns",
            [
                (header.visualIndex(each), header.isSectionHidden(each))
                for each in range(header.count())
            ],
        )


def _open_ways(
    view: QTreeView, model: QAbstractItemModel, parent: QModelIndex
) -> Iterator[tuple[int, ...]]:
    for row in range(min(model.rowCount(parent), _MOST_ROWS)):
        index = model.index(row, 0, parent)
        if view.isExpanded(index):
            yield _way(index)
            yield from _open_ways(view, model, index)


def _way(index: QModelIndex) -> tuple[int, ...]:
    """Return the rows that lead to a place, and its column; () for none."""
    way: list[int] = [index.column()] if index.isValid() else []
    while index.isValid():
        way.insert(0, index.row())
        index = index.parent()
    return tuple(way)


def differing(before: Choices, now: Choices) -> list[tuple[str, object, object]]:
    """Return what is chosen otherwise, or is there no more; each with how it was and is.

    A place that is scrolled to may be less far down where there is less below it.
    """
    return [
        (what, was, now.get(what))
        for what, was in before.items()
        if now.get(what) != was and not _ends_sooner(what, was, now.get(what))
    ]


def _ends_sooner(what: str, was: object, now: object) -> bool:
    if not (what.endswith(_SCROLLED) and isinstance(was, tuple) and isinstance(now, tuple)):
        return False
    return all(
        here == there or (here == most < there)
        for (there, _), (here, most) in zip(was, now, strict=True)
    )
