"""The line on the first page that says of how many submissions something is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from shiboken6 import isValid

from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.gui import theme
from rosterwizard.gui.task import SlowWork, Task
from rosterwizard.gui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from rosterwizard.services.submissions import Submission


class OpenSubmissions(MessageBar):
    """Looks into history and journals on a thread, and offers what it found."""

    pressed = Signal(object)  # the submissions that a person wants to look at
    failed = Signal(BaseException)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            f"{name}.open", parent, closable=False, covered=False, below_px=theme.BETWEEN_PX
        )

    def begin(self, keeps_days: int) -> None:
        """Take up what was cut off, and forget what is older than so many days."""
        self._take_from(lambda _progress: _open_after_forgetting(keeps_days))

    def look(self) -> None:
        """Look what is unknown by now."""
        self._take_from(lambda _progress: _open_by_now())

    def _take_from(self, looking: SlowWork) -> None:
        task = Task(looking)
        task.succeeded.connect(self._take)
        task.failed.connect(self.failed)
        task.start()

    def show_found(self, found: Sequence[Submission]) -> None:
        """Say of how many something is unknown; without any, nothing."""
        if not found:
            self.hide()
            return
        button = sentence("open-submissions", "button")
        words = counted("submissions-open", len(found))
        self.tell("warning", words, button, lambda: self.pressed.emit(found))

    def _take(self, found: Sequence[Submission]) -> None:
        if isValid(self):
            self.show_found(found)


def _open_after_forgetting(keeps_days: int) -> Sequence[Submission]:
    from rosterwizard.services.forgetting import forget_old  # noqa: PLC0415 - start-up

    forget_old(keeps_days)
    return _open_by_now()


def _open_by_now() -> Sequence[Submission]:
    from rosterwizard.services.submissions import (  # noqa: PLC0415 - start-up
        known_submissions,
        open_submissions,
    )

    return open_submissions(known_submissions())
