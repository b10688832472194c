"""What starting through `dev.py run` costs, once everything is set up, over the program itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.paired_runs import run_pairs

if TYPE_CHECKING:
    from tests.bench.benching import Bench

DEV = Path(__file__).parents[2] / "packaging" / "dev.py"


def test_second_start_against_the_program_itself(bench: Bench) -> None:
    ours = [sys.executable, str(DEV), "run", "--version"]
    bare = [sys.executable, "-m", "rosterwizard", "--version"]
    pairs = run_pairs(ours, bare, bench.turns)
    print("\n" + pairs.line("dev.py run", "python -m rosterwizard", "at most 0.1 s more"))  # noqa: T201 - the result
