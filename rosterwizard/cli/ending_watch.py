"""The end of a watch: after a time, by Ctrl-C, or when the system ends it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rosterwizard.cli.interrupting import ENDINGS


@contextmanager
def ended_gently(seconds: float) -> Iterator[threading.Event]:
    """Give an event that is set when the watch is to end.

    seconds: after that time; 0 for no such end. A command that is running ends in its own way.
    """
    ending = threading.Event()
    timer = threading.Timer(seconds, ending.set)
    timer.daemon = True
    if seconds:
        timer.start()
    numbers = [getattr(signal, name) for name in ENDINGS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    heeded = [number for number in numbers if before[number] is not signal.SIG_IGN]
    for number in heeded:
        signal.signal(number, lambda *_: ending.set())
    try:
        yield ending
    finally:
        timer.cancel()
        for number in heeded:
            signal.signal(number, before[number])
