"""The page where every problem is seen at once and mended."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial, reduce
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from rosterwizard.core.fixing import edit_of_all
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.check_in_words import check_in_words
from rosterwizard.core.showing.checked_job import (
    CheckedJob,
    CheckedSheet,
    checked,
    judged_again,
)
from rosterwizard.core.showing.left_to_mend import left_to_mend
from rosterwizard.core.showing.told_steps import step_in_words
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import icons, theme
from rosterwizard.gui.actions import put_action, say_why_off, why_off
from rosterwizard.gui.check.alike_offer import AlikeOffer
from rosterwizard.gui.check.desk import Desk
from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.check.left_ring import LeftRing
from rosterwizard.gui.check.problems_button import ProblemsButton
from rosterwizard.gui.check.profile_comparison import ProfileComparison
from rosterwizard.gui.check.recipe_button import RecipeButton
from rosterwizard.gui.check.smallest_file import SmallestFile
from rosterwizard.gui.check.step_notice import StepNotice
from rosterwizard.gui.check.timeline_button import TimelineButton
from rosterwizard.gui.held_parts import hold
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.gui.task import LatestTask
from rosterwizard.gui.widgets.flipping_row import FlippingRow
from rosterwizard.gui.widgets.segmented_buttons import Segment, SegmentedButtons
from rosterwizard.services.work_facts import next_redo, next_undo
from rosterwizard.services.work_timeline import work_timeline, works_on_the_way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtGui import QAction, QKeyEvent

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.fixing.proposed_recipe import ProposedRecipe
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import Job
    from rosterwizard.core.showing.table_look import TableLook
    from rosterwizard.gui.session import Session
    from rosterwizard.services.work import Work


_TALL_ROWS = 20_000  # beyond, a whole check and its fixes would hold up what is known already
_WHOLE_AFTER_MS = 700  # without another edit
_MOST_JUDGED_AT_ONCE = 100  # cells, while the person waits for the next key


class CheckPage(Page):
    """Checks the job away from the GUI thread, and again after every edit.

    The table can be used all the while; what was found before stays until the new check is
    through.
    """

    step = Step.CHECK
    wants_room = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._checked: CheckedJob | None = None
        self._first: Mapping[str, Problems] = {}
        self._shown = ""  # the name of the record type whose sheet is shown
        self._outdated = True
        self._fixing = LatestTask(self)  # works out the fixes of the last check
        self._fixing.failed.connect(self.show_error)
        self._whole_soon = QTimer(self, singleShot=True, interval=_WHOLE_AFTER_MS)
        self._whole_soon.timeout.connect(self._check)
        self.desk = Desk()
        self.notice = StepNotice()
        self.notice.back_wanted.connect(self.go_to_step)
        self.alike = AlikeOffer(self.notice)
        self.alike.edit_wanted.connect(self.make_edit)
        self.comparison = ProfileComparison(session, self.start, self)
        self.smallest = SmallestFile(session, self.start, self)
        self.desk.looks = self._look_of
        self._looks: dict[str, TableLook] = {}  # that are not kept yet
        self._keep_looks_soon = QTimer(self, singleShot=True, interval=_WHOLE_AFTER_MS)
        self._keep_looks_soon.timeout.connect(self._keep_looks)
        self.sheets = SegmentedButtons("check.sheet", sentence("check-choose-sheet"))
        self.actions_: dict[str, QAction] = {}  # by their words' part
        self.ring = LeftRing()
        self.beside.addWidget(self.ring)
        self._make_buttons()
        self._lay_out_tools()
        self.body.addWidget(self.desk, 1)
        self.below.addWidget(self.notice)
        self._make_actions()
        session.settings_changed.connect(self._follow_settings)
        self._follow_settings()
        self.desk.edit_wanted.connect(self.make_edit)
        self.desk.told.connect(lambda text: self.message_bar.tell("note", text))
        self.desk.failed.connect(self.show_error)
        self.desk.look_changed.connect(self._note_look)
        self.desk.why_wanted.connect(self._say_why)
        self.desk.smallest_wanted.connect(self.smallest.look_for)
        self.sheets.chosen.connect(self._show_sheet)

    # -- What the window asks -------------------------------------------------------------

    def next_label(self) -> str:
        """Say how many rows go on; of a case none do."""
        if self.session.work.case is not None:
            return super().next_label()
        job = self.session.work.job
        rows = sum(sheet.count_records() for sheet in job.sheets) if job else 0
        return counted("check-continue", rows)

    def enter(self) -> None:
        """Check what was not checked yet, and show what did not get in when it was sent."""
        if self._outdated and self.session.work.job is not None:
            self._outdated = False
            self._check()
        elif self._is_stopped():
            self._check()
        elif self._checked is not None:
            self._show_sheet(self._first_not_in() or self._shown)

    def tell_again(self) -> None:
        """Tell anew of steps; the desk does so of all else, and the person stays where they are."""
        self._show_undo()

    def first_to_do(self) -> QWidget:
        """Begin where the first problem is at hand."""
        return self.desk.first_to_do()

    def missing(self) -> str:
        """Say that the check is still on, or that it was stopped."""
        words = super().missing()
        return sentence("missing-check", "stopped") if words and self._is_stopped() else words

    def show_missing(self) -> None:
        """Check again where that was stopped."""
        self.enter()

    def settle(self) -> None:
        """Take what is being typed into a cell."""
        self.desk.settle()

    def leave(self) -> None:
        """Have every edit checked, for sending waits for that; remember what was said of values."""
        self.desk.zones.remember()
        self._keep_looks()
        if self._is_stopped() or self._whole_soon.isActive():
            self._check()
        job = self.session.work.job
        if job is None or not self.session.work.edited or self.session.work.case is not None:
            return
        from rosterwizard.services.values_as_before import (  # noqa: PLC0415 - brings polars
            remember_values_of,
        )

        try:
            remember_values_of(job)
        except RosterError as error:
            # Once the next page is open: this one is left already, and nobody would see it here.
            QTimer.singleShot(0, self, partial(self.told.emit, "warning", str(error)))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave out, where there is little room, what the menu has too."""
        super().set_narrow(narrow=narrow)
        if "case_button" in self.__dict__:  # else the page is just being made
            self.case_button.setVisible(not narrow)

    # -- Checking -------------------------------------------------------------------------

    def _is_stopped(self) -> bool:
        """Tell whether the job was not checked as it stands, and is not being checked either."""
        work = self.session.work
        return work.job is not None and not work.is_checked and not self._is_checking()

    def _is_checking(self) -> bool:
        return self.busy or self._whole_soon.isActive()

    def _check(self) -> None:
        job, first = self.session.work.job, self._first
        if job is None:
            return
        self._whole_soon.stop()
        self._fixing.cancel()
        rows = _rows(job)
        self.start(
            lambda progress: checked(job, first, progress, with_fixes=rows <= _TALL_ROWS),
            self._take_check,
            counted("check-checking", rows),
            attrgetter("revision"),
        )

    def _take_check(self, found: CheckedJob) -> None:
        again = self._checked is not None and self._shown in found.sheets
        self._checked, self._first = found, found.first
        self.session.set_problems(found.problems)
        self._show_sheets()
        if again:
            self.desk.take_check(found.sheets[self._shown])
        else:
            self._show_sheet(self._first_not_in() or next(iter(found.sheets)))
        self._say_counts()
        self.state_changed.emit()
        if not found.has_fixes:
            self._fixing.start(found.with_fixes, self._take_fixes)

    def _take_fixes(self, found: CheckedJob) -> None:
        """Offer what mends the problems: in tall sheets that is worked out once they are shown."""
        self._checked = found
        self.desk.take_fixes(found.sheets[self._shown])
        self._say_counts()

    def follow(self, before: Work, after: Work) -> None:
        """Know nothing of another job, or of other headings."""
        super().follow(before, after)
        if after.basis != before.basis:
            self.cancel()
            self._fixing.cancel()
            self._whole_soon.stop()
            self._checked, self._first, self._outdated = None, {}, True
            self.safe.hide()
            self.ring.hide()
            self.desk.forget(keeps_arranged=after.reading == before.reading)
        if (after.case is None) != (before.case is None):
            self._hold()
        if after.revision != before.revision:
            self.notice.hide()  # it is about the step before
            self.alike.forget()
            self._show_undo()

    def _say_counts(self) -> None:
        if self._checked is None:
            return
        is_held = self.session.work.case is not None
        self.set_heading(sentence("step-check"), check_in_words(self._checked, is_held=is_held))
        self.ring.show_left(left_to_mend(self._checked))
        sheets = self._checked.sheets.values()
        safe = sum(fix.size for sheet in sheets for fix in sheet.safe_fixes)
        self.safe.setVisible(safe > 0 and not is_held)
        self.safe.setText(counted("check-safe-button", safe))
        self._look_for_alike()

    # -- Sheets of a set ------------------------------------------------------------------

    def _show_sheets(self) -> None:
        if self._checked is None:
            return
        segments = [_segment_of(name, sheet) for name, sheet in self._checked.sheets.items()]
        self.sheets.setVisible(len(segments) > 1)
        self.sheets.show_segments(segments)
        self.sheets.press(self._shown)

    def _show_sheet(self, name: str) -> None:
        if self._checked is None or name not in self._checked.sheets:
            return
        self._shown = name
        self.sheets.press(name)
        now = self.session.work.sheet_of(name)
        self.desk.show_sheet(self._checked.sheets[name], now, self._not_in(name))

    def _not_in(self, name: str) -> Mapping[int, str]:
        """Return the rows that are not in, by position, and what became of them."""
        submitted = self.session.work.submitted
        outcomes = submitted.outcomes.get(name) if submitted else None
        if outcomes is None:
            return {}
        return dict(outcomes.not_in().iter_rows())

    def _first_not_in(self) -> str:
        names = self._checked.sheets if self._checked else {}
        return next((name for name in names if self._not_in(name)), "")

    # -- Columns as the person likes them -------------------------------------------------

    def _look_of(self, record_type: str) -> TableLook | None:
        settings = self.session.settings
        kept = settings.tables.get(record_type) if settings else None
        return self._looks.get(record_type, kept)

    def _note_look(self, record_type: str, look: TableLook) -> None:
        self._looks[record_type] = look
        self._keep_looks_soon.start()

    def _keep_looks(self) -> None:
        """Keep them for next time; what cannot be kept holds until the window is closed."""
        from rosterwizard.services.settings import with_table  # noqa: PLC0415 - start-up

        self._keep_looks_soon.stop()
        looks = dict(self._looks)
        if self.session.work.case is not None:
            self._looks.clear()
        if not looks or self.session.work.case is not None or self.session.settings is None:
            return
        try:
            self.session.change_settings(
                lambda kept: reduce(lambda so, each: with_table(so, *each), looks.items(), kept)
            )
        except RosterError as error:
            self.show_error(error)
            return
        self._looks.clear()

    def _hold(self) -> None:
        """Look at a case and no more: what would change it is off."""
        is_held = self.session.work.case is not None
        self.desk.hold(is_held=is_held)
        changing = (self.actions_["first-fix"], self.actions_["replace"], self.recipe_button.use)
        hold(changing, is_held=is_held)
        for part in ("undo", "redo"):
            why = sentence("case-file", "held") if is_held else sentence("action-off", part)
            say_why_off(self.actions_[part], why)
        self._show_undo()

    def _is_case(self) -> bool:
        """Tell whether what is shown is a case, which nobody changes, and say so."""
        is_case = self.session.work.case is not None
        if is_case:
            self.session.case_held.emit()
        return is_case

    # -- Edits ----------------------------------------------------------------------------

    def make_edit(self, edit: Edit, name: str = "") -> None:
        """Lay an edit over the shown sheet (or that of `name`) and check again."""
        if self._is_case():
            return
        with self._telling():
            self._make(edit, name or self._shown)
        self.alike.expect(edit)
        self._look_for_alike()

    def _look_for_alike(self) -> None:
        """Offer to change what is like a cell that was typed, once that is checked."""
        if self._checked is not None and self._checked.job is self.session.work.job:
            self.alike.look(self._checked.sheets[self._shown], self.desk.panel.rows_shown)

    def _make(self, edit: Edit, name: str) -> None:
        self.session.apply_edit(name, edit)
        self._after_edit(name, edit)

    def make_safe_fixes(self) -> None:
        """Make every fix that cannot change a meaning, once the person has seen them."""
        self.settle()
        if self._checked is None or self._is_case():
            return
        sheets = self._checked.sheets
        fixes = [fix for sheet in sheets.values() for fix in sheet.safe_fixes]
        if not fixes or not FixPreview.wanted(fixes, self):
            return
        with self._telling():
            for name, sheet in sheets.items():
                if sheet.safe_fixes:
                    self._make(edit_of_all(sheet.safe_fixes), name)

    def use_recipe(self, proposed: ProposedRecipe) -> None:
        """Do what a recipe would, each step by itself."""
        if self._is_case():
            return
        for name, matching in proposed.matchings.items():
            self.session.set_matching(name, matching)
        rows_go = any(step.edit.set_aside for step in proposed.steps)
        with self._telling(sentence("check-recipe", "used")):
            for step in proposed.steps:
                if proposed.matchings or rows_go:  # the sheet is shown anew once it is checked
                    self.session.apply_edit(step.record_type, step.edit)
                else:
                    self._make(step.edit, step.record_type)
            self.enter()

    @contextmanager
    def _telling(self, words: str = "") -> Iterator[None]:
        """Tell of the steps that are made meanwhile, and offer to take them back at once."""
        before = len(self.session.work.edited)
        yield
        self.notice.tell_made(work_timeline(self.session.work), before, words)

    def go_to_step(self, place: int) -> None:
        """Undo or redo until `place` steps are done: just what that many presses of keys do."""
        if self._is_case():
            return
        self.desk.first_to_do().setFocus()  # what was pressed is gone
        last = work_timeline(self.session.work).changed_on_the_way(place)
        for work in works_on_the_way(self.session.work, place):
            self.session.take(work)
        if last is not None:
            self._after_edit(last.record_type, last.edit)

    def undo(self) -> None:
        """Take the last step back: first of all what is being typed."""
        self.settle()
        if self._is_case():
            return
        edit = next_undo(self.session.work)
        if edit is not None:
            self._after_edit(self.session.undo(), edit)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self.settle()
        if self._is_case():
            return
        edit = next_redo(self.session.work)
        if edit is not None:
            self._after_edit(self.session.redo(), edit)

    def _after_edit(self, name: str, edit: Edit) -> None:
        if self._outdated:  # other rows: there is nothing to lay an edit on
            self.enter()
            return
        if name != self._shown:
            self._show_sheet(name)
        self.desk.lay_edit(self.session.work.sheet_of(name), edit.cells)
        is_small = edit.cells.height <= _MOST_JUDGED_AT_ONCE
        if not is_small and self._is_tall():
            self._judge_many()
        elif is_small and self._judge_again() and self._is_tall():
            self._whole_soon.start()
            self._fixing.cancel()
            self.cancel()  # of what was checked meanwhile, nothing would hold
        else:
            self._check()

    def _judge_again(self) -> bool:
        """Show at once what is wrong now; the check of the whole job is still to say so.

        False where only that can tell.
        """
        job, before = self.session.work.job, self._checked
        found = judged_again(job, before) if job and before else None
        if found is None:
            return False
        self._show_judged(found)
        return True

    def _judge_many(self) -> None:
        """Show what is wrong once many cells are others, and then have the whole job checked."""
        job, before = self.session.work.job, self._checked
        if job is None or before is None:
            self._check()
            return
        self._whole_soon.stop()
        self._fixing.cancel()
        self.start(
            lambda _progress: judged_again(job, before),
            self._take_judged,
            counted("check-checking", _rows(job)),
            attrgetter("revision"),
        )

    def _take_judged(self, found: CheckedJob | None) -> None:
        if found is not None:
            self._show_judged(found)
        self._check()

    def _show_judged(self, found: CheckedJob) -> None:
        self._checked = found
        self._show_sheets()
        self.desk.take_check(found.sheets[self._shown])
        self._say_counts()

    def _is_tall(self) -> bool:
        job = self.session.work.job
        return job is not None and _rows(job) > _TALL_ROWS

    def _show_undo(self) -> None:
        for part, button, edit, words in (
            ("undo", self.undo_button, next_undo(self.session.work), "check-undo"),
            ("redo", self.redo_button, next_redo(self.session.work), "check-redo"),
        ):
            can = edit is not None and self.session.work.case is None
            self.actions_[part].setEnabled(can)
            button.setEnabled(can)
            if self.session.work.case is not None:
                set_tip(button, sentence("case-file", "held"))
            elif edit is not None:
                set_tip(button, sentence(words, step=self._step_in_words(part, edit)))

    def _step_in_words(self, part: str, edit: Edit) -> str:
        work = self.session.work
        last = work.edited if part == "undo" else work.undone
        return step_in_words(work.sheet_of(last[-1]), edit)

    # -- Inside ---------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.safe = self.named(QPushButton(), "safe_fixes")
        self.safe.setAutoDefault(False)
        self.safe.clicked.connect(self.make_safe_fixes)
        self.safe.hide()
        self.undo_button = self._tool("undo", "undo", sentence("check-tool", "undo"), self.undo)
        self.redo_button = self._tool("redo", "redo", sentence("check-tool", "redo"), self.redo)
        self.timeline_button = TimelineButton(self.session, self)
        self.timeline_button.wanted.connect(self.go_to_step)
        self.recipe_button = RecipeButton(self.session, self.start, self)
        self.recipe_button.wanted.connect(self.use_recipe)
        self.recipe_button.kept.connect(partial(self.message_bar.tell, "fixed"))
        words = sentence("action", "make-case").replace("&", "")
        self.case_button = self.named(QToolButton(), "case", words)
        set_tip(self.case_button, words)
        icons.wear(self.case_button, "case")
        self.problems_button = ProblemsButton(self.session, self.start, self)
        self.problems_button.saved.connect(partial(self.message_bar.tell, "fixed"))
        self.find_button = self._tool(
            "search", "find", sentence("check-tool", "find"), self.open_find
        )
        one = sentence("check-tool", "one")
        self.one_button = self._tool("card", "one_at_a_time", one, self._turn_view)
        self.one_button.setCheckable(True)

    def _tool(self, icon: str, role: str, speaks: str, act: Callable[[], None]) -> QToolButton:
        button = self.named(QToolButton(), role, speaks)
        set_tip(button, speaks)
        icons.wear(button, icon)
        button.clicked.connect(act)
        return button

    def _lay_out_tools(self) -> None:
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.INSIDE_PX)
        for part in (
            *(
                self.one_button,
                self.find_button,
                self.undo_button,
                self.redo_button,
                self.timeline_button,
            ),
            *(self.recipe_button, self.problems_button, self.case_button, self.safe),
        ):
            line.addWidget(part)
        self.safe.ensurePolished()
        buttons.setMinimumHeight(self.safe.sizeHint().height())  # it comes and goes
        self.body.setSpacing(theme.INSIDE_PX)
        self.body.addWidget(self.sheets)
        self.body.addWidget(FlippingRow([self.desk.filters, buttons], [1, 0]))

    def _make_actions(self) -> None:
        desk = self.desk
        for part, keys, act in (
            ("next-problem", ("F8",), desk.go_to_next),
            ("problem-before", ("Shift+F8",), lambda: desk.go_to_next(backwards=True)),
            ("first-fix", ("Alt+Return", "Alt+Enter"), desk.apply_first),
            ("undo", ("Ctrl+Z",), self.undo),
            ("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), self.redo),
            ("steps", ("Ctrl+T",), self.open_timeline),
            ("find-text", ("Ctrl+F",), self.open_find),
            ("replace", ("Ctrl+H",), lambda: desk.find_bar.open(to_replace=True)),
            ("refresh", ("F5",), desk.refresh),
            ("one-at-a-time", ("F7",), self._turn_view),
            ("compare-profile", ("Ctrl+Shift+O",), self.comparison.compare),
            ("smallest-file", ("Ctrl+Shift+M",), desk.ask_smallest),
        ):
            self.actions_[part] = put_action(self, sentence("action", part), keys, act)
        for part in ("compare-profile", "smallest-file"):
            desk.table.addAction(self.actions_[part])  # there is no button for them
        self.actions_["one-at-a-time"].setCheckable(True)
        self.view_actions = (self.actions_["one-at-a-time"],)
        for part, button in (
            ("undo", self.undo_button),
            ("redo", self.redo_button),
            ("steps", self.timeline_button),
            ("find-text", self.find_button),
            ("one-at-a-time", self.one_button),
        ):
            button.addAction(self.actions_[part])
        self._hold()

    def _say_why(self, sheet: CheckedSheet, row: int, column: int) -> None:
        """Say what each rule found in a cell, as it was when it was checked."""
        from rosterwizard.core.explaining.explained_cell import (  # noqa: PLC0415 - start-up
            AskedCell,
            explained_cell,
        )
        from rosterwizard.gui.check.why_dialog import WhyDialog  # noqa: PLC0415 - start-up

        job = self.session.work.job
        if job is not None:
            cell = AskedCell.at(sheet.sheet, row, column)
            found = explained_cell(job.profile, sheet.sheet, sheet.problems, cell)
            WhyDialog.tell(self, found)

    def open_timeline(self) -> None:
        """Show every step, with what is still being typed."""
        self.settle()
        self.timeline_button.open_timeline()

    def open_find(self) -> None:
        """Open the search."""
        self.desk.find_bar.open(to_replace=False)

    def _turn_view(self) -> None:
        """Show one problem at a time, or the table again; remember it."""
        from msgspec.structs import replace  # noqa: PLC0415 - start-up

        on = not self.desk.is_one_at_a_time()
        self._show_one_at_a_time(on=on)
        self.desk.first_to_do().setFocus(Qt.FocusReason.OtherFocusReason)
        if self.session.settings is not None:
            try:
                self.session.change_settings(lambda kept: replace(kept, one_at_a_time=on))
            except RosterError as error:
                self.show_error(error)

    def _show_one_at_a_time(self, *, on: bool) -> None:
        self.actions_["one-at-a-time"].setChecked(on)
        self.one_button.setChecked(on)
        self.desk.show_one_at_a_time(on=on)

    def _follow_settings(self) -> None:
        settings = self.session.settings
        if settings is not None:
            self._show_one_at_a_time(on=settings.one_at_a_time)

    # -- Qt's own -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say of the key of an action that is off why that is so."""
        pressed = QKeySequence(event.keyCombination())
        for action in (*self.actions(), *self.desk.table.actions()):
            if not action.isEnabled() and pressed in action.shortcuts() and why_off(action):
                self.message_bar.tell("note", why_off(action))
                return
        super().keyPressEvent(event)

    def isComplete(self) -> bool:
        """Go on also while an edit is being checked: a press that follows it is not lost."""
        return self._checked is not None and (self._is_checking() or not self.missing())


def _rows(job: Job) -> int:
    return sum(sheet.frame.height for sheet in job.sheets)


def _segment_of(name: str, sheet: CheckedSheet) -> Segment:
    """Return the button of a sheet in a set: its problems, and the shape of the gravest."""
    title = sheet.sheet.record_type.label
    return Segment(name, title, len(sheet.problems), sheet.gravest)
