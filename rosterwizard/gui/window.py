"""The one window: the steps at the side, a page, and buttons that say what they do."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWizard

from rosterwizard.core import flow
from rosterwizard.core.flow import STEPS, Step
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.pages.making import make_page
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.parts.reason import Reason
from rosterwizard.gui.parts.step_list import StepList
from rosterwizard.gui.session import Session

_BEGIN_SIZE = (1200, 780)
_NARROW_BELOW_PX = 860
_Button = QWizard.WizardButton


class Window(QWizard):
    """A wizard whose pages are made when they are needed; the flow itself is in `core.flow`.

    The id of a page is the number of its step.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.session = session
        self._travelling = False
        self._shown: Page | None = None
        self._in_a_hurry = False  # a file was given: go as far as it leads
        named(self, "window", "Roster Wizard")
        self.setWindowTitle("Roster Wizard")
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOptions(
            QWizard.WizardOption.IndependentPages | QWizard.WizardOption.ExtendedWatermarkPixmap
        )
        self.setAcceptDrops(True)
        self.steps = StepList()
        self.steps.chosen.connect(self.go_to)
        self.setSideWidget(self.steps)
        self._make_buttons()
        self.session.changed.connect(self._session_changed)
        self.currentIdChanged.connect(self._page_opened)
        self.page_of(Step.RECORD_TYPE)
        self.setStartId(Step.RECORD_TYPE.number)
        self.resize(*_BEGIN_SIZE)

    # -- Pages ----------------------------------------------------------------------------

    def page_of(self, step: Step) -> Page:
        """Return the page of a step, made on first use."""
        if self.page(step.number) is None:
            page = make_page(step, self.session)
            page.state_changed.connect(self.refresh)
            page.proceed.connect(self._proceed)
            self.setPage(step.number, page)
        return cast("Page", self.page(step.number))

    @property
    def step(self) -> Step:
        """Where one is."""
        return STEPS[max(self.currentId(), 0)]

    def go_to(self, step: Step) -> None:
        """Open the page of `step` from wherever one is; nothing is lost on the way."""
        if step is self.step:
            return
        self.setUpdatesEnabled(False)
        self._travelling = True
        while self.step.number > step.number and len(self.visitedIds()) > 1:
            self.back()
        while self.step is not step:
            after = flow.next_step(self.step, self.session.facts())
            stop = after if after and after.number < step.number else step
            self.page_of(stop)
            self.setCurrentId(stop.number)
        self._travelling = False
        self.setUpdatesEnabled(True)
        self._page_opened()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take files from a drop or the command line, and go as far as they lead."""
        self._in_a_hurry = True
        self.session.set_paths(paths)
        self.go_to(Step.FILE)

    def _proceed(self) -> None:
        self._travelling = True
        step = flow.next_step(self.step, self.session.facts())
        if step is not None:
            self.page_of(step)
            self.next()
        self._travelling = False
        self._page_opened()

    def _page_opened(self) -> None:
        page = self.currentPage()
        if self._travelling or page is self._shown or not isinstance(page, Page):
            return
        if self._shown is not None:
            self._shown.leave()
        self._shown = page
        self._set_margins()
        page.enter()
        self.refresh()

    def _session_changed(self, what: str) -> None:
        if what == "job" and self.session.job is not None and self._in_a_hurry:
            self._in_a_hurry = False
            self.go_to(flow.furthest(self.session.facts()))
        self.refresh()

    # -- Buttons --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Draw buttons and steps from what the page and the session say now."""
        page = self.currentPage()
        if not isinstance(page, Page):
            return
        page.completeChanged.emit()
        self._reason.tell("" if page.busy else page.missing())
        for each in (_Button.NextButton, _Button.FinishButton):
            if self.button(each).text() != page.next_label():
                self.setButtonText(each, page.next_label())
        facts = self.session.facts()
        open_ = set(flow.reachable(facts))
        visited = {STEPS[number] for number in self.visitedIds()}
        unneeded = {step for step in open_ if not flow.applies(step, facts)} - visited
        done = {step for step in open_ - unneeded if not flow.missing(step, facts)}
        done = {step for step in done if step in visited or step.number < self.step.number}
        self.steps.show_steps(self.step, open_, done, unneeded)

    def _make_buttons(self) -> None:
        self._reason = Reason()
        self._help = named(QPushButton("&Help"), "window.help")
        self._keep = named(QPushButton("&Save my work"), "window.keep")
        back = named(QPushButton("&Back"), "window.back")
        next_ = named(QPushButton(), "window.next")
        finish = named(QPushButton(), "window.finish")
        self.setButton(_Button.HelpButton, self._help)
        self.setButton(_Button.CustomButton1, self._keep)
        self.setButton(_Button.CustomButton2, self._reason)
        self.setButton(_Button.BackButton, back)
        self.setButton(_Button.NextButton, next_)
        self.setButton(_Button.FinishButton, finish)
        for button, role in (
            (self._help, "quiet"),
            (self._keep, "quiet"),
            (next_, "primary"),
            (finish, "primary"),
        ):
            button.setProperty("role", role)
        self.setButtonLayout(
            [
                _Button.HelpButton,
                _Button.CustomButton1,
                _Button.CustomButton2,
                _Button.BackButton,
                _Button.NextButton,
                _Button.FinishButton,
            ]
        )
        self.setButtonText(_Button.BackButton, "&Back")
        self.setButtonText(_Button.HelpButton, "&Help")
        self.setButtonText(_Button.CustomButton1, "&Save my work")

    def _set_margins(self) -> None:
        """Give side list and buttons our distances; Qt sets its own when it lays out anew."""
        side = self.steps.parentWidget()
        side_layout = side.layout() if side else None
        if side_layout is not None:
            side_layout.setContentsMargins(0, 0, 0, 0)
        inner = self._help.parentWidget()
        grid = inner.layout() if inner else None
        rows = [] if grid is None else [grid.itemAt(each) for each in range(grid.count())]
        for row in rows:
            if isinstance(row, QHBoxLayout):
                row.setContentsMargins(theme.BETWEEN_PX, 12, theme.EDGE_PX, 12)
                row.setSpacing(theme.INSIDE_PX)

    # -- Qt's own -------------------------------------------------------------------------

    def nextId(self) -> int:
        """Return the number of the step that comes next, -1 after the last."""
        step = flow.next_step(self.step, self.session.facts())
        return -1 if step is None else step.number

    def validateCurrentPage(self) -> bool:
        """Let the page do what its button promises, and have the next page ready."""
        page = self.currentPage()
        if self._travelling or not isinstance(page, Page):
            return True
        if not page.go_on():
            return False
        step = flow.next_step(self.step, self.session.facts())
        if step is not None:
            self.page_of(step)
        return True
