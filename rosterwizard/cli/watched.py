"""Progress on standard error, for people; scheduled runs see none of it."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from rosterwizard.cli.printing import told
from rosterwizard.core.messages.progress import UNWATCHED, Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

SHOW_AFTER_S = 0.5


@contextmanager
def watched(doing: str) -> Iterator[Progress]:
    """Give the progress to hand to slow work.

    doing: the code of the words that say what is happening ("doing-reading").
    """
    began = time.monotonic()
    shown = _Shown(told(doing)) if sys.stderr.isatty() else None
    try:
        yield shown or UNWATCHED
    finally:
        if shown is not None:
            shown.close()
        _note_done(doing, time.monotonic() - began)


def _note_done(doing: str, seconds: float) -> None:
    from rosterwizard.services.log_events import LogEvent  # noqa: PLC0415 - as below
    from rosterwizard.services.logs import note  # noqa: PLC0415 - 15 ms, and the command has them

    note(LogEvent.PART_DONE, part=doing, ms=round(seconds * 1000))


class _Shown:
    """A bar that appears only when the work takes longer than half a second."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._started_at = time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def report(self, done: int, total: int) -> None:
        """Draw the share that is done; a terminal that is gone stops no work."""
        with suppress(OSError):
            self._draw(done, total)

    def _draw(self, done: int, total: int) -> None:
        if self._bar is None and time.monotonic() - self._started_at > SHOW_AFTER_S:
            self._bar = _drawn()
            self._task = self._bar.add_task(self._words)
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, total=total or None)

    def say(self, words: str) -> None:
        """Have other words beside the bar."""
        self._words = words
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=words)

    def close(self) -> None:
        """Leave the line clean."""
        if self._bar is not None:
            with suppress(OSError):
                self._bar.stop()


def _drawn() -> "Bar":
    from rich.console import Console  # noqa: PLC0415 - 60 ms that short work need not pay
    from rich.progress import Progress as RichProgress  # noqa: PLC0415 - as above

    bar = RichProgress(console=Console(stderr=True), transient=True)
    bar.start()
    return bar
