"""Walks through the window by chance: `dev.py walks`. A walk that fails says how to do it again."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from environment import in_venv
from running import OFFSCREEN, call

if TYPE_CHECKING:
    from collections.abc import Sequence

WALKS = "tests/journeys/test_window_any_walk.py"


def run_walks(arguments: Sequence[str]) -> int:
    """Take the walks that the command line asks for; return pytest's status."""
    parser = argparse.ArgumentParser(prog="dev.py walks")
    parser.add_argument("--first", type=int, default=1, help="the seed of the first walk")
    parser.add_argument("--count", type=int, default=100, help="how many walks")
    parser.add_argument("--steps", type=int, default=14, help="how many steps each has")
    parser.add_argument("--only", default="", help="the steps to choose from: edit,undo,send")
    parser.add_argument("--again", default="", help="the steps of a walk, as one that failed says")
    parser.add_argument("--shrink", type=int, default=60, help="how often a failed walk is tried")
    chosen = parser.parse_args(arguments)
    asked = {f"ROSTERWIZARD_WALKS_{name.upper()}": str(to) for name, to in vars(chosen).items()}
    options = ("-q", "-n", "0", "-p", "no:randomly", "--timeout=0")
    return call(in_venv("python"), "-m", "pytest", *options, WALKS, env={**OFFSCREEN, **asked})
