"""However a sending ends, no row is sent twice unasked, lost, forgotten or in a wrong state."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.helpers.forked_program import Nursery
from tests.helpers.needing import elsewhere
from tests.sending_figures import sending_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

# Of answers, cuts and signals some of each. A run takes half a second of a processor: thousands are
# a matter of a quarter of an hour, `dev.py sendings 2000`.
RUNS, AT_A_TIME = 40, 5


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery() as nursery:
        yield nursery


@elsewhere(sys.platform == "win32", "ends programs by Unix signals")
@pytest.mark.parametrize("first", range(0, RUNS, AT_A_TIME))
def test_no_row_is_sent_twice_lost_or_forgotten(first: int, nursery: Nursery) -> None:
    figures = sending_figures(range(first, first + AT_A_TIME), nursery)
    assert figures.faults == []
    assert figures.lines()[0].startswith(f"{AT_A_TIME} runs: 0 faults; first ")
