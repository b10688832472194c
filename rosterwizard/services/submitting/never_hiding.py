"""What goes wrong once rows were sent never hides what became of them."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.unforeseen import note_bug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_FORESEEN = (RosterError, OSError, KeyboardInterrupt)


@contextmanager
def never_hiding(
    notices: list[str], code: str, *, unless: Callable[[], bool] = lambda: False
) -> Iterator[None]:
    """Go on whatever is raised in the `with` statement, and add the sentence of `code`.

    An error that nobody foresaw is written down; Ctrl-C stops what is being done, no more.
    unless: tells whether nothing was sent, so that the error is the answer.
    """
    try:
        yield
    except (Exception, KeyboardInterrupt) as error:
        if unless():
            raise
        notices.append(sentence(code))
        if not isinstance(error, _FORESEEN):
            with suppress(Exception):
                note_bug(error)
