"""What will be sent, decided before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.job import Job
    from rosterwizard.core.problems import Problems
    from rosterwizard.services.servers import Server

Way = Literal["good-rows", "all-rows"]
LEFT_OUT = {"row": pl.UInt32, "problems": pl.UInt32}


@dataclass(frozen=True, slots=True)
class Batch:
    """One file as it is handed over, byte for byte.

    rows: by record type (its name) the positions of the rows in the file, in its order.
    path: below the server's address, for protocols that have one for each record type.
    """

    name: str
    content: bytes
    rows: Mapping[str, pl.Series]
    path: str = ""

    @property
    def digest(self) -> str:
        """The SHA-256 of the content, in hexadecimal."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What becomes of the rows of one sheet.

    record_type: its name. rows: positions to be sent. left_out: schema `LEFT_OUT`: the others,
    with how many errors each has.
    """

    record_type: str
    rows: pl.Series
    left_out: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be sent where, and what it will cause. Bound to the bytes by `digest`.

    side_effects: whole sentences. deletes: rows missing from the file are deleted.
    page, steps, result: the system's own page, what to press there, where the result stands.
    """

    server: Server
    way: Way
    mode: str
    sheets: tuple[SheetPlan, ...]
    batches: tuple[Batch, ...]
    side_effects: tuple[str, ...] = ()
    deletes: bool = False
    page: str = ""
    steps: tuple[str, ...] = ()
    result: str = ""

    @property
    def digest(self) -> str:
        """One SHA-256 over the digests of all batches."""
        raise NotImplementedError

    @property
    def rows_sent(self) -> int:
        """How many rows will be sent, all sheets together."""
        return sum(len(sheet.rows) for sheet in self.sheets)

    @property
    def rows_left_out(self) -> int:
        """How many rows will be left out, all sheets together."""
        return sum(sheet.left_out.height for sheet in self.sheets)


def plan_submission(  # noqa: PLR0913 - each is a choice on the page
    job: Job,
    problems: Mapping[str, Problems],
    server: Server,
    way: Way,
    mode: str = "",
    *,
    may_delete: bool = False,
) -> Plan:
    """Decide what is sent: the good rows (those without errors) or all of them.

    problems: by the name of the record type. mode: empty is the server's, or the profile's first.
    may_delete: a person said so; without it a mode that deletes is refused.
    Raises RosterError: "nothing-to-send", "mode-unknown", "mode-of-other-folder", "mode-deletes",
    "left-out-would-be-deleted", "server-of-other-system".
    """
    raise NotImplementedError
