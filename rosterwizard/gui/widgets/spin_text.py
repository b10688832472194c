"""The text of a box for numbers or days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.gui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractSpinBox


def set_in(box: QAbstractSpinBox) -> None:
    """Set the text as far from the edge as in other boxes: no style sheet has a say in that."""
    box.lineEdit().setTextMargins(theme.INSIDE_PX, 0, 0, 0)
