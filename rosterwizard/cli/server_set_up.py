"""`rosterwizard servers add` and `change`: what a server is, and what its keyring entry follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rosterwizard.cli import completing
from rosterwizard.cli.account_options import AccountCommand, ChangedAccountCommand, given_in
from rosterwizard.cli.helped import WHOLE_TEXT, option
from rosterwizard.cli.passwords import from_stdin_option, new_secrets, patience
from rosterwizard.cli.printing import say, tell
from rosterwizard.cli.usable_profiles import usable_profiles
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.services import kept_servers as known
from rosterwizard.services.settings import change_settings, load_settings
from rosterwizard.services.settled_secrets import settle_secrets
from rosterwizard.services.shared_folders import shared_folder
from rosterwizard.services.ways.registry import secret_places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.services.servers.server import Server


@click.command("add", cls=AccountCommand, help="command-servers-add")
@click.argument("name", type=WHOLE_TEXT)
@option(
    "--system",
    required=True,
    metavar="SYSTEM",
    help="option-server-system",
    shell_complete=completing.systems,
)
@option("--url", required=True, metavar="URL", help="option-server-url")
@option("--protocol", default="", metavar="WAY", help="option-server-protocol")
@option("--mode", default="", metavar="MODE", help="option-server-mode")
@from_stdin_option
def add_server(name: str, system: str, *, password_stdin: bool, **details: str) -> None:
    """Add a server. Its secret goes into the keyring of the operating system."""
    profile = find_profile(system, usable_profiles())
    url, protocol, mode = details["url"], details["protocol"], details["mode"]
    given = given_in(details)
    server = known.new_server(profile, name, url, given=given, protocol=protocol, mode=mode)
    known.add_server(load_settings(), server)  # before anybody is asked for a password
    typed = new_secrets(server, None, from_stdin=password_stdin)
    settings = change_settings(lambda kept: known.add_server(kept, server))
    tell("server-added", name=server.name, url=server.url)
    _settle(None, settings.servers, typed)


@click.command("change", cls=ChangedAccountCommand, help="command-servers-change")
@click.argument("name", shell_complete=completing.kept_servers)
@option("--name", "new_name", metavar="NAME", help="option-server-name")
@option("--url", metavar="URL", help="option-server-url")
@option("--protocol", metavar="WAY", help="option-server-protocol")
@option("--mode", metavar="MODE", help="option-server-mode")
@from_stdin_option
def change_server(name: str, *, password_stdin: bool, **details: str | None) -> None:
    """Change a server; what no option names stays as it is, and "" takes a value away."""
    before = known.kept_server(load_settings(), name)
    server = _changed(before, details)
    known.change_server(load_settings(), before, server)  # before anybody is asked for a password
    typed = new_secrets(server, before, from_stdin=password_stdin)
    settings = change_settings(lambda kept: known.change_server(kept, before, server))
    server = settings.servers[-1]  # with what was changed meanwhile
    tell("server-changed", name=server.name, url=server.url)
    _settle(before, settings.servers, typed)
    if _leaves_secrets(before, settings.servers, typed):
        tell("server-secret-left", name=server.name)


def _changed(before: Server, details: Mapping[str, str | None]) -> Server:
    said = {name: value for name, value in details.items() if value is not None}
    return known.changed_server(
        find_profile(before.system, usable_profiles()),
        before,
        name=said.get("new_name", before.name),
        url=said.get("url", before.url),
        protocol=said.get("protocol", before.protocol),
        mode=said.get("mode", before.mode),
        given=given_in(said),
    )


def _leaves_secrets(before: Server, servers: tuple[Server, ...], typed: Mapping[str, str]) -> bool:
    """Tell whether what was kept for the server does not go along, and nothing is in its place."""
    *others, server = servers
    there = {each.account for each in secret_places(before).values()}
    shared = {each.account for other in others for each in secret_places(other).values()}
    wanted = {each.account for each in secret_places(server).values()}
    return bool(there - wanted) and bool(wanted - there - shared - typed.keys())


def _settle(before: Server | None, servers: tuple[Server, ...], typed: Mapping[str, str]) -> None:
    """Say what is shared, and let the keyring follow. servers: the one that it is about is last."""
    *others, server = servers
    shared = shared_folder(server, others, usable_profiles())
    # A folder may serve two ways, so a script that sets servers up goes on: sending in a way that
    # deletes is asked about each time.
    if shared is not None:
        say(str(shared), err=True)
    leaving = () if before is None else (before,)
    for trouble in settle_secrets(leaving, servers, typed, patience()):
        say(str(trouble), err=True)
