"""The button that opens the timeline of all steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import icons
from rosterwizard.gui.check.timeline_dialog import TimelineDialog
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.services.work_timeline import work_timeline

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rosterwizard.gui.session import Session
    from rosterwizard.services.work import Work


class TimelineButton(QToolButton):
    """On where any step was made; it follows the work by itself."""

    wanted = Signal(int)  # how many steps shall be done

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        named(self, "check.timeline", sentence("check-tool", "timeline"))
        set_tip(self, sentence("check-tool", "timeline"))
        icons.wear(self, "timeline")
        self.clicked.connect(self.open_timeline)
        session.changed.connect(lambda _before, after: self._follow(after))
        self._follow(session.work)

    def open_timeline(self) -> None:
        """Show the steps, and hand on where the person wants to go."""
        work = self._session.work
        if work.job is not None and self.isEnabled():
            is_held, steps = work.case is not None, work_timeline(work)
            place = TimelineDialog.wanted(work.job, steps, self.window(), is_held=is_held)
            if place is not None:
                self.wanted.emit(place)

    def _follow(self, work: Work) -> None:
        self.setEnabled(bool(work.edited or work.undone))
