"""The commands that the benches run: ours, and those that it is compared with."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.people import COLUMNS
from tests.bench.people_profile import record_type_of

HERE = Path(__file__).parent
TYPE = f"bench/{record_type_of(len(COLUMNS))}"


def ours(file: Path, columns: int = len(COLUMNS), form: str = "json") -> list[str]:
    """Return the command that checks a file of people with that many columns."""
    command = [sys.executable, "-m", "rosterwizard", "check", str(file)]
    return [*command, "--type", f"bench/{record_type_of(columns)}", "--format", form]


def reference(name: str, *arguments: Path) -> list[str]:
    """Return the command of one of the references in this folder ("polars", "calamine", …)."""
    return [sys.executable, str(HERE / f"{name}_reference.py"), *map(str, arguments)]
