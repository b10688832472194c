"""What is being sent, written down before it is sent, so that a crash leaves no doubt.

One file for each submission, one line of JSON for each step. Digests, counts and row positions;
no cells, no secrets. A program has the lock beside the file for as long as it is sending.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from rosterwizard.services.file_locks import is_taken
from rosterwizard.services.folders import data_folder

FOLDER = "journal"

Ranges = tuple[tuple[int, int], ...]  # of row positions, both ends included


class Line(msgspec.Struct, frozen=True, kw_only=True, rename="camel", tag_field="step"):
    """What every line says. when: ISO 8601 with the offset."""

    when: str


class PlannedSheet(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One sheet of a submission, as the history will name it.

    file: the person's own, by name. rows: how many the sheet has. digest: of what is sent of it.
    """

    file: str
    rows: int
    digest: str


class Planned(Line, frozen=True, kw_only=True, rename="camel", tag="planned"):
    """What is about to be sent, batch by batch.

    sheets: by record type. digests: of the batches. repeats: the submissions before it whose
    unknown rows are all sent again with it.
    """

    system: str
    server: str
    url: str
    mode: str
    sheets: dict[str, PlannedSheet]
    digests: tuple[str, ...]
    repeats: tuple[str, ...] = ()


class Sending(Line, frozen=True, kw_only=True, rename="camel", tag="sending"):
    """A batch is about to be sent.

    batch: counts from 1. digest: SHA-256 of its bytes. rows: by record type.
    """

    batch: int
    system: str
    server: str
    file: str
    size: int
    digest: str
    rows: dict[str, Ranges]


class Answered(Line, frozen=True, kw_only=True, rename="camel", tag="answered"):
    """It is known what became of the batch: rows by state, and the code of a trouble.

    rows: by record type and state; {} in older journals.
    """

    batch: int
    counts: dict[str, int]
    trouble: str = ""
    rows: dict[str, dict[str, Ranges]] = {}


class Settled(Line, frozen=True, kw_only=True, rename="camel", tag="settled"):
    """A person looked, and said of the rows of a batch that were unknown whether they are in."""

    batch: int
    taken: bool


Step = Planned | Sending | Answered | Settled


def journal_of(submission: str) -> Path:
    """Return where the journal of a submission is, or would be."""
    return data_folder() / FOLDER / f"{submission}.jsonl"


def journal_folder() -> Path:
    """Return the folder of the journals, made when it is missing. Raises OSError."""
    folder = data_folder() / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def journals() -> tuple[Path, ...]:
    """Return the journals that there are, the latest first."""
    return tuple(sorted((data_folder() / FOLDER).glob("*.jsonl"), reverse=True))


def lock_of(journal: Path) -> Path:
    """Return the file whose lock says that the journal is being written."""
    return journal.with_suffix(".lock")


def is_being_written(journal: Path) -> bool:
    """Tell whether any program, also this one, is sending what the journal is about."""
    return is_taken(lock_of(journal))


def steps_in(path: Path) -> Iterator[Step]:
    """Give the steps of one journal. A line cut off by a crash is passed over without a word."""
    for line in path.read_bytes().splitlines():
        try:
            yield msgspec.json.decode(line, type=Step)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue


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
