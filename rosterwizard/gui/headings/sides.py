"""How a line of the headings page is laid out: what one has left, what one chooses right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.gui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARGIN_PX = 12
_LEFT_SHARE, _RIGHT_SHARE = 5, 6
_NARROWEST_PX = 180


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
    line.addWidget(_side([label, *left]), _LEFT_SHARE)
    line.addWidget(_side(right), _RIGHT_SHARE)


def _side(parts: Sequence[QWidget | QLayout]) -> QWidget:
    side = QWidget()
    side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    side.setMinimumWidth(_NARROWEST_PX)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GRID_PX)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    column.addStretch(1)
    return side
