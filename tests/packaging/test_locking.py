"""The lock files: what they hold, and what they must not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from environment import PIPS_LOCK, PROGRAM_LOCK, TOOLS_LOCK, pins_in

if TYPE_CHECKING:
    from pathlib import Path

LOCKS = [PROGRAM_LOCK, TOOLS_LOCK, PIPS_LOCK]
PROGRAM, TOOLS, _ = (lock.read_text("utf-8") for lock in LOCKS)


def versions(lock: str) -> dict[str, set[str]]:
    """Return the versions of each library in a lock file."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w-]+)==([\w.]+)", lock, re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_lock_names_no_address_and_holds_every_file_to_a_hash(lock: Path) -> None:
    text = lock.read_text("utf-8")
    pins = pins_in(text)
    assert len(pins) == len(re.findall(r"^\w", text, re.MULTILINE)) > 0
    assert "://" not in text
    assert not re.findall(r"^-", text, re.MULTILINE)


def test_both_locks_are_of_one_resolution() -> None:
    program, tools = versions(PROGRAM), versions(TOOLS)
    assert {name for name in program if tools.get(name, set()) - program[name]} == set()


def test_program_needs_no_tool() -> None:
    assert not {"pytest", "mypy", "ruff", "frictionless", "hypothesis"} & set(versions(PROGRAM))


def test_pins_are_whole_entries() -> None:
    one = "a==1 \\\n    --hash=sha256:0\n"
    two = "b==2 ; x \\\n    --hash=sha256:1 \\\n    --hash=sha256:2\n"
    assert pins_in(f"# made by\n{one}{two}") == [one, two]
