"""Keeps the work at hand: by itself while one works, by a button, and for the next start."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.wizard.flow import STEPS, Step
from rosterwizard.gui.session import Session

if TYPE_CHECKING:  # services.kept_work is only loaded when there is something to keep
    from rosterwizard.services.kept_work import KeptWork

KEEP_AFTER_MS = 1000
_WORTH_KEEPING = {
    *("record_types", "columns", "paths", "options", "job", "matching", "edits"),
    *("server_name", "way"),
}


class Keeper(QObject):
    """Writes the work down a second after the last change, so a crash loses at most that."""

    not_kept = Signal(RosterError)

    def __init__(self, session: Session, step: Callable[[], Step]) -> None:
        super().__init__(session)
        self._session = session
        self._step = step
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep_quietly)
        session.changed.connect(self._note)

    def keep(self) -> None:
        """Keep the work now. Raises RosterError "not-written"."""
        from rosterwizard.services import kept_work  # noqa: PLC0415 - only when it is needed

        self._timer.stop()
        kept_work.keep(work_of(self._session, self._step()))

    def forget(self) -> None:
        """Forget what was kept. Raises RosterError "not-forgotten"."""
        from rosterwizard.services import kept_work  # noqa: PLC0415 - only when it is needed

        self._timer.stop()
        kept_work.forget()

    def kept(self) -> "KeptWork | None":
        """Return what was kept and is worth going on with. Raises what `kept_work.kept` does."""
        from rosterwizard.services import kept_work  # noqa: PLC0415 - only when it is needed

        work = kept_work.kept()
        return work if work is not None and (work.files or work.ticked) else None

    def _note(self, what: str) -> None:
        if what in _WORTH_KEEPING and is_worth_keeping(self._session):
            self._timer.start()

    def _keep_quietly(self) -> None:
        try:
            self.keep()
        except RosterError as error:
            self.not_kept.emit(error)


def is_worth_keeping(session: Session) -> bool:
    """Tell whether closing now would lose something: a choice of system alone is no loss."""
    if session.submitted is not None:
        counts = session.submitted.counts()
        return any(counts[state] for state in ("refused", "not-sent", "unknown"))
    return bool(session.paths or session.columns)


def work_of(session: Session, step: Step) -> "KeptWork":
    """Return the work at hand in the form that is kept."""
    from rosterwizard.services import kept_work  # noqa: PLC0415 - only when it is needed

    return kept_work.KeptWork(
        system=session.profile.name if session.profile else "",
        record_types=session.record_types,
        ticked=session.columns,
        files=kept_work.kept_files(session.paths),
        options=session.options,
        sheets=kept_work.kept_sheets(session.job) if session.job else (),
        server=session.server_name,
        way=session.way,
        mode=session.mode,
        step=step.value,
    )


def is_on(work: "KeptWork", paths: Sequence[Path]) -> bool:
    """Tell whether the work was done on exactly these files."""
    from rosterwizard.services.own_files import is_same_file  # noqa: PLC0415 - only when it is needed

    return len(work.paths) == len(paths) and all(map(is_same_file, work.paths, paths))


def take_up(session: Session, work: "KeptWork") -> Step:
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
    session.set_way(work.way or session.way, work.mode)
    if work.files:
        session.set_paths(work.paths)
        if work.options is not None:
            session.set_options(work.options)
        session.kept_work = work
    return next((step for step in STEPS if step.value == work.step), Step.FILE)
