"""How slow work reports where it is, and how it is stopped."""

from typing import Protocol, runtime_checkable


class Cancelled(BaseException):
    """The person stopped the work.

    A `BaseException`, so that no broad `except Exception` on the way swallows it.
    """


# Somebody wanted an end. Whatever else is raised is an error, and not each is an `Exception`: a
# panic inside Polars is none.
WANTED_ENDS = (Cancelled, KeyboardInterrupt, SystemExit)


class Progress(Protocol):
    """What slow functions take: they call `report` often, on their own thread."""

    def report(self, done: int, total: int) -> None:
        """Note that `done` of `total` steps are over; raises `Cancelled` when asked to stop."""


@runtime_checkable
class Speaking(Protocol):
    """A progress that also shows in words what goes on."""

    def say(self, words: str) -> None:
        """Show these words until the next ones."""


def say(progress: Progress, words: str) -> None:
    """Have these words shown, where there is somebody to show them."""
    if isinstance(progress, Speaking):
        progress.say(words)


class Unwatched:
    """The progress of work that nobody watches."""

    def report(self, done: int, total: int) -> None:
        """Note nothing."""


UNWATCHED = Unwatched()
