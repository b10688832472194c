"""What checking workbooks costs, beside python-calamine's bare read of the same file.

Run by `python3 packaging/dev.py bench -k bench_workbooks`. All are whole processes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bench.benching import FULL_SHEET, HUNDRED_THOUSAND, TEN_THOUSAND
from tests.bench.commands import ours, reference

if TYPE_CHECKING:
    from tests.bench.benching import Bench


@pytest.mark.parametrize("rows", [TEN_THOUSAND, HUNDRED_THOUSAND, FULL_SHEET])
def test_against_the_bare_read(rows: int, bench: Bench) -> None:
    bench.at_size(rows, f"xlsx-{rows}")
    made = bench.file("xlsx", rows)
    commands = {"ours": ours(made.path), "bare read": reference("calamine", made.path)}
    costs = bench.compare(commands, {"ours": made.wrong})
    bench.put(f"xlsx-{rows}", costs.ratio("ours", "bare read"))
