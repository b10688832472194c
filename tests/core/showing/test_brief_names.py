"""The names of files fit a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rosterwizard.core.showing.brief_names import named_briefly


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("", ""),
        ("a", "a"),
        ("a b c", "a, b, c"),
        ("a b c d", "a, b, c and 1 more"),
        ("a b c d e", "a, b, c and 2 more"),
    ],
)
def test_the_first_files_are_named_and_the_others_counted(names: str, said: str) -> None:
    assert named_briefly([Path("folder", name) for name in names.split()]) == said
