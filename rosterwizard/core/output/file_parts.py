"""Which rows go into which file, where a sheet becomes several files."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.job.job import JobSheet


@dataclass(frozen=True, slots=True, eq=False)
class BoundRows:
    """Rows in the order of a file. ends: behind how many of them it may be cut, in order."""

    positions: pl.Series = field(repr=False)
    ends: Sequence[int] = field(repr=False)

    def at_most(self, rows: int) -> Iterator["BoundRows"]:
        """Give them in parts of so many rows at most; what belongs together may be more."""
        begin = last = 0
        for end in self.ends:
            if end - begin > rows and last > begin:
                yield self._part(begin, last)
                begin = last
            last = end
        yield self._part(begin, last)

    def halves(self) -> tuple["BoundRows", ...]:
        """Return them in two parts of about the same length; in one where they belong together."""
        middle, end = len(self.positions) // 2, len(self.positions)
        cuts = self.ends[: bisect_left(self.ends, end)]
        if not cuts:
            return (self,)
        behind = bisect_left(cuts, middle)
        cut = min(cuts[max(behind - 1, 0) : behind + 1], key=lambda each: abs(each - middle))
        return self._part(0, cut), self._part(cut, end)

    def _part(self, begin: int, end: int) -> "BoundRows":
        # There may be as many parts as rows: none of them looks through the ends of all.
        within = slice(bisect_right(self.ends, begin), bisect_right(self.ends, end))
        ends = [each - begin for each in self.ends[within]]
        return BoundRows(self.positions[begin:end], ends)


def rows_together(sheet: JobSheet, positions: pl.Series) -> BoundRows:
    """Return the rows so that those that belong together stand together, else in their order.

    They do where the record type's `limits.together` are alike, whatever the case of their letters.
    """
    names = sheet.record_type.roster.limits.together
    texts = [text for name in names if (text := sheet.text_of(name)) is not None]
    if not texts:
        return BoundRows(positions, range(1, len(positions) + 1))
    alike = [each.gather(positions).str.strip_chars().str.to_lowercase() for each in texts]
    frame = pl.DataFrame(
        [positions.alias("row"), *(each.alias(str(at)) for at, each in enumerate(alike))]
    )
    keys = frame.columns[1:]
    groups = frame.group_by(keys, maintain_order=True).agg("row")["row"]
    return BoundRows(groups.explode().cast(positions.dtype), groups.list.len().cum_sum().to_list())
