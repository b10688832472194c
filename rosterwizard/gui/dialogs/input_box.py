"""The box of one input of an account, and below it what is wrong with what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.labels import fault_label
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.services.ways.account import fault_of

if TYPE_CHECKING:
    from rosterwizard.services.ways.account import Input


class InputBox(QWidget):
    """A line to type into; a file is chosen by a button.

    changed: another value. reshaped: a fault is shown or gone, so another height is asked for.
    """

    changed = Signal()
    reshaped = Signal()

    def __init__(self, each: Input, object_name: str) -> None:
        super().__init__()
        self._input = each
        self.line = named(QLineEdit(), object_name)
        self._fault = named(fault_label(), f"{object_name}_fault")
        self._fault.hide()
        if each.of_connection and each.kind != "secret":
            self.line.setPlaceholderText(sentence(f"server-usual-{each.name}"))
        if each.kind == "secret":
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        else:
            self.line.textChanged.connect(self._follow)
            self.line.editingFinished.connect(self.judge)
        self._lay_out()

    def judge(self) -> bool:
        """Say what is wrong with what stands there, if anything; tell whether it is right."""
        fault = fault_of(self._input, self.line.text())
        self._say(str(fault) if fault else "")
        return fault is None

    @classmethod
    def ask_file(cls, parent: QWidget, begin: str) -> str:
        """Ask for a file; "" when it was called off."""
        title = sentence("server-dialog", "choose-file")
        return QFileDialog.getOpenFileName(parent, title, begin)[0]

    # -- Inside ---------------------------------------------------------------------------

    def _follow(self) -> None:
        self._say("")  # nobody is told of a fault in what is half typed
        self.changed.emit()

    def _say(self, fault: str) -> None:
        if fault == self._fault.text():
            return
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.line.setAccessibleDescription(fault)
        self._column.activate()  # else it asks for its former height until the next event
        self.reshaped.emit()

    def _choose(self) -> None:
        file = self.ask_file(self.window(), self.line.text())
        if file:
            self.line.setText(file)
            self.judge()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID_PX)
        column.addWidget(self._with_button() if self._input.kind == "file" else self.line)
        column.addWidget(self._fault)

    def _with_button(self) -> QWidget:
        # Of several files in one form, none has the letter for itself.
        part = "browse-one" if self._input.of_connection else "browse"
        name = f"{self.line.objectName()}_choose"
        what = sentence(f"server-row-{self._input.name}").replace("&", "")
        spoken = sentence("server-dialog", "browse-spoken", what=what)
        button = push_button(name, sentence("server-dialog", part), self._choose, spoken)
        return beside(self.line, button)


def beside(line: QLineEdit, button: QPushButton) -> QWidget:
    """Return a line with the button that fills it."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(line, 1)
    row.addWidget(button)
    return whole
