"""The steps of `dev.py check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import checks
from running import Fault

if TYPE_CHECKING:
    import pytest


def test_check_goes_on_after_a_failure_and_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> int:
        raise Fault("the disk is full")

    steps = {"lint": lambda: 1, "wheel": broken, "tests": lambda: 0}
    monkeypatch.setattr(checks, "CHECKS", steps)
    assert checks.run_checks() == ["lint", "wheel"]


def test_tests_run_several_at_a_time_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[tuple[str, ...]] = []
    monkeypatch.setattr(checks, "run_pytest", lambda *arguments: given.append(arguments))
    checks.run_tests("--numprocesses=0")
    asked = [each for each in given[0] if each.startswith("--numprocesses")]
    assert asked == ["--numprocesses=auto", "--numprocesses=0"]  # the last one counts


def test_tests_come_last() -> None:
    assert list(checks.CHECKS)[-1] == "readme"  # so that pytest's summary is what one sees
