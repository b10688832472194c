"""How much there is of everything in one sheet, and how that changes with a few of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.showing.causes import tally_of, tally_with

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.showing.causes import Tally
    from rosterwizard.core.showing.places_by_row import Places
    from rosterwizard.core.showing.row_filters import ShownCells


@dataclass(frozen=True, slots=True)
class Counted:
    """told, following, at_first: the problems now, those that follow from them, and at first.

    fixed_rows, changed_rows: how many rows the filters of these names show.
    """

    told: Tally
    following: Tally
    at_first: Tally
    fixed_rows: int
    changed_rows: int

    def mended(self) -> Tally:
        """Return what was found at first and is nowhere any more."""
        left = self.told.keys() | self.following.keys()
        return {key: counts for key, counts in self.at_first.items() if key not in left}

    def fewer(self) -> int:
        """Return how many problems there are fewer than at first, of each kind by itself."""
        none = (0,)
        now = {
            key: self.told.get(key, none)[0] + self.following.get(key, none)[0]
            for key in self.at_first
        }
        return sum(max(0, counts[0] - now[key]) for key, counts in self.at_first.items())


def counted(shown: ShownCells) -> Counted:
    """Count everything."""
    told = tally_of(shown.problems.frame)
    return Counted(
        told,
        tally_of(shown.problems.following),
        told if shown.first is shown.problems else tally_of(shown.first.frame),
        shown.cells("fixed")["row"].n_unique(),
        shown.cells("changed")["row"].n_unique(),
    )


def counted_after(
    counts: Counted, before: ShownCells, after: ShownCells, rows: pl.Series
) -> Counted:
    """Return the counts after something changed in these rows (UInt32, ascending, each once)."""
    fixed_rows = after.fixed_rows_in(rows) - before.fixed_rows_in(rows)
    return Counted(
        _tally_after(counts.told, before.told, after.told, rows),
        _tally_after(counts.following, before.following, after.following, rows),
        counts.at_first,
        counts.fixed_rows + fixed_rows,
        after.cells("changed")["row"].n_unique(),
    )


def _tally_after(tally: Tally, before: Places, after: Places, rows: pl.Series) -> Tally:
    """Return the tally after these rows changed; what stands in no row is counted anew."""
    for part in (before.of_rows(rows), before.in_no_row):
        tally = tally_with(tally, part, -1)
    for part in (after.of_rows(rows), after.in_no_row):
        tally = tally_with(tally, part, 1)
    return {key: counts for key, counts in tally.items() if counts[0]}
