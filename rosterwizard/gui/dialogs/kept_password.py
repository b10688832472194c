"""Whether the keyring has a secret for an account that is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.task import LatestTask
from rosterwizard.services.servers.kept_secrets import account_of, read_secret

if TYPE_CHECKING:
    from rosterwizard.gui.session import Session
    from rosterwizard.services.servers.server import Server


class KeptPassword(QObject):
    """Words for the empty box of a secret. It asks the keyring only for accounts that are in use.

    known: the keyring has answered, and the words may be others now.
    """

    known = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: dict[str, bool | None] = {}  # by account; None: the keyring does not say
        self._asking = LatestTask(self)

    def forget(self) -> None:
        """Ask anew, and let go of what is being asked."""
        self._kept.clear()
        self._asking.cancel()

    def words(self, server: Server | None, changed: Server | None) -> str:
        """Return what is true of `server`, as typed; "" while the keyring is asked.

        changed: as it is kept, where one is changed. None for a server: it is not one yet.
        """
        part = "message" if changed is None else "none"
        if server is None or not self._is_in_use(server):
            return sentence("password-place", part)
        account = account_of(server)
        if account not in self._kept:
            self._ask(server)
            return ""
        if self._kept[account] is None:
            part = "message"
        elif self._kept[account]:
            own = changed is not None and account == account_of(changed)
            part = "unchanged" if own else "shared"
        return sentence("password-place", part)

    def _is_in_use(self, server: Server) -> bool:
        settings = self._session.settings
        kept = settings.servers if settings else ()
        return account_of(server) in {account_of(each) for each in kept}

    def _ask(self, server: Server) -> None:
        """Ask on another thread: the keyring may wait for a person to unlock it."""
        account = account_of(server)

        def take(kept: bool | None) -> None:
            self._kept[account] = kept
            self.known.emit()

        self._asking.start(lambda _progress: _is_kept(server), take)


def _is_kept(server: Server) -> bool | None:
    try:
        return read_secret(server) is not None
    except RosterError:
        return None
