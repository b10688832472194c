"""A keyring that waits for a person who never comes, as one does whose window stands open."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import keyring

from tests.helpers.memory_keyring import MemoryKeyring

if TYPE_CHECKING:
    from typing import Self


class SilentKeyring(MemoryKeyring):
    """Answers nothing until `unlocked` is set; leaving it sets that. asked: how often it was."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = Event()
        self.asked = 0

    def __enter__(self) -> Self:
        """Take the place of the keyring."""
        keyring.set_keyring(self)
        return self

    def __exit__(self, *_: object) -> None:
        """Let those go that wait."""
        self.unlocked.set()

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret, or None, after the wait."""
        self._wait()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret, after the wait."""
        self._wait()
        super().set_password(service, username, password)

    def _wait(self) -> None:
        self.asked += 1
        self.unlocked.wait(20)
