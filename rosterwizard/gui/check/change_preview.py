"""What would be changed, shown before it is: a list to read and a button that does it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.words import counted
from rosterwizard.gui import theme
from rosterwizard.gui.check.fix_card import pairs_grid
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label, text_label
from rosterwizard.gui.window_size import on_screen

if TYPE_CHECKING:
    import polars as pl

_SIZE = QSize(560, 480)


class ChangePreview(KeyedDialog):
    """Says what would change; the buttons stand below what the kinds of it add.

    name: of the dialog, after which its buttons are named. above: stands above the list.
    """

    def __init__(
        self,
        name: str,
        title: str,
        says: str,
        parent: QWidget | None = None,
        above: QLayout | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        named(self, name, title)
        self.setWindowTitle(title)
        self.resize(on_screen(self, _SIZE))
        self._buttons = QDialogButtonBox()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self.begin_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.EDGE_PX] * 4)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(text_label(says))
        if above is not None:
            column.addLayout(above)
        column.addWidget(self._area, 1)
        column.addWidget(self._buttons)

    def tell_again(self) -> None:
        """Tell anew what would change."""
        self.begin_list()
        self.fill()

    def fill(self) -> None:
        """Add to the list what would change."""
        raise NotImplementedError

    def begin_list(self) -> None:
        """Begin the list anew: what was added to it is gone."""
        content = QWidget()
        self._listed = QVBoxLayout(content)
        self._listed.setContentsMargins(0, 0, theme.INSIDE_PX, 0)
        self._listed.setSpacing(theme.INSIDE_PX)
        self._listed.addStretch(1)
        self._area.setWidget(content)

    def is_wanted(self) -> bool:
        """Show it and tell whether the person wants the change."""
        return self.exec() == QDialog.DialogCode.Accepted

    def add_line(self, line: str, *, strong: bool = False) -> None:
        """Add a line of words to the list."""
        label = text_label(line)
        if strong:
            label.setFont(theme.strong_font())
        self._listed.insertWidget(self._listed.count() - 1, label)

    def add_change(
        self, title: str, pairs: pl.DataFrame, most: int, caused: int | None = None
    ) -> None:
        """Add what is done, and the first pairs (see `pairs_of`) of before and after.

        caused: how many problems would come by it; None where it is not to be said.
        """
        self.add_line(title, strong=True)
        self._listed.insertLayout(self._listed.count() - 1, pairs_grid(pairs, most))
        if caused is not None:
            label = quiet_label(counted("check-fix-causes", caused))
            self._listed.insertWidget(self._listed.count() - 1, label)
        self._listed.insertSpacing(self._listed.count() - 1, theme.INSIDE_PX)

    def add_make(self, words: str) -> QPushButton:
        """Add the button that does it."""
        button = named(QPushButton(words), f"{self._name}.make")
        button.setProperty("role", "primary")  # before the style looks at it
        self._buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        return button

    def add_leave(self, words: str) -> None:
        """Add the button that leaves everything as it is."""
        button = self._buttons.addButton(words, QDialogButtonBox.ButtonRole.RejectRole)
        named(button, f"{self._name}.leave")
