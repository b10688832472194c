"""What all safe fixes together would change, shown before they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.check.fix_card import pairs_grid, size_of
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import text_label
from rosterwizard.gui.window_size import on_screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.fixing import Fix

_SHOWN_PAIRS = 100
_SIZE = QSize(560, 480)


class FixPreview(KeyedDialog):
    """A list of fixes with their before → after, and one button that makes them all."""

    def __init__(self, fixes: Sequence[Fix], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        cells = sum(size_of(fix) for fix in fixes)
        named(self, "fix_preview", sentence("check-safe-fixes"))
        self.setWindowTitle(sentence("check-safe-fixes"))
        self.resize(on_screen(self, _SIZE))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.EDGE_PX] * 4)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(text_label(counted("check-safe-fixes-say", cells)))
        column.addWidget(_listed(fixes), 1)
        buttons = QDialogButtonBox()
        self.make = buttons.addButton(
            counted("check-make-fixes", cells), QDialogButtonBox.ButtonRole.AcceptRole
        )
        named(self.make, "fix_preview.make").setProperty("role", "primary")
        keep = buttons.addButton(
            sentence("check-safe-fixes", "leave"), QDialogButtonBox.ButtonRole.RejectRole
        )
        named(keep, "fix_preview.leave")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @classmethod
    def wanted(cls, fixes: Sequence[Fix], parent: QWidget) -> bool:
        """Show the fixes and tell whether the person wants them. Tests replace this."""
        return cls(fixes, parent).exec() == QDialog.DialogCode.Accepted


def _listed(fixes: Sequence[Fix]) -> QScrollArea:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, theme.INSIDE_PX, 0)
    column.setSpacing(theme.INSIDE_PX)
    for fix in fixes:
        title = text_label(fix.label)
        title.setFont(theme.strong_font())
        column.addWidget(title)
        column.addLayout(pairs_grid(fix.pairs(), _SHOWN_PAIRS))
        column.addSpacing(theme.INSIDE_PX)
    column.addStretch(1)
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(content)
    return area
