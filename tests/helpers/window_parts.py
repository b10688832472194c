"""What parts of the window show, seen from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from rosterwizard.gui.widgets.segmented_buttons import SegmentedButtons


def pressed_key(segments: SegmentedButtons) -> str:
    """Return the choice that is pressed, or ""."""
    pressed = (each for each in segments.findChildren(QPushButton) if each.isChecked())
    return next(
        (each.objectName().removeprefix(f"{segments.objectName()}_") for each in pressed), ""
    )
