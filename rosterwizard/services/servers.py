"""The servers that a person set up: addresses of systems, each with an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.addresses import (
    Address,
    folder_address,
    sftp_address,
    web_address,
)
from rosterwizard.services.scenarios import SCENARIOS
from rosterwizard.services.server import BY_HAND, PRACTICE, Protocol, Server

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.settings import Settings


def new_server(  # noqa: PLR0913 - what a person types into the form
    profile: Profile, name: str, url: str, *, user: str = "", protocol: str = "", mode: str = ""
) -> Server:
    """Return a server with a tidied address ("school.example" becomes "https://school.example").

    protocol: one of the profile's ways; empty: the first one.
    Raises RosterError: "server-name-empty", "server-name-kept", "url-empty", "url-unclear",
    "url-not-https", "url-with-password", "url-not-a-folder", "user-empty", "user-with-colon",
    "protocol-unknown", "mode-unknown". None of them repeats a password.
    """
    way = _protocol(profile, protocol)
    address = _address(url, way)
    return Server(
        name=_name(name),
        system=profile.name,
        url=address.url,
        protocol=way,
        user=_user(user.strip() or address.user, way),
        mode=known_mode(profile, mode),
    )


def protocols_of(profile: Profile) -> tuple[Protocol, ...]:
    """Return the ways in which a file can reach the system, the usual one first."""
    submission = profile.roster.submission
    return tuple(dict.fromkeys((submission.protocol, *submission.also)))


def known_mode(profile: Profile, mode: str) -> str:
    """Return `mode` if the system has it (empty always is). Raises RosterError "mode-unknown"."""
    modes = [each.name for each in profile.roster.submission.modes]
    if mode and mode not in modes:
        raise RosterError("mode-unknown", mode=mode, modes=", ".join(modes) or "none")
    return mode


def _protocol(profile: Profile, wanted: str) -> Protocol:
    ways = protocols_of(profile)
    for way in ways:
        if wanted in {"", way}:
            return way
    raise RosterError("protocol-unknown", protocol=wanted, ways=", ".join(ways))


def _address(url: str, protocol: Protocol) -> Address:
    tidied = {"infiniti": web_address, "sftp": sftp_address}.get(protocol, folder_address)
    return tidied(url)


def _name(text: str) -> str:
    name = text.strip()
    if not name:
        raise RosterError("server-name-empty")
    if name.casefold() == BY_HAND or name.casefold().partition(":")[0] == PRACTICE:
        raise RosterError("server-name-kept", name=name)
    return name


def _user(user: str, protocol: Protocol) -> str:
    if protocol in {"infiniti", "sftp"} and not user:
        raise RosterError("user-empty")
    if protocol == "infiniti" and ":" in user:
        raise RosterError("user-with-colon")
    return user


def add_server(settings: Settings, server: Server) -> Settings:
    """Return the settings with one server more. Raises RosterError "server-name-taken"."""
    if any(_same_name(each, server.name) for each in settings.servers):
        raise RosterError("server-name-taken", name=server.name)
    return replace(settings, servers=(*settings.servers, server))


def replace_server(settings: Settings, server: Server) -> Settings:
    """Return the settings with the server of the same name replaced by `server`."""
    servers = tuple(server if _same_name(each, server.name) else each for each in settings.servers)
    return replace(settings, servers=servers)


def remove_server(settings: Settings, name: str) -> Settings:
    """Return the settings without that server. Raises RosterError "unknown-server"."""
    others = tuple(each for each in settings.servers if not _same_name(each, name))
    if len(others) == len(settings.servers):
        raise _unknown(name, settings.servers)
    return replace(settings, servers=others)


def find_server(settings: Settings, name: str, profile: Profile) -> Server:
    """Return the server of that name.

    "practice" is there for every system ("practice:partly-good" names a scenario).
    Raises RosterError "unknown-server" (naming those there are) and "server-of-other-system".
    """
    if name.strip().casefold().partition(":")[0] == PRACTICE:
        return practice_server(profile, name.strip().casefold().partition(":")[2])
    for server in settings.servers:
        if _same_name(server, name):
            check_system(server, profile)
            return server
    raise _unknown(name, servers_of(settings, profile))


def check_system(server: Server, profile: Profile) -> None:
    """Raise RosterError "server-of-other-system" when the server is for another system."""
    if server.system != profile.name:
        raise RosterError(
            "server-of-other-system", name=server.name, other=server.system, system=profile.name
        )


def servers_of(settings: Settings, profile: Profile) -> tuple[Server, ...]:
    """Return the servers of that system, the practice server last."""
    own = tuple(each for each in settings.servers if each.system == profile.name)
    return (*own, practice_server(profile))


def practice_server(profile: Profile, scenario: str = "") -> Server:
    """Return the practice server as that system. Raises RosterError "scenario-unknown"."""
    chosen = scenario or SCENARIOS[0]
    if chosen not in SCENARIOS:
        raise RosterError("scenario-unknown", scenario=chosen, scenarios=", ".join(SCENARIOS))
    usual = profile.roster.submission.protocol
    return Server(
        name=f"{PRACTICE}:{scenario}" if scenario else PRACTICE,
        system=profile.name,
        url=f"{PRACTICE}:{chosen}",
        protocol="folder" if usual == "by-hand" else usual,
        user=PRACTICE,
    )


def by_hand(profile: Profile, folder: str) -> Server:
    """Return the stand-in for loading by hand: the exact file is written into `folder`."""
    return Server(name=BY_HAND, system=profile.name, url=folder, protocol="by-hand")


def remember_host_key(server: Server, host_key: str) -> Server:
    """Return the server with a key that a person trusted (the `key` of "host-key-unknown")."""
    return replace(server, host_key=host_key)


def _same_name(server: Server, name: str) -> bool:
    return server.name.casefold() == name.strip().casefold()


def _unknown(name: str, there: tuple[Server, ...]) -> RosterError:
    names = ", ".join(server.name for server in there) or "none"
    return RosterError("unknown-server", name=name, servers=names)
