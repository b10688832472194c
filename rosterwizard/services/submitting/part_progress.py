"""How far a submission is while one of its batches goes out: in rows, in bytes, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.messages.progress import say
from rosterwizard.core.messages.sizes import size_in_words
from rosterwizard.core.messages.words import number, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.ways.exchange import Batch


@dataclass(frozen=True, slots=True)
class Load:
    """So much of a submission."""

    rows: int = 0
    size: int = 0


def load_of(batches: Iterable[Batch]) -> Load:
    """Return what the batches are together."""
    each = [(sum(map(len, batch.rows.values())), batch.size) for batch in batches]
    return Load(sum(rows for rows, _ in each), sum(size for _, size in each))


class PartProgress:
    """The progress of one batch, as a part of that of all.

    server: its title. answers: it says what became of the rows, which takes a while.
    """

    def __init__(  # noqa: PLR0913 - what a part is among the others
        self,
        progress: Progress,
        server: str,
        before: Load,
        part: Load,
        whole: Load,
        *,
        answers: bool,
    ) -> None:
        self._progress = progress
        self._server = server
        self._before, self._part, self._whole = before, part, whole
        self._answers = answers

    def report(self, done: int, total: int) -> None:
        """Note where the whole is; nothing is said of how long a wait lasts (a total of 0).

        A batch that says nothing of bytes counts as one step.
        """
        if not total:
            self._progress.report(0, 0)
        elif done >= total and self._answers:
            self.say(sentence("sending-answer", server=self._server))
            self._progress.report(0, 0)
        else:
            self._say_how_far(done, total)
            done_of_all = min(self._before.size + done, self._whole.size)
            self._progress.report(done_of_all, max(self._whole.size, total))

    def say(self, words: str) -> None:
        """Pass on what is being waited for."""
        say(self._progress, words)

    def _say_how_far(self, done: int, total: int) -> None:
        rows = self._before.rows + self._part.rows * min(done, total) // total
        sent = self._before.size + self._part.size * min(done, total) // total
        gaps = {"rows": number(rows), "of_rows": number(self._whole.rows)}
        sizes = {"sent": size_in_words(sent), "size": size_in_words(self._whole.size)}
        self.say(sentence("sending-part", server=self._server, **gaps, **sizes))
