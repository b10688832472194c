"""How long the window takes to its first paint, against a bare PySide6 window.

Both are whole processes, offscreen, that end at a paint: ours at that of the window, and at that of
its first page, which comes a moment later.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.bench.paired_runs import run_pairs

if TYPE_CHECKING:
    from tests.bench.benching import Bench

HERE = Path(__file__).parent


@pytest.mark.parametrize(("what", "goal"), [("window", "≤ 1.4"), ("page", "≤ 1.5")])
def test_start_against_a_bare_window(what: str, goal: str, bench: Bench) -> None:
    ours = [sys.executable, str(HERE / "first_paint.py"), what]
    bare = [sys.executable, str(HERE / "bare_window.py")]
    pairs = run_pairs(ours, bare, bench.turns)
    if what == "page":
        bench.board.put("start-page", pairs.ratio, note=f"{len(pairs.ours)} turns")
    print("\n" + pairs.line(f"first paint of the {what}", "bare window", goal))  # noqa: T201 - the result
