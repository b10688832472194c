"""Everything that may stand in the log: the events, the facts of each, and the words of a fact.

An allow list, looked at when a line is written and again when it is read. A text that is none of
the closed words of its kind cannot get in, whoever hands it over: not a cell, not the name of a
file, a person or a server, and not what people call their own profiles and record types.
"""

from __future__ import annotations

import platform
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, Literal

from rosterwizard import __version__
from rosterwizard.core.reading.file_endings import TABLES, ZIP

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LogLevel = Literal["brief", "detailed"]
OTHER = "other"  # stands in place of whatever is none of the closed words


class FactKind(Enum):
    """What a fact is; all but the numbers are words of a closed set."""

    COUNT = auto()
    STATUS = auto()  # of a command
    MILLISECONDS = auto()
    BY = auto()  # who did it: a command, or the window
    COMMAND = auto()
    VERSION = auto()  # of this program or this Python
    RECORD_TYPE = auto()  # SYSTEM/TYPE of a built-in profile
    FILE_KIND = auto()
    PART = auto()  # of a command's work, by its words ("doing-reading")
    STEP = auto()  # a page of the road
    SEVERITY = auto()
    PROBLEM = auto()  # the code of a problem
    EDIT = auto()  # the code of a fix, or of another edit
    ERROR = auto()  # the code of what a person can put right
    LIBRARY = auto()
    LEVEL = auto()  # of a library's log record


NUMBERS = frozenset({FactKind.COUNT, FactKind.STATUS, FactKind.MILLISECONDS})


class LogEvent(Enum):
    """What can be told in the log. The value names it in the file and in the words."""

    COMMAND_BEGAN = "command-began"
    COMMAND_ENDED = "command-ended"
    ROWS_READ = "rows-read"
    PROBLEMS_FOUND = "problems-found"
    CHECKED = "checked"
    FIXES_MADE = "fixes-made"
    SUBMITTED = "submitted"
    ERROR_SHOWN = "error-shown"
    WATCH_ENDED = "watch-ended"
    LIBRARY_SAID = "library-said"
    BUG = "bug"
    STEP_OPENED = "step-opened"
    EDIT_MADE = "edit-made"
    EDIT_UNDONE = "edit-undone"
    PART_DONE = "part-done"
    TASK_ENDED = "task-ended"


_OF_ROWS = {"by": FactKind.BY, "type": FactKind.RECORD_TYPE}
_OUTCOMES = (
    *("created", "updated", "unchanged", "accepted", "delivered", "queued", "refused"),
    *("not_sent", "unknown"),
)
FACTS: Mapping[LogEvent, Mapping[str, FactKind]] = {
    LogEvent.COMMAND_BEGAN: {
        "name": FactKind.COMMAND,
        "version": FactKind.VERSION,
        "python": FactKind.VERSION,
    },
    LogEvent.COMMAND_ENDED: {
        "name": FactKind.COMMAND,
        "status": FactKind.STATUS,
        "ms": FactKind.MILLISECONDS,
        "error": FactKind.ERROR,
    },
    LogEvent.ROWS_READ: {**_OF_ROWS, "kind": FactKind.FILE_KIND, "rows": FactKind.COUNT},
    LogEvent.PROBLEMS_FOUND: {
        **_OF_ROWS,
        "code": FactKind.PROBLEM,
        "severity": FactKind.SEVERITY,
        "count": FactKind.COUNT,
    },
    LogEvent.CHECKED: {"by": FactKind.BY, "errors": FactKind.COUNT, "warnings": FactKind.COUNT},
    LogEvent.FIXES_MADE: {**_OF_ROWS, "code": FactKind.EDIT, "cells": FactKind.COUNT},
    LogEvent.SUBMITTED: {
        "type": FactKind.RECORD_TYPE,
        "rows": FactKind.COUNT,
        **dict.fromkeys(_OUTCOMES, FactKind.COUNT),
    },
    LogEvent.ERROR_SHOWN: {"by": FactKind.BY, "error": FactKind.ERROR},
    LogEvent.WATCH_ENDED: {"runs": FactKind.COUNT, "status": FactKind.STATUS},
    LogEvent.LIBRARY_SAID: {"library": FactKind.LIBRARY, "level": FactKind.LEVEL},
    LogEvent.BUG: {},  # its line is made of places in the program, see `note_fault`
    LogEvent.STEP_OPENED: {"step": FactKind.STEP},
    LogEvent.EDIT_MADE: {
        "type": FactKind.RECORD_TYPE,
        "code": FactKind.EDIT,
        "cells": FactKind.COUNT,
    },
    LogEvent.EDIT_UNDONE: {"steps": FactKind.COUNT},
    LogEvent.TASK_ENDED: {"step": FactKind.STEP, "ms": FactKind.MILLISECONDS},
    LogEvent.PART_DONE: {"part": FactKind.PART, "ms": FactKind.MILLISECONDS},
}
DETAILS = frozenset(
    {LogEvent.STEP_OPENED, LogEvent.EDIT_MADE, LogEvent.EDIT_UNDONE, LogEvent.PART_DONE}
    | {LogEvent.TASK_ENDED}
)
"""The events that are written down only where the log is to be detailed."""

COMMANDS = frozenset(
    {"gui", "systems", "fields", "template", "check", "fix", "export", "submit", "history"}
    | {"schedule", "watch", "practice", "self-check", "log", "explain"}
    | {f"servers-{each}" for each in ("list", "add", "change", "test", "doctor", "remove")}
    | {f"case-{each}" for each in ("make", "open", "shrink")}
    | {"profile-diff"}
)
FILE_KINDS = frozenset({"none", *(each.removeprefix(".") for each in {*TABLES, ZIP})})
LIBRARIES = frozenset(
    {"PySide6", "asyncio", "charset_normalizer", "click", "concurrent", "cryptography", "dbus"}
    | {"ftfy", "jeepney", "keyring", "msgspec", "openpyxl", "paramiko", "platformdirs", "polars"}
    | {"pyo3_runtime", "python_calamine", "rapidfuzz", "requests", "rich", "secretstorage"}
    | {"shiboken6", "truststore", "urllib3", "warnings"}
)
_LEVELS = frozenset({"warning", "error", "critical"})
_SEVERITIES = frozenset({"error", "warning", "note"})
_PARTS = frozenset(
    {"doing-reading", "doing-checking", "doing-marking", "doing-sending"}
    | {"doing-look-alike", "doing-case", "doing-shrinking"}
)


def fact_word(kind: FactKind, value: object) -> str:
    """Return what stands in the log for a value; `OTHER` for what is not of its kind.

    A number is one only as an int: digits in a text may be a cell.
    """
    if kind in NUMBERS:
        is_number = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return str(int(value)) if is_number and isinstance(value, int) else OTHER
    return value if isinstance(value, str) and _is_known(kind, value) else OTHER


def is_fact_word(kind: FactKind, text: str) -> bool:
    """Tell whether `fact_word` can have returned that text."""
    if text == OTHER:
        return True
    return text.isascii() and text.isdigit() if kind in NUMBERS else _is_known(kind, text)


def _is_known(kind: FactKind, word: str) -> bool:
    try:
        return _KNOWN[kind](word)
    except Exception:  # noqa: BLE001 - damaged words or profiles know nothing, and stop no work
        return False


def _is_by(word: str) -> bool:
    return word == "window" or word in COMMANDS


def _is_version(word: str) -> bool:
    return word in {__version__, platform.python_version()}


def _is_built_in_type(word: str) -> bool:
    system, _, _ = word.partition("/")
    return word in _types_of(system)


@cache
def _types_of(system: str) -> frozenset[str]:
    """Return the record types of a built-in system; none of a profile of a person's own."""
    from rosterwizard.core.profiles.loading import built_in_profile  # noqa: PLC0415 - as below

    profile = built_in_profile(system)
    return frozenset(each.id for each in profile.record_types) if profile else frozenset()


def _is_step(word: str) -> bool:
    from rosterwizard.core.wizard.flow import STEPS  # noqa: PLC0415 - the command line has none

    return word in {step.value for step in STEPS}


def _is_problem(word: str) -> bool:
    return _has_words(word, "todo")


def _is_edit(word: str) -> bool:
    return word.startswith(("fix-", "edit-")) and _has_words(word)


def _has_words(code: str, part: str = "message") -> bool:
    from rosterwizard.core.messages.words import has_sentence  # noqa: PLC0415 - only then

    return has_sentence(code, part)


_KNOWN: Mapping[FactKind, Callable[[str], bool]] = {
    FactKind.BY: _is_by,
    FactKind.COMMAND: COMMANDS.__contains__,
    FactKind.VERSION: _is_version,
    FactKind.RECORD_TYPE: _is_built_in_type,
    FactKind.FILE_KIND: FILE_KINDS.__contains__,
    FactKind.PART: _PARTS.__contains__,
    FactKind.STEP: _is_step,
    FactKind.SEVERITY: _SEVERITIES.__contains__,
    FactKind.PROBLEM: _is_problem,
    FactKind.EDIT: _is_edit,
    FactKind.ERROR: _has_words,
    FactKind.LIBRARY: LIBRARIES.__contains__,
    FactKind.LEVEL: _LEVELS.__contains__,
}
