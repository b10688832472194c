"""What a check finds, in words that hold even where the words themselves are damaged."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rosterwizard.core.errors import RosterError
from rosterwizard.core.words import sentence

State = Literal["well", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried.

    says: a whole sentence; of what is wrong also what to do. It names files and folders, never
        a cell or a secret. group: the heading that it belongs under.
    """

    state: State
    says: str
    group: str = ""


def well(code: str, /, part: str = "message", **params: object) -> Finding:
    """Return that something is as it should be."""
    return Finding("well", said(code, part, **params))


def remark(code: str, /, part: str = "message", **params: object) -> Finding:
    """Return something to know, with which the program works all the same."""
    return Finding("note", said(code, part, **params))


def wrong(code: str, /, part: str = "message", **params: object) -> Finding:
    """Return that something is wrong."""
    return Finding("wrong", said(code, part, **params))


def tried(check: Callable[[], Finding]) -> Finding:
    """Return what `check` finds; where it raises, that is what was found."""
    try:
        return check()
    except Exception as error:  # noqa: BLE001 - whatever it is, the person is told in words
        return fault(error)


def fault(error: Exception) -> Finding:
    """Return the finding of an error; of one that is a bug only its kind, which names no cell."""
    if isinstance(error, RosterError):
        return Finding("wrong", said(error.code, "message", **error.params))
    return wrong("self-check-fault", kind=type(error).__name__)


def reason_of(error: OSError) -> str:
    """Return why the system refused something."""
    return error.strerror or type(error).__name__


def said(code: str, /, part: str = "message", **params: object) -> str:
    """Return the sentence of `code`; it must not be the words that hide what is wrong with them."""
    try:
        return sentence(code, part, **params)
    except Exception:  # noqa: BLE001 - missing, no TOML, no such code: all of it is said below
        facts = ", ".join(map(str, params.values()))
        return f"{code}: {facts} (The program's words are damaged. Install the program again.)"
