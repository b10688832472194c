"""A keyring that forgets, in place of the developer's own."""

from __future__ import annotations

from keyring import backend, errors


class MemoryKeyring(backend.KeyringBackend):
    """Keeps secrets in a dictionary, and says what a real keyring says when there is none."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # keyring's own base is untyped
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret, or None."""
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret until the test ends."""
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret; fail if there is none, as the real ones do."""
        try:
            del self.secrets[service, username]
        except KeyError:
            raise errors.PasswordDeleteError("no such secret") from None
