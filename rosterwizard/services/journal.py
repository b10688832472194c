"""What is being sent, written down before it is sent, so that a crash leaves no doubt.

One file for each submission, one line of JSON for each step, synced to the disk before the
program goes on. Digests, counts and row positions; no cells, no secrets.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Self

import msgspec

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import data_folder
from rosterwizard.services.reasons import reason_of

FOLDER = "journal"


class Line(msgspec.Struct, frozen=True, kw_only=True, rename="camel", tag_field="step"):
    """What every line says. batch: counts from 1. when: ISO 8601 with the offset."""

    batch: int
    when: str


class Sending(Line, frozen=True, kw_only=True, rename="camel", tag="sending"):
    """A batch is about to be sent.

    digest: SHA-256 of its bytes. rows: by record type, ranges of positions, both ends included.
    """

    system: str
    server: str
    file: str
    size: int
    digest: str
    rows: dict[str, tuple[tuple[int, int], ...]]


class Answered(Line, frozen=True, kw_only=True, rename="camel", tag="answered"):
    """It is known what became of the batch: rows by state, and the code of a trouble.

    rows: by record type and state, ranges of positions as in `Sending`; {} in older journals.
    """

    counts: dict[str, int]
    trouble: str = ""
    rows: dict[str, dict[str, tuple[tuple[int, int], ...]]] = {}


Step = Sending | Answered


class Journal:
    """Writes the journal of one submission. Every method raises RosterError "journal-unwritable".

    Use it in a `with` statement.
    """

    def __init__(self, submission: str) -> None:
        self.path = journal_of(submission)
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        """Open the file; it must be new."""
        try:
            journal_folder()
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise self._unwritable(error) from error
        self._file = os.fdopen(descriptor, "wb")
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def write(self, step: Step) -> None:
        """Write one line and wait until the disk has it."""
        file = self._file
        if file is None:
            raise ValueError("the journal is not open")
        try:
            file.write(msgspec.json.encode(step) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> RosterError:
        return RosterError("journal-unwritable", file=self.path, reason=reason_of(error))


def journal_of(submission: str) -> Path:
    """Return where the journal of a submission is, or would be."""
    return data_folder() / FOLDER / f"{submission}.jsonl"


def journal_folder() -> Path:
    """Return the folder of the journals, made when it is missing."""
    folder = data_folder() / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def journals() -> tuple[Path, ...]:
    """Return the journals that there are, the latest first."""
    return tuple(sorted(journal_folder().glob("*.jsonl"), reverse=True))


def steps_in(path: Path) -> Iterator[Step]:
    """Give the steps of one journal. A line cut off by a crash ends it without a word."""
    for line in path.read_bytes().splitlines():
        try:
            yield msgspec.json.decode(line, type=Step)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return


def unanswered(steps: Iterable[Step]) -> tuple[Sending, ...]:
    """Return the batches that were begun and whose end was never written."""
    open_ones: dict[int, Sending] = {}
    for step in steps:
        if isinstance(step, Sending):
            open_ones[step.batch] = step
        else:
            open_ones.pop(step.batch, None)
    return tuple(open_ones.values())


def ranges(rows: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return ascending positions as ranges, both ends included: 0, 1, 2, 5 is (0, 2), (5, 5)."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return tuple(found)


def now() -> str:
    """Return the time of this place, to the second, with its offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
