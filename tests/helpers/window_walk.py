"""A walk through the real window by chance, beside a model that knows what must be shown."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rosterwizard.core.wizard import flow
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.pages.results_page import ResultsPage
from tests.helpers.patrons import write_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from tests.helpers.wizard import Wizard

HEADINGS = ("username", "surname", "enabled", "staffmember", "graduationyear")
SURNAME = 1  # any text fits there
MOST_ROWS = 8

Rows = list[list[str]]
Place = tuple[int, str, str]  # a row, and what stood and stands in its cell


@dataclass
class Model:
    """What a person has done, worked out without the program.

    rows: the file as it was read, with the edits. sent: the rows as they were handed over.
    """

    path: Path | None = None
    rows: Rows = field(default_factory=list)
    done: list[Place] = field(default_factory=list)
    undone: list[Place] = field(default_factory=list)
    sent: Rows = field(default_factory=list)


class Walk:
    """Does what a person might do, and compares all that is shown with the model."""

    def __init__(self, wizard: Wizard, folder: Path, chance: Random) -> None:
        self._wizard, self._folder, self._chance = wizard, folder, chance
        self._model = Model()
        self._numbers = 0
        self.story: list[str] = []

    def step(self) -> None:
        """Do one thing that can be done here, and look."""
        act = self._chance.choice(self._acts())
        self.story.append(act.__name__.removeprefix("_"))
        act()
        self._wizard.wait_until_idle()
        self._look()

    # -- What a person might do -----------------------------------------------------------

    def _acts(self) -> list[Callable[[], None]]:
        acts = [self._drop_another, self._drop_changed]
        work, step = self._wizard.session.work, self._wizard.window.step
        if work.job is not None:
            acts += [self._go_somewhere, self._go_somewhere]
        if step is Step.CHECK and work.problems:
            acts += [self._edit, self._edit, self._edit, self._undo, self._redo, self._search]
        if step is Step.SUBMIT and work.plan is not None:
            acts += [self._send, self._send, self._send]
        if step is Step.RESULTS:
            acts += [self._begin_anew]
        return acts

    def _drop_another(self) -> None:
        self._numbers += 1
        self._drop(f"patrons {self._numbers}.csv")

    def _drop_changed(self) -> None:
        """Change the file on the disk, and drop it again."""
        name = self._model.path.name if self._model.path else "patrons.csv"
        self._drop(name)

    def _drop(self, name: str) -> None:
        first, count = self._chance.randrange(10**6), self._chance.randrange(1, MOST_ROWS)
        rows = [
            (f"u{number}", f"S{number}", "Y", "N", "2031") for number in range(first, first + count)
        ]
        path = write_rows(self._folder / name, rows, HEADINGS)
        self._wizard.window.open_files([path])
        with path.open(encoding="utf-8", newline="") as file:
            _, *read = csv.reader(file)
        self._model = Model(path, read)

    def _go_somewhere(self) -> None:
        steps = list(flow.reachable(self._wizard.session.work.facts()))
        self._wizard.window.go_to(self._chance.choice(steps))

    def _edit(self) -> None:
        row = self._chance.randrange(len(self._model.rows))
        before, after = self._model.rows[row][SURNAME], f"Name {self._chance.randrange(10**6)}"
        table = self._check_page().desk.model
        shown = table.shown(row)
        if shown is None:  # another choice of rows is shown
            return
        table.setData(table.index(shown, SURNAME), after)
        self._model.rows[row][SURNAME] = after
        self._model.done.append((row, before, after))
        self._model.undone.clear()

    def _undo(self) -> None:
        self._check_page().undo()
        if self._model.done:
            row, before, _ = place = self._model.done.pop()
            self._model.rows[row][SURNAME] = before
            self._model.undone.append(place)

    def _redo(self) -> None:
        self._check_page().redo()
        if self._model.undone:
            row, _, after = place = self._model.undone.pop()
            self._model.rows[row][SURNAME] = after
            self._model.done.append(place)

    def _search(self) -> None:
        bar = self._check_page().desk.find_bar
        bar.open(to_replace=True)
        bar.text.setText("Name")

    def _send(self) -> None:
        self._wizard.page.go_on()
        self._wizard.wait_for(Step.RESULTS)
        self._model.sent = [list(row) for row in self._model.rows]

    def _begin_anew(self) -> None:
        self._wizard.window.begin_anew()
        self._model = Model()

    # -- What must be so --------------------------------------------------------------------

    def _look(self) -> None:
        work, model = self._wizard.session.work, self._model
        name = model.path.name if model.path else ""
        title = self._wizard.frame.windowTitle()
        assert title == (f"{name} – Roster Wizard" if name else "Roster Wizard")
        held = [list(row) for row in work.job.sheets[0].frame.iter_rows()] if work.job else []
        assert held == model.rows
        step = self._wizard.window.step
        if step is Step.CHECK:
            self._look_at_check()
        if step is Step.RESULTS:
            assert self._shown_in_results() == [row[: SURNAME + 1] for row in model.sent]
        for page in self._pages():
            if not work.paths and "message_bar" in page.__dict__:
                assert page.message_bar.isHidden()

    def _look_at_check(self) -> None:
        page, model = self._check_page(), self._model
        shown = [
            [page.desk.model.text(row, column) for column in range(len(model.rows[0]))]
            for row in page.desk.model.shown_rows()
        ]
        assert all(row in model.rows for row in shown)
        if page.desk.filters.button("all").isChecked():
            assert shown == model.rows
        assert page.undo_button.isEnabled() == bool(model.done)
        assert page.redo_button.isEnabled() == bool(model.undone)
        assert not page.missing()

    def _shown_in_results(self) -> Rows:
        page = self._wizard.window.page_of(Step.RESULTS)
        assert isinstance(page, ResultsPage)
        table = page.model
        beside = 2  # the state and the words of the system
        return [
            [table.text(row, column + beside) for column in range(SURNAME + 1)]
            for row in table.shown_rows()
        ]

    def _check_page(self) -> CheckPage:
        page = self._wizard.window.page_of(Step.CHECK)
        assert isinstance(page, CheckPage)
        return page

    def _pages(self) -> list[Page]:
        window = self._wizard.window
        pages = [window.page(number) for number in window.pageIds()]
        return [page for page in pages if isinstance(page, Page)]
