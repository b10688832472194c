"""Whether the keyring has a secret for an account that is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.task import LatestTask
from rosterwizard.services.servers.kept_secrets import read_account
from rosterwizard.services.ways.registry import secret_places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.gui.session import Session
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.registry import SecretPlace


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

    def words(self, account: str, before: str | None) -> str:
        """Return what is true of an account, as typed; "" while the keyring is asked.

        account: "" while nobody knows whose it is. before: as it is kept, where a server is
        changed; None for a new one.
        """
        part = "message" if before is None else "none"
        if not self._is_in_use(account):
            return sentence("password-place", part)
        if account not in self._kept:
            self._ask(account)
            return ""
        if self._kept[account] is None:
            part = "message"
        elif self._kept[account]:
            part = "unchanged" if account == before else "shared"
        return sentence("password-place", part)

    def _is_in_use(self, account: str) -> bool:
        settings = self._session.settings
        kept = settings.servers if settings else ()
        return any(account == place.account for each in kept for place in _places(each))

    def _ask(self, account: str) -> None:
        """Ask on another thread: the keyring may wait for a person to unlock it."""

        def take(kept: bool | None) -> None:
            self._kept[account] = kept
            self.known.emit()

        self._asking.start(lambda _progress: _is_kept(account), take)


def _places(server: Server) -> Iterable[SecretPlace]:
    return secret_places(server).values()


def _is_kept(account: str) -> bool | None:
    try:
        return read_account(account) is not None
    except RosterError:
        return None
