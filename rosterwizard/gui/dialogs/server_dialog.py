"""The form of one server: its address, its account, and a test of both."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Profile
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.account_rows import AccountRows, add_row, beside
from rosterwizard.gui.dialogs.examination_dialog import ExaminationDialog
from rosterwizard.gui.dialogs.kept_password import KeptPassword
from rosterwizard.gui.naming import named
from rosterwizard.gui.session import Session
from rosterwizard.gui.task import SlowWork, Task
from rosterwizard.gui.theme import Mark
from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.gui.window_size import on_screen
from rosterwizard.services import kept_servers
from rosterwizard.services.servers import kept_secrets
from rosterwizard.services.servers.kept_secrets import account_of
from rosterwizard.services.servers.server import Server
from rosterwizard.services.settings import Settings
from rosterwizard.services.settled_secrets import settle_secrets
from rosterwizard.services.shared_folders import FOLDER_SHARED, shared_folder
from rosterwizard.services.ways.registry import way_named, way_of

if TYPE_CHECKING:
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.core.profiles.delivery import Protocol
    from rosterwizard.services.submitting.doctor import Examination

_SIZE = QSize(540, 300)


class ServerDialog(KeyedDialog):
    """Adds a server, or changes one. Its secret goes to the keyring and nowhere else."""

    def __init__(
        self,
        session: Session,
        profiles: Sequence[Profile],
        changed: Server | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("server")
        self.setWindowTitle(
            sentence("server-dialog", "change") if changed else sentence("server-dialog", "add")
        )
        self.saved: Server | None = None
        self._session = session
        self._profiles = {profile.name: profile for profile in profiles}
        self._changed = changed
        self._leaving: list[Server] = []  # as it was before, with secrets still to be forgotten
        self._host_keys = {changed.place: changed.host_key} if changed else {}
        self._shared: Server | None = None  # may have the folder of another server
        self._tried: Server | None = None  # the one that the latest test was about
        self._kept_password = KeptPassword(session, self)
        self._kept_password.known.connect(self._show_kept)
        self._task: Task | None = None
        self._make_inputs()
        self._lay_out()
        self._fill(changed)
        self._fit()
        (self.system if self.system.count() > 1 else self.name).setFocus()

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
        server = kept_servers.new_server(
            self.profile,
            self.name.text(),
            self.address.text(),
            given=self.account.given(),
            protocol=self.way.currentData() or "",
            mode=self.mode.currentData() or "",
        )
        # A key belongs to the computer that showed it: another address is another question.
        key = self._host_keys.get(server.place, "") if way_of(server).trusts_host_key else ""
        return kept_servers.remember_host_key(server, key)

    def save(self) -> None:
        """Keep the server in the settings and its secret in the keyring, then close."""
        try:
            server = self.server()
            self._session.change_settings(lambda settings: self._with(server, settings))
        except RosterError as error:
            if error.code == FOLDER_SHARED:
                self._ask_to_share(server, error)
            else:
                self._say("error", str(error))
            return
        staying = self._session.settings.servers if self._session.settings else ()
        self._settle(next(each for each in staying if each.name == server.name), staying)

    def _with(self, server: Server, settings: Settings) -> Settings:
        """Return the settings with the server. Raises RosterError, also where it is to be asked."""
        if self._changed is None:
            changed = kept_servers.add_server(settings, server)
        else:
            changed = kept_servers.change_server(settings, self._changed, server)
        *others, new = changed.servers
        shared = shared_folder(new, others, self._session.profiles)
        if shared is not None and server != self._shared:
            raise shared
        return changed

    def _ask_to_share(self, server: Server, shared: RosterError) -> None:
        def save() -> None:
            self._shared = server
            self.save()

        self._say("warning", str(shared), sentence("server-dialog", "save-shared"), save)

    def _settle(self, server: Server, staying: tuple[Server, ...]) -> None:
        """Let the keyring follow what the settings hold by now."""
        secret = self.account.secret()
        typed = {server: secret} if secret else {}
        if self._changed is not None and account_of(server) != account_of(self._changed):
            self._leaving.append(self._changed)
        self.saved = self._changed = server  # saved once more, it is this one that changes
        leaving = tuple(self._leaving)
        if leaving or typed:
            self._run(
                lambda _progress: settle_secrets(leaving, staying, typed),
                self._settled,
            )
        else:
            self.accept()

    def _settled(self, troubles: tuple[RosterError, ...]) -> None:
        if not troubles:
            self.accept()
            return
        # All is saved but this: what was not kept is asked for each time.
        words = "\n".join(str(each) for each in troubles)
        self._say("warning", words, sentence("server-dialog", "close"), self.accept)
        self._kept_password.forget()
        self._show_kept()

    def test(self) -> None:
        """Try the server as it was typed; nothing is changed there."""
        server = self._to_try()
        if server is None:
            return
        typed = self.account.secret()

        def work(progress: "Progress") -> None:
            from rosterwizard.services.submitting import submission  # noqa: PLC0415 - heavy

            secret = typed or kept_secrets.secret_of(server)
            submission.check_connection(server, secret, progress)

        self._say("note", sentence("server-testing"))
        self._run(work, lambda _: self._say("fixed", sentence("server-answers")))

    def examine(self) -> None:
        """Look step by step for what stands in the way; nothing is changed there."""
        server = self._to_try()
        if server is None:
            return
        typed = self.account.secret()

        def work(progress: "Progress") -> "Examination":
            from rosterwizard.services.submitting import doctor  # noqa: PLC0415 - heavy

            return doctor.examined(server, typed or kept_secrets.secret_of(server), progress)

        self._say("note", sentence("server-examining"))
        self._run(work, self._show_examination)

    def _show_examination(self, found: "Examination") -> None:
        part = "sound" if found.is_sound else "faulty"
        self._say("fixed" if found.is_sound else "error", sentence("server-examined", part))
        ExaminationDialog.tell(self, found)

    def _to_try(self) -> Server | None:
        """Return the server as it was typed, to be tried; None where it is none yet."""
        try:
            self._tried = self.server()
        except RosterError as error:
            self._say("error", str(error))
            return None
        return self._tried

    def _run(self, work: SlowWork, then: Callable[[Any], object]) -> None:
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

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, RosterError):
            raise error
        if error.code == "host-key-unknown":
            key = str(error.params["key"])
            self._say(
                "warning", str(error), sentence("server-dialog", "trust"), lambda: self._trust(key)
            )
        elif self._tried is not None:
            self._say("error", str(error), sentence("server-dialog", "examine"), self.examine)
        else:
            self._say("error", str(error))

    def _trust(self, key: str) -> None:
        if self._tried is not None:
            self._host_keys[self._tried.place] = key
        self.test()

    def _show_kept(self) -> None:
        """Say in the empty box of the secret what is true of the account as it is typed."""
        box, server = self.account.secret_box(), None
        if box is None:
            return
        with suppress(RosterError):  # it is no server yet
            server = self.server()
        box.setPlaceholderText(self._kept_password.words(server, self._changed))

    # -- The form -------------------------------------------------------------------------

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
        self.message_bar = MessageBar("server")
        self.system.currentIndexChanged.connect(self._show_system)
        self.way.currentIndexChanged.connect(self._show_way)
        for each in (self.name, self.address):
            each.textChanged.connect(self._show_kept)

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setVerticalSpacing(theme.INSIDE_PX)
        # With large letters a label and its input together are wider than a small screen.
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        add_row(self._form, "system", self.system, self.system)
        add_row(self._form, "name", self.name, self.name)
        add_row(self._form, "way", self.way, self.way)
        add_row(self._form, "address", beside(self.address, self.browse), self.address)
        self._accounts = {name: self._account_of(name) for name in self._way_names()}
        self.account = next(iter(self._accounts.values()))
        add_row(self._form, "mode", self.mode, self.mode)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE_PX, theme.EDGE_PX, theme.EDGE_PX, theme.BETWEEN_PX)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(self.message_bar)
        column.addWidget(self._scrolling(), 1)
        column.addLayout(self._button_row())

    def _way_names(self) -> "list[Protocol]":
        """Return every way that can be chosen, in the order in which the systems name them."""
        each = (profile.roster.submission.ways for profile in self._profiles.values())
        return list(dict.fromkeys(chain.from_iterable(each)))

    def _account_of(self, name: "Protocol") -> AccountRows:
        account = AccountRows(way_named(name).account, self._form, self)
        account.show_rows(yes=False)
        account.changed.connect(self._show_kept)
        account.chosen.connect(self._fit)
        return account

    def _scrolling(self) -> QScrollArea:
        """Return the form: where the screen has too little room for it, the buttons have theirs."""
        content = self._content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*[theme.GRID_PX // 2] * 4)  # else the focus has no edge
        column.setSpacing(theme.BETWEEN_PX)
        column.addLayout(self._form)
        column.addWidget(self._says)
        column.addStretch(1)
        area = self._area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its inputs have it, and scroll it
        area.setWidget(content)
        return area

    def _fit(self) -> None:
        """Be as large as what is shown now asks for, where the screen has the room."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        asked = self._content.minimumSizeHint().width() + bar + 2 * theme.EDGE_PX
        width = max(self.width() if self.isVisible() else 0, _SIZE.width(), asked)
        form = max(self._content.sizeHint().height(), self._content.heightForWidth(width))
        column = self._column  # without a message nothing in it depends on the width
        wraps = column.hasHeightForWidth()
        whole = column.totalHeightForWidth(width) if wraps else column.totalSizeHint().height()
        around = whole - self._area.sizeHint().height()
        begun = self.height() if self.isVisible() else _SIZE.height()
        self.resize(on_screen(self, QSize(width, max(form + around, begun))))

    def _say(
        self, mark: Mark, text: str, button: str = "", act: Callable[[], object] | None = None
    ) -> None:
        self.message_bar.tell(mark, text, button, act)
        self._fit()

    def _button_row(self) -> QHBoxLayout:
        self.try_out = named(QPushButton(sentence("server-dialog", "test")), "server.test")
        self.cancel = named(QPushButton(sentence("server-dialog", "cancel")), "server.cancel")
        self.keep = named(QPushButton(sentence("server-dialog", "save")), "server.save")
        self.keep.setProperty("role", "primary")
        self.keep.setDefault(True)
        self.main = self.keep
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
        self.account.fill(server.given)
        self.mode.setCurrentIndex(max(self.mode.findData(server.mode), 0))

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
        self._show_kept()
        self._fit()

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

    # -- Qt's own -------------------------------------------------------------------------

    def done(self, result: int) -> None:
        """Stop what still runs."""
        self._kept_password.forget()
        if self._task is not None:
            self._task.cancel()
        super().done(result)
