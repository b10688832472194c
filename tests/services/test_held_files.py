"""A file that Excel holds on Windows is waited for a little, and then said to be in use."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.held_files import WAITS_S, is_held, put_in_place
from tests.helpers.windows import ACCESS_DENIED, LOCKED, SHARING, HeldError

if TYPE_CHECKING:
    from collections.abc import Callable

    Hold = Callable[[int, int], list[float]]


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Hold:
    """Return what lets a file be held for so many tries; gives the list of waits."""
    waits: list[float] = []
    real = Path.replace
    monkeypatch.setattr(time, "sleep", waits.append)

    def held(tries: int, winerror: int) -> list[float]:
        left = iter(range(tries))

        def replace(path: Path, target: Path) -> Path:
            if next(left, None) is not None:
                raise HeldError(winerror)
            return real(path, target)

        monkeypatch.setattr(Path, "replace", replace)
        return waits

    return held


@pytest.fixture
def new(tmp_path: Path) -> Path:
    (tmp_path / "roster.csv").write_bytes(b"before")
    (tmp_path / "new").write_bytes(b"after")
    return tmp_path / "new"


@pytest.mark.parametrize("winerror", [SHARING, LOCKED, ACCESS_DENIED])
def test_what_is_held_for_a_moment_is_waited_for(new: Path, hold: Hold, winerror: int) -> None:
    waits = hold(3, winerror)
    put_in_place(new, new.with_name("roster.csv"))
    assert new.with_name("roster.csv").read_bytes() == b"after"
    assert waits == list(WAITS_S[:3])


@pytest.mark.parametrize("winerror", [SHARING, ACCESS_DENIED])
def test_what_stays_held_is_said_to_be_in_use(new: Path, hold: Hold, winerror: int) -> None:
    waits = hold(99, winerror)
    with pytest.raises(RosterError, match=r"roster\.csv” is open in another program"):
        put_in_place(new, new.with_name("roster.csv"))
    assert new.with_name("roster.csv").read_bytes() == b"before"
    assert sum(waits) < 0.5


def test_what_may_not_be_written_is_not_waited_for(new: Path, hold: Hold) -> None:
    waits = hold(99, ACCESS_DENIED)
    with pytest.raises(HeldError):
        put_in_place(new, new.with_name("not-there.csv"))
    assert waits == []


def test_other_trouble_is_no_holding(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        put_in_place(tmp_path / "missing", tmp_path / "roster.csv")
    assert not is_held(PermissionError(13, "Permission denied"))
