"""`rosterwizard servers`: where submissions go."""

import dataclasses

import click
import msgspec

from rosterwizard.cli import completing
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import option
from rosterwizard.cli.host_keys import trust_option
from rosterwizard.cli.logged import LoggedGroup
from rosterwizard.cli.passwords import from_stdin_option, password_for, patience
from rosterwizard.cli.printing import aligned, say, tell, told
from rosterwizard.cli.server_set_up import add_server, change_server
from rosterwizard.cli.settling import settled
from rosterwizard.cli.usable_profiles import usable_profiles
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.services import kept_servers as known
from rosterwizard.services.servers.server import PRACTICE, Server
from rosterwizard.services.settings import Settings, change_settings, load_settings
from rosterwizard.services.settled_secrets import settle_secrets
from rosterwizard.services.ways.registry import offers_doctor

SYSTEM_OF_PRACTICE = "infiniti"  # when `servers test practice` names none

server_to_try = click.argument("name", shell_complete=completing.servers_to_try)
system_of_practice = option(
    "--system",
    default=SYSTEM_OF_PRACTICE,
    help="option-practice-system",
    shell_complete=completing.systems,
)


@click.group(cls=LoggedGroup, help="command-servers")
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


servers.add_command(add_server)
servers.add_command(change_server)


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
