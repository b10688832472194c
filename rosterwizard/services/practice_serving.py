"""`rosterwizard practice`: the practice server until somebody stops it."""

from __future__ import annotations

import json
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from rosterwizard.services.practice_server import PracticeServer

if TYPE_CHECKING:
    from rosterwizard.services.practice.twin import Scenario


LOOK_UP_EVERY_S = 0.2


def serve(
    port: int = 0, seconds: float = 0, scenario: Scenario = "good", out: TextIO | None = None
) -> None:
    """Run the practice server for so many seconds; 0: until Ctrl+C.

    Its first line on `out` (standard output) is JSON: where it is, and with what account.
    Raises RosterError as `PracticeServer` does.
    """
    with PracticeServer(scenario, port) as practice, suppress(KeyboardInterrupt):
        stream = out or sys.stdout
        stream.write(json.dumps(announcement(practice, scenario)) + "\n")
        stream.flush()
        wait_until_stopped(seconds or None)


def wait_until_stopped(seconds: float | None) -> None:
    """Do nothing for so many seconds, or until Ctrl+C raises KeyboardInterrupt.

    Polars, once it is loaded, lets the system go on with a wait that Ctrl+C interrupts; so there
    are many short ones.
    """
    never = threading.Event()
    while seconds is None:
        never.wait(LOOK_UP_EVERY_S)
    never.wait(seconds)


def announcement(practice: PracticeServer, scenario: str) -> dict[str, str]:
    """Return what a person or a script needs to reach it. folder: with one in it per system."""
    return {
        "url": practice.url,
        "user": practice.user,
        "password": practice.password,
        **practice.announced,
        "scenario": scenario,
    }
