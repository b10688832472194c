"""Tests that need more than Python: marked, skipped where it is missing, counted at the end.

    @needs(NGINX)
    @elsewhere(os.name == "nt", "Windows has no such signals")

Where all parts are wanted (`parts.ALL_PARTS`), a test may be skipped because it is
about another platform, and for no other reason: what is skipped there is tested nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import pytest

from parts import Part, all_are_wanted, missing, packages_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

WANTING = "not on this machine: "
ELSEWHERE = "about another platform: "
LACKING = "lacking"  # what a test lacked, told with its report: it may come from another process


def needs(*parts: Part) -> pytest.MarkDecorator:
    """Return the mark of a test that needs real parts."""
    return pytest.mark.needs(*parts)


def elsewhere(other: bool, why: str) -> pytest.MarkDecorator:
    """Return the mark of a test that says nothing about this platform when `other` is true."""
    return pytest.mark.skipif(other, reason=f"{ELSEWHERE}{why}")


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "needs(*parts): the test needs these real programs")
    if not hasattr(config, "workerinput"):  # which only a process that works for another one has
        config.pluginmanager.register(Missed(), "missed")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose parts are missing, or fail it, before anything is made for it."""
    lacking = missing(part for mark in item.iter_markers("needs") for part in mark.args)
    if not lacking:
        return
    reason = WANTING + listed(part.name for part in lacking)
    if all_are_wanted():
        pytest.fail(reason, pytrace=False)
    item.user_properties.append((LACKING, [tuple(part) for part in lacking]))
    pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let no test pass by unnoticed where all of them are wanted."""
    return held_to_run((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """As `pytest_runtest_makereport`, for files that are skipped whole."""
    return held_to_run((yield))


def held_to_run(report: Report) -> Report:
    """Turn a skip into a failure, unless it is for another platform or all may be skipped."""
    if report.skipped and all_are_wanted() and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
        if not reason.removeprefix("Skipped: ").startswith(ELSEWHERE):
            report.outcome = "failed"
            report.longrepr = f"{reason}\nHere every test must run: nothing but `elsewhere` skips."
    return report


class Missed:
    """What the skipped tests lacked: one entry for each of them."""

    def __init__(self) -> None:
        self.parts: list[tuple[Part, ...]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take note of one test that was skipped for want of something."""
        for name, told in report.user_properties if report.skipped else ():
            if name == LACKING:
                self.parts.append(tuple(Part(*each) for each in cast("list[Part]", told)))

    @pytest.hookimpl(trylast=True)
    def pytest_unconfigure(self, config: pytest.Config) -> None:
        """Say in the very last line how many tests were skipped, and what would bring them."""
        if self.parts:
            config.get_terminal_writer().line(last_line(self.parts))


def last_line(missed: Iterable[tuple[Part, ...]]) -> str:
    """Return the words for tests that were skipped, given what each of them lacked."""
    each = list(missed)
    parts = tuple(dict.fromkeys(part for lacking in each for part in lacking))
    tests = "1 test was" if len(each) == 1 else f"{len(each)} tests were"
    bring = f"apt-get install --no-install-recommends {' '.join(packages_of(parts))}"
    return (
        f"{tests} skipped for want of {listed(part.name for part in parts)}; "
        f"on Debian and Ubuntu this brings what they need: {bring}"
    )


def listed(names: Iterable[str]) -> str:
    """Return names as one says them: "a, b and c"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
