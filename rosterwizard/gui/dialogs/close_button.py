"""The button that closes a dialog."""

from PySide6.QtWidgets import QDialogButtonBox

from rosterwizard.core.messages.words import sentence


def close_button(words: str = "") -> QDialogButtonBox:
    """Return the button, where the desktop has it; its `rejected` tells that it was pressed.

    It gets words of ours: Qt's own are English in every language unless its catalogues are there.
    """
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    button = buttons.button(QDialogButtonBox.StandardButton.Close)
    button.setText(words or sentence("dialog", "close"))
    return buttons
