"""Secrets that go with the program and no further: what was typed and no keyring has.

They lie in memory alone, by account, and come before what a keyring has.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_lent: dict[str, str] = {}


def lend(account: str, secret: str) -> None:
    """Let an account have a secret until the program ends."""
    _lent[account] = secret


def take_back(account: str) -> None:
    """Forget what was lent to an account; nothing happens where nothing was."""
    _lent.pop(account, None)


def lent_secret(account: str) -> str | None:
    """Return what was lent to an account."""
    return _lent.get(account)


@contextmanager
def lent(secrets: Mapping[str, str]) -> Iterator[None]:
    """Let accounts have these secrets until the end of the `with`, whatever they had before."""
    before = {account: _lent[account] for account in secrets if account in _lent}
    _lent.update(secrets)
    try:
        yield
    finally:
        for account in secrets:
            take_back(account)
        _lent.update(before)
