"""What is in the list of kept work, for tests in which there is at most one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services.kept_entries import KeptEntry, kept_list, new_entry
from rosterwizard.services.kept_steps import KeptSteps, kept_steps
from rosterwizard.services.work_journal import WorkJournal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.services.kept_outcomes import CameBack
    from rosterwizard.services.kept_sent import KeptSending
    from rosterwizard.services.kept_work import KeptWork


def the_entry() -> KeptEntry | None:
    """Return the one entry that there is, or None; nothing may be wrong with any."""
    found = kept_list()
    assert found.troubles == ()
    assert len(found.entries) <= 1, found.entries
    return next(iter(found.entries), None)


def the_file() -> Path:
    """Return the file of the one entry."""
    entry = the_entry()
    assert entry is not None
    return entry.file


def the_work() -> KeptWork | None:
    """Return the one kept work, or None."""
    entry = the_entry()
    return entry.work if entry else None


def the_steps() -> KeptSteps:
    """Return what was done in the one entry."""
    return kept_steps(the_file())


class EntryJournal:
    """A journal that writes one entry of its own."""

    def __init__(self) -> None:
        self.journal = WorkJournal()
        self.entry = new_entry()

    def keep(
        self,
        work: KeptWork,
        paths: Sequence[Path],
        job: Job | None,
        sent: CameBack | None = None,
    ) -> Future[None]:
        """Keep it in that entry, and wait for the disk."""
        kept = self.journal.keep(self.entry, work, paths, job, sent)
        self.journal.settle()
        return kept

    def note_sending(self, sending: KeptSending) -> Future[None]:
        """Note a sending in that entry, and wait for the disk."""
        noted = self.journal.note_sending(self.entry, sending)
        self.journal.settle()
        return noted

    def let_go(self) -> None:
        """Leave the entry to other windows."""
        self.journal.let_go(self.entry).result()

    def forget(self) -> None:
        """Throw the entry away."""
        self.journal.forget(self.entry).result()
