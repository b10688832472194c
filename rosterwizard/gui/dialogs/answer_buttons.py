"""The two buttons of a question that takes an answer: one takes it, the other leaves it."""

from PySide6.QtWidgets import QDialogButtonBox

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog


def answer_buttons(dialog: KeyedDialog, press: str) -> QDialogButtonBox:
    """Return the buttons, wired to the dialog, whose main one is pressed by Enter in a line.

    press: the words of that one.
    """
    role, buttons = QDialogButtonBox.ButtonRole, QDialogButtonBox()
    dialog.main = buttons.addButton(press, role.AcceptRole)
    dialog.main.setProperty("role", "primary")
    buttons.addButton(sentence("line-question", "cancel"), role.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
