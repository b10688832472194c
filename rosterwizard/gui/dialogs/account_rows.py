"""The rows of a form for what one way of sending asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.dialogs.input_box import InputBox
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.gui.widgets.fold_button import FoldButton
from rosterwizard.services.ways.account import asked_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

    from rosterwizard.gui.widgets.labelled_form import LabelledForm
    from rosterwizard.services.ways.account import Account, Input


class AccountRows(QObject):
    """Makes a row for each input of an account, and shows those that are asked for.

    What is about the connection lies folded away under `fold` as long as nothing of it is filled
    in. changed: a value, and with it what the others are about. reshaped: other rows are shown.
    """

    changed = Signal()
    reshaped = Signal()

    def __init__(self, account: Account, form: LabelledForm, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: dict[str, QLineEdit] = {}
        self.choices: dict[str, QComboBox] = {}
        self.fold = named(FoldButton(sentence("server-dialog", "connection")), "server.connection")
        self._account = account
        self._form = form
        self._boxes: dict[str, InputBox] = {}
        self._rows: dict[str, QWidget] = {}
        self._is_shown = False
        for each in account:
            if not each.of_connection:
                self._make(each)
        form.addRow(self.fold)
        for each in account:
            if each.of_connection:
                self._make(each)
        self.fold.toggled.connect(self._reshape)

    def given(self) -> dict[str, str]:
        """Return what is filled in where it is asked for, but secrets."""
        values = {**self._made(), **self.typed()}
        asked = {each.name for each in self._asked() if each.kind != "secret"}
        return {name: value for name, value in values.items() if name in asked}

    def secret_boxes(self) -> dict[str, QLineEdit]:
        """Return the boxes of the secrets that are asked for, by the name of the input."""
        return {each.name: self.lines[each.name] for each in self._asked() if each.kind == "secret"}

    def fill(self, given: Mapping[str, str]) -> None:
        """Put these values into their boxes."""
        for name, value in given.items():
            if name in self.lines:
                self.lines[name].setText(value)
            elif name in self.choices:
                choice = self.choices[name]
                choice.setCurrentIndex(max(choice.findData(value), 0))
        connection = {each.name for each in self._account if each.of_connection}
        if any(self.lines[name].text() for name in connection):
            self.fold.setChecked(True)

    def typed(self) -> dict[str, str]:
        """Return what stands in every line, asked for or not."""
        return {name: line.text() for name, line in self.lines.items()}

    def show_rows(self, *, yes: bool) -> None:
        """Show the rows that are asked for, or none."""
        self._is_shown = yes
        asked = {each.name: each for each in self._asked()}
        for name, row in self._rows.items():
            shown = name in asked and (self.fold.isChecked() or not asked[name].of_connection)
            self._form.setRowVisible(row, yes and shown)
        self._form.setRowVisible(
            self.fold, yes and any(each.of_connection for each in self._asked())
        )

    def show_faults(self) -> QLineEdit | None:
        """Say at each box what is wrong with it, and return the first one, if any."""
        wrong = [
            each
            for each in self._asked()
            if each.name in self._boxes and not self._boxes[each.name].judge()
        ]
        if not wrong:
            return None
        if any(each.of_connection for each in wrong):
            self.fold.setChecked(True)
        return self.lines[wrong[0].name]

    # -- Inside ---------------------------------------------------------------------------

    def _make(self, each: Input) -> None:
        name = f"server.{each.name.replace('-', '_')}"
        if each.kind == "choice":
            choice = named(ChoiceBox(), name)
            for key in each.choices:
                choice.addItem(sentence(f"server-choice-{each.name}", key), key)
            choice.currentIndexChanged.connect(self._choose)
            self.choices[each.name] = choice
            self._add(each, choice, choice)
            return
        box = self._boxes[each.name] = InputBox(each, name)
        box.changed.connect(self.changed)
        box.reshaped.connect(self.reshaped)
        self.lines[each.name] = box.line
        self._add(each, box, box.line)

    def _add(self, each: Input, row: QWidget, box: QWidget) -> None:
        self._rows[each.name] = row
        self._form.add_input(sentence(f"server-row-{each.name}"), row, box)

    def _choose(self) -> None:
        self._reshape()
        self.changed.emit()

    def _reshape(self) -> None:
        self.show_rows(yes=self._is_shown)
        self.reshaped.emit()

    def _made(self) -> dict[str, str]:
        return {name: str(choice.currentData()) for name, choice in self.choices.items()}

    def _asked(self) -> Account:
        return asked_for(self._account, self._made())
