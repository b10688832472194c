"""What a check finds, in words that hold even where the words themselves are damaged."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Literal

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import WANTED_ENDS
from rosterwizard.core.messages.words import sentence, sentence_of_file

State = Literal["well", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried.

    says: a whole sentence; of what is wrong also what to do. It names files and folders, never
        a cell or a secret. group: the heading that it belongs under. code: of the words.
    """

    state: State
    says: str
    group: str = ""
    code: str = ""


def well(code: str, /, part: str = "message", **params: object) -> Finding:
    """Return that something is as it should be."""
    return Finding("well", sentence_or_facts(code, part, **params), code=code)


def remark(code: str, /, part: str = "message", **params: object) -> Finding:
    """Return something to know, with which the program works all the same."""
    return Finding("note", sentence_or_facts(code, part, **params), code=code)


def wrong(code: str, /, part: str = "message", **params: object) -> Finding:
    """Return that something is wrong."""
    return Finding("wrong", sentence_or_facts(code, part, **params), code=code)


def tried(check: Callable[[], Finding]) -> Finding:
    """Return what `check` finds; where it raises, that is what was found."""
    try:
        return check()
    except WANTED_ENDS:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever it is, the person is told in words
        return fault(error)


def fault(error: BaseException) -> Finding:
    """Return the finding of an error; of one that is a bug only its kind, which names no cell."""
    if isinstance(error, RosterError):
        says = sentence_or_facts(error.code, "message", **error.params)
        return Finding("wrong", says, code=error.code)
    return wrong("self-check-fault", kind=type(error).__name__)


def sentence_or_facts(code: str, /, part: str = "message", **params: object) -> str:
    """Return the sentence of `code`; where words are damaged, from the one file of the check.

    What is wrong with the words must not be hidden by it. Where that file is the damaged one, the
    code and the facts have to do.
    """
    for look_up in (sentence, partial(sentence_of_file, "self_check")):
        with suppress(Exception):  # missing, no TOML, no such code
            return look_up(code, part, **params)
    if part != "message":
        return part
    facts = ", ".join(map(str, params.values()))
    return f"{code}: {facts} (Install the program again.)"
