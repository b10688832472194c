"""Everything that the program's windows say: to those who look, who point, and who listen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_PROPERTIES = (
    *("text", "title", "windowTitle", "toolTip", "statusTip", "whatsThis", "placeholderText"),
    *("accessibleName", "accessibleDescription", "informativeText", "detailedText", "prefix"),
)
_SAYS = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)
_MOST_ROWS = 40


def all_texts(within: QWidget | None = None) -> Iterator[tuple[str, str]]:
    """Give every text of what is shown, each with where it is. within: None for everywhere."""
    every = QApplication.allWidgets() if within is None else within.findChildren(QWidget)
    for widget in (*every, *([within] if within else [])):
        if widget.isVisible() or widget.isWindow():
            for text in _of_widget(widget):
                yield _place(widget), text


def _place(widget: QWidget) -> str:
    parent: QWidget | None = widget
    while parent is not None and not parent.objectName():
        parent = parent.parentWidget()
    return f"{type(widget).__name__} in {parent.objectName() if parent else 'nothing'}"


def _of_widget(widget: QWidget) -> Iterator[str]:
    for name in _PROPERTIES:
        said = widget.property(name)
        if isinstance(said, str) and not _is_hidden(widget, name):
            yield said
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    for action in widget.actions():
        yield from _of_action(action)
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _of_model(widget.model(), widget.rootIndex())
    if isinstance(widget, QComboBox):
        yield from _of_model(widget.model(), QModelIndex())
    yield from _of_accessible(widget)


def _is_hidden(widget: QWidget, name: str) -> bool:
    hides = isinstance(widget, QLineEdit) and widget.echoMode() != QLineEdit.EchoMode.Normal
    return hides and name == "text"


def _of_action(action: QAction) -> Iterator[str]:
    yield action.text()
    yield action.toolTip()
    if (menu := action.menu()) is not None:
        for each in menu.actions():  # type: ignore[attr-defined]  # typed as a plain object
            yield from _of_action(each)


def _of_model(model: QAbstractItemModel | None, root: QModelIndex) -> Iterator[str]:
    if model is None:
        return
    rows = min(model.rowCount(root), _MOST_ROWS)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for row in range(rows):
        for column in range(columns):
            index = model.index(row, column, root)
            yield from (str(model.data(index, role) or "") for role in _ROLES)
            if model.rowCount(index):
                yield from _of_model(model, index)
    for way, count in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows)):
        for section in range(count):
            yield from (str(model.headerData(section, way, role) or "") for role in _ROLES)


def _of_accessible(widget: QWidget) -> Iterator[str]:
    interface: Any = QAccessible.queryAccessibleInterface(widget)  # typed as never None
    if interface is None:
        return
    yield from (interface.text(each) for each in _SAYS)
    text = interface.textInterface()
    if text is not None:
        yield text.text(0, text.characterCount())
    if isinstance(widget, QAbstractItemView):
        for place in range(min(interface.childCount(), _MOST_ROWS)):
            child = interface.child(place)
            if child is not None:
                yield from (child.text(each) for each in _SAYS)
