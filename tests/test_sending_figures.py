"""However a sending ends, no row is sent twice unasked, lost, forgotten or in a wrong state."""

from __future__ import annotations

import sys

import pytest

from tests.helpers.needing import elsewhere
from tests.sending_figures import sending_figures

# Of answers, cuts and signals some of each. Thousands of runs are a matter of an hour.
SEEDS = range(12)
AT_ONCE = 3


@elsewhere(sys.platform == "win32", "ends programs by Unix signals")
@pytest.mark.parametrize("first", SEEDS[::AT_ONCE])
def test_no_row_is_sent_twice_lost_or_forgotten(first: int) -> None:
    figures = sending_figures(range(first, first + AT_ONCE))
    assert figures.faults == []
    assert figures.runs == AT_ONCE
    assert figures.lines()[0].startswith(f"{AT_ONCE} runs: 0 faults; first ")
