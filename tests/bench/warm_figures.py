"""What a check alone costs beside a bare read, both warm: `warm_figures.py FILE RECORD_TYPE`.

Prints as JSON the ratios by the clock and by the processors' work: medians of pairs in turn.
"""

from __future__ import annotations

import json
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

import polars as pl

from rosterwizard.core.checking import check_job
from rosterwizard.services.opening import open_job
from rosterwizard.services.own_profiles import available_profiles
from tests.bench.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Callable

TURNS = 7


def main(file: Path, record_type: str) -> None:
    """Print the ratios."""
    job = open_job([file], available_profiles(), record_type)
    content = file.read_bytes()
    pairs = [
        (timed(lambda: check_job(job)), timed(lambda: pl.read_csv(content, infer_schema=False)))
        for _ in range(TURNS)
    ]
    ratios = [(ours[0] / bare[0], ours[1] / bare[1]) for ours, bare in pairs[1:]]
    json.dump([statistics.median(each) for each in zip(*ratios, strict=True)], sys.stdout)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return what `work` took, by the clock and by the processors."""
    watch = Stopwatch()
    work()
    return watch.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
