"""What is filled in for a server: its system, name, way, address, account and mode."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.account_rows import AccountRows
from rosterwizard.gui.dialogs.input_box import beside
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.gui.widgets.labelled_form import LabelledForm
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.services.kept_servers import new_server
from rosterwizard.services.ways.registry import secret_places, way_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.profiles.delivery import Protocol
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.servers.server import Server


class ServerForm(QScrollArea):
    """Where the screen has too little room for the form, it scrolls.

    changed: a value that the account may hang on. reshaped: another height is asked for.
    """

    changed = Signal()
    reshaped = Signal()

    def __init__(self, profiles: Sequence[Profile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles = {profile.name: profile for profile in profiles}
        self._make_inputs()
        self._lay_out()
        self._show_system()

    # -- What was typed -------------------------------------------------------------------

    @property
    def profile(self) -> Profile:
        """The system that was chosen."""
        return self._profiles[self.system.currentData()]

    def server(self) -> Server:
        """Return the server as it was typed, without a host key.

        Raises what `new_server` does, and RosterError "NAME-alone" for a secret of nobody.
        """
        server = new_server(
            self.profile,
            self.name.text(),
            self.address.text(),
            given=self.account.given(),
            protocol=self.way.currentData() or "",
            mode=self.mode.currentData() or "",
        )
        places = secret_places(server)
        for name, box in self.account.secret_boxes().items():
            if box.text() and name not in places:
                raise RosterError(f"{name}-alone")
        return server

    def typed_secrets(self, server: Server) -> dict[str, str]:
        """Return the secrets that were typed for it, by the account that each belongs to."""
        boxes, places = self.account.secret_boxes(), secret_places(server)
        return {places[name].account: box.text() for name, box in boxes.items() if box.text()}

    def fill(self, server: Server) -> None:
        """Show a server as it is kept."""
        self.name.setText(server.name)
        self.way.setCurrentIndex(self.way.findData(server.protocol))
        self.address.setText(server.url)
        self.account.fill(server.given)
        self.mode.setCurrentIndex(max(self.mode.findData(server.mode), 0))

    def first(self) -> QWidget:
        """Return what is filled in first."""
        return self.system if self.system.count() > 1 else self.name

    def show_faults(self) -> None:
        """Say at the boxes what is wrong with them, and bring the first one into view."""
        box = self.account.show_faults()
        if box is not None:
            box.setFocus()
            self._column.activate()  # it may have come out of the fold just now
            self.ensureWidgetVisible(box)

    # -- How large it is ------------------------------------------------------------------

    def least_width(self) -> int:
        """Return the width below which it would have to scroll sideways."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self._content.minimumSizeHint().width() + bar

    def whole_height(self, width: int) -> int:
        """Return the height at which all of it is seen."""
        self._column.activate()  # some rows may have come or gone just now
        return max(self._content.sizeHint().height(), self._content.heightForWidth(width))

    # -- Inside ---------------------------------------------------------------------------

    def _make_inputs(self) -> None:
        self.system = named(ChoiceBox(), "server.system")
        for profile in self._profiles.values():
            self.system.addItem(profile.title, profile.name)
        self.name = named(QLineEdit(), "server.name")
        self.name.setPlaceholderText(sentence("server-dialog", "name-example"))
        self.way = named(ChoiceBox(), "server.way")
        self.address = named(QLineEdit(), "server.address")
        self.browse = named(
            QPushButton(sentence("server-dialog", "browse")), "server.choose_folder"
        )
        self.browse.clicked.connect(self._choose_folder)
        self.mode = named(ChoiceBox(), "server.mode")
        self._says = quiet_label()
        self.system.currentIndexChanged.connect(self._show_system)
        self.way.currentIndexChanged.connect(self._show_way)
        for each in (self.name, self.address):
            each.textChanged.connect(self.changed)

    def _lay_out(self) -> None:
        self._form = LabelledForm()
        self._form.add_input(sentence("server-row-system"), self.system)
        self._form.add_input(sentence("server-row-name"), self.name)
        self._form.add_input(sentence("server-row-way"), self.way)
        address = beside(self.address, self.browse)
        self._form.add_input(sentence("server-row-address"), address, self.address)
        self._accounts = {name: self._account_of(name) for name in self._way_names()}
        self.account = next(iter(self._accounts.values()))
        self._form.add_input(sentence("server-row-mode"), self.mode)
        content = self._content = QWidget()
        column = self._column = QVBoxLayout(content)
        column.setContentsMargins(*[theme.GRID_PX // 2] * 4)  # else the focus has no edge
        column.setSpacing(theme.BETWEEN_PX)
        column.addLayout(self._form)
        column.addWidget(self._says)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its inputs have it, and scroll it
        self.setWidget(content)

    def _way_names(self) -> list[Protocol]:
        """Return every way that can be chosen, in the order in which the systems name them."""
        each = (profile.roster.submission.ways for profile in self._profiles.values())
        return list(dict.fromkeys(chain.from_iterable(each)))

    def _account_of(self, name: Protocol) -> AccountRows:
        account = AccountRows(way_named(name).account, self._form, self)
        account.show_rows(yes=False)
        account.changed.connect(self.changed)
        account.reshaped.connect(self.reshaped)
        return account

    def _show_system(self) -> None:
        submission = self.profile.roster.submission
        self.way.clear()
        for way in submission.ways:
            self.way.addItem(sentence(f"way-{way}"), way)
        self.mode.clear()
        for mode in submission.modes:
            self.mode.addItem(mode.title, mode.name)
        self._form.setRowVisible(self.way, self.way.count() > 1)
        self._says.setText(submission.says)
        self._show_way()

    def _show_way(self) -> None:
        if self.way.currentData() is None:  # while the list is made anew
            return
        way = way_named(self.way.currentData())
        typed = self.account.typed()
        self.account.show_rows(yes=False)
        self.account = self._accounts[way.name]
        self.account.fill(typed)
        self.account.show_rows(yes=True)
        self._form.setRowVisible(self.mode, way.has_mode and self.mode.count() > 1)
        self.browse.setVisible(way.is_folder)
        self.address.setPlaceholderText(self.profile.roster.submission.address)
        self.changed.emit()
        self.reshaped.emit()

    def _choose_folder(self) -> None:
        folder = self.ask_folder(self, self.address.text())
        if folder:
            self.address.setText(folder)

    @classmethod
    def ask_folder(cls, parent: QWidget, begin: str) -> str:
        """Ask for a folder; "" when it was called off."""
        return QFileDialog.getExistingDirectory(
            parent, sentence("server-dialog", "choose-folder"), begin
        )
