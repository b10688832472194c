"""Trusting the key of an SFTP server: by a person's word, or by a fingerprint given beforehand."""

import sys

import click

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import option
from rosterwizard.cli.printing import say, tell, told
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.kept_servers import remember_host_key, trust_server
from rosterwizard.services.servers.server import Server
from rosterwizard.services.settings import change_settings

UNKNOWN = "host-key-unknown"
trust_option = option(
    "--trust-host-key",
    default="",
    metavar="FINGERPRINT",
    help="option-trust-host-key",
)


def trusted(server: Server, error: RosterError, fingerprint: str) -> Server:
    """Return the server with its key remembered, or raise Stop when nobody trusts it.

    error: "host-key-unknown". fingerprint: the one that the person gave, or "" to ask.
    """
    if fingerprint:
        if fingerprint not in {str(error.params["fingerprint"]), str(error.params["key"])}:
            say(str(error), err=True)
            raise Stop.with_words(ExitStatus.UNREACHABLE, "host-key-other")
    else:
        _ask(error)
    known = remember_host_key(server, str(error.params["key"]))
    if not server.is_practice:
        change_settings(lambda settings: trust_server(settings, known))
    tell("host-key-trusted", name=server.name)
    return known


def _ask(error: RosterError) -> None:
    if not sys.stdin.isatty():
        raise Stop.over(error, ExitStatus.UNREACHABLE)
    say(str(error), err=True)
    if not click.confirm(told("host-key-asked"), err=True):
        raise click.Abort
