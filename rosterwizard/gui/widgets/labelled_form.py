"""Inputs one below the other, each with its label at its left."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from rosterwizard.gui import theme
from rosterwizard.gui.naming import buddy_label

_LEAST_LETTERS = 22  # narrower, an input could not be read


class LabelledForm(QFormLayout):
    """A label stands beside the middle of its input, and above it where both do not fit."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setVerticalSpacing(theme.INSIDE_PX)
        self.setHorizontalSpacing(theme.BETWEEN_PX)
        # With large letters a label and its input together are wider than a small screen.
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)

    def add_input(self, words: str, row: QWidget, buddy: QWidget | None = None) -> None:
        """Add a row whose label leads to `buddy`, which is the row itself or a part of it."""
        buddy = buddy or row
        label, height = buddy_label(words, buddy), buddy.sizeHint().height()
        label.setFixedHeight(height)  # beside its input, whatever is said below that
        row.setMinimumHeight(height)
        if isinstance(buddy, QLineEdit):  # all others ask for the room that they need
            buddy.setMinimumWidth(theme.letters_px(_LEAST_LETTERS))
        self.addRow(label, row)
