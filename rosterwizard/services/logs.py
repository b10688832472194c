"""The program's log: what happened, in codes and counts. Never a cell, never a secret."""

import logging
import re
from collections.abc import Sequence
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import log_folder

NAME = "rosterwizard"
SILENT = f"{NAME}.silent"
LARGEST_FILE = 500_000
OLD_FILES = 3
# What may stand in the log as text: codes, record types, states, digests. No blank, capital, "@".
WORD = re.compile(r"[a-z0-9][a-z0-9_./:-]{0,79}")
NOT_A_WORD = "(left out)"

Value = int | float | str


class _LogFile(RotatingFileHandler):
    """A file that can be full: what cannot be written is lost, without a traceback for people."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Do without the line."""


def start_log() -> None:
    """Write the log into the log folder from here on; without a usable folder there is no log.

    A log that was begun already goes on.
    """
    logger = logging.getLogger(NAME)
    logger.setLevel(logging.INFO)
    if any(isinstance(each, _LogFile) for each in logger.handlers):
        return
    try:
        path = log_folder() / f"{NAME}.log"
        path.touch(mode=0o600)
        handler = _LogFile(path, maxBytes=LARGEST_FILE, backupCount=OLD_FILES, encoding="utf-8")
    except (OSError, RosterError):
        return
    handler.rotator = _rotate
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)


def silent_channel() -> str:
    """Return the name of a log that nobody reads, for a library that writes every hiccup into one.

    paramiko does, with tracebacks.
    """
    logging.getLogger(SILENT).setLevel(logging.CRITICAL + 1)
    return SILENT


def _rotate(source: str, target: str) -> None:
    """Begin a new file, unless a second window writes to this one: Windows renames no open file.

    Then the file grows on; else each line would come with a traceback.
    """
    with suppress(OSError):
        Path(source).rename(target)


def note(code: str, **facts: Value) -> None:
    """Write one line: a code and facts. A text that is not one plain word is left out."""
    logging.getLogger(NAME).info("%s", _line(code, facts))


def note_fault(kind: str, places: Sequence[str]) -> None:
    """Write one line about a fault of the program: its kind, and where it went wrong."""
    logging.getLogger(NAME).error("bug %s %s", kind, " < ".join(places))


def _line(code: str, facts: dict[str, Value]) -> str:
    return " ".join([_word(code), *(f"{name}={_word(value)}" for name, value in facts.items())])


def _word(value: Value) -> str:
    if isinstance(value, str) and not WORD.fullmatch(value):
        return NOT_A_WORD
    return str(value)
