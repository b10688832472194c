"""What all safe fixes together would change, shown before they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui.check.change_preview import ChangePreview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.fixing import Fix

_SHOWN_PAIRS = 100


class FixPreview(ChangePreview):
    """A list of fixes with their before → after, and one button that makes them all."""

    def __init__(self, fixes: Sequence[Fix], parent: QWidget | None = None) -> None:
        cells = sum(fix.size for fix in fixes)
        says = counted("check-safe-fixes-say", cells)
        super().__init__("fix_preview", sentence("check-safe-fixes"), says, parent)
        self._fixes = fixes
        self.fill()
        self.make = self.add_make(counted("check-make-fixes", cells))
        self.add_leave(sentence("check-safe-fixes", "leave"))

    def fill(self) -> None:
        """Add each fix with its before → after."""
        for fix in self._fixes:
            self.add_change(fix.label, fix.pairs(), _SHOWN_PAIRS)

    @classmethod
    def wanted(cls, fixes: Sequence[Fix], parent: QWidget) -> bool:
        """Show the fixes and tell whether the person wants them. Tests replace this."""
        return cls(fixes, parent).is_wanted()
