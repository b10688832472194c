"""Which columns of a table a person sees whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from rosterwizard.gui.tables.column_header import ColumnHeader

if TYPE_CHECKING:
    from rosterwizard.gui.tables.frozen_columns import FrozenColumnsTable


def columns_in_sight(table: FrozenColumnsTable) -> list[int]:
    """Return the columns of which all is in sight, from where lines begin."""
    return [each for each in table.shown_columns() if _is_in_sight(table, each)]


def _is_in_sight(table: FrozenColumnsTable, column: int) -> bool:
    header, viewport = table.horizontalHeader(), table.viewport()
    assert isinstance(header, ColumnHeader)
    left, sight = table.columnViewportPosition(column), viewport.rect()
    if column in header.frozen():
        left += header.scrolled_px()
    elif table.isRightToLeft():  # what is scrolled goes below the frozen ones
        sight.setRight(header.frozen_area(1).left() - 1)
    else:
        sight.setLeft(header.frozen_px())
    return sight.contains(QRect(left, 0, table.columnWidth(column), viewport.height()))
