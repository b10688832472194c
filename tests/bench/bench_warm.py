"""What a check alone costs once everything is loaded, and what judging an edit costs.

Run by `python3 packaging/dev.py bench -k bench_warm`. Each is a process that takes its own time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.commands import TYPE
from tests.bench.paired_runs import output_of

if TYPE_CHECKING:
    from tests.bench.benching import Bench

HERE = Path(__file__).parent


def test_check_alone(bench: Bench) -> None:
    file = bench.file("csv", bench.many).path
    command = [sys.executable, str(HERE / "warm_figures.py"), str(file), TYPE]
    clock, work = json.loads(output_of(command))
    bench.board.put("warm", clock, work, f"{bench.many:,} rows")


def test_an_edit(bench: Bench) -> None:
    command = [sys.executable, str(HERE / "edit_figures.py"), str(bench.many)]
    for goal, (clock, work, edits) in json.loads(output_of(command)).items():
        bench.board.put(goal, clock, work, f"{edits} edits, {bench.many:,} rows")
