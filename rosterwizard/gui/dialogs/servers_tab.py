"""The list of servers in the settings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import icons, theme
from rosterwizard.gui.dialogs.held_while_sending import HeldWhileSending
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.session import Session
from rosterwizard.gui.task import Task
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.services.kept_servers import remove_server
from rosterwizard.services.practice_clearing import clear_practice
from rosterwizard.services.servers.server import Server
from rosterwizard.services.settled_secrets import settle_secrets

_SERVER = Qt.ItemDataRole.UserRole


class ServersTab(QWidget):
    """Add, change, remove; none of it while rows are being sent.

    The practice server is always there and not listed.
    """

    failed = Signal(BaseException)
    told = Signal(object)  # str: what was done

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = named(QListWidget(), "settings.servers", sentence("settings-servers", "spoken"))
        self.list.itemDoubleClicked.connect(self._change)
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.add = named(QPushButton(sentence("settings-servers", "add")), "settings.add_server")
        self.change = named(
            QPushButton(sentence("settings-servers", "change")), "settings.change_server"
        )
        self.remove = named(
            QPushButton(sentence("settings-servers", "remove")), "settings.remove_server"
        )
        self.clear_practice = named(
            QPushButton(sentence("practice-clear")), "settings.clear_practice"
        )
        icons.wear(self.add, "add")
        self.add.clicked.connect(self._add)
        self.change.clicked.connect(self._change)
        self.remove.clicked.connect(self._remove)
        self.clear_practice.clicked.connect(self._clear_practice)
        session.settings_changed.connect(self._show_servers)
        self.none = quiet_label(sentence("settings-servers", "none"))
        self._lay_out()
        self._show_servers()

    def _add(self) -> None:
        ServerDialog.add(self, self._session)

    def _change(self) -> None:
        server = self._chosen()
        if server is not None:
            ServerDialog.change(self, self._session, server)

    def _remove(self) -> None:
        server = self._chosen()
        if server is None:
            return
        try:
            self._session.change_settings(lambda settings: remove_server(settings, server.name))
        except RosterError as error:
            self.failed.emit(error)
            return
        left = self._session.settings.servers if self._session.settings else ()
        # The keyring may ask the person to unlock it, which blocks.
        task = Task(lambda _progress: settle_secrets([server], left, {}))
        task.succeeded.connect(self._tell)
        task.failed.connect(self.failed)
        task.start()

    def _clear_practice(self) -> None:
        """Remove what practice was sent; a busy database may take a while."""
        self.clear_practice.setEnabled(False)
        self.clear_practice.setText(sentence("practice-clear", "clearing"))
        task = Task(lambda _progress: clear_practice().in_words())
        task.succeeded.connect(self.told)
        task.failed.connect(self.failed)
        task.finished.connect(self._practice_cleared)
        task.start()

    def _practice_cleared(self) -> None:
        if isValid(self):
            self.clear_practice.setText(sentence("practice-clear"))
            self.clear_practice.setEnabled(True)

    def _tell(self, troubles: tuple[RosterError, ...]) -> None:
        for trouble in troubles:
            self.failed.emit(trouble)

    def _chosen(self) -> Server | None:
        items = self.list.selectedItems()
        server = items[0].data(_SERVER) if items else None
        return server if isinstance(server, Server) else None

    def _show_servers(self) -> None:
        titles = {profile.name: profile.title for profile in self._session.profiles}
        self.list.clear()
        for server in self._session.settings.servers if self._session.settings else ():
            system = titles.get(server.system, server.system)
            item = QListWidgetItem(
                sentence("server-line", name=server.name, system=system, url=server.url)
            )
            item.setData(_SERVER, server)
            self.list.addItem(item)
        self.none.setVisible(not self.list.count())
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = self._chosen() is not None
        self.change.setEnabled(chosen)
        self.remove.setEnabled(chosen)

    def _lay_out(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(theme.INSIDE_PX)
        for button in (self.add, self.change, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        changed = QWidget()
        row = QHBoxLayout(changed)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.BETWEEN_PX)
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        held = sentence("settings-servers", "held")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.BETWEEN_PX] * 4)
        column.setSpacing(theme.INSIDE_PX)
        parts = [changed, self.clear_practice]
        column.addWidget(HeldWhileSending(self._session, parts, held, self))
        column.addWidget(buddy_label(sentence("settings-servers", "list"), self.list))
        column.addWidget(self.none)
        column.addWidget(changed, 1)
        column.addWidget(quiet_label(sentence("practice-always-there")))
        column.addWidget(self.clear_practice, 0, Qt.AlignmentFlag.AlignLeft)
