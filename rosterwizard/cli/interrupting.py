"""Ctrl-C, and what else ends a program, while it waits for a person or for a server."""

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


# Ctrl-C; the system that shuts down or a timer; a terminal that closes (Windows: or Ctrl-Break).
ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


@contextmanager
def stopped_gently(progress: Progress) -> Iterator[Progress]:
    """Give a progress that turns what ends a program into `Cancelled`.

    For sending: cut off anywhere, it could not tell what became of the rows. A second Ctrl-C breaks
    off. What whoever started the program has it pass over stays passed over.
    """
    gentle = _Gentle(progress)
    numbers = [getattr(signal, name) for name in ENDINGS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    heeded = [number for number in numbers if before[number] is not signal.SIG_IGN]
    for number in heeded:
        signal.signal(number, gentle.stop)
    try:
        yield gentle
    finally:
        for number in heeded:
            signal.signal(number, before[number])


class _Gentle:
    """Passes reports on until the program is to end."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._stopping = False

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Remember that it is to end, or break off at the second Ctrl-C."""
        del frame
        if self._stopping and number == signal.SIGINT:
            raise KeyboardInterrupt
        self._stopping = True

    def report(self, done: int, total: int) -> None:
        """Pass the report on; raises `Cancelled` once the program is to end."""
        if self._stopping:
            raise Cancelled
        self._progress.report(done, total)

    def say(self, words: str) -> None:
        """Pass words on."""
        say(self._progress, words)
