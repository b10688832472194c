"""Keeps the work at hand: by itself while one works, by a button, and for the next start."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from rosterwizard.core.wizard.flow import STEPS, Step

if TYPE_CHECKING:  # only loaded when there is something to keep
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from rosterwizard.gui.session import Session
    from rosterwizard.services.kept_work import KeptWork
    from rosterwizard.services.work import Work
    from rosterwizard.services.work_journal import WorkJournal

KEEP_AFTER_MS = 1000


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
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep_quietly)
        session.changed.connect(self._note)

    @cached_property
    def _journal(self) -> WorkJournal:
        from rosterwizard.services.work_journal import WorkJournal  # noqa: PLC0415 - brings Polars

        return WorkJournal()

    def keep(self) -> None:
        """Keep the work now, and wait until the disk has it. Raises RosterError "not-written"."""
        kept = self._begin_keeping()
        if kept is not None:
            kept.result()

    def forget(self) -> None:
        """Forget what was kept. Raises RosterError "not-forgotten"."""
        self._timer.stop()
        self._journal.forget().result()

    def kept(self) -> KeptWork | None:
        """Return what was kept and is worth going on with.

        Raises what `kept_work.kept` and `older_work.take_over_older_work` do.
        """
        from rosterwizard.services import kept_work, older_work  # noqa: PLC0415 - only when needed

        older_work.take_over_older_work()
        work = kept_work.kept()
        return work if work is not None and (work.files or work.ticked) else None

    def _note(self, before: Work, after: Work) -> None:
        if not is_worth_keeping(after):
            return
        if after.reading == before.reading and _has_new_step(before, after):
            self._keep_quietly()
        elif _choices(after) != _choices(before) or after.basis != before.basis:
            self._timer.start()

    def _keep_quietly(self) -> None:
        kept = self._begin_keeping()
        if kept is not None:
            kept.add_done_callback(self._tell)

    def _begin_keeping(self) -> Future[None] | None:
        """Give the journal what there is now; None while kept work is still to be laid on.

        Until then what was kept is all that there is of it, and must not be written over; nor
        must a job that may come back, because nobody has said yet what the files after it are.
        """
        self._timer.stop()
        session = self._session
        if session.work.kept_work is not None or session.work.aside is not None:
            return None
        return self._journal.keep(
            work_of(session, self._step()), session.work.paths, session.work.job
        )

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


def is_worth_keeping(work: Work) -> bool:
    """Tell whether closing now would lose something: a choice of system alone is no loss.

    What was changed since it was submitted, or submitted to practice alone, would be lost like
    any other change.
    """
    sent = work.submitted
    if sent is not None and not sent.is_practice and work.sent_revision == work.revision:
        counts = sent.counts()
        return any(counts[state] for state in ("refused", "not-sent", "unknown"))
    return bool(work.paths or work.columns)


def work_of(session: Session, step: Step) -> KeptWork:
    """Return where the person is, in the form that is kept."""
    from rosterwizard.services import kept_work  # noqa: PLC0415 - only when it is needed

    return kept_work.KeptWork(
        system=session.work.profile.name if session.work.profile else "",
        record_types=session.work.record_types,
        ticked=session.work.columns,
        files=session.work.read_from,
        options=session.work.options,
        server=session.work.server_name,
        row_choice=session.work.row_choice,
        mode=session.work.mode,
        step=step.value,
    )


def is_on(work: KeptWork, paths: Sequence[Path]) -> bool:
    """Tell whether the work was done on exactly these files."""
    return is_same_set(work.paths, paths)


def is_same_set(some: Sequence[Path], others: Sequence[Path]) -> bool:
    """Tell whether these are the same files."""
    from rosterwizard.services.own_files import is_same_file  # noqa: PLC0415 - only when it is needed

    return len(some) == len(others) and all(map(is_same_file, some, others))


def take_up(session: Session, work: KeptWork) -> Step:
    """Put kept work back into the session; return the step where one was.

    The files are read by the file page, which lays matching and edits on them.
    """
    profile = next((each for each in session.profiles if each.name == work.system), None)
    if profile is None:
        return Step.RECORD_TYPE
    known = {each.name for each in profile.record_types}
    session.choose(profile, [name for name in work.record_types if name in known])
    for record_type, fields in work.ticked.items():
        session.tick(record_type, fields)
    session.set_server(work.server)
    if work.files:
        session.set_paths(work.paths, kept=work)
        if work.options is not None:
            session.set_options(work.options)
    # To send bad rows, too, is a choice of one moment: what was chosen before is not taken up.
    session.set_row_choice(session.work.row_choice, work.mode)
    return next((step for step in STEPS if step.value == work.step), Step.FILE)
