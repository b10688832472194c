"""Keeps the work at hand: by itself while one works, by a button, and for the next start.

Each job is kept for itself, in an entry that is this window's own as long as the job is at hand.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from rosterwizard.core.wizard.flow import STEPS, Step
from rosterwizard.gui.task import unfinished
from rosterwizard.services.kept_of_work import is_on, is_worth_keeping, sending_of, sent_of, work_of
from rosterwizard.services.pasted_files import forget_pasted
from rosterwizard.services.practice_data import is_practice_data

if TYPE_CHECKING:  # only loaded when there is something to keep
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from rosterwizard.gui.session import Session
    from rosterwizard.services.held_entry import HeldEntry
    from rosterwizard.services.kept_entries import KeptEntry, KeptList
    from rosterwizard.services.kept_work import KeptWork
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.work import Work
    from rosterwizard.services.work_journal import WorkJournal

KEEP_AFTER_MS = 1000


class _AtHand:
    """The entry of the job at hand, and what writes it; it outlives the window's own end."""

    entry: HeldEntry | None = None

    @cached_property
    def journal(self) -> WorkJournal:
        """What keeps the job; made when there is something to keep."""
        from rosterwizard.services.work_journal import WorkJournal  # noqa: PLC0415 - brings Polars

        return WorkJournal()

    @property
    def has_journal(self) -> bool:
        """Whether what keeps the job was made."""
        return "journal" in self.__dict__

    def wait(self) -> None:
        """Wait until all is kept that was given."""
        if self.has_journal:
            self.journal.settle()

    def let_go(self) -> None:
        """Leave the entry to other windows, once all of it is written."""
        entry, self.entry = self.entry, None
        if entry is not None and self.has_journal:
            with suppress(RuntimeError):  # the program ends, and lets go of everything
                self.journal.let_go(entry).result()
        elif entry is not None:
            entry.let_go()


class Keeper(QObject):
    """Has each edit written down as it happens, and all else a second after its last change."""

    not_kept = Signal(object)  # a RosterError, or what is a bug

    def __init__(
        self, session: Session, step: Callable[[], Step], parent: QObject | None = None
    ) -> None:
        # It goes with the window that knows the step: the session may outlive that.
        super().__init__(parent or session)
        self._session = session
        self._step = step
        self._at_hand = _AtHand()
        self.destroyed.connect(self._at_hand.let_go)
        session.wait_until_kept = self._at_hand.wait
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep_in_time)
        session.changed.connect(self._note)

    def keep(self) -> None:
        """Keep the work now, and wait until the disk has it. Raises RosterError "not-written"."""
        kept = self._begin_keeping(self._session.work)
        if kept is not None:
            self._at_hand.wait()
            kept.result()

    def forget(self) -> None:
        """Throw away what was kept of the job at hand. Raises RosterError "not-forgotten"."""
        self._timer.stop()
        if self._at_hand.entry is not None:
            self._at_hand.journal.forget(self._at_hand.entry).result()
        self._at_hand.entry = None
        forget_pasted(self._session.work.paths)

    def let_go(self) -> None:
        """Leave the job at hand, as it was kept, to the list and to other windows."""
        self._timer.stop()
        self._at_hand.let_go()

    def kept(self) -> KeptList:
        """Return all that was kept and is worth going on with, but for the job at hand."""
        from rosterwizard.services.kept_entries import kept_list  # noqa: PLC0415 - when needed

        entry = self._at_hand.entry
        kept = kept_list(entry.file if entry else None)
        worth = tuple(each for each in kept.entries if each.work.files or each.work.ticked)
        return kept._replace(entries=worth)

    def other_work_on(self, paths: Sequence[Path]) -> KeptEntry | None:
        """Return the latest other work on the same files in which something was done, or None."""
        return next(
            (
                each
                for each in self.kept().entries
                if (each.edits or each.sent is not None) and is_on(each.work, paths)
            ),
            None,
        )

    def throw_away(self, kept: KeptEntry) -> None:
        """Throw kept work away that is not at hand.

        Raises RosterError "kept-work-elsewhere" and "not-forgotten".
        """
        from rosterwizard.services.held_entry import HeldEntry  # noqa: PLC0415 - only when needed

        HeldEntry(kept.file).forget()
        forget_pasted(kept.work.paths)

    def take_up(self, kept: KeptEntry) -> Step:
        """Go on with kept work in place of the job at hand; return the step where one was.

        Raises RosterError where it cannot be gone on with, and then leaves all as it is:
        "kept-work-elsewhere" (another window has it by now), "kept-work-gone" and
        "kept-work-system-gone", and as `kept_entries.entry_in` does.
        """
        from rosterwizard.services.kept_entries import taken_up  # noqa: PLC0415 - only when needed

        check_system(self._session, kept.work)
        entry, kept = taken_up(kept.file)
        self._session.start_anew()
        self._at_hand.entry = entry
        return take_up(self._session, kept)

    def read_again(self) -> Step:
        """Have the files of the job at hand read anew, and what was kept of it laid on them.

        Returns the step where one was. Raises RosterError "not-written" and as
        `kept_entries.entry_in` does.
        """
        from rosterwizard.services.kept_entries import entry_in  # noqa: PLC0415 - only when needed

        self.keep()
        entry = self._at_hand.entry
        if entry is None:  # it is being read anew already
            return self._step()
        return take_up(self._session, entry_in(entry.file))

    def _note(self, before: Work, after: Work) -> None:
        if after.entry != before.entry:
            self._leave(before)
        if after.plan is not None and after.plan is not before.plan and after.plan.submission:
            self._note_sending(after, after.plan)
        if after.submitted is not None and after.submitted is not before.submitted:
            self._keep_quietly(after)
        if not is_worth_keeping(after):
            return
        if after.reading == before.reading and _has_new_step(before, after):
            self._keep_quietly(after)
        elif _choices(after) != _choices(before) or after.basis != before.basis:
            self._timer.start()

    def _note_sending(self, work: Work, plan: Plan) -> None:
        """Have it kept what is about to be sent, so that a crash leaves no doubt."""
        self._keep_quietly(work)
        if self._at_hand.entry is not None:
            self._at_hand.journal.note_sending(self._at_hand.entry, sending_of(plan))

    def _leave(self, work: Work) -> None:
        """Keep what was not kept yet of the job that is left, and let go of it."""
        if self._timer.isActive() and is_worth_keeping(work):
            self._keep_quietly(work)
        self.let_go()

    def _keep_in_time(self) -> None:
        """Keep the work of the last second.

        What does that is loaded the first time, and beside a big file that is just being read
        the window would stand still for as long as both take.
        """
        if unfinished() and not self._at_hand.has_journal:
            self._timer.start()
        else:
            self._keep_quietly(self._session.work)

    def _keep_quietly(self, work: Work) -> None:
        kept = self._begin_keeping(work)
        if kept is not None:
            kept.add_done_callback(self._tell)

    def _begin_keeping(self, work: Work) -> Future[None] | None:
        """Give the journal what there is of the work; None while kept work is still to be laid on.

        Until then what was kept is all that there is of it, and must not be written over; nor
        must a job that may come back, because nobody has said yet what the files after it are.
        Of practice nothing is kept, nor of a case.
        """
        self._timer.stop()
        if work.kept_work is not None or work.aside is not None or _is_nobodys(work):
            return None
        at_hand = self._at_hand
        if at_hand.entry is None:
            from rosterwizard.services.kept_entries import new_entry  # noqa: PLC0415 - as above

            at_hand.entry = new_entry()
        where = work_of(work, self._step())
        return at_hand.journal.keep(at_hand.entry, where, work.paths, work.job, sent_of(work))

    def _tell(self, kept: Future[None]) -> None:
        """Tell, from the thread of the journal, that the work could not be kept."""
        error = kept.exception()
        if error is not None:
            with suppress(RuntimeError):  # the window is gone, and nobody listens any more
                self.not_kept.emit(error)


def _has_new_step(before: Work, after: Work) -> bool:
    """Tell whether a person changed the job: its cells or the meaning of its headings."""
    had_one, has_one = before.job is not None, after.job is not None
    return had_one and has_one and after.revision != before.revision


def _choices(work: Work) -> tuple[object, ...]:
    """Return what is kept besides the steps."""
    chosen = (work.profile, work.record_types, work.ticked, work.paths, work.options)
    return (*chosen, work.server_name, work.row_choice, work.mode)


def check_system(session: Session, work: KeptWork) -> None:
    """Raise RosterError "kept-work-system-gone" for a system that there is no more."""
    from rosterwizard.core.messages.errors import RosterError  # noqa: PLC0415 - only when needed

    if work.system and all(each.name != work.system for each in session.profiles):
        raise RosterError("kept-work-system-gone", system=work.system)


def take_up(session: Session, kept: KeptEntry) -> Step:
    """Put kept work into a session that has begun anew; return the step where one was.

    The files are read by the file page, which lays matching and edits on them.
    """
    work = kept.work
    profile = next((each for each in session.profiles if each.name == work.system), None)
    if profile is not None:
        known = {each.name for each in profile.record_types}
        session.choose(profile, [name for name in work.record_types if name in known])
    for record_type, fields in work.ticked.items():
        session.tick(record_type, fields)
    session.set_server(work.server)
    if work.files:
        session.set_paths(work.paths, kept=kept)
        if work.options is not None:
            session.set_options(work.options)
    # To send bad rows, too, is a choice of one moment: what was chosen before is not taken up.
    session.set_row_choice(session.work.row_choice, work.mode)
    return next((step for step in STEPS if step.value == work.step), Step.FILE)


def _is_nobodys(work: Work) -> bool:
    return is_practice_data(work.paths) or work.case is not None
