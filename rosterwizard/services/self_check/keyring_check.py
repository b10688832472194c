"""The keyring: a made-up password is kept, given back and forgotten."""

import secrets
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from threading import Thread

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.self_check.findings import Finding, remark, tried, well
from rosterwizard.services.servers.kept_secrets import forget_secret, keep_secret, secret_of
from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways.by_hand import BY_HAND

PATIENCE_S = 30.0  # for a person to unlock it
_NOBODY = Server(name="self-check", system="self-check", url="self-check", protocol=BY_HAND.name)


def passwords() -> Iterator[Finding]:
    """Try the keyring. Where there is none the program works all the same, so that is a note."""
    answers: SimpleQueue[Finding] = SimpleQueue()
    # Some keyrings wait for ever for somebody to unlock them.
    Thread(target=lambda: answers.put(tried(_tried)), daemon=True).start()
    try:
        yield answers.get(timeout=PATIENCE_S)
    except Empty:
        yield remark("self-check-keyring", "silent")


def _tried() -> Finding:
    secret = secrets.token_urlsafe()
    try:
        keep_secret(_NOBODY, secret)
        given_back = secret_of(_NOBODY) == secret
        forget_secret(_NOBODY)
    except RosterError as error:
        return remark("self-check-keyring", error.code.removeprefix("keyring-"))
    return well("self-check-keyring") if given_back else remark("self-check-keyring", "forgetful")
