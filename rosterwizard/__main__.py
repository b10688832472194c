"""Where the program starts, by its command or by `python -m rosterwizard`."""

import gc
import signal

from rosterwizard.services.frozen import restore_environment
from rosterwizard.services.own_entry import serve_as_own_process

# New objects, after which Python looks for cycles among them. What is loaded makes a hundred
# thousand that stay: to go through them again and again was a tenth of the check of a usual file.
_NEW_OBJECTS = 250_000


def main() -> None:
    """Run the program; see `_run`."""
    gc.set_threshold(_NEW_OBJECTS)
    try:
        _run()
    finally:
        gc.freeze()  # or Python would look through all there is three times more before it ends


def _run() -> None:
    """Run the command line. Until that is loaded, Ctrl-C ends the program without a word.

    A frozen program also starts here when it is its own other process: nothing of the command
    line and the window is loaded then.
    """
    if serve_as_own_process():
        return
    restore_environment()
    answered = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if answered:  # else whoever started us wants Ctrl-C passed over
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from rosterwizard.cli import main as command_line  # noqa: PLC0415 - as said above

    if answered:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    command_line.main()


if __name__ == "__main__":
    main()
