"""What became of each row of a submission."""

from dataclasses import dataclass, field, replace

import polars as pl

from rosterwizard.core.job.row_states import STATES, TAKEN, State

FRAME = pl.Schema({"row": pl.UInt32(), "state": pl.Enum(STATES), "words": pl.String()})


@dataclass(frozen=True, slots=True)
class Outcomes:
    """An outcome for every row of one sheet.

    frame: schema `FRAME`, ordered by row; `row` is a position in the sheet and every row has
        exactly one outcome. `words` are the system's own, or ours where it said nothing.
    summary: the system's own sentence about the whole, if it gave one.
    """

    record_type: str
    frame: pl.DataFrame = field(repr=False)
    summary: str = ""

    def counts(self) -> dict[State, int]:
        """Return how many rows have each state, all states named."""
        found = dict(self.frame["state"].value_counts().iter_rows())
        return {state: found.get(state, 0) for state in STATES}

    def only(self, *states: State) -> "Outcomes":
        """Return the outcomes of the rows that have one of these states."""
        wanted = pl.col("state").cast(pl.String).is_in(states)
        return replace(self, frame=self.frame.filter(wanted))

    def not_in(self) -> pl.DataFrame:
        """Return `row` and `words` of the rows that are not known to be in."""
        taken = pl.col("state").cast(pl.String).is_in(list(TAKEN))
        return self.frame.filter(~taken).select("row", "words")
