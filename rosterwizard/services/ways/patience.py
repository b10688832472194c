"""How long is waited for a server on the web."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.ways.account import Input

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_S = 86_400


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: to connect, for the network to take the next bytes, and for those of the answer.

    whole_s: for everything together. job_s: for a job that the system put into a queue.
    """

    connect_s: float = 10
    send_s: float = 60
    answer_s: float = 300
    whole_s: float = 1800
    job_s: float = 300

    def at_most(self, other: Patience) -> Patience:
        """Return the shorter of the two, wait by wait."""
        return Patience(*map(min, astuple(self), astuple(other)))


# Whoever presses a button to try a server looks at it meanwhile.
FOR_A_TEST = Patience(connect_s=5, send_s=5, answer_s=13, whole_s=14)


def check_seconds(text: str) -> None:
    """Raise RosterError "seconds-wrong" for what is no number of seconds."""
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= LONGEST_S):
        raise RosterError("seconds-wrong", seconds=text, most=LONGEST_S)


def _seconds(name: str) -> Input:
    return Input(name=name, may_be_empty=True, check=check_seconds)


# The inputs of an account by which a person says so, and what each of them sets.
WAITS = (_seconds("connect-seconds"), _seconds("send-seconds"), _seconds("answer-seconds"))


def patience_in(given: Mapping[str, str]) -> Patience:
    """Return the patience that a person asks for; what is usual where nothing is said."""
    said = {each.name.replace("-seconds", "_s"): given.get(each.name, "") for each in WAITS}
    # The settings are a file that people can write into.
    waits = {name: int(text) for name, text in said.items() if text and _is_right(text)}
    asked = replace(Patience(), **waits)
    return replace(asked, whole_s=max(asked.whole_s, asked.answer_s + asked.connect_s))


def _is_right(text: str) -> bool:
    try:
        check_seconds(text)
    except RosterError:
        return False
    return True
