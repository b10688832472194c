"""`rosterwizard servers`: where submissions go."""

import dataclasses
import sys

import click
import msgspec

from rosterwizard.cli import completing
from rosterwizard.cli.account_options import AccountCommand, given_in
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import WHOLE_TEXT, HelpedGroup, option
from rosterwizard.cli.host_keys import trust_option
from rosterwizard.cli.passwords import (
    asked_password,
    asked_proxy_password,
    from_stdin_option,
    given_password,
    given_proxy_password,
    password_for,
    patience,
)
from rosterwizard.cli.printing import aligned, say, tell, told
from rosterwizard.cli.settling import settled
from rosterwizard.cli.usable_profiles import usable_profiles
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.services import kept_servers as known
from rosterwizard.services.servers.kept_secrets import account_of
from rosterwizard.services.servers.server import PRACTICE, Server
from rosterwizard.services.settings import Settings, change_settings, load_settings
from rosterwizard.services.settled_secrets import settle_secrets
from rosterwizard.services.shared_folders import shared_folder
from rosterwizard.services.ways.registry import offers_doctor
from rosterwizard.services.ways.web_proxy import proxy_account

SYSTEM_OF_PRACTICE = "infiniti"  # when `servers test practice` names none

server_to_try = click.argument("name", shell_complete=completing.servers_to_try)
system_of_practice = option(
    "--system",
    default=SYSTEM_OF_PRACTICE,
    help="option-practice-system",
    shell_complete=completing.systems,
)


@click.group(cls=HelpedGroup, help="command-servers")
def servers() -> None:
    """List, add, test, examine and remove servers; `practice` is always there."""


@servers.command("list", help="command-servers-list")
@option("--json", "as_json", is_flag=True, help="option-json")
def list_servers(*, as_json: bool) -> None:
    """List the servers; passwords are never shown."""
    kept = load_settings().servers
    if as_json:
        practice = {"name": PRACTICE, "system": None, "user": PRACTICE}
        own = [{**msgspec.to_builtins(server), "user": server.user} for server in kept]
        say(json_text([*own, practice]))
        return
    always = (PRACTICE, told("practice-server-system"), told("practice-server-place"), "")
    lines = [(each.name, each.system, each.url, each.user) for each in kept]
    for line in aligned([*lines, always]):
        say(line)


@servers.command("add", cls=AccountCommand, help="command-servers-add")
@click.argument("name", type=WHOLE_TEXT)
@option(
    "--system",
    required=True,
    metavar="SYSTEM",
    help="option-server-system",
    shell_complete=completing.systems,
)
@option("--url", required=True, metavar="URL", help="option-server-url")
@option(
    "--protocol",
    default="",
    metavar="WAY",
    help="option-server-protocol",
)
@option("--mode", default="", metavar="MODE", help="option-server-mode")
@from_stdin_option
def add_server(name: str, system: str, *, password_stdin: bool, **details: str) -> None:
    """Add a server. Its secret goes into the keyring of the operating system."""
    profile = find_profile(system, usable_profiles())
    url, protocol, mode = details["url"], details["protocol"], details["mode"]
    given = given_in(details)
    server = known.new_server(profile, name, url, given=given, protocol=protocol, mode=mode)
    known.add_server(load_settings(), server)  # before anybody is asked for a password
    typed = _new_secrets(server, from_stdin=password_stdin)
    *others, _ = change_settings(lambda settings: known.add_server(settings, server)).servers
    shared = shared_folder(server, others, usable_profiles())
    tell("server-added", name=server.name, url=server.url)
    # A folder may serve two ways, so a script that sets servers up goes on: sending in a way that
    # deletes is asked about each time.
    if shared is not None:
        say(str(shared), err=True)
    for trouble in settle_secrets((), (*others, server), typed, patience()):
        say(str(trouble), err=True)


def _new_secrets(server: Server, *, from_stdin: bool) -> dict[str, str]:
    """Return what to keep, by account: what nobody gives is asked for each time."""
    is_asked = sys.stdin.isatty()
    own = given_password(from_stdin=from_stdin)
    if own is None and is_asked:
        own = asked_password(server)
    secrets = {account_of(server): own}
    whose = proxy_account(server.given)
    if whose is not None:
        proxys = given_proxy_password()
        if proxys is None and is_asked:
            proxys = asked_proxy_password(whose)
        secrets[whose.account] = proxys
    return {account: secret for account, secret in secrets.items() if secret}


@servers.command("test", help="command-servers-test")
@server_to_try
@system_of_practice
@from_stdin_option
@trust_option
def test_server(name: str, system: str, trust_host_key: str, *, password_stdin: bool) -> int:
    """Try to reach a server with its account."""
    from rosterwizard.services.submitting.submission import (  # noqa: PLC0415 - imports polars
        check_connection,
    )

    server = _named(name, system)
    password = password_for(server, from_stdin=password_stdin)
    while True:
        try:
            check_connection(server, password)
        except RosterError as error:
            again = settled(server, password, error, trust_host_key)
            if again is None and not offers_doctor(server, error.code):
                raise Stop.over(error, ExitStatus.UNREACHABLE) from error
            if again is None:
                say(str(error), err=True)
                say(sentence("server-doctor-helps", name=server.name), err=True)
                return ExitStatus.UNREACHABLE
            server, password = again
        else:
            tell("server-answers")
            return ExitStatus.DONE


@servers.command("doctor", help="command-servers-doctor")
@server_to_try
@system_of_practice
@option("--json", "as_json", is_flag=True, help="option-json")
@from_stdin_option
def examine_server(name: str, system: str, *, as_json: bool, password_stdin: bool) -> int:
    """Look step by step for what stands in the way of a server."""
    from rosterwizard.services.submitting.doctor import examined  # noqa: PLC0415 - imports polars

    server = _named(name, system)
    profile = find_profile(server.system, usable_profiles())
    found = examined(server, password_for(server, from_stdin=password_stdin), profile=profile)
    if as_json:
        steps = [dataclasses.asdict(each) for each in found.steps_found]
        say(json_text({"server": server.name, "url": server.url, "steps": steps}))
    else:
        say(str(found))
    return ExitStatus.DONE if found.is_sound else ExitStatus.UNREACHABLE


def _named(name: str, system: str) -> Server:
    """Return the server of that name, whichever system it belongs to."""
    settings, profiles = load_settings(), usable_profiles()
    systems = {server.name.casefold(): server.system for server in settings.servers}
    profile = find_profile(systems.get(name.strip().casefold(), system), profiles)
    return known.find_server(settings, name, profile)


@servers.command("remove", help="command-servers-remove")
@click.argument("name", shell_complete=completing.kept_servers)
def remove_server(name: str) -> None:
    """Remove a server and forget its password."""
    removed: set[Server] = set()

    def without(settings: Settings) -> Settings:
        left = known.remove_server(settings, name)
        removed.update(set(settings.servers) - set(left.servers))
        return left

    left = change_settings(without)
    for server in removed:
        tell("server-removed", name=server.name)
    for trouble in settle_secrets(removed, left.servers, {}, patience()):
        say(str(trouble), err=True)
