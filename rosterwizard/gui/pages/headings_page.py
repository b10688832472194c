"""The page where a person says which heading is which field; left out when all is certain."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.matching.matching import missing_fields
from rosterwizard.core.matching.secret_columns import secret_fields
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.column_glance import Fit, Glance, fit_of, glances_of
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import theme
from rosterwizard.gui.headings.sheet_part import SheetPart
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.task import LatestTask
from rosterwizard.services.remembered_matchings import remember
from rosterwizard.services.work_facts import facts_of

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.gui.session import Session

Asked = tuple[str, int, str]  # the name of a record type, a column, a field


class HeadingsPage(Page):
    """One part for each sheet that has something open; what stands in the columns comes later."""

    step = Step.HEADINGS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.parts: list[SheetPart] = []
        self._shown: Job | None = None
        self._asked: dict[Asked, None] = {}  # fits that are wanted, in order
        self._fits: dict[Asked, Fit] = {}
        self._glancing, self._fitting = LatestTask(self), LatestTask(self)
        for latest in (self._glancing, self._fitting):
            latest.failed.connect(self.show_error)
        self._holder: QWidget | None = None

    # -- What the window asks -------------------------------------------------------------

    def next_label(self) -> str:
        """Say how many rows will be checked."""
        sheets = self.session.work.job.sheets if self.session.work.job else ()
        return counted("headings-continue", sum(each.frame.height for each in sheets))

    def enter(self) -> None:
        """Show the headings of the job as they are matched now."""
        job = self.session.work.job
        if job is None:
            return
        self._fits.clear()
        self._asked.clear()
        shown = [each for each in job.sheets if _is_shown(each)] or list(job.sheets)
        self.parts = [SheetPart(each, titled=len(shown) > 1) for each in shown]
        self._show_parts()
        for part in self.parts:
            part.matching_changed.connect(self._take)
            part.fit_wanted.connect(self._want_fit)
            part.begin()
        self._say_open()
        self._glancing.start(lambda _progress: _glances(shown), self._show_glances)

    def leave(self) -> None:
        """Look at no more columns, and remember what the person said."""
        self._glancing.cancel()
        self._fitting.cancel()
        try:
            self._remember()
        except RosterError as error:
            # Once the next page is open: this one is left already, and nobody would see it here.
            QTimer.singleShot(0, self, partial(self.told.emit, "warning", str(error)))

    def first_to_do(self) -> QWidget | None:
        """Begin with the first line that is still open."""
        boxes = (part.first_open() for part in self.parts)
        return next((box for box in boxes if box is not None), None)

    # -- Inside ---------------------------------------------------------------------------

    def _show_parts(self) -> None:
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.deleteLater()
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, theme.INSIDE_PX, 0)
        column.setSpacing(theme.EDGE_PX)
        for part in self.parts:
            column.addWidget(part)
        column.addStretch(1)
        self.body.addWidget(self._holder, 1)

    def _take(self, name: str, matching: Matching) -> None:
        self.session.set_matching(name, matching)
        self._say_open()
        self.state_changed.emit()

    def _remember(self) -> None:
        for each in self.session.work.job.sheets if self.session.work.job else ():
            chosen = any(match.reason == "chosen" for match in each.matching.matches)
            said = each.matching.left_out or each.matching.constants or each.matching.made
            if chosen or said:
                secret = secret_fields(each.record_type)
                remember(each.record_type.id, each.matching, secret)

    def _say_open(self) -> None:
        count = facts_of(self.session.work).unsettled
        line = counted("headings-open", count) if count else sentence("headings-settled")
        self.set_heading(sentence("step-headings"), line)

    def _show_glances(self, glances: dict[str, dict[int, Glance]]) -> None:
        for part in self.parts:
            part.show_glances(glances[part.name])

    # -- How many values fit --------------------------------------------------------------

    def _want_fit(self, name: str, column: int, field: str) -> None:
        asked = (name, column, field)
        if asked in self._fits:
            self._show_fit(asked)
            return
        self._asked[asked] = None
        if len(self._asked) == 1:
            self._look_at_next()

    def _look_at_next(self) -> None:
        """Count for one column after the other, so that the first answers come at once."""
        job = self.session.work.job
        asked = next(iter(self._asked), None)
        if job is None or asked is None:
            return
        self._fitting.start(lambda _progress: _fit(job, asked), lambda fit: self._keep(asked, fit))

    def _keep(self, asked: Asked, fit: Fit) -> None:
        self._asked.pop(asked, None)
        self._fits[asked] = fit
        self._show_fit(asked)
        self._look_at_next()

    def _show_fit(self, asked: Asked) -> None:
        name, column, field = asked
        for part in self.parts:
            if part.name == name:
                part.show_fit(column, field, self._fits[asked])


def _is_shown(sheet: JobSheet) -> bool:
    """Tell whether a person is asked, or was asked, about the sheet."""
    matching = sheet.matching
    return bool(
        missing_fields(matching, sheet.record_type)
        or matching.constants
        or matching.left_out
        or matching.made
        or any(matching.is_open(each) or each.reason == "chosen" for each in matching.matches)
    )


def _glances(sheets: list[JobSheet]) -> dict[str, dict[int, Glance]]:
    return {sheet.record_type.name: glances_of(sheet) for sheet in sheets}


def _fit(job: Job, asked: Asked) -> Fit:
    name, column, field = asked
    sheet = job.sheet_of(name)
    if sheet is None:  # the job is another one by now, and nobody waits for this
        return Fit(0, 0)
    return fit_of(job.profile, sheet, column, sheet.record_type.field(field))
