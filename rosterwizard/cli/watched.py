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
    if not sys.stderr.isatty():
        yield UNWATCHED
        return
    shown = _Shown(told(doing))
    try:
        yield shown
    finally:
        shown.close()


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
