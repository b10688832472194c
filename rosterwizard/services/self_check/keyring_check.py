"""The keyring: a made-up password is kept, given back and forgotten."""

import secrets
from collections.abc import Iterator

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.self_check.findings import Finding, remark, tried, well
from rosterwizard.services.servers.kept_secrets import (
    account_of,
    forget_secret,
    keep_secret,
    secret_of,
)
from rosterwizard.services.servers.keyring_wait import Patience
from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways.by_hand import BY_HAND

PATIENCE = Patience(longest_s=30)  # for a person to unlock it
_NOBODY = Server(name="self-check", system="self-check", url="self-check", protocol=BY_HAND.name)


def passwords() -> Iterator[Finding]:
    """Try the keyring. Where there is none the program works all the same, so that is a note."""
    yield tried(_tried)


def _tried() -> Finding:
    secret = secrets.token_urlsafe()
    try:
        keep_secret(_NOBODY, secret, PATIENCE)
        given_back = secret_of(_NOBODY) == secret
        forget_secret(account_of(_NOBODY))
    except RosterError as error:
        return remark("self-check-keyring", error.code.removeprefix("keyring-"))
    return well("self-check-keyring") if given_back else remark("self-check-keyring", "forgetful")
