"""What every way of handing a file over has in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import polars as pl

from rosterwizard.core.job.outcomes import FRAME, State

if TYPE_CHECKING:
    from rosterwizard.core.messages.errors import RosterError
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.submitting.plan import Batch


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one batch.

    state, words: of every row that `rows` does not name.
    rows: schema `core.job.outcomes.FRAME`, each row once; `row` is a position in the batch, from 0.
    summary: the system's own sentence about the whole. place: where the file was put.
    trouble: what stopped it; then no further batch is sent. cancelled: the person stopped it.
    """

    state: State
    words: str = ""
    rows: pl.DataFrame = field(repr=False, default_factory=lambda: pl.DataFrame(schema=FRAME))
    summary: str = ""
    place: str = ""
    trouble: RosterError | None = None
    cancelled: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether the next batch may be sent."""
        return self.trouble is None and not self.cancelled


class SubmissionProtocol(Protocol):
    """One way of handing a file over to one server."""

    def check(self, progress: Progress) -> None:
        """Return when the server can be reached and takes the account; RosterError if not.

        Changes nothing there. Raises `Cancelled` when `progress` does.
        """
        ...

    def send(self, batch: Batch, progress: Progress) -> Answer:
        """Hand one batch over, once. Whatever happens on the way stands in the answer.

        `progress` counts bytes; when it raises `Cancelled`, the answer says so. Nothing is ever
        sent a second time.
        """
        ...
