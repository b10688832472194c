"""Where a command gets a secret from: an input that is named, the keyring, or the person."""

import os
import sys
from collections.abc import Callable
from typing import TypeVar

import click

from rosterwizard.cli.helped import option
from rosterwizard.cli.printing import say
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.servers.kept_secrets import UNREAD, account_of, read_account
from rosterwizard.services.servers.keyring_wait import Patience
from rosterwizard.services.servers.lent_secrets import lend
from rosterwizard.services.servers.server import CONNECTION, Server
from rosterwizard.services.ways.registry import secret_asked, secret_places, way_of
from rosterwizard.services.ways.web_proxy import WANTS_PASSWORD, ProxyAccount, proxy_account

UNATTENDED_WAIT_S = 20.0  # nobody is there to unlock a keyring
_FROM_FD = f"{__name__}.password-fd"
_PROXY_FROM_FD = f"{__name__}.proxy-password-fd"
Command = TypeVar("Command", bound=Callable[..., object])


def _fd_option(name: str) -> Callable[[Command], Command]:
    """Return the option that names the file descriptor of a secret; it stays with the context."""

    def remember(context: click.Context, _option: click.Parameter, number: int | None) -> None:
        context.meta[f"{__name__}.{name}"] = number

    return option(
        f"--{name}",
        type=click.IntRange(min=0),
        metavar="N",
        help=f"option-{name}",
        expose_value=False,
        callback=remember,
    )


def from_stdin_option(command: Command) -> Command:
    """Let a command take `--password-stdin`, `--password-fd N` and `--proxy-password-fd N`.

    For `given_password` and `given_proxy_password`.
    """
    from_stdin = option("--password-stdin", is_flag=True, help="option-password-stdin")
    return from_stdin(_fd_option("password-fd")(_fd_option("proxy-password-fd")(command)))


def patience() -> Patience:
    """Return how long a command waits for the keyring, saying so when it does."""

    def tell_of_waiting() -> None:
        say(sentence("keyring-unread", "waiting"), err=True)

    if sys.stdin.isatty():
        return Patience(says=tell_of_waiting)
    return Patience(UNATTENDED_WAIT_S, tell_of_waiting)


def password_for(server: Server, *, from_stdin: bool = False) -> str | None:
    """Return the server's secret, or None when it needs none.

    Without one in the keyring it is asked for, where somebody is there to be asked; a scheduled
    run gets None and with it the words of "NAME-missing". The password of its proxy is seen to
    in the same way, and lent to whatever reaches the server.
    """
    _see_to_proxy(server)
    asked = secret_asked(server)
    if asked is None:
        return None
    given = given_password(from_stdin=from_stdin)
    if given is not None:
        return given
    kept = _kept(account_of(server))
    waits = kept is None and not asked.may_be_empty and sys.stdin.isatty()
    return asked_password(server) if waits else kept


def _see_to_proxy(server: Server) -> None:
    whose = proxy_account(server.given)
    if whose is None:
        return
    secret = given_proxy_password()
    if secret is None:
        secret = _kept(whose.account)
    if secret is None and sys.stdin.isatty():
        secret = asked_proxy_password(whose)
    if secret is not None:
        lend(whose.account, secret)


def _kept(account: str) -> str | None:
    """Return what the keyring has; say why it has nothing where it would not tell."""
    try:
        return read_account(account, patience())
    except RosterError as trouble:
        if trouble.code in UNREAD:
            say(sentence("keyring-unread", UNREAD[trouble.code]), err=True)
            part = "session" if sys.stdin.isatty() else "unattended"
            say(sentence("keyring-unread", part), err=True)
        return None


def password_after(server: Server, trouble: RosterError, given: str | None) -> str | None:
    """Return a secret that turned out to be wanted though it might have been empty.

    given: what was tried; None when nobody was asked. None where nobody is there to be asked, or
    another secret would not help.
    """
    wanted = given is None and way_of(server).asks_again(trouble.code)
    return asked_password(server) if wanted and sys.stdin.isatty() else None


def proxy_password_after(server: Server, trouble: RosterError) -> bool:
    """Ask for the password that a proxy wants; tell whether another one was given, and lent."""
    whose = proxy_account(server.given)
    if whose is None or trouble.code not in WANTS_PASSWORD or not sys.stdin.isatty():
        return False
    say(str(trouble), err=True)
    secret = asked_proxy_password(whose)
    if secret:
        lend(whose.account, secret)
    return bool(secret)


def new_secrets(server: Server, before: Server | None, *, from_stdin: bool) -> dict[str, str]:
    """Return what the keyring shall have for a server that is set up, by account.

    before: as it was, whose secrets stay where they are. What nobody gives, and nobody is there to
    be asked for, is asked for each time.
    """
    there = {each.account for each in secret_places(before).values()} if before else set()
    places = secret_places(server)
    found: dict[str, str | None] = {}
    for name, place in places.items():
        whose = proxy_account(server.given) if name in CONNECTION else None
        secret = given_proxy_password() if whose else given_password(from_stdin=from_stdin)
        if secret is None and place.account not in there and sys.stdin.isatty():
            secret = asked_proxy_password(whose) if whose else asked_password(server)
        found[place.account] = secret
    return {account: secret for account, secret in found.items() if secret}


def given_password(*, from_stdin: bool) -> str | None:
    """Return the first line of the input that the options name; None where they name none.

    Raises RosterError "password-not-given" and "password-not-utf8".
    """
    given = _given_by(_FROM_FD)
    if given is None and from_stdin:
        return _password_in(sys.stdin.buffer.readline())
    return given


def given_proxy_password() -> str | None:
    """Return the password of a proxy that an option names. Raises as `given_password` does."""
    return _given_by(_PROXY_FROM_FD)


def _given_by(option_name: str) -> str | None:
    number = click.get_current_context().meta.get(option_name)
    return None if number is None else _password_in(_line_from(number))


def _line_from(number: int) -> bytes:
    try:
        with os.fdopen(number, "rb", closefd=False) as file:
            return file.readline()
    except OSError as error:
        raise RosterError("password-not-given") from error


def _password_in(line: bytes) -> str:
    if not line:
        raise RosterError("password-not-given")
    try:
        return line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise RosterError("password-not-utf8") from None  # the chain would repeat it


def asked_password(server: Server) -> str:
    """Ask the person at the terminal for the secret that the server wants, without showing it."""
    asked = secret_asked(server)
    if asked is None:
        return ""
    return _prompt(sentence(f"secret-{asked.name}", "asked", user=server.user, name=server.name))


def asked_proxy_password(whose: ProxyAccount) -> str:
    """Ask as `asked_password` does, for the proxy."""
    return _prompt(sentence("secret-proxy-password", "asked", user=whose.user, proxy=whose.place))


def _prompt(words: str) -> str:
    return str(click.prompt(words, default="", show_default=False, hide_input=True, err=True))
