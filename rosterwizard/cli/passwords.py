"""Where a command gets a secret from: standard input, the keyring, or the person."""

import sys

import click

from rosterwizard.cli.helped import option
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.servers.kept_secrets import secret_of
from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways.registry import needs_secret, secret_asked

from_stdin_option = option("--password-stdin", is_flag=True, help="option-password-stdin")


def password_for(server: Server, *, from_stdin: bool = False) -> str | None:
    """Return the server's secret, or None when it needs none.

    Without one in the keyring it is asked for, where somebody is there to be asked; a scheduled
    run gets None and with it the words of "NAME-missing".
    """
    if not needs_secret(server):
        return None
    if from_stdin:
        return password_from_stdin()
    kept = secret_of(server)
    return asked_password(server) if kept is None and sys.stdin.isatty() else kept


def password_from_stdin() -> str:
    """Return the first line of standard input."""
    return sys.stdin.readline().rstrip("\r\n")


def asked_password(server: Server) -> str:
    """Ask the person at the terminal for the secret that the server wants, without showing it."""
    asked = secret_asked(server)
    if asked is None:
        return ""
    words = sentence(f"secret-{asked.name}", "asked", user=server.user, name=server.name)
    return str(click.prompt(words, default="", show_default=False, hide_input=True, err=True))
