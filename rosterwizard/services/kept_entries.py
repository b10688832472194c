"""The list of kept work: a file for each job. Loading this imports no Polars."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import Struct

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import data_folder
from rosterwizard.services.held_entry import HeldEntry, is_held
from rosterwizard.services.kept_records import NotRecordsError, read_records
from rosterwizard.services.kept_sent import SENDING, SENT, KeptSending, said_of_sending
from rosterwizard.services.kept_work import STEP, VERSION, WORK, KeptWork
from rosterwizard.services.private_files import put_aside
from rosterwizard.services.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rosterwizard.services.kept_records import Record

_NAME_BYTES = 8
_CHANGES = {"Made": 1, "Redone": 1, "Undone": -1}  # how many more edits stand after such a step


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """The kept work on one job.

    kept_at: when it was written last, in seconds since 1970. edits: how many stand.
    sent: what is known of its last sending; no more than `KeptSending` where that was cut off.
    is_open: a window has it. It may be gone on with elsewhere only when that one is closed.
    """

    file: Path
    work: KeptWork
    kept_at: float
    edits: int
    sent: KeptSending | None
    is_open: bool


class KeptList(NamedTuple):
    """All entries, the latest first, and what is to be told of those that cannot be shown."""

    entries: tuple[KeptEntry, ...]
    troubles: tuple[RosterError, ...]


class _Named(Struct):
    """What kind of step it is; its cells need not be read for that."""

    type: str


def new_entry() -> HeldEntry:
    """Return an entry for another job; it has a file as soon as something is kept in it."""
    name = f"work-{VERSION}-{secrets.token_hex(_NAME_BYTES)}.records"
    return HeldEntry(data_folder() / name)


def kept_list(own: Path | None = None) -> KeptList:
    """Return the kept work but for the entry `own`, which is at hand.

    An entry that is damaged has been renamed by then, and is among the troubles once: RosterError
    "kept-work-put-aside". So are "kept-work-unreadable", and "kept-work-newer" for an entry of a
    newer program, which stays as it is.
    """
    entries, troubles = [], []
    for file in _latest_first(data_folder().glob("work-*.records")):
        version = _version(file)
        if version > VERSION:
            troubles.append(RosterError("kept-work-newer", file=file))
        elif version == VERSION and file != own:
            try:
                entries.append(entry_in(file))
            except FileNotFoundError:
                continue  # another window has just thrown it away
            except RosterError as error:
                troubles.append(error)
    return KeptList(tuple(entries), tuple(troubles))


def entry_in(file: Path) -> KeptEntry:
    """Return the entry that the file holds.

    Raises FileNotFoundError, and RosterError as `kept_list` names them.
    """
    try:
        records = read_records(file, WORK + STEP + SENDING + SENT).records
        work, sent = _work(records), _sent(records)
        kept_at = file.stat().st_mtime
    except FileNotFoundError:
        raise
    except (NotRecordsError, msgspec.MsgspecError):
        # Not chained: the cause could repeat a cell.
        raise RosterError("kept-work-put-aside", file=file, aside=put_aside(file)) from None
    except OSError as error:
        raise RosterError("kept-work-unreadable", file=file, reason=reason_of(error)) from error
    return KeptEntry(file, work, kept_at, _edits(records), sent, is_held(file))


def taken_up(file: Path) -> tuple[HeldEntry, KeptEntry]:
    """Return an entry as it is now, held by this window.

    Raises RosterError "kept-work-elsewhere", "kept-work-gone", and as `kept_list` names them.
    """
    held = HeldEntry(file)
    held.hold()
    try:
        return held, entry_in(file)
    except FileNotFoundError as error:
        held.forget()
        raise RosterError("kept-work-gone") from error
    except RosterError:
        held.let_go()
        raise


def _work(records: Sequence[Record]) -> KeptWork:
    works = [each.content for each in records if each.kind == WORK]
    if not works:
        raise NotRecordsError
    return msgspec.msgpack.decode(works[-1], type=KeptWork)


def _sent(records: Sequence[Record]) -> KeptSending | None:
    told = [each for each in records if each.kind in SENDING + SENT]
    return said_of_sending(told[-1]) if told else None


def _edits(records: Sequence[Record]) -> int:
    count = 0
    for each in records:
        if each.kind == STEP:
            try:
                step = msgspec.msgpack.decode(each.content, type=_Named)
            except msgspec.MsgspecError:
                break  # it is the end of what can be brought back
            count += _CHANGES.get(step.type, 0)
    return count


def _latest_first(files: Iterator[Path]) -> list[Path]:
    return sorted(files, key=_changed_at, reverse=True)


def _changed_at(file: Path) -> tuple[int, str]:
    try:
        return file.stat().st_mtime_ns, file.name
    except OSError:  # it was thrown away meanwhile
        return 0, file.name


def _version(file: Path) -> int:
    """Return the version in the name of an entry's file, or of a newer program's; 0 in others."""
    version, dash, _ = file.stem.removeprefix("work-").partition("-")
    if not version.isdecimal():
        return 0
    return int(version) if dash or int(version) > VERSION else 0
