"""How long a person waits in the window, and what memory it holds.

Run by `python3 packaging/dev.py bench -k bench_window`. The real window is led from outside.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.services.own_profiles import own_profiles_folder
from tests.bench.commands import TYPE
from tests.bench.costs import cost_of

if TYPE_CHECKING:
    from tests.bench.benching import Bench

FIGURES = [sys.executable, str(Path(__file__).with_name("window_figures.py"))]


def test_start(bench: Bench, tmp_path: Path) -> None:
    for file in own_profiles_folder().iterdir():
        file.unlink()  # a profile of one's own wants the engine at once
    out = tmp_path / "printed"
    cost_of(FIGURES, out)
    put(bench, json.loads(out.read_bytes()), "")


def test_a_large_file(bench: Bench, tmp_path: Path) -> None:
    made, out = bench.file("csv", bench.many), tmp_path / "printed"
    cost = cost_of([*FIGURES, str(made.path), TYPE], out)
    figures = json.loads(out.read_bytes())
    note = f"{bench.many:,} rows"
    held, _ = figures.pop("held")
    bench.board.put("window-held", held / made.size, note=note)
    bench.board.put("window-peak", cost.peak / made.size, note=note)
    put(bench, figures, note)


def put(bench: Bench, figures: dict[str, tuple[float, float]], note: str) -> None:
    """Put the figures of a run on the board."""
    for goal, (clock, work) in figures.items():
        bench.board.put(goal, clock, work, note)
