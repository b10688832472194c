"""Waiting for the keyring, which may wait for a person, and giving up after a time."""

from __future__ import annotations

from concurrent.futures import Future, wait
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from rosterwizard.core.messages.errors import RosterError

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")
SAY_AFTER_S = 1.5  # a keyring that asks nobody answers at once
LONGEST_WAIT_S = 60.0  # for a person to type the password that unlocks it


def _nothing() -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the keyring is waited for. says: that it is, once a person would notice."""

    longest_s: float = LONGEST_WAIT_S
    says: Callable[[], object] = _nothing


PATIENT = Patience()


def answered(ask: Callable[[], Answer], patience: Patience) -> Answer:
    """Return what the keyring answers. Raises RosterError "keyring-silent", and what `ask` raises.

    One that goes on waiting for a person is left to itself, on a thread that ends with the
    program: nothing can break off what it does.
    """
    answer: Future[Answer] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except BaseException as error:  # noqa: BLE001 - whoever waits gets it
            answer.set_exception(error)

    Thread(target=run, daemon=True).start()
    first = min(SAY_AFTER_S, patience.longest_s)
    if not wait([answer], first).done:
        patience.says()
        if not wait([answer], patience.longest_s - first).done:
            raise RosterError("keyring-silent")
    return answer.result()
