"""Progress that a test listens to, or stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable


class Heard:
    """Keeps what was reported."""

    def __init__(self) -> None:
        self.reports: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        """Keep one report."""
        self.reports.append((done, total))


class CancelWhen(Heard):
    """Stops the work as soon as `stops` says so, and keeps what was reported."""

    def __init__(self, stops: Callable[[], bool] = lambda: True) -> None:
        super().__init__()
        self._stops = stops

    def report(self, done: int, total: int) -> None:
        """Keep one report; raise when it is time."""
        super().report(done, total)
        if self._stops():
            raise Cancelled


class Speaking(Heard):
    """Keeps what was said, too."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, words: str) -> None:
        """Keep some words."""
        self.said.append(words)


class CancelSpeaking(Speaking):
    """Stops the work at the first report after something was said to `other`."""

    def __init__(self, other: Speaking) -> None:
        super().__init__()
        self._other = other

    def say(self, words: str) -> None:
        """Pass some words on."""
        self._other.say(words)

    def report(self, done: int, total: int) -> None:
        """Keep one report; raise once something was said."""
        super().report(done, total)
        if self._other.said:
            raise Cancelled
