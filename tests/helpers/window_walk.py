"""A walk through the real window by chance, beside a model that knows what must be shown."""

from __future__ import annotations

import time
from contextlib import ExitStack
from random import Random
from typing import TYPE_CHECKING, NamedTuple, Self

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from rosterwizard.core.wizard import flow
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.pages.file_page import FilePage
from rosterwizard.gui.pages.submit_page import SubmitPage
from rosterwizard.services.work_facts import facts_of
from tests.helpers.walk_files import CHANGED, SYSTEMS, change_on_disk, write_job
from tests.helpers.walk_look import WindowLook
from tests.helpers.walk_model import Cell, Change, Model, Table, read_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.helpers.wizard import Wizard

    Open = Callable[[], AbstractContextManager[Wizard]]

MOST = 10**6
_TURN_MS = 2
SCENARIOS = ("good", "good", "partly-good", "cut")


def wait_for_workers(fact: Callable[[], bool], patience_s: float = 60) -> None:
    """Let the window work until `fact` holds, without a pause between two looks."""
    end = time.monotonic() + patience_s
    QApplication.processEvents()
    while not fact():
        assert time.monotonic() < end, "the window did not come to it"
        QThreadPool.globalInstance().waitForDone(_TURN_MS)
        QApplication.processEvents()


class Act(NamedTuple):
    """One thing that was done, and what its choices hang on: enough to do it again."""

    name: str
    seed: int

    def __str__(self) -> str:
        return f"{self.name}:{self.seed}"


class Walk:
    """Does what a person might do, and compares all that is shown with the model.

    start: opens the window anew, as the program does. only: the names of what may be done.
    """

    def __init__(self, start: Open, folder: Path, only: frozenset[str] = frozenset()) -> None:
        self._start, self._folder, self._only = start, folder, only
        self._chance = Random(0)  # noqa: S311 - no secret
        self._windows = ExitStack()
        self._model = Model()
        self._left: dict[tuple[Path, ...], Model] = {}
        self._numbers = 0
        self.story: list[Act] = []

    def __enter__(self) -> Self:
        self._open()
        return self

    def __exit__(self, *_error: object) -> None:
        self._windows.close()

    def step(self, chance: Random) -> None:
        """Do one thing that can be done here, and look."""
        names = [act.__name__.removeprefix("_") for act in self._acts()]
        allowed = [name for name in names if not self._only or name in self._only]
        self.take(Act(chance.choice(allowed or names), chance.randrange(MOST)))

    def take(self, act: Act) -> None:
        """Do that, if it can be done here, and look."""
        acts = {each.__name__.removeprefix("_"): each for each in self._acts()}
        if act.name not in acts:
            return
        self.story.append(act)
        self._chance = Random(act.seed)  # noqa: S311 - no secret
        acts[act.name]()
        self._wizard.wait_until_idle()
        self._look.at_everything(self._model)

    def _open(self) -> None:
        self._wizard = self._windows.enter_context(self._start())
        self._look = WindowLook(self._wizard, self._folder / "as it should be")

    # -- What a person might do -----------------------------------------------------------

    def _acts(self) -> list[Callable[[], None]]:
        work, step = self._wizard.session.work, self._wizard.window.step
        question = self._file_page().type_question
        if question.isVisible():
            return [self._answer, self._answer, self._leave, self._drop_another]
        acts = [self._drop_another, self._drop_other_system]
        acts += [self._go_on_with_another] * (2 if self._left else 0)
        if work.paths:
            acts += [self._drop_same, self._drop_changed, self._drop_gone, self._begin_anew]
        if work.job is not None:
            acts += [self._go_somewhere] * 3 + [self._go_back, self._reopen, self._crash]
            acts += [self._go_to_check] * (4 if step is not Step.CHECK else 0)
            acts += [self._go_to_submit] * (6 if work.problems and step is not Step.SUBMIT else 0)
            acts += [self._change_on_disk] * 2
            acts += [self._drop_moved] * (3 if self._model.done else 0)
        if step is Step.CHECK and work.problems:
            acts += [self._edit] * 8 + [self._undo] * 3 + [self._redo, self._replace, self._search]
            acts += [self._filter, self._show_sheet, self._mend_safely]
            acts += [self._insert_row] * 2
        if step is Step.SUBMIT:
            acts += [self._choose_rows, self._choose_scenario]
            acts += [self._send] * 8 if work.plan is not None else []
        return acts

    # Files

    def _drop_another(self) -> None:
        self._drop_new(self._model.system or self._chance.choice(list(SYSTEMS)))

    def _drop_other_system(self) -> None:
        self._drop_new(
            self._chance.choice([each for each in SYSTEMS if each != self._model.system])
        )

    def _drop_new(self, system: str) -> None:
        self._numbers += 1
        files = write_job(self._folder, system, f"job {self._numbers}", self._chance)
        self._look.forget_messages()
        self._wizard.window.open_files(list(files.values()))
        self._wizard.wait_until_idle()
        self._dropped = Model(system, tuple(files.values()))
        if self._file_page().type_question.isVisible():
            self._look.asks(self._dropped.paths)
        else:
            self._take_dropped()

    def _take_dropped(self) -> None:
        """Take it that the files were read, as far as the window could read them."""
        self._look.asks(())
        self._leave_job()
        self._model = self._dropped
        self._read()

    def _read(self) -> None:
        self._model.opened = self._tables()

    def _tables(self) -> dict[str, Table]:
        """Return what the files hold by now that the job was read from."""
        job = self._wizard.session.work.job
        names = {each.name: each for each in self._model.paths}
        sheets = job.sheets if job else ()
        files = {each.record_type.name: names[each.sheet.origin.file.name] for each in sheets}
        self._model.files = files
        return {of: read_table(file) for of, file in files.items()}

    def _answer(self) -> None:
        buttons = self._file_page().type_question.buttons
        self._look.forget_messages()
        buttons[0].click()
        self._wizard.wait_until_idle()
        if not self._file_page().type_question.isVisible():
            self._take_dropped()

    def _leave(self) -> None:
        self._file_page().type_question.left.emit()
        self._look.asks(())

    def _drop_changed(self) -> None:
        """Write other people into the files, and drop them again."""
        if not self._model.system:
            return
        files = write_job(self._folder / "other", self._model.system, "x", self._chance)
        for mine, other in zip(self._model.paths, files.values(), strict=True):
            other.replace(mine)
        self._drop_same()

    def _change_on_disk(self) -> None:
        change_on_disk(self._chance.choice(self._model.paths), self._chance)

    def _drop_moved(self) -> None:
        """Change a file on the disk, and drop them all again."""
        self._change_on_disk()
        self._drop_same()

    def _drop_same(self) -> None:
        self._look.forget_messages()
        self._wizard.window.open_files(list(self._model.paths))
        self._wizard.wait_until_idle()
        if self._wizard.session.work.job is not None:
            self._read_again()

    def _read_again(self) -> None:
        if self._wizard.session.work.submitted is None:
            self._model.sent, self._model.states, self._model.sent_to = {}, {}, ""
        self._model.read_again(self._tables())

    def _drop_gone(self) -> None:
        """Take the files away, drop them, and put them back."""
        aside = [(each, each.with_suffix(".gone")) for each in self._model.paths]
        for file, gone in aside:
            file.rename(gone)
        self._look.forget_messages()
        self._wizard.window.open_files(list(self._model.paths))
        self._wizard.wait_until_idle()
        assert self._wizard.session.work.job is None
        for file, gone in aside:
            gone.rename(file)
        self._drop_same()

    # Coming and going

    def _go_somewhere(self) -> None:
        steps = list(flow.reachable(facts_of(self._wizard.session.work)))
        self._wizard.window.go_to(self._chance.choice(steps))

    def _go_to_check(self) -> None:
        self._wizard.window.go_to(Step.CHECK)

    def _go_to_submit(self) -> None:
        self._wizard.window.go_to(Step.SUBMIT)

    def _go_back(self) -> None:
        self._wizard.window.go_back()

    def _reopen(self) -> None:
        assert self._wizard.frame.close()
        self._come_back()

    def _crash(self) -> None:
        self._wizard.window.keeper.keep()
        self._come_back()

    def _come_back(self) -> None:
        self._windows.close()
        self._open()
        self._go_on_with(self._model)

    def _go_on_with_another(self) -> None:
        """Go on with a job that was left for other files."""
        wanted = self._chance.choice(list(self._left.values()))
        self._leave_job()
        self._go_on_with(wanted)

    def _go_on_with(self, model: Model) -> None:
        """Go on with a job of the list of kept work."""
        kept = self._wizard.window.keeper.kept().entries
        latest = next(each for each in kept if each.work.paths == model.paths)
        self._model = self._left.pop(model.paths, model)
        self._look.forget_messages()
        self._wizard.window.go_on_with(latest)
        self._wizard.wait_until_idle()
        assert self._wizard.session.work.job is not None
        self._read_again()

    def _leave_job(self) -> None:
        if self._model.opened:
            self._left[self._model.paths] = self._model

    def _begin_anew(self) -> None:
        self._look.forget_messages()
        self._wizard.window.begin_anew()
        self._model = Model()

    # Mending

    def _edit(self) -> None:
        page = self._check_page()
        of, now = self._shown()
        columns = [at for at, each in enumerate(now.headings) if each in CHANGED]
        if not (columns and now.rows):
            return
        row, column = self._chance.randrange(len(now.rows)), self._chance.choice(columns)
        before, after = now.rows[row][column], f"Name {self._chance.randrange(MOST)}"
        if self._chance.randrange(4) == 0:  # as somebody else has it
            after = self._chance.choice(now.rows)[column]
        shown = page.desk.model.shown(row)
        if shown is None or before == after:  # another choice of rows is shown
            return
        page.desk.model.setData(page.desk.model.index(shown, column), after)
        self._model.make(Change(of, (Cell(row, column, before, after),)))

    def _insert_row(self) -> None:
        self._check_page().desk.actions_.insert_row()
        self._model.make(Change(self._look.shown_type(), (), 1))

    def _replace(self) -> None:
        page, bar = self._check_page(), self._check_page().desk.find_bar
        of, now = self._shown()
        new = f"Call {self._chance.randrange(MOST)}"
        cells = tuple(
            Cell(row, column, text, text.replace("Name", new))
            for row in page.desk.model.shown_rows()
            for column, text in enumerate(now.rows[row])
            if "Name" in text
        )
        bar.open(to_replace=True)
        bar.scope.setCurrentIndex(bar.scope.findData("all-columns"))
        bar.match_case.setChecked(True)
        bar.text.setText("Name")
        bar.replacement.setText(new)
        bar.replace_all()
        if cells:
            self._model.make(Change(of, cells))

    def _mend_safely(self) -> None:
        before = {of: table.copy() for of, table in self._model.now().items()}
        self._check_page().make_safe_fixes()
        self._wizard.wait_until_idle()
        job = self._wizard.session.work.job
        assert job is not None
        for sheet in job.sheets:  # what is safe is the program's to say; where it is, is not
            of = sheet.record_type.name
            cells = tuple(
                Cell(row, column, text, sheet.frame.item(row, column))
                for row, line in enumerate(before[of].rows)
                for column, text in enumerate(line)
                if text != sheet.frame.item(row, column)
            )
            assert all(cell.before.strip() == cell.after for cell in cells)
            if cells:
                self._model.make(Change(of, cells))

    def _undo(self) -> None:
        self._check_page().undo()
        self._model.undo()

    def _redo(self) -> None:
        self._check_page().redo()
        self._model.redo()

    def _search(self) -> None:
        bar = self._check_page().desk.find_bar
        bar.open(to_replace=True)
        bar.text.setText("Name")

    def _filter(self) -> None:
        filters = self._check_page().desk.filters
        keys = [each for each in ("all", "error", "changed") if filters.button(each).isEnabled()]
        filters.button(self._chance.choice(keys)).click()

    def _show_sheet(self) -> None:
        page = self._check_page()
        name = self._chance.choice(list(self._model.opened))
        if len(self._model.opened) > 1:
            page.sheets.button(name).click()

    # Sending

    def _choose_rows(self) -> None:
        offers = self._submit_page().choices.row_choices
        if offers.isVisible():
            offers.rows[self._chance.choice(list(offers.rows))].button.click()

    def _choose_scenario(self) -> None:
        servers = self._submit_page().servers
        servers.scenario.setCurrentIndex(servers.scenario.findData(self._chance.choice(SCENARIOS)))

    def _send(self) -> None:
        page = self._submit_page()
        server = page.servers.chosen()
        if page.choices.is_mend or server is None or page.servers.is_by_hand() or page.missing():
            return
        plan = self._look.plan(self._model, page)
        before = self._wizard.session.work.submitted
        page.go_on()
        self._wizard.wait_until_idle()
        work = self._wizard.session.work
        if work.submitted is before or work.submitted is None:
            return  # nothing reached the server
        self._look.take_sent(self._model, plan, server)

    # -- Where ----------------------------------------------------------------------------

    def _shown(self) -> tuple[str, Table]:
        of = self._look.shown_type()
        return of, self._model.now()[of]

    def _check_page(self) -> CheckPage:
        page = self._wizard.window.page_of(Step.CHECK)
        assert isinstance(page, CheckPage)
        return page

    def _file_page(self) -> FilePage:
        page = self._wizard.window.page_of(Step.FILE)
        assert isinstance(page, FilePage)
        return page

    def _submit_page(self) -> SubmitPage:
        page = self._wizard.window.page_of(Step.SUBMIT)
        assert isinstance(page, SubmitPage)
        return page
