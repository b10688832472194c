"""What lies between this computer and a server, as steps that can be looked at one by one.

Each way of sending gives its own; `services.submitting.doctor` goes along them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.messages.progress import Progress


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to look at; nothing is changed there.

    name: of its words, a part of "doctor-step".
    look: returns what was found, in words without any secret, "" where there is nothing to add.
        Raises RosterError for what is in the way, and Cancelled as its progress does.
    wants_secret: there is no looking without the secret of the account.
    goes_on: what comes after it can be looked at even where it failed.
    """

    name: str
    look: Callable[[Progress], str]
    wants_secret: bool = False
    goes_on: bool = False


def step_of(name: str, work: Callable[[Progress], None], *, wants_secret: bool = False) -> Step:
    """Return the step that has nothing to add where `work` returns."""

    def look(progress: Progress) -> str:
        work(progress)
        return ""

    return Step(name, look, wants_secret)
