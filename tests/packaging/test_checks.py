"""The steps of `dev.py check`."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import pytest

import checks
from running import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def test_check_goes_on_after_a_failure_and_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> int:
        raise Fault("the disk is full")

    steps = {"lint": lambda: 1, "wheel": broken, "tests": lambda: 0}
    monkeypatch.setattr(checks, "CHECKS", steps)
    assert checks.run_checks(steps) == ["lint", "wheel"]


@pytest.mark.parametrize("status", [0, 1])
def test_what_ran_beside_is_shown_and_its_failure_told(
    status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []

    class Beside:
        def __init__(self, command: list[str], *, stdout: IO[str], **_others: object) -> None:
            started.append(command)
            stdout.write("what it found")

        def wait(self) -> int:
            return status

    monkeypatch.setattr("subprocess.Popen", Beside)
    steps = {"frozen": lambda: 1, "readme": lambda: 0}
    monkeypatch.setattr(checks, "CHECKS", steps)
    monkeypatch.setattr(checks, "OF_WHAT_IS_BUILT", ["frozen"])
    assert checks.run_checks() == [*["what looks at the source"][:status], "frozen"]
    assert started[0][3:] == list(checks.OF_THE_SOURCE)
    assert "what it found" in capsys.readouterr().err


def test_tests_run_several_at_a_time_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[tuple[str | Path, ...]] = []

    def noting(*command: str | Path, env: Mapping[str, str]) -> int:
        assert env == {"QT_QPA_PLATFORM": "offscreen", "POLARS_MAX_THREADS": "1"}
        given.append(command)
        return 0

    monkeypatch.setattr(checks, "call", noting)
    assert checks.run_tests("--numprocesses=0") == 0
    asked = [each for each in map(str, given[0]) if each.startswith("--numprocesses")]
    assert asked == ["--numprocesses=auto", "--numprocesses=0"]  # the last one counts


def test_tests_come_last() -> None:
    assert list(checks.CHECKS)[-1] == "readme"  # so that pytest's summary is what one sees
