"""What happens to an error that nobody foresaw: its place is written down, and a person is told.

Never what it says: the message of somebody else's error may hold a cell, a path or a password.
The window, the command line and every thread end here, so that there is one such place.
"""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from rosterwizard.core.messages.progress import WANTED_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator


def note_bug(error: BaseException) -> None:
    """Write down what kind of error it was and where the program went wrong."""
    from rosterwizard.services.logs import note_fault  # noqa: PLC0415 - 15 ms, only for a bug

    note_fault(kind_of(error), places_of(error))


def kind_of(error: BaseException) -> str:
    """Return what kind of error it is, by a name out of the program or a library."""
    from rosterwizard.services.known_code import known_kind  # noqa: PLC0415 - only for a bug

    return known_kind(error)


def places_of(error: BaseException) -> list[str]:
    """Return the lines that were running, the innermost first: "plan.py:12 planned"."""
    from rosterwizard.services.known_code import known_place  # noqa: PLC0415 - as above

    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append(known_place(trace.tb_frame, trace.tb_lineno))
        trace = trace.tb_next
    return places[::-1]


def noted_in_words(error: BaseException) -> str:
    """Write the error down in the log, and return what a person is told."""
    from rosterwizard.core.messages.words import sentence  # noqa: PLC0415 - only for a bug
    from rosterwizard.services.folders import log_folder  # noqa: PLC0415 - as above

    with suppress(Exception):  # without a log a person is told all the same
        note_bug(error)
    try:
        return sentence("program-fault", kind=kind_of(error), log=log_folder())
    except Exception:  # noqa: BLE001 - the words themselves are damaged, so these stand here
        return "The program is damaged. See how: rosterwizard self-check"


@contextmanager
def threads_answered_for() -> Iterator[None]:
    """Write down what ends a thread, or is raised where nobody can catch it.

    Python would print it whole, with its message.
    """
    before = threading.excepthook, sys.unraisablehook
    threading.excepthook = sys.unraisablehook = _note_stray
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook = before


def _note_stray(stray: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
    if stray.exc_value is not None and not isinstance(stray.exc_value, WANTED_ENDS):
        note_bug(stray.exc_value)
