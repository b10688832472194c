"""Names for files that take nobody else's place."""

from __future__ import annotations

from fnmatch import fnmatch
from itertools import islice

import pytest

from rosterwizard.services.ways.free_names import MOST_NAMES, free_names, unfinished_name


def test_the_name_itself_comes_first_and_the_ending_stays() -> None:
    assert list(islice(free_names("haiku-import.zip"), 3)) == [
        "haiku-import.zip",
        "haiku-import-2.zip",
        "haiku-import-3.zip",
    ]


def test_the_names_come_to_an_end() -> None:
    assert len(set(free_names("users.csv"))) == MOST_NAMES - 1


@pytest.mark.parametrize("pattern", ["*.csv", "users*", "*.zip"])
def test_no_watcher_takes_an_unfinished_file(pattern: str) -> None:
    assert not fnmatch(unfinished_name("users.csv"), pattern)


def test_two_unfinished_files_never_meet() -> None:
    assert len({unfinished_name("users.csv") for _ in range(100)}) == 100
