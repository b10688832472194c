"""The rows of a form for what one way of sending asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.services.ways.account import asked_for, secret_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.services.ways.account import Account, Input


class AccountRows(QObject):
    """Makes a row for each input of an account, and shows those that are asked for.

    changed: a value, and with it what the others are about. chosen: another choice.
    """

    changed = Signal()
    chosen = Signal()

    def __init__(self, account: Account, form: QFormLayout, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: dict[str, QLineEdit] = {}
        self.choices: dict[str, QComboBox] = {}
        self._account = account
        self._form = form
        self._rows: dict[str, QWidget] = {}
        self._rare: dict[str, str] = {}  # has no row, and stays as it was
        self._is_shown = False
        for each in account:
            if not each.is_rare:
                self._make(each)

    def given(self) -> dict[str, str]:
        """Return what is filled in where it is asked for, but the secret."""
        values = {**self._rare, **self._made(), **self.typed()}
        asked = {each.name for each in self._asked() if each.kind != "secret"}
        return {name: value for name, value in values.items() if name in asked}

    def secret_box(self) -> QLineEdit | None:
        """Return the box of the secret that is asked for, or None."""
        secret = secret_in(self._account, self._made())
        return self.lines[secret.name] if secret else None

    def secret(self) -> str:
        """Return the secret that was typed, "" for none."""
        box = self.secret_box()
        return box.text() if box is not None else ""

    def fill(self, given: Mapping[str, str]) -> None:
        """Put these values into their boxes."""
        rare = {each.name for each in self._account if each.is_rare}
        self._rare |= {name: value for name, value in given.items() if name in rare}
        for name, value in given.items():
            if name in self.lines:
                self.lines[name].setText(value)
            elif name in self.choices:
                choice = self.choices[name]
                choice.setCurrentIndex(max(choice.findData(value), 0))

    def typed(self) -> dict[str, str]:
        """Return what stands in every line, asked for or not."""
        return {name: line.text() for name, line in self.lines.items()}

    def show_rows(self, *, yes: bool) -> None:
        """Show the rows that are asked for, or none."""
        self._is_shown = yes
        asked = {each.name for each in self._asked()}
        for name, row in self._rows.items():
            self._form.setRowVisible(row, yes and name in asked)

    @classmethod
    def ask_file(cls, parent: QWidget, begin: str) -> str:
        """Ask for a file; "" when it was called off."""
        title = sentence("server-dialog", "choose-file")
        return QFileDialog.getOpenFileName(parent, title, begin)[0]

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
        line = named(QLineEdit(), name)
        if each.kind == "secret":
            line.setEchoMode(QLineEdit.EchoMode.Password)
        else:
            line.textChanged.connect(self.changed)
        self.lines[each.name] = line
        self._add(each, _with_button(line) if each.kind == "file" else line, line)

    def _add(self, each: Input, row: QWidget, box: QWidget) -> None:
        self._rows[each.name] = row
        add_row(self._form, each.name, row, box)

    def _choose(self) -> None:
        self.show_rows(yes=self._is_shown)
        self.chosen.emit()
        self.changed.emit()

    def _made(self) -> dict[str, str]:
        return {name: str(choice.currentData()) for name, choice in self.choices.items()}

    def _asked(self) -> Account:
        return asked_for(self._account, self._made())


def add_row(form: QFormLayout, what: str, row: QWidget, buddy: QWidget) -> None:
    """Add a row whose label is "server-row-…" and leads to `buddy`."""
    label = buddy_label(sentence(f"server-row-{what}"), buddy)
    label.setMinimumHeight(buddy.sizeHint().height())  # beside the middle of its input
    row.setMinimumHeight(buddy.sizeHint().height())
    form.addRow(label, row)


def beside(line: QLineEdit, button: QPushButton) -> QWidget:
    """Return a line with the button that fills it."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(line, 1)
    row.addWidget(button)
    return whole


def _with_button(line: QLineEdit) -> QWidget:
    button = named(QPushButton(sentence("server-dialog", "browse")), f"{line.objectName()}_choose")

    def choose() -> None:
        file = AccountRows.ask_file(line.window(), line.text())
        if file:
            line.setText(file)

    button.clicked.connect(choose)
    return beside(line, button)
