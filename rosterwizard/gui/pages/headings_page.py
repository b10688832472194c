"""The page where a person says which heading is which field; left out when all is certain."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.matching.found_matching import matched_anew
from rosterwizard.core.matching.matching import missing_fields
from rosterwizard.core.matching.said_steps import SaidStep, SaidSteps
from rosterwizard.core.matching.secret_columns import secret_fields
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import theme
from rosterwizard.gui.actions import put_action, say_why_off
from rosterwizard.gui.headings.column_looks import ColumnLooks
from rosterwizard.gui.headings.sheet_part import SheetPart
from rosterwizard.gui.pages.page import Page
from rosterwizard.services.remembered_matchings import (
    forget_matching,
    recall,
    recalled_fields,
    remember,
)
from rosterwizard.services.work_facts import facts_of

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.gui.session import Session


class HeadingsPage(Page):
    """One part for each sheet that has something open; what stands in the columns comes later."""

    step = Step.HEADINGS
    wants_room = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.parts: list[SheetPart] = []
        self._steps = SaidSteps()
        self._forgettings: list[SaidStep] = []  # the steps by which memory was lost
        self._recalled: dict[str, frozenset[str]] = {}  # by record type, as the file was opened
        self.looks = ColumnLooks(self)
        self.looks.failed.connect(self.show_error)
        self.looks.glanced.connect(self._show_glance)
        self.looks.fitted.connect(self._show_fit)
        self._holder: QWidget | None = None
        self._actions: dict[str, QAction] = {}
        for part, keys, act in (
            ("undo", ("Ctrl+Z",), self.undo),
            ("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), self.redo),
        ):
            action = put_action(self, sentence("action", part), keys, act)
            action.setEnabled(False)
            self._actions[part] = action

    # -- What the window asks -------------------------------------------------------------

    def next_label(self) -> str:
        """Say how many rows will be checked."""
        sheets = self.session.work.job.sheets if self.session.work.job else ()
        return counted("headings-continue", sum(each.count_records() for each in sheets))

    def enter(self) -> None:
        """Show the headings of the job as they are matched now."""
        job = self.session.work.job
        if job is None:
            return
        self.looks.begin(job)
        shown = [each for each in job.sheets if _is_shown(each)] or list(job.sheets)
        self.parts = [self._part(each, is_alone=len(shown) == 1) for each in shown]
        self._show_parts()
        for part, sheet in zip(self.parts, shown, strict=True):
            for match in sheet.matching.matches:
                self.looks.ask_glance(part.name, match.column)
            part.begin()
        self._show_steps()
        self._say_open()

    def settle(self) -> None:
        """Remember what the person said, wherever one goes from here."""
        job = self.session.work.job
        if self.session.work.case is None:
            self._remember(*(job.sheets if job else ()))

    def leave(self) -> None:
        """Look at no more columns."""
        self.looks.stop()

    def first_to_do(self) -> QWidget | None:
        """Begin with the table, at the first line that is still open."""
        return next((each.table for each in self.parts if each.first_open() is not None), None)

    def show_missing(self) -> None:
        """Lead to the first line that is open."""
        for part in self.parts:
            if part.go_to_open():
                part.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def forget(self) -> None:
        """Keep no step of the file before, nor what was remembered of it."""
        super().forget()
        self._steps = SaidSteps()
        self._forgettings.clear()
        self._recalled.clear()

    # -- Steps ----------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back what was said last."""
        steps = self._steps.of(self._matching)
        if steps.done:
            last = steps.done[-1]
            self._put(last.name, last.before)
            self._keep_steps(steps.without_last())
            self._keep_memory_of(last)

    def redo(self) -> None:
        """Say again what was taken back last."""
        steps = self._steps.of(self._matching)
        if steps.undone:
            last = steps.undone[-1]
            self._put(last.name, last.after)
            self._keep_steps(steps.with_last_again())
            self._keep_memory_of(last)

    def _take(self, name: str, matching: Matching) -> None:
        """Take a person's word as a step."""
        before = self._matching(name)
        steps = self._steps.of(self._matching)
        self._put(name, matching)
        self._keep_steps(steps.with_step(name, before, self._matching(name)))

    def _go_on_if_all_is_said(self) -> None:
        if not self.missing():
            self.ready.emit()

    def _put(self, name: str, matching: Matching) -> None:
        self.session.set_matching(name, matching)
        for part in self.parts:
            if part.name == name:
                part.show_sheet(self.session.work.sheet_of(name))
        self._say_open()
        self.state_changed.emit()

    def _keep_steps(self, steps: SaidSteps) -> None:
        self._steps = steps
        self._show_steps()

    def _show_steps(self) -> None:
        steps = self._steps.of(self._matching)
        for name, action in self._actions.items():
            is_held = self.session.work.case is not None
            why = sentence("case-file", "held") if is_held else sentence("action-off", name)
            say_why_off(action, why)
        self._actions["undo"].setEnabled(bool(steps.done))
        self._actions["redo"].setEnabled(bool(steps.undone))
        for part in self.parts:
            part.show_steps(undo=bool(steps.done), redo=bool(steps.undone))

    def _matching(self, name: str) -> Matching:
        return self.session.work.sheet_of(name).matching

    # -- What is remembered ---------------------------------------------------------------

    def _forget_remembered(self, name: str) -> None:
        """Look at the headings as if they were new; they are forgotten now, however one leaves."""
        sheet = self.session.work.sheet_of(name)
        before, recalled = sheet.matching, self._recalled[name]
        self._take(name, matched_anew(sheet.sheet, before, sheet.record_type, recalled))
        step = SaidStep(name, before, self._matching(name))
        self._forgettings.append(step)
        self._keep_memory_of(step)

    def _keep_memory_of(self, step: SaidStep) -> None:
        """Have remembered what is said by now, where the step is one of forgetting.

        What is said otherwise is remembered before one goes anywhere.
        """
        if step in self._forgettings:
            self._remember(self.session.work.sheet_of(step.name))

    def _remember(self, *sheets: JobSheet) -> None:
        """Keep what is said of the sheets for the next file of that layout, or say why not."""
        try:
            for each in sheets:
                _keep_said(each)
        except RosterError as error:
            # Once the next page is open, if one goes there: here nobody would see it any more.
            QTimer.singleShot(0, self, partial(self.told.emit, "warning", str(error)))

    # -- Inside ---------------------------------------------------------------------------

    def _part(self, sheet: JobSheet, *, is_alone: bool) -> SheetPart:
        name = sheet.record_type.name
        if name not in self._recalled:
            headings = [match.heading for match in sheet.matching.matches]
            remembered = recall(sheet.record_type.id, headings)
            self._recalled[name] = recalled_fields(sheet.matching, remembered)
        is_held = self.session.work.case is not None
        part = SheetPart(sheet, self._recalled[name], is_alone=is_alone, is_held=is_held)
        part.held_pressed.connect(self.session.case_held)
        part.matching_said.connect(self._take)
        part.settled.connect(self._go_on_if_all_is_said)
        part.fit_wanted.connect(self.looks.ask_fit)
        part.undo_wanted.connect(self.undo)
        part.redo_wanted.connect(self.redo)
        part.undo.addAction(self._actions["undo"])
        part.redo.addAction(self._actions["redo"])
        part.forget_wanted.connect(self._forget_remembered)
        return part

    def _show_parts(self) -> None:
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.deleteLater()
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.EDGE_PX)
        for part in self.parts:
            column.addWidget(part)
        self.body.addWidget(self._holder, 1)

    def _say_open(self) -> None:
        count = facts_of(self.session.work).unsettled
        line = counted("headings-open", count) if count else sentence("headings-settled")
        self.set_heading(sentence("step-headings"), line)

    def _show_glance(self, name: str, column: int, glance: object) -> None:
        for part in self.parts:
            if part.name == name:
                part.show_glance(column, glance)  # type: ignore[arg-type] # a signal's

    def _show_fit(self, name: str, column: int, field: str, fit: object) -> None:
        for part in self.parts:
            if part.name == name:
                part.show_fit(column, field, fit)  # type: ignore[arg-type] # a signal's


def _keep_said(sheet: JobSheet) -> None:
    """Keep what is said of a sheet; where nothing is any more, that is kept, too."""
    matching, id_ = sheet.matching, sheet.record_type.id
    reasons = {match.reason for match in matching.matches}
    said = matching.left_out or matching.constants or matching.made
    if said or not reasons.isdisjoint({"chosen", "remembered"}):
        remember(id_, matching, secret_fields(sheet.record_type))
    else:
        forget_matching(id_, [match.heading for match in matching.matches])


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
