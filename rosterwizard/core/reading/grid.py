"""The records of a file as columns of text, before it is known what they mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.sheet.oddity import Oddity


@dataclass(frozen=True, slots=True)
class Grid:
    """The records below the headings, blank ones still among them.

    frame: as in `Sheet`. sheet_row: UInt32, the number of each record in the person's own
        sheet. cells, filled: UInt32, how many cells each record has, and how many up to its
        last filled one; None when every record that is not blank is as wide as the frame.
    oddities: as in `Sheet`, with the positions as plain numbers.
    may_be_marked: whether a cell may begin with a sign of `text_marks`; False where it is known
        that none does.
    """

    frame: pl.DataFrame = field(repr=False)
    sheet_row: pl.Series = field(repr=False)
    cells: pl.Series | None = field(default=None, repr=False)
    filled: pl.Series | None = field(default=None, repr=False)
    oddities: Mapping[Oddity, Sequence[int] | None] = field(default_factory=dict)
    may_be_marked: bool = True

    def with_first(self, record: Sequence[str], row: int, oddity: Oddity) -> "Grid":
        """Return the grid with one more record before the others, and an oddity noted of it."""
        first = frame_of([[cell] for cell in record])
        width, height = pl.Series([len(record)], dtype=pl.UInt32), self.frame.height
        same = pl.repeat(self.frame.width, height, eager=True, dtype=pl.UInt32)
        moved = {
            each: None if places is None else [place + 1 for place in places]
            for each, places in self.oddities.items()
        }
        return Grid(
            pl.concat([first, self.frame], how="diagonal").fill_null(""),
            pl.concat([pl.Series([row], dtype=pl.UInt32), self.sheet_row]),
            pl.concat([width, same if self.cells is None else self.cells]),
            pl.concat([width, same if self.filled is None else self.filled]),
            {**moved, oddity: [0]},
        )


def frame_of(columns: Iterable[Sequence[str]]) -> pl.DataFrame:
    """Return the columns of text as a frame with the columns "c0", "c1", …."""
    return pl.DataFrame(
        [pl.Series(f"c{place}", column, dtype=pl.String) for place, column in enumerate(columns)]
    )


def rows_from(first: int, count: int) -> pl.Series:
    """Return the row numbers `first`, `first` + 1, …."""
    return pl.int_range(first, first + count, dtype=pl.UInt32, eager=True)
