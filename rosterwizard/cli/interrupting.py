"""Ctrl-C while the program waits, for a person or for a server."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from rosterwizard.core.messages.progress import Cancelled, Progress, say


def let_ctrl_c_end_waiting() -> None:
    """Let Ctrl-C end a wait again; to be called once Polars is loaded.

    Polars handles the signal too, and tells the system to go on with what it interrupts
    (SA_RESTART): at a prompt, Ctrl-C would do nothing until Enter is pressed.
    """
    if hasattr(signal, "siginterrupt"):  # Windows has neither the function nor the trouble
        signal.siginterrupt(signal.SIGINT, True)  # noqa: FBT003 - the library's way to call it


def pass_over_ctrl_c() -> None:
    """Pass over any further Ctrl-C: the program is ending, and there is nothing left to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def stopped_gently(progress: Progress) -> Iterator[Progress]:
    """Give a progress that turns the first Ctrl-C into `Cancelled`; the second one breaks off.

    For sending: cut off anywhere, it could not tell what became of the rows.
    """
    gentle = _Gentle(progress)
    before = signal.signal(signal.SIGINT, gentle.stop)
    try:
        yield gentle
    finally:
        signal.signal(signal.SIGINT, before)


class _Gentle:
    """Passes reports on until somebody pressed Ctrl-C."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._stopping = False

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Remember the Ctrl-C, or break off at the second one."""
        del number, frame
        if self._stopping:
            raise KeyboardInterrupt
        self._stopping = True

    def report(self, done: int, total: int) -> None:
        """Pass the report on; raises `Cancelled` after Ctrl-C."""
        if self._stopping:
            raise Cancelled
        self._progress.report(done, total)

    def say(self, words: str) -> None:
        """Pass words on."""
        say(self._progress, words)
