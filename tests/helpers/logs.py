"""Log records at WARNING or above fail the test that makes them, unless it declares them.

A warning that nobody reads hides the one that matters. A test that provokes one says so:

    @pytest.mark.logs("journal .* was cut short")

Each pattern must be found in some record (`WARNING rosterwizard.services.journal: …`).
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The loggers that the program sets up when it starts; a test must not inherit that.
CONFIGURED = ("", "rosterwizard")


class Collector(logging.Handler):
    """Keeps records as text."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.texts.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def only_declared_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on records that the test's `logs` marks do not declare, and on declared ones missing."""
    from rosterwizard.services import known_code

    known_code.OWNERS |= {"tests"}  # classes and functions of tests are told by their names
    restore_logger("rosterwizard", (), logging.NOTSET)  # a window that lay dying may have begun it
    collector = Collector()
    before = {name: logger_state(name) for name in CONFIGURED}
    logging.getLogger().addHandler(collector)
    yield
    for name, (handlers, level) in before.items():
        restore_logger(name, handlers, level)
    patterns = [text for mark in request.node.iter_markers("logs") for text in mark.args]
    faults = log_faults(collector.texts, patterns)
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def log_faults(texts: Sequence[str], patterns: Sequence[str]) -> list[str]:
    """Return what is wrong with the records `texts`, given the declared `patterns`."""
    unexpected = [text for text in texts if not any(re.search(each, text) for each in patterns)]
    missing = [each for each in patterns if not any(re.search(each, text) for text in texts)]
    return [f"unexpected log record: {text}" for text in unexpected] + [
        f"no log record matches {each!r}" for each in missing
    ]


def logger_state(name: str) -> tuple[list[logging.Handler], int]:
    """Return the handlers and level of a logger."""
    logger = logging.getLogger(name)
    return logger.handlers[:], logger.level


def restore_logger(name: str, handlers: Sequence[logging.Handler], level: int) -> None:
    """Take off and close what was added since, so that no log file stays open."""
    logger = logging.getLogger(name)
    for handler in set(logger.handlers) - set(handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)
