"""What a person can settle after a server said no, so that it is tried again at once."""

from rosterwizard.cli.host_keys import UNKNOWN, trusted
from rosterwizard.cli.passwords import password_after, proxy_password_after
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.servers.server import Server


def settled(
    server: Server, password: str | None, trouble: RosterError, fingerprint: str
) -> tuple[Server, str | None] | None:
    """Return the server and the secret to try next; None where nothing can be settled.

    Each thing is settled once: the key of the server, then a secret that it wants after all. The
    password of a proxy is asked for until it is right, or none is typed.
    fingerprint: of a key that was trusted beforehand. Raises Stop when a key is not trusted.
    """
    if trouble.code == UNKNOWN and not server.host_key:
        return trusted(server, trouble, fingerprint), password
    if proxy_password_after(server, trouble):
        return server, password
    asked = password_after(server, trouble, password)
    return None if asked is None else (server, asked)
