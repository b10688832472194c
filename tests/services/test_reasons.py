"""A reason is the system's or ours, never a library's, which may repeat what it was given."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from rosterwizard.services.reasons import reason_of
from tests.helpers.stumbles import MARKER, STUMBLES

if TYPE_CHECKING:
    from pathlib import Path


def test_the_systems_own_words_are_told() -> None:
    assert reason_of(OSError(28, "No space left on device")) == "No space left on device"


@pytest.mark.parametrize("kind", ["OSError", "ValueError", "NoExceptionError"])
def test_of_what_a_library_says_only_the_kind_is_told(kind: str) -> None:
    with pytest.raises(BaseException, match=MARKER) as raised:
        STUMBLES[kind]()
    assert reason_of(raised.value) == kind


def test_what_a_database_says_has_words_of_ours(tmp_path: Path) -> None:
    (tmp_path / "database").mkdir()
    with pytest.raises(sqlite3.OperationalError) as raised:
        sqlite3.connect(tmp_path / "database").execute("select 1")
    assert reason_of(raised.value) == "it cannot be opened"


def test_what_a_database_seldom_says_is_told_by_its_kind() -> None:
    error = sqlite3.OperationalError(MARKER)
    assert reason_of(error) == "OperationalError"
    error.sqlite_errorname = "SQLITE_MISMATCH"
    assert reason_of(error) == "OperationalError"
