"""Where a command gets a secret from: standard input, the keyring, or the person."""

import sys

import click

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import option
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.servers.kept_secrets import secret_of
from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways.registry import secret_asked, way_of

from_stdin_option = option("--password-stdin", is_flag=True, help="option-password-stdin")


def password_for(server: Server, *, from_stdin: bool = False) -> str | None:
    """Return the server's secret, or None when it needs none.

    Without one in the keyring it is asked for, where somebody is there to be asked; a scheduled
    run gets None and with it the words of "NAME-missing".
    """
    asked = secret_asked(server)
    if asked is None:
        return None
    if from_stdin:
        return password_from_stdin()
    kept = secret_of(server)
    waits = kept is None and not asked.may_be_empty and sys.stdin.isatty()
    return asked_password(server) if waits else kept


def password_after(server: Server, trouble: RosterError, given: str | None) -> str | None:
    """Return a secret that turned out to be wanted though it might have been empty.

    given: what was tried; None when nobody was asked. None where nobody is there to be asked, or
    another secret would not help.
    """
    wanted = given is None and way_of(server).asks_again(trouble.code)
    return asked_password(server) if wanted and sys.stdin.isatty() else None


def password_from_stdin() -> str:
    """Return the first line of standard input, without the mark that some programs begin it with.

    Raises Stop where there is no line at all, and where it is no text. It never shows the line.
    """
    line = sys.stdin.buffer.readline()
    if not line:
        raise Stop.with_words(ExitStatus.USAGE, "standard-input-without-password")
    for encoding in ("utf-8-sig", sys.stdin.encoding):  # a console of Windows has one of its own
        try:
            return line.decode(encoding).rstrip("\r\n")
        except UnicodeDecodeError:
            continue
    raise Stop.with_words(ExitStatus.USAGE, "password-not-text")


def asked_password(server: Server) -> str:
    """Ask the person at the terminal for the secret that the server wants, without showing it."""
    asked = secret_asked(server)
    if asked is None:
        return ""
    words = sentence(f"secret-{asked.name}", "asked", user=server.user, name=server.name)
    return str(click.prompt(words, default="", show_default=False, hide_input=True, err=True))
