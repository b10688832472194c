"""Slow work on a worker thread, with progress and a cancel that works."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from weakref import ref

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from rosterwizard.core.messages.progress import WANTED_ENDS, Cancelled, Progress

REPORT_EVERY_S = 0.05  # twenty times a second is as often as an eye can use
SlowWork = Callable[[Progress], object]

_unfinished: set["Task"] = set()


def _through(_progress: Progress) -> None:
    """Stand in the place of work that is done: what that was about may be large."""


class Task(QObject):
    """Runs one core function on a worker thread; its slots run on the GUI thread.

    work: gets the task as its `Progress`. It must not touch Qt, and must not hold the last
        reference to anything of Qt, which would then be destroyed on the wrong thread.

    A task keeps itself alive until `finished`. It has no parent: one that is closed meanwhile would
    take the task along, whose end then nobody would ever hear of.

    What listens to a task must not hold it: Qt keeps a function that listens as long as the task
    lives, and Python does not see such a ring. All that listens would stay for good.
    """

    progressed = Signal(int, int)  # steps done, steps in all; at most 20 a second
    said = Signal(str)  # what goes on, in words; each only when it is another
    succeeded = Signal(object)  # exactly one of these three,
    failed = Signal(BaseException)
    cancelled = Signal()
    finished = Signal()  # then this

    def __init__(self, work: SlowWork) -> None:
        super().__init__()
        # A ring, so that only the collector ends it, on the thread that draws: the worker, which
        # may be the last to let go, must not destroy what Qt may still be telling of the end.
        self._itself = self
        self._work = work
        self._stop = threading.Event()
        self._reported_at = 0.0
        self._words = ""
        self.finished.connect(self._let_go)

    def start(self, pool: QThreadPool | None = None) -> None:
        """Begin on a thread of `pool`, by default the program's own."""
        _unfinished.add(self)
        (pool or QThreadPool.globalInstance()).start(self._run)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    def report(self, done: int, total: int) -> None:
        """Take the work's word, on its thread; raise Cancelled when asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if done == total or now - self._reported_at > REPORT_EVERY_S:
            self._reported_at = now
            self.progressed.emit(done, total)

    def say(self, words: str) -> None:
        """Take words for what goes on, on the work's thread."""
        if words != self._words:
            self._words = words
            self.said.emit(words)

    def _run(self) -> None:
        # A program that ends in the middle has destroyed the task, and nobody listens any more.
        with suppress(RuntimeError):
            self._run_to_end()

    def _run_to_end(self) -> None:
        try:
            result = self._work(self)
        except WANTED_ENDS:  # raised on, SystemExit would end the window from this thread
            self.cancelled.emit()
        except BaseException as error:  # noqa: BLE001 - a panic inside Polars is no Exception
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        finally:
            self._work = _through
            self.finished.emit()

    def _let_go(self) -> None:
        _unfinished.discard(self)


class LatestTask(QObject):
    """Runs work of which only the last request matters: a search while one still types.

    A new start cancels the former one, whose result is dropped.
    """

    failed = Signal(BaseException)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    def start(self, work: SlowWork, then: Callable[[Any], None]) -> None:
        """Run `work` and give its result to `then`, on the GUI thread, unless it is too late."""
        self.cancel()
        task = self._task = Task(work)
        this = ref(task)  # see `Task`
        task.succeeded.connect(lambda result: self._take(this(), then, result))
        task.failed.connect(lambda error: self._take(this(), self.failed.emit, error))
        task.start()

    def cancel(self) -> None:
        """Drop what is under way."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _take(self, task: Task | None, then: Callable[[Any], None], result: object) -> None:
        if not isValid(self):  # the page was closed meanwhile, and all its widgets are gone
            return
        if task is self._task:
            self._task = None
            then(result)


def unfinished() -> int:
    """Return how many tasks still run or have not told their end yet."""
    return len(_unfinished)


def cancel_all(timeout_ms: int = 5000) -> bool:
    """Ask every unfinished task to stop and wait for the threads; tell whether all did."""
    for task in tuple(_unfinished):
        task.cancel()
    return QThreadPool.globalInstance().waitForDone(timeout_ms)
