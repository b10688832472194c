"""The program's log: what happened, in codes and counts. Never a cell, never a secret.

What may stand in a line is declared in `log_events`; nothing else gets in.
"""

import logging
import platform
import warnings
from collections.abc import Sequence
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from threading import Lock

from rosterwizard import __version__
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import log_folder
from rosterwizard.services.kept_appearance import kept_log_level
from rosterwizard.services.log_events import DETAILS, FACTS, LogEvent, LogLevel, fact_word

NAME = "rosterwizard"
SILENT = f"{NAME}.silent"
FILE = f"{NAME}.log"
LARGEST_FILE = 500_000
OLD_FILES = 3

_beginning = Lock()  # two threads may write the first line
_LEVELS: dict[LogLevel, int] = {"brief": logging.INFO, "detailed": logging.DEBUG}


class _LogFile(RotatingFileHandler):
    """A file that can be full: what cannot be written is lost, without a traceback for people."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Do without the line."""


class _Libraries(logging.Handler):
    """Takes what libraries warn of; which one it was is written down, never what it said."""

    def emit(self, record: logging.LogRecord) -> None:
        """Note the library and the level. The program's own lines come by another way."""
        library = record.name.partition(".")[0]
        if library != NAME:
            note(LogEvent.LIBRARY_SAID, library=library, level=record.levelname.lower())


def start_log() -> None:
    """Write the log into the log folder from here on; without a usable folder there is no log.

    A log that was begun already goes on. The first line that is noted begins it too.
    """
    logger = logging.getLogger(NAME)
    with _beginning:
        if any(isinstance(each, _LogFile) for each in logger.handlers):
            return
        if logger.level == logging.NOTSET:
            set_log_level(kept_log_level())
        with suppress(OSError, RosterError):
            logger.addHandler(_log_file())
            _hear_libraries()


def _log_file() -> _LogFile:
    path = log_folder() / FILE
    path.touch(mode=0o600)
    handler = _LogFile(path, maxBytes=LARGEST_FILE, backupCount=OLD_FILES, encoding="utf-8")
    handler.rotator = _rotate
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


def set_log_level(level: LogLevel) -> None:
    """Write as much into the log from here on as `level` says."""
    logging.getLogger(NAME).setLevel(_LEVELS[level])


def silent_channel() -> str:
    """Return the name of a log that nobody reads, for a library that writes every hiccup into one.

    paramiko does, with tracebacks.
    """
    logging.getLogger(SILENT).setLevel(logging.CRITICAL + 1)
    return SILENT


def _hear_libraries() -> None:
    logging.getLogger().addHandler(_Libraries(logging.WARNING))
    show = warnings.showwarning

    def show_and_note(*said: object, **how: object) -> None:
        note(LogEvent.LIBRARY_SAID, library="warnings", level="warning")
        show(*said, **how)  # type: ignore[arg-type] # just as Python hands it over

    warnings.showwarning = show_and_note


def _rotate(source: str, target: str) -> None:
    """Begin a new file, unless a second window writes to this one: Windows renames no open file.

    Then the file grows on; else each line would come with a traceback.
    """
    with suppress(OSError):
        Path(source).rename(target)


def note(event: LogEvent, **facts: int | str) -> None:
    """Write one line: an event and those of its facts that are declared, in their closed words."""
    start_log()
    level = logging.DEBUG if event in DETAILS else logging.INFO
    logger = logging.getLogger(NAME)
    if logger.isEnabledFor(level):
        logger.log(level, "%s", _line(event, facts))


def note_beginning(command: str) -> None:
    """Write that a command began, and which program this is. The window is the command "gui"."""
    versions = {"version": __version__, "python": platform.python_version()}
    note(LogEvent.COMMAND_BEGAN, name=command, **versions)


def note_fault(kind: str, places: Sequence[str]) -> None:
    """Write one line about a fault of the program, as `known_code` names its kind and places."""
    start_log()
    logging.getLogger(NAME).error("%s %s %s", LogEvent.BUG.value, kind, " < ".join(places))


def _line(event: LogEvent, facts: dict[str, int | str]) -> str:
    kinds = FACTS[event]
    words = [f"{name}={fact_word(kinds[name], facts[name])}" for name in facts if name in kinds]
    return " ".join([event.value, *words])
