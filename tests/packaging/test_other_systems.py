"""The list of what differs on Windows and macOS names files and tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "packaging" / "other_systems.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`((?:rosterwizard|packaging|tests)/[^`]+)`", TEXT)))
ROWS = [line for line in TEXT.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("named", NAMED)
def test_what_is_named_exists(named: str) -> None:
    file, _, test = named.partition("::")
    assert (ROOT / file).is_file()
    assert not test or re.search(
        rf"^ *(def|class) {test}\b", (ROOT / file).read_text("utf-8"), re.MULTILINE
    )


@pytest.mark.parametrize("row", ROWS)
def test_each_place_has_a_test_or_says_what_is_not_tried(row: str) -> None:
    cells = [cell.strip() for cell in row.replace(r"\|", "").split("|")[1:-1]]
    assert len(cells) == 4
    place, differs, held, not_tried = cells
    assert place
    assert differs
    assert held.startswith("`tests/") or not_tried


def test_it_is_said_plainly_that_nobody_ran_it() -> None:
    assert "never run yet" in TEXT
