"""What changes the work is off while a case is only looked at, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.actions import say_why_off
from rosterwizard.gui.plain_text import set_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget


def hold(parts: Iterable[QAction | QWidget], *, is_held: bool) -> None:
    """Let these be off, with the reason for those who point at them or look for them; or on."""
    why = sentence("case-file", "held") if is_held else ""
    for part in parts:
        part.setEnabled(not is_held)
        say_why_off(part, why)
        set_tip(part, why)
