"""Nobody takes a file before it is whole."""

from __future__ import annotations

from fnmatch import fnmatch

import pytest

from rosterwizard.services.ways.unfinished_files import unfinished_name


@pytest.mark.parametrize("pattern", ["*.csv", "users*", "*.zip"])
def test_no_watcher_takes_an_unfinished_file(pattern: str) -> None:
    assert not fnmatch(unfinished_name("users.csv"), pattern)


def test_two_unfinished_files_never_meet() -> None:
    assert len({unfinished_name("users.csv") for _ in range(100)}) == 100
