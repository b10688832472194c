"""Slow work of which only the last request matters: a search while one still types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from rosterwizard.gui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.gui.task import Work


class Latest(QObject):
    """Runs work on a worker thread; a new start cancels the former, whose result is dropped."""

    failed = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    def start(self, work: Work, then: Callable[[Any], None]) -> None:
        """Run `work` and give its result to `then`, on the GUI thread, unless it is too late."""
        self.cancel()
        task = self._task = Task(work)
        task.succeeded.connect(lambda result: self._take(task, then, result))
        task.failed.connect(lambda error: self._take(task, self.failed.emit, error))
        task.start()

    def cancel(self) -> None:
        """Drop what is under way."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _take(self, task: Task, then: Callable[[Any], None], result: object) -> None:
        if not isValid(self):  # the page was closed meanwhile, and all its widgets are gone
            return
        if task is self._task:
            self._task = None
            then(result)
