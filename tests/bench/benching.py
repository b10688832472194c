"""What a bench works with: files that are made once, commands in turn, and the board of goals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.bench.costs import costs_in_turn
from tests.bench.people import COLUMNS, ONE_PERCENT, people
from tests.bench.people_files import (
    ODD,
    with_long_cell,
    write_csv,
    write_odd_csv,
    write_old_mac_csv,
    write_workbook,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import polars as pl

    from tests.bench.costs import Costs, Ratio
    from tests.bench.goals import Board

WRITERS = {"csv": write_csv, "cr": write_old_mac_csv, "xlsx": write_workbook}
TEN_THOUSAND, HUNDRED_THOUSAND, MILLION = 10_000, 100_000, 1_000_000
FULL_SHEET = 1_048_575  # the rows of a sheet of Excel, below its headings


class Made(NamedTuple):
    """A file, and all that is wrong in it; see `People.wrong`."""

    path: Path
    wrong: pl.DataFrame

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.path.stat().st_size


@dataclass(frozen=True, slots=True)
class Bench:
    """One for the whole run.

    folder: where files are made. most_rows: a bench that needs larger files is skipped.
    """

    folder: Path
    board: Board
    most_rows: int
    turns: int
    _made: dict[str, Made] = field(default_factory=dict)

    @property
    def many(self) -> int:
        """How many rows a file has that is to be large: a million, or what may be."""
        return min(MILLION, self.most_rows)

    def file(
        self, kind: str, rows: int, share: float = ONE_PERCENT, columns: int = len(COLUMNS)
    ) -> Made:
        """Return a file of that many people. kind: of `WRITERS` or `ODD`."""
        name = f"{kind}-{rows}-{share}-{columns}"
        if name not in self._made:
            path = self.folder / f"{name}.{'xlsx' if kind == 'xlsx' else 'csv'}"
            made = people(rows, share=share, columns=columns)
            if kind in ODD:
                self._made[name] = Made(path, write_odd_csv(path, made, kind))
            else:
                WRITERS[kind](path, made)
                self._made[name] = Made(path, made.wrong)
        return self._made[name]

    def at_size(self, rows: int, *goals: str) -> None:
        """Skip where files are to be smaller, and have the board say so of these goals."""
        if rows > self.most_rows:
            for goal in goals:
                self.board.lack(goal, "not run at this size")
            pytest.skip(f"more rows than {self.most_rows:,}")

    def long_cell(self) -> Made:
        """Return a small file that has a cell of 50 MB."""
        path, made = self.folder / "long-cell.csv", with_long_cell(people(100, share=0))
        write_csv(path, made)
        return Made(path, made.wrong)

    def compare(
        self, commands: Mapping[str, Sequence[str]], keys: Mapping[str, pl.DataFrame]
    ) -> Costs:
        """Run the commands in turn, and print what they cost; see `costs_in_turn`."""
        costs = costs_in_turn(commands, self.folder / "printed", keys, self.turns)
        print("\n" + "\n".join(costs.lines()))  # noqa: T201 - the result
        return costs

    def put(self, goal: str, ratio: Ratio, note: str = "") -> None:
        """Put on the board what one command costs over another."""
        how = "; ".join(filter(None, [f"{ratio.turns} turns", note]))
        self.board.put(goal, ratio.clock, ratio.work, how)
