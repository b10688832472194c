"""What is done in the window, as the log tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from rosterwizard.core.wizard.flow import Step
    from rosterwizard.gui.road import Road
    from rosterwizard.services.work import Work


class WorkLog(QObject):
    """Hears of every change of the work and every step that is opened, and has the log say so.

    The log takes 15 ms to load, so that comes with its first line.
    """

    def __init__(self, road: Road) -> None:
        super().__init__(road)
        self._road, self._session = road, road.session
        self._session.changed.connect(self._note_change)
        self._session.settings_changed.connect(self._follow_settings)
        self._level = "brief"

    def begin(self) -> None:
        """Have the log say that the window is open, and hear from here on what libraries say."""
        from rosterwizard.services.logs import note_beginning  # noqa: PLC0415 - start-up

        note_beginning("gui")
        self._note_step(self._road.step)
        self._road.step_opened.connect(self._note_step)

    def _note_change(self, before: Work, after: Work) -> None:
        from rosterwizard.services import noted_work  # noqa: PLC0415 - as above

        job = after.job
        if job is None:
            return
        steps = len(after.edited) - len(before.edited)
        if before.job is None:  # what was kept of it brings its edits along
            noted_work.note_rows(job, noted_work.WINDOW)
        elif steps > 0:
            name = after.edited[-1]
            noted_work.note_edit(job, name, after.sheet_of(name).edits.done[-1])
        elif steps < 0:
            noted_work.note_undone(-steps)
        if after.problems and not before.problems:
            noted_work.note_problems(job, after.problems, noted_work.WINDOW)

    def _note_step(self, step: Step) -> None:
        from rosterwizard.services.noted_work import note_step  # noqa: PLC0415 - as above

        note_step(step.value)

    def _follow_settings(self) -> None:
        """Write as much as the settings say. The log begins with what is kept of them."""
        settings = self._session.settings
        if settings is None or settings.log_level == self._level:
            return
        from rosterwizard.services.logs import set_log_level  # noqa: PLC0415 - as above

        self._level = settings.log_level
        set_log_level(settings.log_level)
