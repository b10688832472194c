"""A keyring that a test can lock: then it neither tells nor takes anything."""

from __future__ import annotations

from keyring.errors import KeyringLocked

from tests.helpers.memory_keyring import MemoryKeyring


class LockingKeyring(MemoryKeyring):
    """Keeps secrets in memory. is_locked: it says so to whatever it is asked."""

    is_locked = False

    def accounts(self) -> set[str]:
        """Return the accounts that have a secret, whatever is locked."""
        return {account for _, account in self.secrets}

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret, or None."""
        self._refuse()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        self._refuse()
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""
        self._refuse()
        super().delete_password(service, username)

    def _refuse(self) -> None:
        if self.is_locked:
            raise KeyringLocked("locked")
