"""What a way asks of the person for an account, as data: forms, options and prompts follow it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.services.servers.server import CONNECTION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Kind = Literal["text", "file", "secret", "choice"]


def anything(_value: object) -> None:
    """Take every value. An input that cannot raises RosterError here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing that a person fills in.

    name: also that of its words and of its option on the command line.
    kind: a "secret" is kept in the keyring, all else in the settings.
    choices: of a "choice"; the first one is made where nobody makes any.
    when: a choice by its name, and what must be chosen there for this to be asked for.
    check: raises RosterError for a value that cannot go this way; a file comes with its whole path.
    """

    name: str
    kind: Kind = "text"
    may_be_empty: bool = False
    choices: tuple[str, ...] = ()
    when: tuple[str, str] | None = None
    check: Callable[[str], None] = anything

    @property
    def of_connection(self) -> bool:
        """Whether it is about the line: hardly anybody fills it in, so forms fold it away."""
        return self.name in CONNECTION


Account = tuple[Input, ...]

NO_ACCOUNT: Account = ()


def asked_for(account: Account, given: Mapping[str, str]) -> Account:
    """Return what is asked for after the choices in `given`."""
    chosen = {each.name: given.get(each.name) or each.choices[0] for each in _choices(account)}
    return tuple(
        each for each in account if each.when is None or chosen[each.when[0]] == each.when[1]
    )


def secret_in(account: Account, given: Mapping[str, str]) -> Input | None:
    """Return the secret of the account after the choices in `given`; there is one at most."""
    asked = asked_for(account, given)
    return next((each for each in asked if each.kind == "secret" and not each.of_connection), None)


def filled_in(account: Account, typed: Mapping[str, str]) -> dict[str, str]:
    """Return what is kept of what a person typed, tidied; what is usual or empty is left out.

    typed: by the name of the input, no secrets. A value that belongs to a choice makes it, where
    nobody made another. Raises RosterError "NAME-empty", "choice-unknown", "input-not-asked", and
    what the inputs raise.
    """
    given = {name: value.strip() for name, value in typed.items() if value.strip()}
    for each in account:
        if each.when is not None and each.name in given:
            given.setdefault(*each.when)
    wanted = {each.name: each for each in asked_for(account, given) if each.kind != "secret"}
    for name in given:
        if name not in wanted:
            raise RosterError("input-not-asked", option=name)
    kept = {name: _tidied(each, given.get(name, "")) for name, each in wanted.items()}
    return {name: value for name, value in kept.items() if value}


def fault_of(each: Input, typed: str) -> RosterError | None:
    """Return what is wrong with what stands in a box; None too while nothing stands there."""
    try:
        if typed.strip():
            _tidied(each, typed.strip())
    except RosterError as fault:
        return fault
    return None


def _choices(account: Account) -> Account:
    return tuple(each for each in account if each.kind == "choice")


def _tidied(each: Input, value: str) -> str:
    """Return the value as it is kept, "" for nothing and for the usual choice."""
    if each.kind == "choice":
        if value and value not in each.choices:
            raise RosterError("choice-unknown", choice=value, choices=listed(each.choices))
        return "" if value == each.choices[0] else value
    if not value and not each.may_be_empty:
        raise RosterError(f"{each.name}-empty")
    if not value:
        return ""
    kept = _whole_path(value) if each.kind == "file" else value
    each.check(kept)
    return kept


def _whole_path(text: str) -> str:
    path = Path(text.strip("\"'"))
    with suppress(RuntimeError):  # "~nobody": there is no such person, which reading it will say
        path = path.expanduser()
    return str(path.absolute())
