"""All ways of sending; who wants a list of them, or to know something of one, asks here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.services.servers.kept_secrets import account_of
from rosterwizard.services.ways.account import secret_in
from rosterwizard.services.ways.by_hand import BY_HAND
from rosterwizard.services.ways.folder import FOLDER
from rosterwizard.services.ways.infiniti import INFINITI
from rosterwizard.services.ways.sftp import SFTP
from rosterwizard.services.ways.web_proxy import proxy_account

if TYPE_CHECKING:
    from rosterwizard.core.profiles.delivery import Protocol
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.account import Input
    from rosterwizard.services.ways.way import Way

# Written down instead of found: what builds the frozen program follows imports only.
WAYS: tuple[Way, ...] = (INFINITI, FOLDER, SFTP, BY_HAND)


def every_way() -> tuple[Way, ...]:
    """Return all ways, in the order in which profiles name them."""
    return WAYS


def way_named(name: Protocol) -> Way:
    """Return the way of that name."""
    return {way.name: way for way in WAYS}[name]


def way_of(server: Server) -> Way:
    """Return the way in which files reach a server."""
    return way_named(server.protocol)


def inputs() -> tuple[Input, ...]:
    """Return what the ways ask for besides secrets, each name once."""
    found = {each.name: each for way in reversed(WAYS) for each in reversed(way.account)}
    return tuple(each for each in reversed(found.values()) if each.kind != "secret")


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """One secret that a keyring may hold. user, place: whose it is and where, for people."""

    account: str
    user: str
    place: str


def secret_places(server: Server) -> dict[str, SecretPlace]:
    """Return what the keyring may hold for a server, by the name of the input.

    Its own secret, and that of its proxy.
    """
    found: dict[str, SecretPlace] = {}
    asked, proxy = secret_asked(server), proxy_account(server.given)
    if asked is not None:
        found[asked.name] = SecretPlace(account_of(server), server.user, server.url)
    if proxy is not None:
        found["proxy-password"] = SecretPlace(proxy.account, proxy.user, proxy.place)
    return found


def secret_asked(server: Server) -> Input | None:
    """Return the secret that is asked for; the practice server brings its own."""
    return None if server.is_practice else secret_in(way_of(server).account, server.given)


def offers_doctor(server: Server, code: str) -> bool:
    """Tell whether looking step by step may help after a RosterError of that code.

    Not where a secret or a key of the server is all that is missing, nor where files are loaded
    by hand.
    """
    way = way_of(server)
    settled = way.asks_again(code) or code in {"host-key-unknown", "names-taken"}
    return not (settled or way.is_by_hand)
