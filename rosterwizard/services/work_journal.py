"""Writes the work at hand down as it happens, on a thread of its own.

Each change becomes one record behind those that are there, which outlives the program at once; the
disk is waited for once a second at most. The file of an entry is written whole only where there is
nothing that the change continues: the job was opened anew, or it was written by another program.
"""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from threading import Timer
from typing import TYPE_CHECKING
from weakref import WeakSet

import msgspec

from rosterwizard.core.job.steps import Step, steps_between, steps_of
from rosterwizard.services.kept_outcomes import record_of_sending, records_of_sent
from rosterwizard.services.kept_records import append_records, new_opening, packed, sync_file
from rosterwizard.services.kept_steps import record_of
from rosterwizard.services.kept_work import KeptWork, kept_files
from rosterwizard.services.private_files import write_private
from rosterwizard.services.whole_files import not_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.messages.errors import RosterError
    from rosterwizard.services.held_entry import HeldEntry
    from rosterwizard.services.kept_outcomes import CameBack
    from rosterwizard.services.kept_records import Record
    from rosterwizard.services.kept_sent import KeptSending


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was given to be kept."""

    work: KeptWork
    paths: tuple[Path, ...]
    job: Job | None
    sent: CameBack | None


@dataclass(frozen=True, slots=True)
class _Written:
    """What the file of an entry holds. size: of the sound part, in bytes."""

    entry: HeldEntry
    opening: bytes = field(repr=False)
    size: int
    kept: _Kept


SYNC_EVERY_S = 1.0
_journals: WeakSet[WorkJournal] = WeakSet()


def settle_all() -> None:
    """Wait until every journal of the program has done what it was given."""
    for journal in tuple(_journals):
        journal.settle()


class WorkJournal:
    """The journal of this program. Its methods return at once; the work is done in turn.

    What a future of it says to be done, the disk has.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "work-journal")
        # All else is for that thread alone.
        self._written: _Written | None = None
        self._unsynced: list[tuple[Path, Future[None]]] = []
        self._synced_at = -SYNC_EVERY_S
        self._timer: Timer | None = None
        _journals.add(self)

    def settle(self) -> None:
        """Wait until all that was given is done; what went wrong was told by its future."""
        self._thread.submit(self._sync).result()

    def keep(
        self,
        entry: HeldEntry,
        work: KeptWork,
        paths: Sequence[Path],
        job: Job | None,
        sent: CameBack | None = None,
    ) -> Future[None]:
        """Keep where one is, and what was done to the job; all values stay as they are given.

        work: with its files as they were when the job was read from them; files that were not
        read yet are looked at now. sent: what became of its rows. The future is done within a
        second, or as soon as somebody calls `settle`. It raises RosterError "not-written", and
        "kept-work-elsewhere" when another window has the entry.
        """
        return self._in_time(entry, lambda: self._keep(entry, _Kept(work, tuple(paths), job, sent)))

    def note_sending(self, entry: HeldEntry, sending: KeptSending) -> Future[None]:
        """Note behind all that was given before that rows are about to be sent.

        The future is done, and raises, as that of `keep`.
        """
        return self._in_time(entry, lambda: self._note_sending(entry, sending))

    def let_go(self, entry: HeldEntry) -> Future[None]:
        """Leave the entry to other windows, once the disk has all that was given before."""
        self._thread.submit(self._sync)
        return self._thread.submit(self._let_go, entry)

    def forget(self, entry: HeldEntry) -> Future[None]:
        """Throw the entry away. The future raises RosterError "not-forgotten"."""
        self._thread.submit(self._sync)
        return self._thread.submit(self._forget, entry)

    def _in_time(self, entry: HeldEntry, write: Callable[[], None]) -> Future[None]:
        """Have something written; return a future of when the disk has it."""
        kept: Future[None] = Future()
        self._thread.submit(self._write, entry, write, kept)
        return kept

    def _write(self, entry: HeldEntry, write: Callable[[], None], kept: Future[None]) -> None:
        try:
            write()
        except BaseException as error:  # noqa: BLE001 - whoever waits is told, as by any future
            kept.set_exception(error)
            return
        self._unsynced.append((entry.file, kept))
        wait_s = self._synced_at + SYNC_EVERY_S - time.monotonic()
        if wait_s <= 0:
            self._sync()
        elif self._timer is None:
            self._timer = Timer(wait_s, self._sync_in_turn)
            self._timer.daemon = True  # the end of the program waits for nobody
            self._timer.start()

    def _sync_in_turn(self) -> None:
        """Have the disk waited for, from the thread of the timer."""
        with suppress(RuntimeError):  # the program ends: what was written outlives it
            self._thread.submit(self._sync)

    def _sync(self) -> None:
        """Wait for the disk, and tell whoever waits for that."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        unsynced, self._unsynced = self._unsynced, []
        faults = {file: self._synced(file) for file in dict.fromkeys(file for file, _ in unsynced)}
        self._synced_at = time.monotonic()
        for file, kept in unsynced:
            if error := faults[file]:
                kept.set_exception(error)
            else:
                kept.set_result(None)

    def _synced(self, file: Path) -> RosterError | None:
        """Wait until the disk has the file; return why it has not."""
        try:
            sync_file(file)
        except FileNotFoundError:  # nothing was kept yet, or somebody has thrown it away
            return None
        except OSError as error:
            self._written = None  # nobody knows what of it is there
            return not_written(file, error)
        return None

    def _keep(self, entry: HeldEntry, kept: _Kept) -> None:
        written, self._written = self._written, None  # it is unknown until the disk has it
        entry.hold()
        if written is not None and written.entry is entry:
            self._written = _continued(written, kept)
        self._written = self._written or _begun(entry, kept)

    def _note_sending(self, entry: HeldEntry, sending: KeptSending) -> None:
        written, self._written = self._written, None
        if written is not None and written.entry is entry:
            self._written = _appended(written, (record_of_sending(sending),), written.kept)

    def _let_go(self, entry: HeldEntry) -> None:
        self._written = None  # its job may be large
        entry.let_go()

    def _forget(self, entry: HeldEntry) -> None:
        self._written = None
        entry.forget()


def _begun(entry: HeldEntry, kept: _Kept) -> _Written:
    """Write the file whole."""
    work = msgspec.structs.replace(kept.work, files=kept.work.files or kept_files(kept.paths))
    kept = replace(kept, work=work)
    steps = steps_of(kept.job) if kept.job else ()
    records = (*map(record_of, (work, *steps)), *_records_of_sent(kept.sent))
    content = new_opening() + packed(records)
    write_private(entry.file, content)
    return _Written(entry, content[: len(new_opening())], len(content), kept)


def _continued(written: _Written, kept: _Kept) -> _Written | None:
    """Write what is new; None where the file is not what this work continues."""
    before = written.kept
    steps = _steps_since(before.job, kept.job)
    if before.work.paths != kept.paths or steps is None:
        return None
    work = msgspec.structs.replace(kept.work, files=kept.work.files or before.work.files)
    kept = replace(kept, work=work)
    is_news = kept.sent is not None and not kept.sent.is_of(before.sent)
    new = map(record_of, (*([work] if work != before.work else []), *steps))
    return _appended(written, (*new, *_records_of_sent(kept.sent if is_news else None)), kept)


def _appended(written: _Written, records: Iterable[Record], kept: _Kept) -> _Written | None:
    content, file = packed(records), written.entry.file
    try:
        if not append_records(file, written.opening, written.size, content):
            return None
    except OSError as error:
        raise not_written(file, error) from error
    return replace(written, size=written.size + len(content), kept=kept)


def _records_of_sent(sent: CameBack | None) -> Iterable[Record]:
    return records_of_sent(sent.submitted, edited_since=sent.edited_since) if sent else ()


def _steps_since(before: Job | None, after: Job | None) -> Sequence[Step] | None:
    if before is None or after is None:
        return () if before is after else None
    return steps_between(before, after)
