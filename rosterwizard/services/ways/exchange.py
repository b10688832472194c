"""What goes out by every way, and what comes back: the file, and what became of its rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import polars as pl

from rosterwizard.core.job.outcomes import FRAME
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rosterwizard.core.job.row_states import State
    from rosterwizard.core.output.file_content import FileContent


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """One file as it is handed over, byte for byte.

    pieces: what is in it. rows: by record type (its name) the positions of the rows in it, in its
    order.
    path: below the server's address, for protocols that have one for each record type.
    replaces: it may take the place of a file of the same name.
    """

    name: str
    pieces: FileContent = field(repr=False)
    rows: Mapping[str, pl.Series] = field(repr=False)
    path: str = ""
    replaces: bool = False

    @property
    def digest(self) -> str:
        """The SHA-256 of the content, in hexadecimal."""
        return self.pieces.digest

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.pieces.size

    @property
    def content(self) -> bytes:
        """All that is in it at once, where it is small."""
        return self.pieces.whole


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

    @classmethod
    def not_sent(cls, trouble: RosterError) -> Self:
        """Return the answer where a trouble came before anything was handed over."""
        return cls("not-sent", str(trouble), trouble=trouble)

    @classmethod
    def called_off(cls) -> Self:
        """Return the answer where the person stopped it before anything was handed over."""
        return cls("not-sent", sentence("row-cancelled"), cancelled=True)

    @property
    def goes_on(self) -> bool:
        """Whether the next batch may be sent."""
        return self.trouble is None and not self.cancelled


def names_taken(names: Sequence[str], place: object) -> RosterError:
    """Return what a person is told where files have the names already: "names-taken"."""
    return RosterError("names-taken", names=listed(names), place=place)
