"""The form of one server: address, account, password, and a test of all three."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Profile
from rosterwizard.gui import theme
from rosterwizard.gui.fitting import on_screen
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.parts.labels import quiet_label
from rosterwizard.gui.parts.message_bar import MessageBar
from rosterwizard.gui.session import Session
from rosterwizard.gui.task import Task, Work
from rosterwizard.services import secrets, servers
from rosterwizard.services.server import Server

if TYPE_CHECKING:
    from rosterwizard.core.messages.progress import Progress

_SIZE = QSize(540, 300)
_WITH_ACCOUNT = {"infiniti", "sftp"}


class ServerDialog(QDialog):
    """Adds a server, or changes one. The password goes to the keyring and nowhere else."""

    def __init__(
        self,
        session: Session,
        profiles: Sequence[Profile],
        changed: Server | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("server")
        self.setWindowTitle("Change the server" if changed else "Add a server")
        self.saved: Server | None = None
        self._session = session
        self._profiles = {profile.name: profile for profile in profiles}
        self._changed = changed
        self._host_key = changed.host_key if changed else ""
        self._task: Task | None = None
        self._make_inputs()
        self._lay_out()
        self._fill(changed)
        self.resize(on_screen(self, self.sizeHint().expandedTo(_SIZE)))

    @classmethod
    def add(
        cls, parent: QWidget, session: Session, profile: Profile | None = None
    ) -> Server | None:
        """Ask for a new server, of `profile` or of any system; None when it was called off."""
        dialog = cls(session, [profile] if profile else session.profiles, None, parent)
        dialog.exec()
        return dialog.saved

    @classmethod
    def change(cls, parent: QWidget, session: Session, server: Server) -> Server | None:
        """Let a server be changed; None when it was called off."""
        own = [profile for profile in session.profiles if profile.name == server.system]
        dialog = cls(session, own, server, parent)
        dialog.exec()
        return dialog.saved

    # -- What was typed -------------------------------------------------------------------

    @property
    def profile(self) -> Profile:
        """The system that was chosen."""
        return self._profiles[self.system.currentData()]

    def server(self) -> Server:
        """Return the server as it was typed. Raises what `new_server` does."""
        server = servers.new_server(
            self.profile,
            self.name.text(),
            self.address.text(),
            user=self.user.text(),
            protocol=self.way.currentData() or "",
            mode=self.mode.currentData() or "",
        )
        kept = self._changed is not None and server.url == self._changed.url
        return servers.remember_host_key(server, self._host_key) if kept else server

    def save(self) -> None:
        """Keep the server in the settings and the password in the keyring, then close."""
        settings = self._session.settings
        if settings is None:
            return
        try:
            server = self.server()
            if self._changed is not None:
                settings = servers.remove_server(settings, self._changed.name)
            self._session.keep_settings(servers.add_server(settings, server))
        except RosterError as error:
            self.message_bar.tell("error", str(error))
            return
        self.saved = server
        if server.needs_secret and self.password.text():
            keep = partial(secrets.keep_secret, server, self.password.text())
            self._run(lambda _progress: keep(), lambda _: self.accept())
        else:
            self.accept()

    def test(self) -> None:
        """Try the server as it was typed; nothing is changed there."""
        try:
            server = self.server()
        except RosterError as error:
            self.message_bar.tell("error", str(error))
            return
        typed = self.password.text()

        def work(progress: "Progress") -> None:
            from rosterwizard.services.submitting import submission  # noqa: PLC0415 - heavy

            secret = typed or secrets.secret_of(server)
            submission.check_connection(server, secret, progress)

        self.message_bar.tell("note", sentence("server-testing"))
        self._run(work, lambda _: self.message_bar.tell("fixed", sentence("server-answers")))

    def _run(self, work: Work, then: Callable[[object], object]) -> None:
        """Do what may block (a keyring that asks, a slow network) without blocking the window."""
        self._let_press(yes=False)
        self._task = Task(work)
        self._task.succeeded.connect(then)
        self._task.failed.connect(self._tell)
        self._task.finished.connect(lambda: self._let_press(yes=True))
        self._task.start()

    def _let_press(self, *, yes: bool) -> None:
        self.try_out.setEnabled(yes)
        self.keep.setEnabled(yes)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, RosterError):
            raise error
        if error.code == "host-key-unknown":
            key = str(error.params["key"])
            self.message_bar.tell(
                "warning", str(error), "&Trust this key", lambda: self._trust(key)
            )
        elif self.saved is not None:  # all is saved but the password, which is asked for then
            self.message_bar.tell("warning", str(error), "&Close", self.accept)
        else:
            self.message_bar.tell("error", str(error))

    def _trust(self, key: str) -> None:
        self._host_key = key
        self.test()

    # -- The form -------------------------------------------------------------------------

    def _make_inputs(self) -> None:
        self.system = named(QComboBox(), "server.system")
        for profile in self._profiles.values():
            self.system.addItem(profile.title, profile.name)
        self.name = named(QLineEdit(), "server.name")
        self.name.setPlaceholderText("Library")
        self.way = named(QComboBox(), "server.way")
        self.address = named(QLineEdit(), "server.address")
        self.browse = named(QPushButton("Ch&oose…"), "server.choose_folder")
        self.browse.clicked.connect(self._choose_folder)
        self.user = named(QLineEdit(), "server.user")
        self.password = named(QLineEdit(), "server.password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.mode = named(QComboBox(), "server.mode")
        self._says = quiet_label()
        self.message_bar = MessageBar("server")
        self.system.currentIndexChanged.connect(self._show_system)
        self.way.currentIndexChanged.connect(self._show_way)

    def _lay_out(self) -> None:
        address = QWidget()
        row = QHBoxLayout(address)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.address, 1)
        row.addWidget(self.browse)
        self._form = QFormLayout()
        self._form.setVerticalSpacing(theme.INSIDE_PX)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for text, widget, buddy in (
            ("S&ystem", self.system, self.system),
            ("&Name", self.name, self.name),
            ("&How files get there", self.way, self.way),
            ("A&ddress", address, self.address),
            ("&User name", self.user, self.user),
            ("&Password", self.password, self.password),
            ("&Mode", self.mode, self.mode),
        ):
            label = buddy_label(text, buddy)
            label.setMinimumHeight(buddy.sizeHint().height())  # beside the middle of its input
            self._form.addRow(label, widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE_PX, theme.EDGE_PX, theme.EDGE_PX, theme.BETWEEN_PX)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(self.message_bar)
        column.addLayout(self._form)
        column.addWidget(self._says)
        column.addStretch(1)
        column.addLayout(self._button_row())

    def _button_row(self) -> QHBoxLayout:
        self.try_out = named(QPushButton("&Test the connection"), "server.test")
        self.cancel = named(QPushButton("Cancel"), "server.cancel")
        self.keep = named(QPushButton("Sa&ve"), "server.save")
        self.keep.setProperty("role", "primary")
        self.keep.setDefault(True)
        self.try_out.clicked.connect(self.test)
        self.cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self.save)
        row = QHBoxLayout()
        row.setSpacing(theme.INSIDE_PX)
        row.addWidget(self.try_out)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.keep)
        return row

    def _fill(self, server: Server | None) -> None:
        self._show_system()
        if server is None:
            return
        self.name.setText(server.name)
        self.way.setCurrentIndex(self.way.findData(server.protocol))
        self.address.setText(server.url)
        self.user.setText(server.user)
        self.mode.setCurrentIndex(max(self.mode.findData(server.mode), 0))
        self.password.setPlaceholderText(sentence("password-unchanged"))

    def _show_system(self) -> None:
        submission = self.profile.roster.submission
        self.way.clear()
        for way in servers.protocols_of(self.profile):
            self.way.addItem(sentence(f"way-{way}"), way)
        self.mode.clear()
        for mode in submission.modes:
            self.mode.addItem(mode.title, mode.name)
        self._form.setRowVisible(self.way, self.way.count() > 1)
        self._says.setText(submission.says)
        self._show_way()

    def _show_way(self) -> None:
        way = self.way.currentData()
        with_account = way in _WITH_ACCOUNT
        self._form.setRowVisible(self.user, with_account)
        self._form.setRowVisible(self.password, with_account)
        self._form.setRowVisible(self.mode, way == "folder" and self.mode.count() > 1)
        self.browse.setVisible(not with_account)
        self.address.setPlaceholderText(self.profile.roster.submission.address)

    def _choose_folder(self) -> None:
        folder = self.ask_folder(self, self.address.text())
        if folder:
            self.address.setText(folder)

    @classmethod
    def ask_folder(cls, parent: QWidget, begin: str) -> str:
        """Ask for a folder; "" when it was called off."""
        return QFileDialog.getExistingDirectory(parent, "Choose the folder", begin)

    # -- Qt's own -------------------------------------------------------------------------

    def done(self, result: int) -> None:
        """Stop what still runs."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)
