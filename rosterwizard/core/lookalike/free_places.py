"""Places for numbers between others that are in use: in the same order, and no run is torn."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

# How far two runs lie apart at least, and how long one is at least that is not torn: at first so
# that none becomes longer or shorter.
_WAYS = ((2, 1), (1, 1), (1, 4), (1, 30))


def free_places(
    numbers: Sequence[int], wished: Sequence[int], used: Collection[int], ends: tuple[int, int]
) -> list[int] | None:
    """Return a number for each, near to the wished one and none of those in use.

    numbers, wished: ascending, as many of either. Numbers that follow each other still do, but for
    a few together where there is no other way. ends: the lowest and the highest that there may be.
    None where there is no room for them.
    """
    free = _Free.of(used, *ends)
    for apart, shortest in _WAYS:
        runs = [*_runs(numbers, wished, shortest)]
        starts = _starts(runs, free, apart)
        if starts is not None:
            pairs = zip(starts, runs, strict=True)
            return [start + step for start, (_, long) in pairs for step in range(long)]
    return None


def _runs(
    numbers: Sequence[int], wished: Sequence[int], shortest: int
) -> Iterator[tuple[int, int]]:
    """Give each run: where it wishes to begin, and how long it is."""
    ends = [at for at, (one, other) in enumerate(pairwise(numbers), 1) if other - one > 1]
    for start, end in pairwise([0, *ends, len(numbers)]):
        if end - start < shortest:
            yield from ((wished[at], 1) for at in range(start, end))
        else:
            yield wished[start], end - start


def _starts(runs: Sequence[tuple[int, int]], free: "_Free", apart: int) -> list[int] | None:
    """Return where each run begins: as near behind its wish as leaves room for all that follow."""
    last: list[int] = []
    end = free.high
    for _, long in reversed(runs):
        start = free.before(end, long)
        if start is None:
            return None
        last.append(start)
        end = start - apart
    found: list[int] = []
    least = free.low
    for (wish, long), latest in zip(runs, reversed(last), strict=True):
        start = free.behind(max(wish, least), long)
        found.append(latest if start is None else min(start, latest))
        least = found[-1] + long - 1 + apart
    return found


@dataclass(frozen=True)
class _Free:
    """The numbers that are free, in gaps: where each begins, where it ends, in order."""

    low: int
    high: int
    begins: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)

    @classmethod
    def of(cls, used: Collection[int], low: int, high: int) -> "_Free":
        """Return the gaps between those in use."""
        edges = [low - 1, *sorted(each for each in used if low <= each <= high), high + 1]
        gaps = [(one + 1, other - 1) for one, other in pairwise(edges) if other - one > 1]
        return cls(low, high, [begin for begin, _ in gaps], [end for _, end in gaps])

    def behind(self, number: int, long: int) -> int | None:
        """Return the first place from a number on at which a run of that length fits."""
        for at in range(max(bisect_right(self.begins, number) - 1, 0), len(self.begins)):
            start = max(self.begins[at], number)
            if start + long - 1 <= self.ends[at]:
                return start
        return None

    def before(self, number: int, long: int) -> int | None:
        """Return the last place at which a run of that length ends at a number, or before it."""
        for at in range(bisect_right(self.begins, number) - 1, -1, -1):
            start = min(self.ends[at], number) - long + 1
            if start >= self.begins[at]:
                return start
        return None
