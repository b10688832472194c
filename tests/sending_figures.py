"""Sendings that are cut, killed and begun again at random: what becomes of their rows.

A verb of `packaging/dev.py` can count as many runs as it likes; the tests do a few of them.
"""

from __future__ import annotations

import json
import random
import signal
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import msgspec

from rosterwizard.services.servers.server import Server
from rosterwizard.services.settings import Settings
from tests.helpers.forked_program import Nursery, Started
from tests.helpers.patrons import write_rows
from tests.helpers.taking_server import MANNERS, TakingServer, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROWS, PART = 12, 4
NAMES = tuple(f"user{number:04}" for number in range(1, ROWS + 1))
FIELDS = ("username", "surname")
# The profile takes four rows in a file, so that these are sent in three parts. It has few fields
# and extends none: what comes before the sending is tried elsewhere, and would take most time.
PROFILE = f"""
name = "parts"
title = "In parts"
version = "1"
roster.submission.protocol = "infiniti"

[[resources]]
name = "patrons"
title = "Patrons"
path = "users.csv"
roster.apiPath = "api/import/users"
roster.limits = {{rows = {PART}, maySplit = true}}
roster.update.match = ["username"]
schema.primaryKey = ["username"]
schema.fields = [{", ".join(f'{{name = "{each}", title = "{each}"}}' for each in FIELDS)}]
"""
SIGNALS = (None, None, signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
CLEAR = frozenset({0, 1, 4, 5, 6, 130, -signal.SIGKILL, -signal.SIGTERM, -signal.SIGHUP})


@dataclass(frozen=True, slots=True)
class Figures:
    """What was seen. faults: by seed, what should never be."""

    runs: int
    ends: Counter[str]
    faults: list[str]

    def lines(self) -> list[str]:
        """Return the counts as lines, then the faults."""
        ends = ", ".join(f"{name} {count}" for name, count in sorted(self.ends.items()))
        return [f"{self.runs} runs: {len(self.faults)} faults; {ends}", *self.faults]


def sending_figures(seeds: Iterable[int], nursery: Nursery) -> Figures:
    """Do one run for each seed."""
    ends: Counter[str] = Counter()
    faults: list[str] = []
    chosen = tuple(seeds)
    for seed in chosen:
        with TemporaryDirectory(prefix="sending-") as folder, TakingServer() as server:
            trial = Trial(seed, nursery, server, Path(folder))
            faults += [f"seed {seed}: {fault}" for fault in trial.faults()]
            ends.update(trial.ends)
    return Figures(len(chosen), ends, faults)


class Trial:
    """One file that is sent to a server that may break off, by a program that may be killed."""

    def __init__(self, seed: int, nursery: Nursery, server: TakingServer, home: Path) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._nursery = nursery
        self._server = server
        self._home = home
        self.ends: list[str] = []
        self._signal: signal.Signals | None = self._chance.choice(SIGNALS)
        self._first: Started | None = None
        server.refused = frozenset(self._chance.sample(NAMES, self._chance.choice((0, 0, 3))))
        server.turns = [self._turn() for _ in range(ROWS // PART)]
        if self._signal is not None:
            self._chance.choice(server.turns).meanwhile = self._end_it
        self._set_up()

    def faults(self) -> Iterator[str]:
        """Give what should not be, from the first sending to the end of the matter."""
        self._first = self._submit()
        status = self._first.wait()
        self.ends.append(f"first {status}")
        if status not in CLEAR or "Traceback" in self._first.err:
            yield f"ended with {status}: {self._first.err[-300:]}"
        sent = Counter(self._server.taken)
        if self._signal is not signal.SIGKILL:
            yield from self._wrong_states(self._first)
        is_open = self._history("--open")
        yield from self._forgotten(sent, status)
        self._server.turns.clear()
        again = self._submit()
        status = again.wait()
        self.ends.append(f"second {status}")
        more = self._server.taken - sent
        if twice := sorted(name for name in more if sent[name]):
            yield f"sent again unasked: {twice}"
        if (status == 6) is not bool(is_open):
            yield f"{len(is_open)} open, and the second ended with {status}"
        yield from self._settled(is_open)

    def _settled(self, is_open: list[dict[str, Any]]) -> Iterator[str]:
        """Look in the system, say what was found, and send what is missing."""
        for each in is_open:
            word = self._chance.choice(("--mark-done", "--send-again"))
            self._nursery.start(self._home, "history", word, each["submission"]).wait()
        if left := self._history("--open"):
            yield f"still open after a person's word: {left}"
        if self._missing():
            self._submit("--again").wait()
        if lost := self._missing():
            yield f"lost: {sorted(lost)}"

    def _missing(self) -> set[str]:
        return {name for name in NAMES if not self._server.taken[name]} - self._server.refused

    def _wrong_states(self, ended: Started) -> Iterator[str]:
        """Hold what was printed to what the server did."""
        if not ended.out:
            if self._server.taken:
                yield f"no outcomes printed: {ended.err[-300:]}"
            return
        outcomes = json.loads(ended.out)["outcomes"]
        if len(outcomes) != ROWS:
            yield f"{len(outcomes)} outcomes"
        for name, outcome in zip(NAMES, outcomes, strict=False):
            taken, state = self._server.taken[name] > 0, outcome["outcome"]
            if (state == "created" and not taken) or (state in {"not-sent", "refused"} and taken):
                yield f"{name} is {state}, and it is {taken} that it was taken"

    def _forgotten(self, sent: Counter[str], status: int) -> Iterator[str]:
        """Hold the history to what the server did."""
        entries = self._history()
        counts: Counter[str] = Counter()
        for entry in entries:
            counts.update(entry["counts"])
        taken = sum(sent.values())
        if not entries and taken:
            yield f"{taken} rows forgotten (status {status})"
        if entries and sum(counts.values()) != ROWS:
            yield f"the history counts {dict(counts)}"
        if not counts["created"] <= taken <= counts["created"] + counts["unknown"]:
            yield f"{taken} rows are in, and the history counts {dict(counts)}"

    def _history(self, *options: str) -> list[dict[str, Any]]:
        asked = self._nursery.start(self._home, "history", "--json", *options)
        status = asked.wait()
        found: list[dict[str, Any]] = json.loads(asked.out)
        if options and status != (6 if found else 0):
            raise AssertionError(f"history --open ended with {status}")
        return found

    def _submit(self, *options: str) -> Started:
        file = self._home / "patrons.csv"
        words = ("--type", "parts/patrons", "--server", "Library", "--yes", "--password-stdin")
        form = ("--format", "json")
        return self._nursery.start(
            self._home, "submit", file, *words, *form, *options, stdin="sesame\n"
        )

    def _turn(self) -> Turn:
        manner = self._chance.choice((*MANNERS[:1] * 4, *MANNERS[1:]))
        return Turn(manner, self._chance.random())

    def _end_it(self) -> None:
        """Send the signal, from the thread of the server."""
        if self._first is not None and self._signal is not None:
            self._first.end(self._signal)

    def _set_up(self) -> None:
        profiles = self._home / "data" / "RosterWizard" / "profiles"
        profiles.mkdir(parents=True)
        (profiles / "parts.toml").write_text(PROFILE, encoding="utf-8")
        settings = self._home / "config" / "RosterWizard" / "settings.json"
        settings.parent.mkdir(parents=True)
        server = Server(
            name="Library",
            system="parts",
            protocol="infiniti",
            url=self._server.url,
            given={"user": "a"},
        )
        settings.write_bytes(_settings_of(server))
        rows = [(name, "Moreau") for name in NAMES]
        write_rows(self._home / "patrons.csv", rows, FIELDS)


def _settings_of(server: Server) -> bytes:
    return msgspec.json.encode(Settings(servers=(server,)))


if __name__ == "__main__":
    import sys

    with Nursery() as every:
        found = sending_figures(range(*map(int, sys.argv[1:])), every)
    print("\n".join(found.lines()))  # noqa: T201
    sys.exit(bool(found.faults))
