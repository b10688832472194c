"""Where to: the server, and the secret of its account when the keyring has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import theme
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.submit.examine_link import ExamineLink
from rosterwizard.gui.submit.scenario_box import ScenarioBox
from rosterwizard.gui.task import LatestTask
from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.services.kept_servers import (
    by_hand,
    is_same_server,
    practice_server,
    servers_of,
)
from rosterwizard.services.practice_data import is_practice_data
from rosterwizard.services.server_titles import server_title
from rosterwizard.services.servers.kept_secrets import UNREAD, read_secret
from rosterwizard.services.servers.keyring_wait import SAY_AFTER_S
from rosterwizard.services.settings import Settings
from rosterwizard.services.ways.by_hand import BY_HAND
from rosterwizard.services.ways.registry import secret_asked, way_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.profiles.language import Profile, Submission
    from rosterwizard.gui.session import Session
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.account import Input


class ServerPart(QWidget):
    """A list of servers and what the chosen one needs.

    Secrets leave this widget through `secret` only.
    """

    server_changed = Signal()
    secret_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._profile: Profile | None = None
        self._submission: Submission | None = None
        self._secret: str | None = None  # what the keyring has
        self._asking_keyring = False
        self._keyring = LatestTask(self)
        self._patience = QTimer(self, interval=round(SAY_AFTER_S * 1000), singleShot=True)
        self._patience.timeout.connect(self._say_waiting)
        self._make_parts()
        self._lay_out()
        session.settings_changed.connect(self._follow_settings)

    # -- What is chosen -------------------------------------------------------------------

    def show_servers(self, profile: Profile, submission: Submission, chosen: str) -> None:
        """List the servers of a system; chosen: the name of the one to begin with."""
        self._profile, self._submission = profile, submission
        self.scenario.show_for(profile)
        settings = self._session.settings or Settings()
        chosen = chosen or settings.last_servers.get(profile.name, "")
        offered = self._offered(profile, submission, settings)
        names = [each.name for each in offered]
        self._list(offered, names.index(chosen) if chosen in names else 0)
        self._show_chosen()

    def chosen(self) -> Server | None:
        """Return the chosen server; the practice server with the chosen way to behave."""
        server: Server | None = self.server.currentData()
        if server is not None and server.is_practice and self._profile is not None:
            return practice_server(self._profile, self.scenario.currentData())
        return server

    def is_by_hand(self) -> bool:
        """Tell whether the file is loaded by hand."""
        server = self.chosen()
        return server is not None and way_of(server).is_by_hand

    def secret(self) -> str | None:
        """Return the secret, typed or from the keyring; None when none is needed or there."""
        return self.secret_box.text() or self._secret

    def keeps_secret(self) -> bool:
        """Tell whether a typed secret shall be kept in the keyring."""
        return bool(self.secret_box.text()) and self.keep.isChecked()

    def missing(self) -> str:
        """Return what must be given before anything can be sent, in words."""
        server = self.chosen()
        if server is None:
            return sentence("submit-server-missing")
        asked = secret_asked(server)
        if asked is None or asked.may_be_empty or self.secret():
            return ""
        if self._asking_keyring:
            return sentence("keyring-unread", "asking")
        return sentence(f"secret-{asked.name}", "wanted", user=server.user)

    def first_to_do(self) -> QWidget:
        """Return what must be filled in, else the list of servers."""
        return self.secret_box if self.secret_box.isVisible() else self.server

    def show_missing(self) -> None:
        """Give the keyboard to what must be filled in."""
        self.first_to_do().setFocus()

    def examine(self) -> None:
        """Look step by step at the chosen server."""
        server = self.chosen()
        if server is not None and self._profile is not None:
            self.look.examine(server, self.secret(), self._profile)

    def ask_again(self) -> None:
        """Show the box of the secret: the server did not accept what it was given."""
        self._secret = None
        self._show_secret(asked=True)
        self.secret_box.setFocus()
        self.secret_box.selectAll()

    # -- Inside ---------------------------------------------------------------------------

    def _list(self, servers: Sequence[Server], chosen: int) -> None:
        self.server.blockSignals(True)
        self.server.clear()
        for each in servers:
            self.server.addItem(server_title(each), each)
        self.server.setCurrentIndex(chosen)
        self.server.blockSignals(False)

    def _follow_settings(self) -> None:
        """List what there is by now; the chosen server stays, and none takes its place unasked."""
        if self._profile is None or self._submission is None or self._session.work.sending:
            return
        settings = self._session.settings or Settings()
        offered = self._offered(self._profile, self._submission, settings)
        listed = [self.server.itemData(place) for place in range(self.server.count())]
        if _own(offered) == _own(listed):
            return
        chosen = self.server.currentData()
        still = next((each for each in offered if chosen and _is_still(each, chosen)), None)
        self._list(offered, offered.index(still) if still else -1)
        if chosen is not None and still is None:
            self._show_chosen()

    def _offered(
        self, profile: Profile, submission: Submission, settings: Settings
    ) -> list[Server]:
        if is_practice_data(self._session.work.paths):
            return [practice_server(profile)]  # nobody of it exists: no real server may get it
        own = [each for each in servers_of(settings, profile) if not each.is_practice]
        folder = settings.output_folder
        by_hands = [by_hand(profile, folder)] if BY_HAND.name in submission.ways else []
        practice = [practice_server(profile)]
        first = by_hands if submission.protocol == BY_HAND.name else []
        return [*own, *first, *practice, *(by_hands if not first else [])]

    def _show_chosen(self) -> None:
        server = self.chosen()
        self.secret_box.clear()
        self._secret, self._asking_keyring = None, False
        self._patience.stop()
        self._keyring.cancel()
        self._says.setText(_line_of(server) if server else "")
        self.look.rest()
        self.look.setVisible(server is not None and not way_of(server).is_by_hand)
        plays = server is not None and server.is_practice and self.scenario.has_choice()
        for part in self._scenario_row:
            part.setVisible(plays)
        self._show_secret(asked=False)
        asked = secret_asked(server) if server else None
        if server is not None and asked is not None:
            self._name_secret(asked)
            self._asking_keyring = True
            self._keyring.start(
                lambda _progress: _kept_secret(server), lambda kept: self._take_secret(asked, kept)
            )
            self._patience.start()
        self.server_changed.emit()

    def _name_secret(self, asked: Input) -> None:
        words, (label, _) = sentence(f"server-row-{asked.name}"), self._secret_row
        label.setText(words)
        self.secret_box.setAccessibleName(words.replace("&", ""))

    def _say_waiting(self) -> None:
        """Say what the keyring waits for, and let the secret be typed meanwhile."""
        if self._asking_keyring:
            self._asking_keyring = False
            self._show_secret(asked=True)
            self._say_of_keyring(sentence("keyring-unread", "waiting"))
            self.secret_changed.emit()

    def _take_secret(self, asked: Input, kept: str | RosterError | None) -> None:
        self._patience.stop()
        self._asking_keyring = False
        self._secret = kept if isinstance(kept, str) else None
        typing = bool(self.secret_box.text())  # while the keyring was waited for
        self._show_secret(asked=typing or (self._secret is None and not asked.may_be_empty))
        if self._secret is not None:
            self._say_of_keyring("" if typing else sentence(f"secret-{asked.name}", "kept"))
        elif isinstance(kept, RosterError) and kept.code in UNREAD:
            self._say_of_keyring(sentence("keyring-unread", UNREAD[kept.code]))
        else:
            self._say_of_keyring("")
        self.secret_changed.emit()

    def _say_of_keyring(self, words: str) -> None:
        server = self.chosen()
        line = _line_of(server) if server else ""
        self._says.setText(f"{line}\n{words}" if words else line)

    def _show_secret(self, *, asked: bool) -> None:
        for part in self._secret_row:
            part.setVisible(asked)

    def _add_server(self) -> None:
        if self._profile is None:
            return
        added = ServerDialog.add(self, self._session, self._profile)
        if added is not None:
            submission = self._submission or self._profile.roster.submission
            self.show_servers(self._profile, submission, added.name)

    def _make_parts(self) -> None:
        self.server = named(ChoiceBox(), "submit.server")
        self.add = named(QPushButton(sentence("submit-server", "add")), "submit.add_server")
        self.scenario = ScenarioBox()
        self.secret_box = named(QLineEdit(), "submit.secret")
        self.secret_box.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = named(QCheckBox(sentence("submit-server", "keep")), "submit.keep_secret")
        self._says = quiet_label()
        self.look = ExamineLink()
        self.look.clicked.connect(self.examine)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add_server)
        self.server.currentIndexChanged.connect(self._show_chosen)
        self.scenario.currentIndexChanged.connect(self.server_changed)
        self.secret_box.textChanged.connect(self.secret_changed)

    def _add_row(self, words: str, buddy: QWidget, widget: QWidget) -> tuple[QLabel, QWidget]:
        label, row = buddy_label(words, buddy), self._form.rowCount()
        self._form.addWidget(label, row, 0)
        self._form.addWidget(widget, row, 1)
        return label, widget

    def _lay_out(self) -> None:
        server = QWidget()
        row = QHBoxLayout(server)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.INSIDE_PX)
        row.addWidget(self.server, 1)
        row.addWidget(self.add)
        secret_box = QWidget()
        secret = QHBoxLayout(secret_box)
        secret.setContentsMargins(0, 0, 0, 0)
        secret.setSpacing(theme.BETWEEN_PX)
        secret.addWidget(self.secret_box, 1)
        secret.addWidget(self.keep)
        self._form = QGridLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(theme.INSIDE_PX)
        self._form.setColumnStretch(1, 1)
        self._add_row(sentence("submit-server", "server"), self.server, server)
        self._scenario_row = self._add_row(
            sentence("submit-server", "scenario"), self.scenario, self.scenario
        )
        self._secret_row = self._add_row("", self.secret_box, secret_box)  # named with the server
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addLayout(self._form)
        column.addWidget(self._says)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)


def _kept_secret(server: Server) -> str | RosterError | None:
    """Return what the keyring has, or why it does not say: that is an answer, not an accident."""
    try:
        return read_secret(server)
    except RosterError as trouble:
        return trouble


def _own(servers: Sequence[Server]) -> list[Server]:
    """Return the servers that a person set up."""
    return [each for each in servers if not (each.is_practice or way_of(each).is_by_hand)]


def _is_still(now: Server, chosen: Server) -> bool:
    """Tell whether it is the one that was chosen: one with another address is not."""
    by_hand = way_of(chosen).is_by_hand  # its address is the folder that was used last
    return now.name == chosen.name if by_hand else is_same_server(now, chosen)


def _line_of(server: Server) -> str:
    if server.is_practice:
        return sentence("submit-server-practice", "line")
    if way_of(server).is_by_hand:
        return sentence("submit-server-by-hand", "line")
    part = "user" if server.user else "line"
    return sentence("submit-server-own", part, url=server.url, user=server.user)
