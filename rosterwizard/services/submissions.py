"""What is known of every submission: what the history and the journals say, read together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from rosterwizard.core.job.row_states import OPEN, TAKEN
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import history
from rosterwizard.services.journal import Settled, is_being_written, journals, now, steps_in
from rosterwizard.services.journal_parts import UNSENT, parts_of, planned_in
from rosterwizard.services.journal_writing import add_to_journal
from rosterwizard.services.servers.server import is_practice_name
from rosterwizard.services.told_again import lines_of, planned_of, steps_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rosterwizard.services.history import Entry
    from rosterwizard.services.journal import Planned, Step
    from rosterwizard.services.servers.server import Server


@dataclass(frozen=True, slots=True)
class Part:
    """One batch that was begun. counts: its rows by state, by a person's word where there is one.

    is_repeated: it was sent again since, and what became of its rows is said there.
    settled: whether a person said that its unknown rows are in; None where nobody said anything.
    """

    number: int
    digest: str
    counts: Mapping[str, int]
    is_repeated: bool = False
    settled: bool | None = None

    @property
    def unknown(self) -> int:
        """Of how many rows nobody knows whether they are in."""
        if self.is_repeated:
            return 0
        return sum(self.counts.get(state, 0) for state in OPEN)

    @property
    def taken(self) -> int:
        """How many rows the server has."""
        return sum(self.counts.get(state, 0) for state in TAKEN)

    @property
    def went_out(self) -> bool:
        """Whether anything may have reached the server."""
        return any(count for state, count in self.counts.items() if state != UNSENT)


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission that is over.

    name: of its journal. when: ISO 8601 with the offset. planned: what was to be sent where; its
    url is "" where only the server's name is known. parts: what was begun, in order. is_told: the
    history says what became of every row, whatever the journal lacks.
    """

    name: str
    when: str
    planned: Planned
    parts: tuple[Part, ...]
    is_told: bool

    @property
    def unknown(self) -> int:
        """Of how many rows nobody knows whether they are in."""
        return 0 if self.is_told else sum(part.unknown for part in self.parts)

    @property
    def files(self) -> tuple[str, ...]:
        """The person's own files, by name, each once."""
        return tuple(dict.fromkeys(each.file for each in self.planned.sheets.values()))

    @property
    def is_practice(self) -> bool:
        """Whether nothing left this computer."""
        return is_practice_name(self.planned.server)

    def went_to(self, server: Server) -> bool:
        """Tell whether it was sent to that server, whatever that is called now."""
        planned = self.planned
        same = planned.url == server.url if planned.url else planned.server == server.name
        return same and planned.system == server.system

    def went_where(self, other: Submission) -> bool:
        """Tell whether both were sent to one server; without addresses its name says so."""
        own, theirs = self.planned, other.planned
        same = (own.url or own.server) == (theirs.url or theirs.server)
        return same and own.system == theirs.system


def every_submission() -> tuple[Submission, ...]:
    """Return what is known of all submissions that are over, the latest first.

    What was cut off gets its line in the history on the way. Raises what `history.remember` does.
    """
    take_up()
    return _known(history.entries())


def known_submissions() -> tuple[Submission, ...]:
    """Return the same as far as it can be read: without a history, what the journals say."""
    try:
        return every_submission()
    except RosterError:
        return _known(())


def open_submissions(known: Iterable[Submission]) -> tuple[Submission, ...]:
    """Return those with rows that nobody knows of; what practice had is no matter."""
    return tuple(each for each in known if each.unknown and not each.is_practice)


def take_up() -> None:
    """Give each submission that was cut off its line in the history, whoever else does the same.

    Raises what `history.remember` does.
    """
    told = {entry.submission for entry in history.entries()}
    for path in journals():
        if path.stem not in told and not is_being_written(path):
            history.remember(lines_of(path.stem, tuple(steps_in(path))))


def settle(submission: Submission, *, taken: bool) -> None:
    """Write down what a person says of the rows that are unknown: whether they are in.

    Raises RosterError "not-written".
    """
    unknown = [part.number for part in submission.parts if part.unknown]
    steps = [Settled(when=now(), batch=number, taken=taken) for number in unknown]
    add_to_journal(submission.name, steps)


def _known(entries: Iterable[Entry]) -> tuple[Submission, ...]:
    lines: dict[str, list[Entry]] = {}
    for entry in entries:
        lines.setdefault(entry.submission, []).append(entry)
    steps = {path.stem: tuple(steps_in(path)) for path in journals() if not is_being_written(path)}
    every = [_submission(name, lines.get(name, ()), steps.get(name, ())) for name in lines | steps]
    found = [each for each in every if each is not None]
    found.sort(key=lambda each: (datetime.fromisoformat(each.when).timestamp(), each.name))
    return tuple(_with_repeated(reversed(found)))


def _submission(name: str, lines: Sequence[Entry], steps: Sequence[Step]) -> Submission | None:
    parts = parts_of(steps) or parts_of([*steps_of(lines), *steps])
    if not parts:
        return None  # it ended before anything went out
    planned = planned_in(steps) or planned_of(lines, parts)
    return Submission(
        name=name,
        when=lines[0].when if lines else planned.when,
        planned=planned,
        parts=tuple(
            Part(each.begun.batch, each.begun.digest, each.counts(), settled=each.settled)
            for each in parts
        ),
        is_told=bool(lines) and not any(line.counts.get(state) for line in lines for state in OPEN),
    )


def _with_repeated(found: Iterable[Submission]) -> Iterator[Submission]:
    """Give the submissions, the latest first, with the parts marked that a later one repeats."""
    later: list[Submission] = []
    repeated: set[str] = set()
    for each in found:
        digests = {part.digest for one in later if _same_place(one, each) for part in _out(one)}
        if each.name in repeated or len(_out(each)) == len(each.planned.digests):
            repeated |= {*each.planned.repeats}
        parts = tuple(
            replace(part, is_repeated=each.name in repeated or part.digest in digests)
            for part in each.parts
        )
        later.append(each)
        yield replace(each, parts=parts)


def _out(submission: Submission) -> list[Part]:
    return [part for part in submission.parts if part.went_out]


def _same_place(one: Submission, other: Submission) -> bool:
    return (one.planned.system, one.planned.url or one.planned.server) == (
        other.planned.system,
        other.planned.url or other.planned.server,
    )
