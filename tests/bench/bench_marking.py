"""How long a marked copy of 100,000 rows takes, against openpyxl's own opening and saving of it.

Run by `python3 packaging/dev.py bench`. Both sides are whole processes. Ours reads the file, checks
it and marks what it found besides. It prints a ratio and asserts none: a slow machine is no fault
of the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.benching import HUNDRED_THOUSAND
from tests.bench.commands import ours, reference
from tests.bench.paired_runs import Pairs, processed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.benching import Bench

PAIRS = 3  # at most: each takes a minute


def test_marking_against_opening_and_saving(bench: Bench, tmp_path: Path) -> None:
    rows = min(HUNDRED_THOUSAND, bench.most_rows)
    file, out = bench.file("xlsx", rows).path, tmp_path / "out.xlsx"
    marking = [*ours(file, form="xlsx"), "-o", str(out)]
    saving = reference("marked", file, out)
    pairs = [
        (processed(marking, (1,)), processed(saving, (0,))) for _ in range(min(PAIRS, bench.turns))
    ]
    mine, others = zip(*pairs, strict=True)
    line = Pairs(mine, others).line(f"marked copy, {rows:,} rows", "openpyxl's own", "≤ 2")
    print("\n" + line)  # noqa: T201 - the result
