"""Compares all that the window shows with what follows afresh from the files and the edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from rosterwizard.core.job.edits import CELLS, Edit, NewRow
from rosterwizard.core.job.row_states import STATES, TAKEN
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.messages.words import number, sentence
from rosterwizard.core.reading.options import FIND_OUT
from rosterwizard.core.showing.check_in_words import check_in_words, edit_in_words
from rosterwizard.core.showing.checked_job import CheckedJob, checked
from rosterwizard.core.showing.states import state_name
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.check.cause_list import CauseList
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.pages.results_page import ResultsPage
from rosterwizard.gui.pages.submit_page import SubmitPage
from rosterwizard.gui.submit.plan_part import PlanPart
from rosterwizard.services.opening import open_job
from rosterwizard.services.plan_and_send import Choice, prepared
from rosterwizard.services.results_in_words import headline
from rosterwizard.services.work_facts import next_redo, next_undo
from tests.helpers.walk_files import write_table

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.job.job import Job
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.submitting.plan import Plan
    from tests.helpers.walk_model import Model
    from tests.helpers.wizard import Wizard

_OLD = "This is about what was there before."


class WindowLook:
    """Looks at the window. folder: where the files are written again, to be read afresh."""

    def __init__(self, wizard: Wizard, folder: Path) -> None:
        self._wizard, self._folder = wizard, folder
        self._asked: tuple[Path, ...] = ()
        self._known: tuple[object, Job, CheckedJob] | None = None
        self._causes = CauseList("walk.causes")
        self._plan = PlanPart()

    def asks(self, paths: tuple[Path, ...]) -> None:
        """Expect that the window asks what these files are; () for no longer."""
        self._asked = paths

    def forget_messages(self) -> None:
        """Have every page say something that must be gone afterwards."""
        for page in self._pages():
            page.message_bar.tell("note", _OLD)

    def at_everything(self, model: Model) -> None:
        """Compare."""
        self._look_at_title(model)
        for page in self._pages():
            if "message_bar" in page.__dict__:
                assert page.message_bar.text() != _OLD, f"a message stays on {page.name}"
        if self._asked:
            assert self._wizard.session.work.job is None
            return
        self._look_at_job(model)
        step = self._wizard.window.step
        if not model.opened:
            return
        if step is Step.CHECK:
            self._look_at_check(model)
        if step is Step.SUBMIT:
            self._look_at_submit(model)
        if step is Step.RESULTS:
            self._look_at_results(model)

    # -- What follows from the files and the edits -------------------------------------------

    def _afresh(self, model: Model) -> tuple[Job, CheckedJob]:
        key = (id(model.opened), tuple(model.done))
        if self._known is None or self._known[0] != key:
            job = self._job(model)
            self._known = (key, job, checked(job, {}, UNWATCHED))
        return self._known[1:]

    def _job(self, model: Model) -> Job:
        files = []
        for of, table in model.opened.items():
            path = model.files[of]
            files.append(self._folder / path.parent.name / path.name)
            write_table(files[-1], table)
        types = list(model.opened)
        wanted = f"{model.system}/{types[0]}" if len(types) == 1 else model.system
        job = open_job(tuple(files), self._wizard.session.profiles, wanted, FIND_OUT)
        for change in model.done:
            sheet = job.sheet_of(change.of)
            assert sheet is not None
            cells = pl.DataFrame(change.cells, schema=CELLS, orient="row")
            new = (NewRow(),) * change.new_rows
            job = job.with_sheet(sheet.edited(Edit(cells, new_rows=new)))
        return job

    def plan(self, model: Model, page: SubmitPage) -> Plan | RosterError | None:
        """Return what would be sent."""
        job, found = self._afresh(model)
        server = page.servers.chosen()
        if server is None or page.choices.is_mend:
            return None
        work, choices = self._wizard.session.work, page.choices
        before = work.submitted if model.sent_to == server.url else None
        return prepared(
            Choice(
                job,
                found.problems,
                server,
                work.row_choice,  # type: ignore[arg-type] # one of two words
                choices.mode,
                word=choices.word,
                before=before,
            )
        )

    def take_sent(self, model: Model, plan: Plan | RosterError | None, server: Server) -> None:
        """Take down what was handed over, and what became of it."""
        assert plan is not None
        assert not isinstance(plan, RosterError), plan
        submitted = self._wizard.session.work.submitted
        assert submitted is not None
        if model.sent_to != server.url:
            model.sent, model.states, model.sent_to = {}, {}, server.url
        now, found = model.now(), self._afresh(model)[1].problems
        for sheet in plan.sheets:
            of, rows = sheet.record_type, set(sheet.rows.to_list())
            states = submitted.outcomes[of].frame["state"].to_list()
            was = model.states.get(of) or ["not-sent"] * len(states)
            for row, state in enumerate(states):
                if row not in rows:
                    assert state == was[row], f"row {row} was not sent, and is {state}"
                elif state != "not-sent":
                    model.sent.setdefault(of, {})[row] = now[of].rows[row]
            if "cut" not in server.name and "partly" not in server.name:
                bad = set(found[of].rows_with_errors())
                # With hardly anything in it a row may be doubtful alone, and refused all the same.
                bad |= {row for row in rows if row >= len(model.opened[of].rows)}
                assert all(states[row] in TAKEN for row in rows - bad)
            model.states[of] = states

    # -- What is shown ------------------------------------------------------------------------

    def _look_at_title(self, model: Model) -> None:
        title = self._wizard.frame.windowTitle()
        names = [each.name for each in self._asked or model.paths]
        assert title == " – ".join([listed(names), "Roster Wizard"] if names else ["Roster Wizard"])

    def _look_at_job(self, model: Model) -> None:
        work = self._wizard.session.work
        if not model.opened:
            assert work.job is None
            return
        assert work.job is not None
        job, _ = self._afresh(model)
        held = {each.record_type.name: each for each in work.job.sheets}
        assert held.keys() == model.opened.keys()
        now = model.now()
        for sheet in job.sheets:
            mine = held[sheet.record_type.name]
            rows = [list(row) for row in mine.frame.iter_rows()]
            wanted = now[sheet.record_type.name].rows
            assert rows == wanted, f"the job holds other cells: {rows} for {wanted}"
            fields = [(each.heading, each.field) for each in mine.matching.matches]
            assert fields == [(each.heading, each.field) for each in sheet.matching.matches]
        assert len(work.edited) == len(model.done)
        assert len(work.undone) == len(model.undone)
        for edit, changes in ((next_undo(work), model.done), (next_redo(work), model.undone)):
            if edit is not None:
                cells = [tuple(cell) for cell in sorted(changes[-1].cells)]
                assert edit.cells.sort("row", "column").rows() == cells

    def shown_type(self) -> str:
        """Return the record type whose sheet the check page shows."""
        sheet = self._check_page().desk.model.sheet()
        assert sheet is not None
        return sheet.record_type.name

    def _look_at_check(self, model: Model) -> None:
        page, work = self._check_page(), self._wizard.session.work
        _, found = self._afresh(model)
        of = self.shown_type()
        sheet, table = found.sheets[of], model.now()[of]
        shown = page.desk.model
        for row in shown.shown_rows():
            cells = [shown.text(row, column) for column in range(len(table.headings))]
            assert cells == table.rows[row], f"row {row} of {of} is shown as another one"
        if page.desk.filters.button("all").isChecked():
            assert list(shown.shown_rows()) == list(range(len(table.rows)))
        across = Qt.Orientation.Horizontal
        headings = [shown.headerData(at, across) for at in range(len(table.headings))]
        assert headings == table.headings
        assert _labels(page)[1] == check_in_words(found)
        for key in ("all", "error", "warning", "note", "fixed", "changed"):
            words = page.desk.filters.button(key).accessibleName()
            assert words.endswith(f" {number(sheet.counts[key])}"), f"{key}: {words}"
        if sheet.causes:
            self._causes.show_sheet(sheet)
            assert _lines(page.desk.causes) == _lines(self._causes)
        safe = sum(len(fix.edit.cells) for each in found.sheets.values() for fix in each.safe_fixes)
        assert page.safe.isVisible() == (safe > 0)
        for button, edit, words in (
            (page.undo_button, next_undo(work), "check-undo"),
            (page.redo_button, next_redo(work), "check-redo"),
        ):
            assert button.isEnabled() == (edit is not None)
            if edit is not None:
                assert sentence(words, step=edit_in_words(edit)) in button.toolTip()
        assert not page.missing()

    def _look_at_submit(self, model: Model) -> None:
        page = self._wizard.window.page_of(Step.SUBMIT)
        assert isinstance(page, SubmitPage)
        job, _ = self._afresh(model)
        plan = self.plan(model, page)
        if plan is None or isinstance(plan, RosterError):
            assert self._wizard.session.work.plan is None
            self._plan.show_nothing()
            if plan is not None and not page.refusal.isHidden():
                assert page.refusal.text() == str(plan)
        else:
            mine = self._wizard.session.work.plan
            assert mine is not None
            assert mine.digest == plan.digest, "another plan would be sent"
            self._plan.show_plan(job, plan)
        assert _texts(page.plan_part) == _texts(self._plan)

    def _look_at_results(self, model: Model) -> None:
        page = self._wizard.window.page_of(Step.RESULTS)
        assert isinstance(page, ResultsPage)
        job, _ = self._afresh(model)
        (of,) = (each for each in model.states if _is_shown(page, each, len(model.states)))
        now, sent = model.now()[of].rows, model.sent.get(of, {})
        beside = 2  # the state and the words of the system
        for row in page.model.shown_rows():
            cells = [page.model.text(row, at + beside) for at in range(len(now[row]))]
            assert cells == sent.get(row, now[row]), f"row {row} of {of} was sent otherwise"
            assert page.model.text(row, 0) == state_name(model.states[of][row])
        every = [state for states in model.states.values() for state in states]
        counts = {state: every.count(state) for state in STATES}
        assert _labels(page)[0] == headline(job, counts, is_practice=True)

    # -- Parts of the window --------------------------------------------------------------------

    def _check_page(self) -> CheckPage:
        page = self._wizard.window.page_of(Step.CHECK)
        assert isinstance(page, CheckPage)
        return page

    def _pages(self) -> list[Page]:
        window = self._wizard.window
        pages = [window.page(number) for number in window.pageIds()]
        return [page for page in pages if isinstance(page, Page)]


def _is_shown(page: ResultsPage, of: str, sheets: int) -> bool:
    return sheets == 1 or page.sheets.button(of).isChecked()


def _labels(page: Page) -> list[str]:
    """Return the heading of a page and the sentence below it."""
    return [page.accessibleName(), page.accessibleDescription()]


def _texts(part: QWidget) -> list[str]:
    """Return the words of a plan that are there now; those before go with the next turn."""
    column = part.layout()
    content = column.itemAt(0) if column else None
    widget = content.widget() if content else None
    return [label.text() for label in widget.findChildren(QLabel)] if widget else []


def _lines(causes: CauseList) -> list[tuple[str, str, int]]:
    return [(each.title, each.severity, each.count) for each in causes.causes()]
