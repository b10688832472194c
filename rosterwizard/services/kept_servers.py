"""The servers that a person set up: addresses of systems, each with an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.services.servers.server import PRACTICE, Server, is_practice_name
from rosterwizard.services.ways.account import asked_for, filled_in
from rosterwizard.services.ways.by_hand import BY_HAND
from rosterwizard.services.ways.registry import way_named
from rosterwizard.services.ways.web_proxy import without_alone_user

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.practice.twin import Scenario
    from rosterwizard.services.settings import Settings
    from rosterwizard.services.ways.way import Way


def new_server(  # noqa: PLR0913 - what a person types into the form
    profile: Profile,
    name: str,
    url: str,
    *,
    given: Mapping[str, str] | None = None,
    protocol: str = "",
    mode: str = "",
) -> Server:
    """Return a server with a tidied address ("school.example" becomes "https://school.example").

    given: what was filled in for the account, by the name of the input.
    protocol: one of the profile's ways; empty: the first one.
    Raises RosterError: "server-name-empty", "server-name-kept", "url-empty", "url-unclear",
    "url-not-https", "url-with-password", "url-not-a-folder", "protocol-unknown", "mode-unknown",
    and what `filled_in` and the way's `fits` do. None of them repeats a password.
    """
    way = _way(profile, protocol)
    address = way.address(url)
    return Server(
        name=_name(name),
        system=profile.name,
        url=address.url,
        protocol=way.name,
        given=_given(way, given or {}, address.user),
        mode=known_mode(profile, mode),
    )


def changed_server(  # noqa: PLR0913 - as above
    profile: Profile,
    before: Server,
    *,
    name: str,
    url: str,
    protocol: str,
    mode: str,
    given: Mapping[str, str],
) -> Server:
    """Return a server with other values.

    given: what is another one of the account; "" takes a value away, and what is not named stays
    where it is still asked for. A trusted key stays with its computer. Raises what `new_server`
    does.
    """
    way = _way(profile, protocol)
    stays_there = (
        without_alone_user({**before.given, **given}) if "proxy" in given else before.given
    )
    wanted = {**stays_there, **given}
    asked = {each.name for each in asked_for(way.account, wanted)}
    kept = {key: text for key, text in wanted.items() if key in asked or given.get(key)}
    server = new_server(profile, name, url, given=kept, protocol=protocol, mode=mode)
    stays = way.trusts_host_key and server.place == before.place
    return remember_host_key(server, before.host_key) if stays else server


def kept_server(settings: Settings, name: str) -> Server:
    """Return the server of that name that a person set up. Raises RosterError "unknown-server"."""
    for server in settings.servers:
        if _same_name(server, name):
            return server
    raise _unknown(name, settings.servers)


def known_mode(profile: Profile, mode: str) -> str:
    """Return `mode` if the system has it (empty always is). Raises RosterError "mode-unknown"."""
    modes = [each.name for each in profile.roster.submission.modes]
    if mode and mode not in modes:
        raise RosterError("mode-unknown", mode=mode, modes=listed(modes) or "none")
    return mode


def _way(profile: Profile, wanted: str) -> Way:
    names = profile.roster.submission.ways
    for name in names:
        if wanted in {"", name}:
            return way_named(name)
    raise RosterError("protocol-unknown", protocol=wanted, ways=listed(names))


def _name(text: str) -> str:
    name = text.strip()
    if not name:
        raise RosterError("server-name-empty")
    if name.casefold() == BY_HAND.name or is_practice_name(name):
        raise RosterError("server-name-kept", name=name)
    return name


def _given(way: Way, typed: Mapping[str, str], user: str) -> dict[str, str]:
    """Return what is kept of the account. user: as it stood in the address."""
    typed = {"user": user, **{name: text for name, text in typed.items() if text.strip()}}
    given = filled_in(way.account, typed)
    way.fits(given)
    return given


def add_server(settings: Settings, server: Server) -> Settings:
    """Return the settings with one server more. Raises RosterError "server-name-taken"."""
    if any(_same_name(each, server.name) for each in settings.servers):
        raise RosterError("server-name-taken", name=server.name)
    return replace(settings, servers=(*settings.servers, server))


def change_server(settings: Settings, before: Server, server: Server) -> Settings:
    """Return the settings with `server` in place of the one that was `before`, if that is there.

    What another window changed meanwhile stays where this one did not touch it. A key that was
    trusted meanwhile stays trusted, as long as it is the same computer. The one that was used last
    stays that under its new name. Raises RosterError "server-name-taken".
    """
    now = next((each for each in settings.servers if _same_name(each, before.name)), before)
    server = _merged(before, now, server)
    has_old_key = server.host_key in {"", before.host_key}
    if now.place == server.place and has_old_key and before.host_key != now.host_key:
        server = remember_host_key(server, now.host_key)
    others = tuple(each for each in settings.servers if each != now)
    last = {
        system: server.name if (system, name) == (server.system, now.name) else name
        for system, name in settings.last_servers.items()
    }
    return add_server(replace(settings, servers=others, last_servers=last), server)


def _merged(before: Server, now: Server, server: Server) -> Server:
    """Return `server` with what of `now` is another than `before` was, and was not touched."""
    if now.system != server.system:
        return server
    if _line_of(server) == _line_of(before):
        server = replace(server, url=now.url, protocol=now.protocol, given=now.given)
    return replace(server, mode=now.mode) if server.mode == before.mode else server


def _line_of(server: Server) -> tuple[str, str, dict[str, str]]:
    """Return what goes together: an account is that of an address."""
    return server.url, server.protocol, server.given


def trust_server(settings: Settings, server: Server) -> Settings:
    """Return the settings with the key of `server` for the server of its name and address.

    One that another window has changed or removed meanwhile stays so.
    """
    servers = tuple(
        remember_host_key(each, server.host_key)
        if (each.name, each.url) == (server.name, server.url)
        else each
        for each in settings.servers
    )
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
    if is_practice_name(name):
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
    """Return the practice server as that system.

    Raises RosterError "scenario-unknown" for one that nobody can play for this system.
    """
    plays = scenarios_of(profile)
    chosen = scenario or plays[0]
    if chosen not in plays:
        raise RosterError("scenario-unknown", scenario=chosen, scenarios=listed(plays))
    return Server(
        name=f"{PRACTICE}:{scenario}" if scenario else PRACTICE,
        system=profile.name,
        url=f"{PRACTICE}:{chosen}",
        protocol=_practised(profile).name,
        given={"user": PRACTICE},
    )


def scenarios_of(profile: Profile) -> tuple[Scenario, ...]:
    """Return how the practice server can behave as that system, the usual first."""
    return _practised(profile).plays


def _practised(profile: Profile) -> Way:
    return way_named(way_named(profile.roster.submission.protocol).practised_as)


def by_hand(profile: Profile, folder: str) -> Server:
    """Return the stand-in for loading by hand: the exact file is written into `folder`."""
    return Server(name=BY_HAND.name, system=profile.name, url=folder, protocol=BY_HAND.name)


def remember_host_key(server: Server, host_key: str) -> Server:
    """Return the server with a key that a person trusted (the `key` of "host-key-unknown")."""
    return replace(server, host_key=host_key)


def is_same_server(one: Server, other: Server) -> bool:
    """Tell whether two are one server, whatever is known of its key."""
    return replace(one, host_key="") == replace(other, host_key="")


def _same_name(server: Server, name: str) -> bool:
    return server.name.casefold() == name.strip().casefold()


def _unknown(name: str, there: tuple[Server, ...]) -> RosterError:
    names = listed(server.name for server in there) or "none"
    return RosterError("unknown-server", name=name, servers=names)
