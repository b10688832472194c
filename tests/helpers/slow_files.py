"""The ten slowest test files, told at the end of a long run: where its time goes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

TOLD = 10
FEWEST_TESTS = 100  # below that the run is about a part, and the list in the way


class Durations:
    """How long each file took: setup, tests and what is put away after them."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.tests: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add one stage of one test."""
        self.tests.add(report.nodeid)
        self.seconds[report.nodeid.partition("::")[0]] += report.duration

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell the slowest files, unless only a few tests ran."""
        if len(self.tests) <= FEWEST_TESTS:
            return
        terminalreporter.section(f"slowest {TOLD} files")
        for line in slowest(self.seconds):
            terminalreporter.write_line(line)


def slowest(seconds: dict[str, float]) -> list[str]:
    """Return a line for each of the slowest files, given the seconds of all."""
    ranked = sorted(seconds.items(), key=lambda each: -each[1])[:TOLD]
    return [f"{taken:7.1f} s  {file}" for file, taken in ranked]


def pytest_configure(config: pytest.Config) -> None:
    """Take part in the run."""
    config.pluginmanager.register(Durations(), "slow-files")
