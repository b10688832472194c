"""Ctrl-C in the terminal ends the window at once."""

import signal


def end_at_ctrl_c() -> None:
    """Let the system end the program; asked for again whenever a library has put itself between.

    Python would hear of Ctrl-C only by and by, and where it does so while Qt waits for an answer of
    ours, Qt prints it and goes on. Polars catches it for its own queries as soon as it is loaded.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
