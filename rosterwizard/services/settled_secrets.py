"""Letting the keyring follow the servers: what is typed is kept, and what is left is forgotten.

What could not be forgotten stands in the settings, by account, until it could.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.servers import kept_secrets
from rosterwizard.services.servers.keyring_wait import PATIENT
from rosterwizard.services.settings import change_settings, load_settings
from rosterwizard.services.ways.registry import secret_places

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from rosterwizard.services.servers.keyring_wait import Patience
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.settings import Settings
    from rosterwizard.services.ways.registry import SecretPlace

SILENT = "keyring-silent"
MISSING = "keyring-missing"


def settle_secrets(
    leaving: Iterable[Server],
    staying: Iterable[Server],
    typed: Mapping[str, str],
    patience: Patience = PATIENT,
) -> tuple[RosterError, ...]:
    """Let the keyring hold the secrets of the servers that there are, and no other.

    leaving: servers as they were before; an account that none of `staying` has is forgotten, and
    so is what could not be forgotten before. typed: secrets to be kept, by account. Returns what a
    person must be told: "secret-not-forgotten", "keyring-…". May block as `keep_secret` does.
    """
    in_use = {*typed, *(each.account for each in _places(staying))}
    gone = {each.account: each for each in _places(leaving) if each.account not in in_use}
    left = _left()
    troubles = [_kept(account, secret, patience) for account, secret in typed.items()]
    told = [trouble for trouble in troubles if trouble is not None]
    silent = SILENT in {each.code for each in told}
    to_forget = dict.fromkeys((*gone, *left)).keys() - in_use
    still = _not_forgotten(sorted(to_forget), patience, silent=silent)
    # Where there is no keyring, there is nothing that could hold it.
    held = [account for account, code in still.items() if account in left or code != MISSING]
    told += _remembered(left, held)
    told += [_not_gone(gone[account]) for account in held if account in gone]
    return tuple(told)


def _places(servers: Iterable[Server]) -> Iterator[SecretPlace]:
    for each in servers:
        yield from secret_places(each).values()


def _kept(account: str, secret: str, patience: Patience) -> RosterError | None:
    try:
        kept_secrets.keep_account(account, secret, patience)
    except RosterError as trouble:
        return trouble
    return None


def _not_forgotten(accounts: Iterable[str], patience: Patience, *, silent: bool) -> dict[str, str]:
    """Forget the accounts; return those that could not be, each with the code of the trouble.

    silent: the keyring has just given no answer; it is not asked again.
    """
    still: dict[str, str] = {}
    for account in accounts:
        if silent:
            still[account] = SILENT
            continue
        try:
            kept_secrets.forget_secret(account, patience)
        except RosterError as trouble:
            still[account] = trouble.code
            silent = trouble.code == SILENT
    return still


def _not_gone(place: SecretPlace) -> RosterError:
    return RosterError("secret-not-forgotten", user=place.user, url=place.place)


def _left() -> tuple[str, ...]:
    with suppress(RosterError):  # whoever reads the settings says what is wrong with them
        return load_settings().secrets_left
    return ()


def _remembered(before: Collection[str], held: Collection[str]) -> list[RosterError]:
    """Keep which accounts are still to be forgotten."""
    if set(before) == set(held):
        return []

    def with_left(settings: Settings) -> Settings:
        others = set(settings.secrets_left) - set(before)
        return replace(settings, secrets_left=tuple(sorted({*others, *held})))

    try:
        change_settings(with_left)
    except RosterError as trouble:
        return [trouble]
    return []
