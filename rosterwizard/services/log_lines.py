"""The log as it can be read again: its lines as facts, the latest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rosterwizard.core.messages.words import number, sentence
from rosterwizard.services.folders import log_folder
from rosterwizard.services.log_events import FACTS, NUMBERS, OTHER, FactKind, LogEvent, is_fact_word
from rosterwizard.services.logs import FILE, OLD_FILES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Weight = Literal["fault", "event", "detail"]

_WEIGHTS: dict[str, Weight] = {"ERROR": "fault", "INFO": "event", "DEBUG": "detail"}
_LINE = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d),\d{3} (ERROR|INFO|DEBUG) ([a-z-]+)(.*)")
_PLACE = r"(?:[\w.-]+\.py:\d+ [\w<>]+|other)"
_BUG = re.compile(rf" ([A-Za-z]\w*) ?((?:{_PLACE})?(?: < {_PLACE})*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line. moment: local, ISO 8601. facts: names and words, as `log_events` declares them."""

    moment: str
    weight: Weight
    event: LogEvent
    facts: tuple[tuple[str, str], ...]

    def event_in_words(self) -> str:
        """Return what happened."""
        return sentence("log-event", self.event.value)

    def facts_in_words(self) -> str:
        """Return what is known of it."""
        kinds = FACTS[self.event]
        return " · ".join(_fact_in_words(*fact, kinds.get(fact[0])) for fact in self.facts)


@dataclass(frozen=True, slots=True)
class ReadLog:
    """What was read. unclear: how many lines make no sense, so that none of them is shown."""

    lines: tuple[LogLine, ...]
    unclear: int


def read_log() -> ReadLog:
    """Return every line that is kept, the latest first; of a log that is not there, none.

    A file that vanishes meanwhile is passed over. Raises RosterError "own-folder-unusable".
    """
    lines: list[LogLine] = []
    unclear = 0
    for text in _texts():
        line = _line(text)
        if line is None:
            unclear += 1
        else:
            lines.append(line)
    return ReadLog(tuple(reversed(lines)), unclear)


def log_files() -> list[Path]:
    """Return the files of the log, the oldest first, whether they are there or not."""
    folder = log_folder()
    return [*(folder / f"{FILE}.{age}" for age in range(OLD_FILES, 0, -1)), folder / FILE]


def _texts() -> Iterator[str]:
    for file in log_files():
        try:
            content = file.read_bytes()
        except OSError:
            continue
        yield from content.decode("ascii", errors="replace").splitlines()


def _line(text: str) -> LogLine | None:
    """Return what a line says; None where it is torn, or holds what no line may hold."""
    found = _LINE.fullmatch(text)
    if found is None:
        return None
    day, time, level, name, rest = found.groups()
    try:
        event = LogEvent(name)
    except ValueError:
        return None
    facts = _facts_of_bug(rest) if event is LogEvent.BUG else _facts(event, rest)
    if facts is None:
        return None
    return LogLine(f"{day}T{time}", _WEIGHTS[level], event, facts)


def _facts(event: LogEvent, text: str) -> tuple[tuple[str, str], ...] | None:
    kinds = FACTS[event]
    facts = []
    for each in text.split():
        name, equals, word = each.partition("=")
        if not equals or name not in kinds or not is_fact_word(kinds[name], word):
            return None
        facts.append((name, word))
    return tuple(facts)


def _facts_of_bug(text: str) -> tuple[tuple[str, str], ...] | None:
    found = _BUG.fullmatch(text.rstrip())
    return (("kind", found[1]), ("places", found[2])) if found else None


def _fact_in_words(name: str, word: str, kind: FactKind | None) -> str:
    said = word
    if word == OTHER:
        said = sentence("log-fact", "left-out")
    elif kind in NUMBERS:
        said = number(int(word))
    return sentence("log-fact", "message", name=sentence("log-fact", name), value=said)
