"""Where the editor of a cell lies: over the cell, and never over the edge of the table."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget


def lay_over(editor: QWidget, cell: QRect) -> None:
    """Cover the cell, large enough to type in."""
    least = editor.minimumSizeHint()
    spare = max(least.height() - cell.height(), 0)
    area = cell.adjusted(0, -(spare // 2), 0, spare - spare // 2)
    area.setWidth(max(area.width(), least.width()))
    table = editor.parentWidget()
    room = table.rect() if table else area
    area.moveBottom(min(area.bottom(), room.bottom()))
    area.moveTop(max(area.top(), room.top()))
    area.moveRight(min(area.right(), room.right()))
    area.moveLeft(max(area.left(), room.left()))
    editor.setGeometry(area)
