"""How long a marked copy of 100,000 rows takes, against openpyxl's own opening and saving of it.

Run by `python3 packaging/dev.py bench`. Both sides are whole processes. Ours reads the file, checks
it and marks what it found besides. It prints a ratio and asserts none: a slow machine is no fault
of the program.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from rosterwizard.services.own_profiles import own_profiles_folder
from tests.bench.paired_runs import Pairs, processed
from tests.bench.people import write_workbook

ROWS = int(os.environ.get("MARKED_ROWS", "100000"))
PAIRS = 3  # each takes a minute
PROFILE = Path(__file__).with_name("people.toml")
REFERENCE = Path(__file__).with_name("marked_reference.py")


def test_marking_against_opening_and_saving(tmp_path: Path) -> None:
    file, out = tmp_path / "people.xlsx", tmp_path / "out.xlsx"
    write_workbook(file, ROWS)
    own_profiles_folder().mkdir()
    (own_profiles_folder() / PROFILE.name).write_bytes(PROFILE.read_bytes())
    ours = [sys.executable, "-m", "rosterwizard", "check", str(file), "--type", "bench/people"]
    ours += ["--format", "xlsx", "-o", str(out)]
    reference = [sys.executable, str(REFERENCE), str(file), str(out)]
    pairs = [(processed(ours, (1,)), processed(reference, (0,))) for _ in range(PAIRS)]
    mine, others = zip(*pairs, strict=True)
    line = Pairs(mine, others).line(f"marked copy, {ROWS:,} rows", "openpyxl's own", "≤ 2")
    print("\n" + line)  # noqa: T201 - the result
