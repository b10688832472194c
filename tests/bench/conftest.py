"""How large the benches get, what they work with, and the table of goals at their end."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.bench.benching import FULL_SHEET, Bench
from tests.bench.goals import Board
from tests.bench.people import COLUMNS
from tests.bench.people_profile import keep_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

BOARD = pytest.StashKey[Board]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person ask for a quick look."""
    rows = "skip the benches of files that have more rows"
    parser.addoption("--up-to", type=int, default=FULL_SHEET, metavar="ROWS", help=rows)
    turns = "how often commands that are compared run in turn"
    parser.addoption("--turns", type=int, default=5, help=turns)


def pytest_configure(config: pytest.Config) -> None:
    """Hang up the board."""
    config.stash[BOARD] = Board()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print every goal beside what was reached; nothing where tests ran that are no benches."""
    board = config.stash[BOARD]
    if board.is_empty:
        return
    terminalreporter.section("goals")
    for line in board.lines():
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    """Return what a bench works with; its files go when all is done."""
    option = request.config.getoption
    with TemporaryDirectory(prefix="bench-") as folder:
        board = request.config.stash[BOARD]
        yield Bench(Path(folder), board, option("--up-to"), option("--turns"))


@pytest.fixture(autouse=True)
def profile() -> None:
    """Have the profile of the people where commands find it."""
    keep_profile(len(COLUMNS))
