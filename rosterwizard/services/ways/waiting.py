"""Work that waits for somebody else, on a thread of its own, so that it can be stopped."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

POLL_S = 0.1
GIVE_UP_S = 0.5

Result = TypeVar("Result")


def run_watched(
    work: Callable[[], Result], ask: Callable[[], None], cut: Callable[[], None]
) -> Result:
    """Return what `work` returns, or raise what it raises.

    ask: called ten times a second meanwhile. When it raises, `cut` is called (from this thread; it
    makes `work` end soon), half a second is left to the work, and what `ask` raised goes on.
    """
    worker = _Worker(work)
    worker.start()
    try:
        while not worker.finished.wait(POLL_S):
            ask()
    except BaseException:  # Cancelled and Ctrl+C too
        cut()
        worker.finished.wait(GIVE_UP_S)
        raise
    return worker.outcome()


def wait_for(seconds: float, ask: Callable[[], None]) -> None:
    """Wait, and call `ask` ten times a second meanwhile; what it raises ends the wait."""
    until = time.monotonic() + seconds
    never = threading.Event()
    while (left := until - time.monotonic()) > 0:
        ask()
        never.wait(min(left, POLL_S))


class _Worker(threading.Thread, Generic[Result]):
    """Runs the work. A daemon: a server that never answers must not keep the program open."""

    def __init__(self, work: Callable[[], Result]) -> None:
        super().__init__(name="submission", daemon=True)
        self.finished = threading.Event()
        self._work = work
        self._results: list[Result] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        """Run the work and keep how it ended."""
        try:
            self._results.append(self._work())
        except BaseException as error:  # noqa: BLE001 - raised again by `outcome`
            self._error = error
        finally:
            self.finished.set()

    def outcome(self) -> Result:
        """Return or raise how the work ended."""
        if self._error is not None:
            raise self._error
        return self._results[0]
