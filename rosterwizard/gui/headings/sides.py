"""How a line of the headings page is laid out: what one has left, what one chooses right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.gui import theme
from rosterwizard.gui.widgets.flipping_row import FlippingRow

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARGIN_PX = 12
_SHARES = (5, 6)


def lay_out_sides(
    row: QFrame,
    mark: QLabel,
    label: QLabel,
    left: Sequence[QWidget],
    right: Sequence[QWidget | QLayout],
) -> None:
    """Give both sides the same share in every line, whatever stands in them.

    label: above `left`, beside the box at the right whose label it is.
    """
    first = label.buddy().sizeHint().height()
    label.setMinimumHeight(first)
    mark.setFixedHeight(first)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, _MARGIN_PX, 0, _MARGIN_PX)
    line.setSpacing(_MARGIN_PX)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(FlippingRow([_Side([label, *left]), _Side(right)], _SHARES), 1)


class _Side(QWidget):
    """Asks for no more width than it must have, so that the shares decide."""

    def __init__(self, parts: Sequence[QWidget | QLayout]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID_PX)
        for part in parts:
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        """Return the least width."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())
