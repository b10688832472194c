"""Ctrl-C in the terminal ends the window at once."""

import os
import signal
import socket
from threading import Thread

STATUS = 128 + signal.SIGINT  # what a shell tells of a program that Ctrl-C ended


def end_at_ctrl_c() -> None:
    """End the program at Ctrl-C, whatever is loaded later; to be called before anything is.

    Polars catches Ctrl-C for its own queries from its import on, and calls whoever caught it
    before: left to the system it would have nobody to call, and the signal would be swallowed.
    Python itself hears of it only by and by, while Qt waits for events never. So a thread waits for
    the word that Python writes as soon as the signal arrives.
    """
    reading, writing = socket.socketpair()  # Windows has no pipe that never holds a signal up
    writing.settimeout(0)
    signal.signal(signal.SIGINT, lambda *_: os._exit(STATUS))
    signal.set_wakeup_fd(writing.detach())
    Thread(target=_end_when_told, args=(reading,), name="ctrl-c", daemon=True).start()


def _end_when_told(reading: socket.socket) -> None:
    """Wait for the signal on a thread; the program may wait in Qt, and would not hear of it."""
    with reading:
        while signal.SIGINT not in reading.recv(1):
            pass
    os._exit(STATUS)
