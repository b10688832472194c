"""The form of one server: its address, its account, and a test of both."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Profile
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.examination_dialog import ExaminationDialog
from rosterwizard.gui.dialogs.kept_password import KeptPassword
from rosterwizard.gui.dialogs.server_form import ServerForm
from rosterwizard.gui.naming import named
from rosterwizard.gui.session import Session
from rosterwizard.gui.task import SlowWork, Task
from rosterwizard.gui.theme import Mark
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.gui.window_size import on_screen
from rosterwizard.services import kept_servers
from rosterwizard.services.servers.kept_secrets import secret_of
from rosterwizard.services.servers.lent_secrets import lent
from rosterwizard.services.servers.server import Server
from rosterwizard.services.settings import Settings
from rosterwizard.services.settled_secrets import settle_secrets
from rosterwizard.services.shared_folders import FOLDER_SHARED, shared_folder
from rosterwizard.services.ways.registry import secret_places, way_of

if TYPE_CHECKING:
    from rosterwizard.core.messages.progress import Progress
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
        self._changed = changed
        self._leaving: list[Server] = []  # as it was before, with secrets still to be forgotten
        self._host_keys = {changed.place: changed.host_key} if changed else {}
        self._shared: Server | None = None  # may have the folder of another server
        self._tried: Server | None = None  # the one that the latest test was about
        self._kept_password = KeptPassword(session, self)
        self._kept_password.known.connect(self._show_kept)
        self._task: Task | None = None
        self.message_bar = MessageBar("server", covered=False)
        self.form = ServerForm(profiles)
        self._lay_out()
        if changed is not None:
            self.form.fill(changed)
        self.form.changed.connect(self._show_kept)
        self.form.reshaped.connect(self._fit)
        self._show_kept()
        self._fit()
        self.form.first().setFocus()

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

    def server(self) -> Server:
        """Return the server as it was typed. Raises what `new_server` does."""
        server = self.form.server()
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
                self._refuse(error)
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
        typed = self.form.typed_secrets(server)
        if self._changed is not None and _accounts(server) != _accounts(self._changed):
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

        def check(server: Server, progress: "Progress") -> None:
            from rosterwizard.services.submitting import submission  # noqa: PLC0415 - heavy

            submission.check_connection(server, secret_of(server), progress)

        self._try("server-testing", check, lambda _: self._say("fixed", sentence("server-answers")))

    def examine(self) -> None:
        """Look step by step for what stands in the way; nothing is changed there."""
        profile = self.form.profile

        def examine(server: Server, progress: "Progress") -> "Examination":
            from rosterwizard.services.submitting import doctor  # noqa: PLC0415 - heavy

            return doctor.examined(server, secret_of(server), progress, profile=profile)

        self._try("server-examining", examine, self._show_examination)

    def _show_examination(self, found: "Examination") -> None:
        part = "sound" if found.is_sound else "faulty"
        self._say("fixed" if found.is_sound else "error", sentence("server-examined", part))
        ExaminationDialog.tell(self, found)

    def _try(
        self,
        doing: str,
        ask: "Callable[[Server, Progress], object]",
        then: Callable[[Any], object],
    ) -> None:
        """Ask about the server as it was typed, with the secrets that were typed."""
        try:
            server = self._tried = self.server()
        except RosterError as error:
            self._refuse(error)
            return
        typed = self.form.typed_secrets(server)

        def work(progress: "Progress") -> object:
            with lent(typed):
                return ask(server, progress)

        self._say("note", sentence(doing))
        self._run(work, then)

    def _refuse(self, error: RosterError) -> None:
        """Say why it is no server, and at the boxes what is wrong there."""
        self._say("error", str(error))
        self.form.show_faults()

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
        """Say in each empty box of a secret what is true of the account as it is typed."""
        server = None
        with suppress(RosterError):  # it is no server yet
            server = self.server()
        new = _accounts(server) if server is not None else {}
        old = _accounts(self._changed) if self._changed is not None else None
        for name, box in self.form.account.secret_boxes().items():
            before = None if old is None else old.get(name, "")
            box.setPlaceholderText(self._kept_password.words(new.get(name, ""), before))

    # -- How it looks ---------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(theme.EDGE_PX, theme.EDGE_PX, theme.EDGE_PX, theme.BETWEEN_PX)
        column.setSpacing(theme.BETWEEN_PX)
        column.addWidget(self.message_bar)
        column.addWidget(self.form, 1)
        column.addLayout(self._button_row())

    def _fit(self) -> None:
        """Be as large as what is shown now asks for, where the screen has the room."""
        asked = self.form.least_width() + 2 * theme.EDGE_PX
        width = max(self.width() if self.isVisible() else 0, _SIZE.width(), asked)
        column = self._column  # without a message nothing in it depends on the width
        wraps = column.hasHeightForWidth()
        whole = column.totalHeightForWidth(width) if wraps else column.totalSizeHint().height()
        around = whole - self.form.sizeHint().height()
        begun = self.height() if self.isVisible() else _SIZE.height()
        height = max(self.form.whole_height(width - 2 * theme.EDGE_PX) + around, begun)
        self.resize(on_screen(self, QSize(width, height)))

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

    # -- Qt's own -------------------------------------------------------------------------

    def done(self, result: int) -> None:
        """Stop what still runs."""
        self._kept_password.forget()
        if self._task is not None:
            self._task.cancel()
        super().done(result)


def _accounts(server: Server) -> dict[str, str]:
    """Return what each secret is kept under, by the name of the input."""
    return {name: place.account for name, place in secret_places(server).items()}
