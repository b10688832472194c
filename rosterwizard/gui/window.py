"""The wizard: pages, the list of steps, and buttons that say what they do."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget, QWizard

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.brief_names import named_briefly
from rosterwizard.core.wizard import flow
from rosterwizard.core.wizard.flow import STEPS, Step
from rosterwizard.gui.dialogs.lose_edits_question import LoseEditsQuestion
from rosterwizard.gui.enter_key import is_enter, is_in_line, press_focused
from rosterwizard.gui.keeping import Keeper
from rosterwizard.gui.naming import named
from rosterwizard.gui.pages.footer import Footer
from rosterwizard.gui.pages.making import make_page
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.session import Session
from rosterwizard.gui.widgets.step_list import StepList
from rosterwizard.services.kept_of_work import is_on, is_same_set, is_worth_keeping

if TYPE_CHECKING:
    from rosterwizard.gui.theme import Mark
    from rosterwizard.services.kept_entries import KeptEntry
    from rosterwizard.services.work import Work


class Window(QWizard):
    """A wizard whose pages are made when they are needed; the flow itself is in `core.wizard.flow`.

    The id of a page is the number of its step. It sits in a `Frame` beside `steps`, which belong
    to it but which Qt would squeeze into margins of its own.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.keeper = Keeper(session, lambda: self.step, self)
        self._travelling = self._narrow = self._closes_next = False
        self._shown: Page | None = None
        self._goal: Step | None = None  # where to go when the files are read
        self._left = ""  # the files of the job that was left for others, until that is said
        named(self, "wizard", "Roster Wizard")
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOptions(QWizard.WizardOption.IndependentPages)
        self.setMinimumSize(1, 1)  # else Qt holds it as large as the largest page ever was
        self.steps = StepList()
        self.footer = Footer(self)
        self._connect()
        self.page_of(Step.RECORD_TYPE)
        self.setStartId(Step.RECORD_TYPE.number)

    def _connect(self) -> None:
        self.steps.chosen.connect(self.go_to)
        self.steps.settings_pressed.connect(self.open_settings)
        self.footer.help.clicked.connect(self.open_help)
        self.footer.keep.clicked.connect(self.keep_work)
        self.footer.reason.clicked.connect(lambda: self._of_page(lambda page: page.show_missing()))
        self.keeper.not_kept.connect(self.show_error)
        self.session.changed.connect(self._work_changed)
        self.session.settings_changed.connect(self.refresh)
        self.session.profiles_changed.connect(self.refresh)
        self.currentIdChanged.connect(self._page_opened)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        for keys, act in (
            ("F1", self.open_help),
            ("Alt+Left", self.go_back),
            ("Ctrl+,", self.open_settings),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._stop_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self)
        self._stop_key.activated.connect(lambda: self._of_page(lambda page: page.cancel()))
        self._stop_key.setEnabled(False)

    # -- Pages ----------------------------------------------------------------------------

    def page_of(self, step: Step) -> Page:
        """Return the page of a step, made on first use."""
        if self.page(step.number) is None:
            page = make_page(step, self.session)
            page.state_changed.connect(self.refresh)
            page.proceed.connect(self._proceed)
            page.ready.connect(self.footer.take_focus)
            page.goes_to.connect(self.go_to)
            page.files_given.connect(self.open_files)
            page.told.connect(self._tell)
            page.listed.connect(self._tell_with_list)
            page.set_narrow(narrow=self._narrow)
            page.bug_found.connect(self.show_error)
            self.setPage(step.number, page)
        return cast("Page", self.page(step.number))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the room to the page, where there is little."""
        self._narrow = narrow
        self.steps.set_narrow(narrow=narrow)
        self.footer.set_narrow(narrow=narrow)
        for number in self.pageIds():
            self.page_of(STEPS[number]).set_narrow(narrow=narrow)

    @property
    def step(self) -> Step:
        """Where one is."""
        return STEPS[max(self.currentId(), 0)]

    def go_to(self, step: Step) -> None:
        """Open the page of `step` from wherever one is; nothing is lost on the way."""
        if self._is_held():
            return
        self._of_page(lambda page: page.settle())
        self._travelling = True
        while self.step.number > step.number and len(self.visitedIds()) > 1:
            self.back()
        while self.step is not step:
            after = flow.next_step(self.step, self.session.work.facts())
            stop = after if after and after.number < step.number else step
            self.page_of(stop)
            self.setCurrentId(stop.number)
        self._travelling = False
        self._page_opened()

    def go_back(self) -> None:
        """Take a step back, within the page or to the one before."""
        if self._is_held():
            return
        page = self.currentPage()
        self._of_page(lambda page: page.settle())
        if not (isinstance(page, Page) and page.go_back()):
            self.back()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take files from a drop or the command line, and go as far as they lead."""
        self._of_page(lambda page: page.settle())
        if self._is_held() or self.reads_again(paths) or not self.may_leave_for(paths):
            return
        self._goal = Step.CHECK
        self.session.set_paths(paths)
        self._open_file_page()

    def _open_file_page(self) -> None:
        """Have the files read, also where one is on their page already."""
        self.go_to(Step.FILE)
        self._of_page(lambda page: page.enter())

    def may_leave_for(self, paths: Sequence[Path]) -> bool:
        """Keep the job at hand, so that nothing of it is lost by opening other files.

        Ask where that cannot be done, and where the same files would be read anew.
        """
        work = self.session.work
        if tuple(paths) == work.paths:
            return LoseEditsQuestion.may_lose(self, self.session)
        may_leave = self._may_leave()
        if may_leave and (work.edited or work.submitted):
            self._left = named_briefly(work.paths)
        return may_leave

    def _may_leave(self) -> bool:
        """Keep what is worth it; ask before changes are lost where that cannot be done."""
        self._of_page(lambda page: page.settle())
        return (
            not is_worth_keeping(self.session.work)
            or self.or_say(self.keeper.keep)
            or LoseEditsQuestion.may_lose(self, self.session)
        )

    def _say_left(self) -> None:
        """Say where the job went that was left for another file."""
        left, self._left = self._left, ""
        if left:
            said = [self.page_of(self.step).message_bar.text(), sentence("work-left", files=left)]
            self._tell("note", " ".join(filter(None, said)))

    def reads_again(self, paths: Sequence[Path]) -> bool:
        """Take the files of the work at hand as they are now, with what was changed laid on them.

        False where these are other files, or there is nothing to be laid on them.
        """
        work = self.session.work
        changed = work.edited or work.undone or work.kept_work is not None
        if not (changed and is_same_set(work.paths, paths)):
            return False
        self._go_on(self.keeper.read_again)
        return True

    def _proceed(self) -> None:
        step = flow.next_step(self.step, self.session.work.facts())
        if step is not None:
            self.go_to(step)

    def begin_anew(self) -> None:
        """Leave the work at hand, unless that loses something, and go back to the first page."""
        if self._is_held() or not self._may_start_anew():
            return
        self.session.start_anew()
        self.go_to(Step.RECORD_TYPE)

    def _may_start_anew(self) -> bool:
        from rosterwizard.gui.dialogs.start_anew_question import (  # noqa: PLC0415 - start-up
            StartAnewQuestion,
        )

        return self._may_leave() and StartAnewQuestion.may_start(self, self.session.work)

    def _is_held(self) -> bool:
        """Tell whether nothing may be changed now, and say why."""
        held = bool(self.session.work.sending)
        if held:
            self._tell("note", sentence("submit-sending", "holds"))
        return held

    def _page_opened(self) -> None:
        page = self.currentPage()
        if self._travelling or page is self._shown or not isinstance(page, Page):
            return
        if self._shown is not None:
            self._shown.leave()
        self._shown = page
        page.enter()
        self.refresh()
        # Qt gives the focus to whatever comes next when the page before is hidden.
        first = page.first_to_do()
        if first is None:
            self.footer.take_focus()
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_moved(self, _before: QWidget | None, widget: QWidget | None) -> None:
        if widget is not None:
            self._of_page(lambda page: page.bring_into_view(widget))

    def _of_page(self, do: Callable[[Page], None]) -> None:
        page = self.currentPage()
        if isinstance(page, Page):
            do(page)

    def _work_changed(self, before: "Work", after: "Work") -> None:
        """Let every page that there is follow, and only then go anywhere."""
        for number in self.pageIds():
            page = self.page(number)
            if isinstance(page, Page):
                page.follow(before, after)
        if before.paths and not after.paths:
            self._goal = None  # the files that led there were left
        if after.job is not None and after.basis != before.basis and self._goal is not None:
            step = min(flow.furthest(self.session.work.facts()), self._goal, key=STEPS.index)
            self._goal = None
            self.go_to(step)
        if after.job is not None and after.basis != before.basis and self._left:
            if after.entry == before.entry:
                self._left = ""  # it came back: the files after it were left
            QTimer.singleShot(0, self._say_left)  # after what there is to say of the new one
        if self._closes_next and not after.sending:
            self._closes_next = False
            QTimer.singleShot(0, self.window().close)  # the outcomes are taken first
        self.refresh()
        if after.sending and not before.sending:
            self.footer.take_focus()  # the button that was pressed is off now

    def refresh(self) -> None:
        """Draw buttons and steps from what the page and the session say now."""
        page = self.currentPage()
        if self._travelling or not isinstance(page, Page):
            return
        sending = bool(self.session.work.sending)
        self._stop_key.setEnabled(sending)
        self.footer.show_page(page, sentence("submit-sending", "held") if sending else "")
        self.footer.keep.setEnabled(is_worth_keeping(self.session.work))
        facts = self.session.work.facts()
        can_open = set() if sending else set(flow.reachable(facts))
        visited = {STEPS[number] for number in self.visitedIds()}
        unneeded = {step for step in can_open if not flow.applies(step, facts)} - visited
        passed = {step for step in can_open if step in visited or step.number < self.step.number}
        done = {step for step in passed - unneeded if not flow.missing(step, facts)}
        self.steps.show_steps(self.step, can_open, done, unneeded)

    # -- Keeping work ---------------------------------------------------------------------

    def keep_work(self) -> None:
        """Keep the work now, and say so."""
        self._of_page(lambda page: page.settle())
        if self.or_say(self.keeper.keep):
            self._of_page(lambda page: page.message_bar.tell("fixed", sentence("work-kept")))

    def begin_with(self, paths: Sequence[Path]) -> None:
        """Open the files of the command line, and list what was kept.

        Work that was kept on the very same files is taken up. Raises what
        `older_work.take_over_older_work` does.
        """
        from rosterwizard.services.older_work import take_over_older_work  # noqa: PLC0415 - start

        try:
            take_over_older_work()
        finally:
            entries = self.list_kept()
            if paths:
                same = (each for each in entries if not each.is_open and is_on(each.work, paths))
                self._begin_with_files(paths, next(same, None))

    def list_kept(self) -> "tuple[KeptEntry, ...]":
        """Show on the first page what was kept, and return it."""
        kept = self.keeper.kept()
        page: Any = self.page_of(Step.RECORD_TYPE)
        page.show_kept(kept)
        return kept.entries

    def _begin_with_files(self, paths: Sequence[Path], kept: "KeptEntry | None") -> None:
        if kept is None:
            self.open_files(paths)
        else:
            self.go_on_with(kept)

    def come_back(self) -> None:
        """Have the page show what other windows did meanwhile."""
        self._of_page(lambda page: page.come_back())

    def go_on_with(self, kept: "KeptEntry") -> None:
        """Go on with kept work, and leave that at hand to the list."""
        if self._is_held() or not self._may_leave():
            return
        if not self._go_on(lambda: self.keeper.take_up(kept)):
            self.list_kept()

    def _go_on(self, take_up: "Callable[[], Step]") -> bool:
        """Go where `take_up` says that one was; tell whether that could be done."""
        steps: list[Step] = []
        if not self.or_say(lambda: steps.append(take_up())):
            return False
        if self.session.work.paths:
            self._goal = steps[0]
            self._open_file_page()
        else:
            self.go_to(steps[0])
        return True

    def throw_away(self, kept: "KeptEntry") -> None:
        """Forget kept work; ask before anything is lost by that."""
        from rosterwizard.gui.dialogs.throw_away_question import (  # noqa: PLC0415 - rarely
            ThrowAwayQuestion,
        )

        if ThrowAwayQuestion.may_throw_away(self, kept):
            self.or_say(lambda: self.keeper.throw_away(kept))
            self.list_kept()

    def may_close(self) -> bool:
        """Ask what shall become of unfinished work; False keeps the window open."""
        if self.session.work.sending and not self._closes_next:
            self._close_after_sending()
            return False
        self._closes_next = False
        self._of_page(lambda page: page.settle())
        closes = not is_worth_keeping(self.session.work) or self._is_decided()
        if closes:
            self._of_page(lambda page: page.cancel())
            self.keeper.let_go()
        return closes

    def _is_decided(self) -> bool:
        """Ask, and do what is said; tell whether the window may close."""
        from rosterwizard.gui.dialogs.keep_question import KeepQuestion  # noqa: PLC0415 - start-up

        decided = {"keep": self.keeper.keep, "forget": self.keeper.forget}
        answer = KeepQuestion.ask(self)
        return answer in decided and self.or_say(decided[answer])

    def _close_after_sending(self) -> None:
        """Ask, and close once a cancelled sending has said what became of its rows."""
        from rosterwizard.gui.dialogs.close_question import CloseQuestion  # noqa: PLC0415 - rarely

        if CloseQuestion.cancels(self, self.session) and self.session.work.sending:
            self._closes_next = True
            self._of_page(lambda page: page.cancel())

    # -- Dialogs --------------------------------------------------------------------------

    def show_error(self, error: BaseException) -> None:
        """Say on the page what a person can mend; show everything else as the bug that it is."""
        if isinstance(error, RosterError):
            self._of_page(lambda page: page.show_error(error))
            return
        from rosterwizard.gui.dialogs.bug_dialog import BugDialog  # noqa: PLC0415 - rarely

        BugDialog.tell(self, error)

    def _tell(self, mark: str, words: str) -> None:
        self._of_page(lambda page: page.message_bar.tell(cast("Mark", mark), words))

    def _tell_with_list(self, mark: str, words: str, lines: Sequence[str]) -> None:
        from rosterwizard.gui.dialogs.left_out_dialog import LeftOutDialog  # noqa: PLC0415 - rarely

        show = sentence("left-out", "show")
        act = partial(LeftOutDialog.tell, self, lines)
        self._of_page(lambda page: page.message_bar.tell(cast("Mark", mark), words, show, act))

    def or_say(self, work: Callable[[], object]) -> bool:
        """Do `work`; say what a person can mend, and return False, where it could not be done."""
        try:
            work()
        except RosterError as error:
            self.show_error(error)
            return False
        return True

    def open_help(self) -> None:
        """Open the help for this page."""
        from rosterwizard.gui.dialogs.help_dialog import HelpDialog  # noqa: PLC0415 - start-up

        HelpDialog.show_page(self, self.step.value.replace("-", "_"))

    def open_settings(self) -> None:
        """Open servers, folders and the look; or say why the settings cannot be read."""
        from rosterwizard.gui.dialogs.settings_dialog import SettingsDialog  # noqa: PLC0415 - start
        from rosterwizard.services.settings import load_settings  # noqa: PLC0415 - as above

        session = self.session
        if session.settings or self.or_say(lambda: session.set_settings(load_settings())):
            SettingsDialog.change(self, session)

    # -- Qt's own -------------------------------------------------------------------------

    def nextId(self) -> int:
        """Return the number of the step that comes next, -1 after the last."""
        step = flow.next_step(self.step, self.session.work.facts())
        return -1 if step is None else step.number

    def validateCurrentPage(self) -> bool:
        """Let the page do what its button promises, and have the next page ready."""
        page = self.currentPage()
        if self._travelling or not isinstance(page, Page):
            return True
        page.settle()
        if not page.go_on():
            return False
        step = flow.next_step(self.step, self.session.work.facts())
        if step is not None:
            self.page_of(step)
        return True

    def accept(self) -> None:
        """Do what the last page's button promises; it does not close the window.

        Qt would ask the page only after this.
        """
        if self.validateCurrentPage():
            self.begin_anew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter what has the ring; a line that is done gives it to the main button.

        Qt would press the main button, wherever the ring is.
        """
        if not is_enter(event):
            super().keyPressEvent(event)
        elif not press_focused(event) and is_in_line():
            self.footer.take_focus()

    def reject(self) -> None:
        """Stay: Escape closes dialogs, not the window."""
