"""The road through the wizard: its pages, the way from one to another, and what is said there."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget, QWizard

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.wizard import flow
from rosterwizard.core.wizard.flow import STEPS, Step
from rosterwizard.gui.actions import put_action
from rosterwizard.gui.enter_key import is_enter, is_in_line, is_on_chosen, press_focused
from rosterwizard.gui.finder_key import FINDER_KEYS, FinderKey
from rosterwizard.gui.keeping import Keeper
from rosterwizard.gui.masking import learn_headings
from rosterwizard.gui.naming import named
from rosterwizard.gui.pages.footer import Footer
from rosterwizard.gui.pages.making import make_page
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.session import Session
from rosterwizard.gui.view_menu import ViewMenu
from rosterwizard.gui.widgets.step_list import StepList
from rosterwizard.services.kept_of_work import is_worth_keeping
from rosterwizard.services.work_facts import facts_of

if TYPE_CHECKING:
    from rosterwizard.gui.dialogs.help_dialog import HelpDialog
    from rosterwizard.gui.dialogs.left_out_dialog import Lines
    from rosterwizard.gui.offered_actions import OfferedAction
    from rosterwizard.gui.theme import Mark
    from rosterwizard.services.work import Work

CANCEL = QKeySequence.StandardKey.Cancel
_AMPLE_PX = 1500  # as wide, the window has room for every page and for the names of the steps


class Road(QWizard):
    """A wizard whose pages are made when they are needed; the flow itself is in `core.wizard.flow`.

    The id of a page is the number of its step. `steps` belong to it, but Qt would squeeze them
    into margins of its own. What opens and leaves jobs is in `Window`, which is made of it.
    """

    files_given = Signal(list)  # of Path: a page wants them opened
    practice_wanted = Signal()  # help wants the practice data opened
    step_opened = Signal(object)  # its step

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.keeper = Keeper(session, lambda: self.step, self)  # hears of each change first
        self.make_case: Callable[[], object] | None = None  # of whoever makes case files
        self._travelling = self._narrow = False
        self._shown: Page | None = None
        self._help: HelpDialog | None = None
        named(self, "wizard", "Roster Wizard")
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOptions(QWizard.WizardOption.IndependentPages)
        self.setMinimumSize(1, 1)  # else Qt holds it as large as the largest page ever was
        self.steps = StepList()
        self.footer = Footer(self)
        self._finder_key = FinderKey(self)
        self._connect()

    def _connect(self) -> None:
        self.steps.chosen.connect(self.go_to)
        self.steps.settings_pressed.connect(self.open_settings)
        self.footer.help.clicked.connect(self.open_help)
        self.footer.reason.clicked.connect(lambda: self._of_page(lambda page: page.show_missing()))
        self.keeper.not_kept.connect(self.show_error)
        self.session.changed.connect(self._work_changed)
        self.session.settings_changed.connect(self.refresh)
        self.session.profiles_changed.connect(self.refresh)
        self.currentIdChanged.connect(self._page_opened)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self._make_actions()

    def _make_actions(self) -> None:
        actions = {
            part: put_action(self, sentence("action", part), keys, act, everywhere=True)
            for part, keys, act in (
                ("help", ("F1",), self.open_help),
                ("back", ("Alt+Left",), self.go_back),
                ("settings", ("Ctrl+,",), self.open_settings),
                ("find", FINDER_KEYS, self.find_action),
                ("keys", ("?", "Shift+?"), self.open_keys),  # as platforms tell it
                ("log", (), self.open_log),
                ("stop", (CANCEL,), lambda: self._of_page(lambda page: page.cancel())),
            )
        }
        self.steps.wear("settings", actions["settings"])
        self.footer.help.addAction(actions["help"])
        self.footer.back.addAction(actions["back"])
        self._stop = actions["stop"]
        self._stop.setEnabled(False)
        self.view = ViewMenu(self.session, self.footer.view, self)
        self.view.failed.connect(self.show_error)
        for part in ("find", "keys", "log"):
            self.view.add(actions[part])

    # -- Pages ----------------------------------------------------------------------------

    def page_of(self, step: Step) -> Page:
        """Return the page of a step, made on first use."""
        if self.page(step.number) is None:
            page = make_page(step, self.session)
            page.state_changed.connect(self.refresh)
            page.proceed.connect(self._proceed)
            page.ready.connect(self.footer.take_focus)
            page.goes_to.connect(self.go_to)
            page.files_given.connect(self.files_given)
            page.told.connect(self._tell)
            page.listed.connect(self._tell_with_list)
            page.set_narrow(narrow=self._narrow)
            page.bug_found.connect(self.show_error)
            self.setPage(step.number, page)
            for action in page.view_actions:
                action.setVisible(False)  # until the page is open
                self.view.add(action)
        return cast("Page", self.page(step.number))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the room to the page, where there is little."""
        self._narrow = narrow
        self._fold_steps()
        self.footer.set_narrow(narrow=narrow)
        for number in self.pageIds():
            self.page_of(STEPS[number]).set_narrow(narrow=narrow)

    def _fold_steps(self) -> None:
        """Show of the steps only the discs where the page needs the room."""
        wants_room = self._shown is not None and self._shown.wants_room
        little = wants_room and self.window().width() < _AMPLE_PX
        self.steps.set_narrow(narrow=self._narrow or little)

    @property
    def step(self) -> Step:
        """Where one is."""
        return STEPS[max(self.currentId(), 0)]

    def go_to(self, step: Step) -> None:
        """Open the page of `step` from wherever one is; nothing is lost on the way."""
        if self._is_held():
            return
        self.settle()
        self._travelling = True
        while self.step.number > step.number and len(self.visitedIds()) > 1:
            self.back()
        while self.step is not step:
            after = flow.next_step(self.step, facts_of(self.session.work))
            stop = after if after and after.number < step.number else step
            self.page_of(stop)
            self.setCurrentId(stop.number)
        self._travelling = False
        self._page_opened()

    def go_back(self) -> None:
        """Take a step back, within the page or to the one before."""
        if self._is_held():
            return
        self.settle()
        page = self.currentPage()
        if not (isinstance(page, Page) and page.go_back()):
            self.back()

    def _proceed(self) -> None:
        step = flow.next_step(self.step, facts_of(self.session.work))
        if step is not None:
            self.go_to(step)

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
        for each in (self._shown, page):
            for action in each.view_actions if each else ():
                action.setVisible(each is page)
        self._shown = page
        self.step_opened.emit(page.step)
        if self._help is not None:
            self._help.follow(self._help_page())
        self._fold_steps()
        page.enter()
        self.refresh()
        # Qt gives the focus to whatever comes next when the page before is hidden.
        first = page.first_to_do()
        if first is None:
            self.footer.take_focus()
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_moved(self, _before: QWidget | None, widget: QWidget | None) -> None:
        self._finder_key.watch(widget)
        if widget is not None:
            self._of_page(lambda page: page.bring_into_view(widget))

    def settle(self) -> None:
        """Have the page take what is still being typed there."""
        self._of_page(lambda page: page.settle())

    def _of_page(self, do: Callable[[Page], None]) -> None:
        page = self.currentPage()
        if isinstance(page, Page):
            do(page)

    def _work_changed(self, before: "Work", after: "Work") -> None:
        """Let every page that there is follow, and only then go anywhere."""
        learn_headings(after)
        for number in self.pageIds():
            page = self.page(number)
            if isinstance(page, Page):
                page.follow(before, after)
        self.go_where_it_leads(before, after)
        self.refresh()
        if after.sending and not before.sending:
            self.footer.take_focus()  # the button that was pressed is off now

    def go_where_it_leads(self, before: "Work", after: "Work") -> None:
        """Go where a change of the work leads, once every page has followed it."""

    def refresh(self) -> None:
        """Draw buttons and steps from what the page and the session say now."""
        page = self.currentPage()
        if self._travelling or not isinstance(page, Page):
            return
        sending = bool(self.session.work.sending)
        self._stop.setEnabled(sending)
        self.footer.show_page(page, sentence("submit-sending", "held") if sending else "")
        self.footer.keep.setEnabled(is_worth_keeping(self.session.work))
        facts = facts_of(self.session.work)
        can_open = set() if sending else set(flow.reachable(facts))
        visited = {STEPS[number] for number in self.visitedIds()}
        unneeded = {step for step in can_open if not flow.applies(step, facts)} - visited
        passed = {step for step in can_open if step in visited or step.number < self.step.number}
        done = {step for step in passed - unneeded if not flow.missing(step, facts)}
        self.steps.show_steps(self.step, can_open, done, unneeded)

    # -- Dialogs --------------------------------------------------------------------------

    def show_error(self, error: BaseException) -> None:
        """Say on the page what a person can mend; show everything else as the bug that it is."""
        if isinstance(error, RosterError):
            self._of_page(lambda page: page.show_error(error))
            return
        from rosterwizard.gui.dialogs.bug_dialog import BugDialog  # noqa: PLC0415 - rarely

        worth = is_worth_keeping(self.session.work)
        keep = self._keep_as_it_is if worth else None
        work = self.session.work
        can_make_case = work.job is not None and work.case is None
        BugDialog.tell(self, error, keep, self.make_case if can_make_case else None)

    def _keep_as_it_is(self) -> None:
        self.settle()
        self.keeper.keep()

    def _tell(self, mark: str, words: str) -> None:
        self._of_page(lambda page: page.message_bar.tell(cast("Mark", mark), words))

    def _tell_with_list(self, mark: str, words: str, lines: "Lines") -> None:
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
        self._show_help(self._help_page())

    def _help_page(self) -> str:
        return self.step.value.replace("-", "_")

    def open_keys(self) -> None:
        """Open the list of all keys."""
        self._show_help("keyboard")

    def open_log(self) -> None:
        """Show what was written down of the program's work."""
        from rosterwizard.gui.dialogs.log_dialog import LogDialog  # noqa: PLC0415 - start-up

        LogDialog.look(self, self.session)

    def _show_help(self, name: str) -> None:
        from rosterwizard.gui.dialogs.help_dialog import HelpDialog  # noqa: PLC0415 - start-up

        dialog = HelpDialog.show_page(self, name)
        if self._help is None and dialog is not None:  # else it is open, or a test has none
            self._help = dialog
            dialog.practice_wanted.connect(self.practice_wanted)

    def find_action(self) -> None:
        """Let the person find what can be done here by its words, and do it."""
        from rosterwizard.gui.dialogs.action_finder import ActionFinder  # noqa: PLC0415 - start-up
        from rosterwizard.gui.offered_actions import offered_actions  # noqa: PLC0415 - as above

        self.settle()
        wanted = ActionFinder.wanted(lambda: offered_actions(self.parts()), self)
        if wanted is not None:  # the keyboard is back where it was by then
            QTimer.singleShot(0, self, partial(self._do_offered, *wanted))

    def _do_offered(self, wanted: "OfferedAction", offered: "Sequence[OfferedAction]") -> None:
        """Do what was chosen among what was offered, as it is by now; say where it cannot be.

        What is done in the background goes on while one looks, and builds buttons anew.
        """
        from rosterwizard.gui.offered_actions import (  # noqa: PLC0415 - start-up
            offered_actions,
            offered_again,
        )

        found = offered_again(wanted, offered, offered_actions(self.parts()))
        if found is None:
            self._tell("note", sentence("action-finder", "gone", words=wanted.words))
        elif found.off:
            self._tell("note", found.off)
        else:
            found.do()

    def parts(self) -> list[QWidget]:
        """Return the parts of the window in the order of their worth to the finder."""
        page = self.currentPage()
        buttons = (self.footer.main, self.footer.keep, self.footer.view)
        return [page, *buttons, self.steps, self]

    def open_settings(self) -> None:
        """Open servers, folders and the look; or say why the settings cannot be read."""
        from rosterwizard.gui.dialogs.settings_dialog import SettingsDialog  # noqa: PLC0415 - start
        from rosterwizard.services.settings import load_settings  # noqa: PLC0415 - as above

        session = self.session
        if session.settings or self.or_say(lambda: session.set_settings(load_settings())):
            SettingsDialog.change(self, session)

    # -- Qt's own -------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room at the foot anew."""
        super().resizeEvent(event)
        self.footer.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Give letters of another size the room that they need at the foot."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._shown is not None:
            self.footer.fit()

    def nextId(self) -> int:
        """Return the number of the step that comes next, -1 after the last."""
        step = flow.next_step(self.step, facts_of(self.session.work))
        return -1 if step is None else step.number

    def validateCurrentPage(self) -> bool:
        """Let the page do what its button promises, and have the next page ready."""
        page = self.currentPage()
        if self._travelling or not isinstance(page, Page):
            return True
        page.settle()
        if not page.go_on():
            return False
        step = flow.next_step(self.step, facts_of(self.session.work))
        if step is not None:
            self.page_of(step)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter what has the ring; what is done with gives it to the main button.

        Qt would press the main button, wherever the ring is.
        """
        if not is_enter(event):
            super().keyPressEvent(event)
            return
        was_chosen = is_on_chosen() and not event.isAutoRepeat()
        pressed = press_focused(event)
        if was_chosen or (not pressed and is_in_line()):
            self.footer.take_focus()

    def reject(self) -> None:
        """Stay: Escape closes dialogs, not the window."""
