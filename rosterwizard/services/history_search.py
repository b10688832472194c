"""Searching the history, and laying two submissions beside each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import number, sentence
from rosterwizard.services.history import Entry
from rosterwizard.services.servers.server import PRACTICE, is_practice_name


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; "" and None want everything.

    text: anywhere in a line. server: its name, or "practice" for every way in which that behaves.
    since, until: the first and the last day. state: of any of its rows. practice: whether it went
    to the practice server.
    """

    text: str = field(default="", repr=False)
    system: str = ""
    server: str = ""
    since: date | None = None
    until: date | None = None
    state: str = ""
    practice: bool | None = None

    def has(self, entry: Entry) -> bool:
        """Tell whether the entry is among it, whatever its case."""
        said = (
            *(entry.submission, entry.when, f"{entry.system}/{entry.record_type}"),
            *(entry.server, entry.file, entry.digest, entry.mode),
        )
        return (
            self.text.casefold() in "\n".join(said).casefold()
            and self.system.casefold() in {"", entry.system.casefold()}
            and self.server.casefold() in {"", *_names_of(entry.server)}
            and (self.since is None or sent_on(entry) >= self.since)
            and (self.until is None or sent_on(entry) <= self.until)
            and (not self.state or bool(entry.counts.get(self.state)))
            and self.practice in {None, is_practice_name(entry.server)}
        )


def _names_of(server: str) -> tuple[str, ...]:
    """Return what a server can be looked for by; the practice one however it behaves."""
    name = server.casefold()
    return (name, PRACTICE) if is_practice_name(name) else (name,)


@dataclass(frozen=True, slots=True)
class Compared:
    """How many rows of one record type had a state, or all ("rows"), in two submissions."""

    record_type: str
    state: str
    first: int
    second: int

    def cells(self) -> tuple[str, str, str, str, str]:
        """Return it in words: the record type, the state, both counts, and the change."""
        state = (
            sentence("two-submissions", "rows")
            if self.state == ROWS
            else sentence(f"state-{self.state}", "name")
        )
        change = self.second - self.first
        sign = "+" if change > 0 else ""
        return (
            *(self.record_type, state, number(self.first), number(self.second)),
            f"{sign}{number(change)}" if change else "=",
        )


ROWS = "rows"


def sent_on(entry: Entry) -> date:
    """Return the day on which it was sent, where it was sent."""
    return datetime.fromisoformat(entry.when).date()


def compared(known: Iterable[Entry], first: str, second: str) -> tuple[Compared, ...]:
    """Return the counts of two submissions side by side, in the order of their record types.

    Raises RosterError "no-such-submission".
    """
    entries = tuple(known)
    sides = [_by_type(entries, name) for name in (first, second)]
    types = dict.fromkeys(name for side in sides for name in side)
    return tuple(
        Compared(name, state, *(side.get(name, {}).get(state, 0) for side in sides))
        for name in types
        for state in dict.fromkeys(state for side in sides for state in side.get(name, {}))
    )


def _by_type(entries: Sequence[Entry], name: str) -> dict[str, dict[str, int]]:
    own = [each for each in entries if each.submission == name]
    if not own:
        raise RosterError("no-such-submission", id=name)
    return {
        f"{each.system}/{each.record_type}": {ROWS: each.rows, **each.counts}
        for each in reversed(own)
    }
