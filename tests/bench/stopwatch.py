"""Taking the time inside a process."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Taken = tuple[float, float]  # by the clock, and by the work of all threads of the process


class Stopwatch:
    """Takes the time from when it is made."""

    def __init__(self) -> None:
        self._begun, self._worked = time.perf_counter(), time.process_time()

    def read(self) -> Taken:
        """Return the milliseconds since then."""
        clock, work = time.perf_counter() - self._begun, time.process_time() - self._worked
        return 1000 * clock, 1000 * work


def median_of(times: Sequence[Taken]) -> Taken:
    """Return the medians by the clock and by work."""
    clocks, works = zip(*times, strict=True)
    return statistics.median(clocks), statistics.median(works)


def most_of(times: Sequence[Taken]) -> Taken:
    """Return what 99 of 100 do not exceed."""
    clocks, works = (sorted(each) for each in zip(*times, strict=True))
    place = min(len(times) - 1, len(times) * 99 // 100)
    return clocks[place], works[place]
