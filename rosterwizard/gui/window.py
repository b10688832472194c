"""The window: the road of pages, and what opens, keeps, leaves and closes a job."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from rosterwizard.core.casefile.case_file import is_case_file
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.brief_names import named_briefly
from rosterwizard.core.wizard import flow
from rosterwizard.core.wizard.flow import STEPS, Step
from rosterwizard.gui.actions import put_action, say_why_off
from rosterwizard.gui.dialogs.lose_edits_question import LoseEditsQuestion
from rosterwizard.gui.engaged import is_engaged
from rosterwizard.gui.file_watch import FileWatch
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.practice_tour import PracticeTour
from rosterwizard.gui.road import Road
from rosterwizard.gui.session import Session
from rosterwizard.gui.support_mode import SupportMode
from rosterwizard.gui.work_log import WorkLog
from rosterwizard.services.kept_of_work import is_on, is_same_set, is_worth_keeping
from rosterwizard.services.practice_data import PRACTICE_TYPE, is_practice_data, practice_file
from rosterwizard.services.work_facts import facts_of

if TYPE_CHECKING:
    from rosterwizard.gui.dialogs.history_dialog import Reopened
    from rosterwizard.services.kept_entries import KeptEntry
    from rosterwizard.services.work import Work


# The pages on which the sheet is worked on as it was read.
_OF_THE_FILE = (Step.FILE, Step.HEADINGS, Step.CHECK, Step.SUBMIT)
_SOON_MS = 300


class Window(Road):
    """The road of one person, who opens files and leaves them; nothing of theirs is lost by that.

    It sits in a `Frame` beside its list of steps.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._closes_next = False
        self._goal: Step | None = None  # where to go when the files are read
        self._ends_at_results = False  # once what came back is checked
        self._besides = ""  # what to say of other work on the files that are being opened
        self._left = ""  # the files of the job that was left for others, until that is said
        self.file_watch = FileWatch(session, self)
        self.file_watch.saved_anew.connect(self._tell_saved)
        self._offered_on: set[Step] = set()  # what was saved last
        self._took_saved = False
        self._saved_soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._saved_soon.timeout.connect(self._take_saved)
        self.currentIdChanged.connect(lambda _number: self._saved_soon.start())
        self.footer.keep.clicked.connect(self.keep_work)
        self.files_given.connect(self.open_files)
        self.steps.history_pressed.connect(self.open_history)
        history = sentence("action", "history")
        keyed = put_action(self, history, ("Ctrl+Shift+H",), self.open_history, everywhere=True)
        self.steps.wear("history", keyed)
        self.log = WorkLog(self)
        self.make_case = self._make_case
        words = sentence("action", "make-case")
        self._case_action = put_action(self, words, (), self._make_case, everywhere=True)
        say_why_off(self._case_action, sentence("action-off", "make-case"))
        self.view.add(self._case_action)
        self.support = SupportMode(session, lambda: self.page_of(self.step), self)
        self.support.opened.connect(self._show_case)
        self.support.left.connect(self.leave_case)
        self.tour = PracticeTour(session, self)
        self.tour.wanted.connect(self.practise)
        self.tour.failed.connect(self.show_error)
        self.currentIdChanged.connect(lambda _number: self.tour.go_to(self.step))
        self.practice_wanted.connect(self.practise)
        self.page_of(Step.RECORD_TYPE)
        self.setStartId(Step.RECORD_TYPE.number)

    # -- Opening files, and going on with kept work --------------------------------------

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take files from a drop or the command line, and go as far as they lead."""
        self.settle()
        if is_case_file(paths):
            self._open_case(paths[0])
            return
        if self._is_held() or self.reads_again(paths) or not self.may_leave_for(paths):
            return
        self._goal = Step.CHECK
        self.session.set_paths(paths)
        self._open_file_page()

    def _open_case(self, path: Path) -> None:
        """Keep what is at hand, and show the case of somebody else."""
        if not self._is_held() and self._may_leave():
            self._goal = None
            self.support.open(path)

    def _show_case(self) -> None:
        """Check it as the customer did, also where one is on that page already."""
        self.go_to(Step.CHECK)
        self._of_page(lambda page: page.enter())

    def practise(self) -> None:
        """Open the practice data, with a hint on each page; what is at hand is kept first."""
        from rosterwizard.core.profiles.loading import (  # noqa: PLC0415 - brings msgspec
            find_record_type,
        )

        self.settle()
        if self._is_held() or not self._may_start_anew():
            return
        self.session.start_anew()
        profile, record_type = find_record_type(PRACTICE_TYPE, self.session.profiles)
        self.session.choose(profile, [record_type.name])
        self.session.set_paths([practice_file()])
        self.tour.begin()
        self._goal = None  # each page is looked at
        self._open_file_page()

    def _open_file_page(self) -> None:
        """Have the files read, also where one is on their page already."""
        self.go_to(Step.FILE)
        self._of_page(lambda page: page.enter())

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

    def _tell_saved(self) -> None:
        self._offered_on, self._took_saved = set(), False
        self._take_saved()

    def _take_saved(self) -> None:
        """Take the files as another program saved them, where that is wanted; else offer it.

        What became of rows that were sent is known by their places, so then it is only offered.
        Nothing is taken away under the hands of somebody who types or is asked: that waits.
        """
        if self._took_saved or not self.file_watch.is_waiting:
            return  # what cannot be read is taken once
        page: Any = self.page_of(Step.FILE)
        if self._is_busy():
            self._saved_soon.start()  # what is said now would be hidden by what is done
        elif not page.follows_file or self.session.work.submitted:
            self._offer_saved()
        elif is_engaged():
            self._offer_saved()
            self._saved_soon.start()
        else:
            self._read_saved()

    def _offer_saved(self) -> None:
        """Say on each page of the file that it was saved, once; elsewhere nothing is said."""
        paths = self.session.work.paths
        if self.step in _OF_THE_FILE and self.step not in self._offered_on:
            self._offered_on.add(self.step)
            words = counted("saved-elsewhere", len(paths), files=named_briefly(paths))
            take = sentence("saved-elsewhere", "take")
            self._of_page(lambda page: page.message_bar.tell("note", words, take, self._read_saved))

    def _read_saved(self) -> None:
        if not self._is_held():
            self._took_saved = True
            self.settle()
            self._go_on(self.keeper.read_again)

    def _is_busy(self) -> bool:
        page = self.currentPage()
        return isinstance(page, Page) and page.busy

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

    def _begin_with_files(self, paths: Sequence[Path], kept: "KeptEntry | None") -> None:
        if kept is None:
            self.open_files(paths)
        else:
            self.go_on_with(kept)

    def list_kept(self) -> "tuple[KeptEntry, ...]":
        """Show on the first page what was kept, and return it."""
        kept = self.keeper.kept()
        page: Any = self.page_of(Step.RECORD_TYPE)
        page.show_kept(kept)
        return kept.entries

    def come_back(self) -> None:
        """Have the page show what other windows and programs did meanwhile."""
        self._of_page(lambda page: page.come_back())
        self.file_watch.look()

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

    def open_history(self) -> None:
        """Show what was sent so far, and go on with what the person wants to see again."""
        from rosterwizard.gui.dialogs.history_dialog import HistoryDialog  # noqa: PLC0415 - start-up

        wanted = HistoryDialog.look(self.session, self)
        if wanted is not None:
            self._reopen(wanted)
        self.list_kept()

    def _reopen(self, wanted: "Reopened") -> None:
        """Go on with the kept work of a submission, else with its files, wherever they are now."""
        from rosterwizard.gui.pages.file_page import FilePage  # noqa: PLC0415 - start-up
        from rosterwizard.services.reopening import reopening_of  # noqa: PLC0415 - start-up

        submitted = self.session.work.submitted
        if submitted is not None and submitted.submission == wanted.submission:
            self.go_to(Step.RESULTS)
            return
        settings = self.session.settings
        recent = settings.recent_files if settings else ()
        found = reopening_of(wanted.submission, wanted.files, recent)
        if found.kept is not None:
            self.go_on_with(found.kept)
            return
        title = sentence("history-where", files=listed(wanted.files))
        paths = found.paths or FilePage.ask_files(self, "", title)
        if paths:
            self.open_files(paths)

    def throw_away(self, kept: "KeptEntry") -> None:
        """Forget kept work; ask before anything is lost by that."""
        from rosterwizard.gui.dialogs.throw_away_question import (  # noqa: PLC0415 - rarely
            ThrowAwayQuestion,
        )

        if ThrowAwayQuestion.may_throw_away(self, kept):
            self.or_say(lambda: self.keeper.throw_away(kept))
            self.list_kept()

    def go_where_it_leads(self, before: "Work", after: "Work") -> None:
        """Go to where the files led that are read now, and say what was left for them."""
        self._case_action.setEnabled(after.job is not None and after.case is None)
        why = ("action-off", "make-case") if after.case is None else ("case-file", "held")
        say_why_off(self._case_action, sentence(*why))
        if before.paths and not after.paths:
            self._goal, self._besides = None, ""  # the files that led there were left
        if after.job is not None and after.basis != before.basis and self._goal is not None:
            goal, self._goal = self._goal, None
            step = min(flow.furthest(facts_of(self.session.work)), goal, key=STEPS.index)
            sent = after.submitted is not None
            self._ends_at_results = goal is Step.RESULTS and step is Step.CHECK and sent
            self.go_to(step)
        elif after.basis != before.basis:
            self._ends_at_results = False
        if self._ends_at_results and after.problems:
            self._ends_at_results = False
            QTimer.singleShot(0, self._end_at_results)  # the check is shown first
        if after.job is not None and after.basis != before.basis:
            if after.entry == before.entry:
                self._left = ""  # it came back: the files after it were left
            if after.paths != before.paths:
                self._besides = ""  # so did the files before
            QTimer.singleShot(0, self._say_left)  # after what there is to say of the new one
        if self._closes_next and not after.sending:
            self._closes_next = False
            QTimer.singleShot(0, self.window().close)  # the outcomes are taken first

    def _end_at_results(self) -> None:
        """Go to where one was when all was sent, unless one went elsewhere meanwhile."""
        if self.step is Step.CHECK and Step.RESULTS in flow.reachable(facts_of(self.session.work)):
            self.go_to(Step.RESULTS)

    # -- Keeping, leaving and closing ----------------------------------------------------

    def keep_work(self) -> None:
        """Keep the work now, and say so."""
        self.settle()
        if self.or_say(self.keeper.keep):
            self._of_page(lambda page: page.message_bar.tell("fixed", sentence("work-kept")))

    def may_leave_for(self, paths: Sequence[Path]) -> bool:
        """Keep the job at hand, so that nothing of it is lost by opening other files.

        Ask where that cannot be done, and where the same files would be read anew.
        """
        work = self.session.work
        if tuple(paths) == work.paths:
            return LoseEditsQuestion.may_lose(self, self.session)
        may_leave = self._may_leave()
        if may_leave and (work.edited or work.submitted) and not is_practice_data(work.paths):
            self._left = named_briefly(work.paths)
        other = self.keeper.other_work_on(paths)
        part = "open" if other and other.is_open else "message"
        self._besides = sentence("work-besides", part) if other else ""
        return may_leave

    def _may_leave(self) -> bool:
        """Keep what is worth it; ask before changes are lost where that cannot be done."""
        self.settle()
        return (
            not is_worth_keeping(self.session.work)
            or self.or_say(self.keeper.keep)
            or LoseEditsQuestion.may_lose(self, self.session)
        )

    def _say_left(self) -> None:
        """Say where the job went that was left for another file, and what other work is on this."""
        said = [sentence("work-left", files=self._left) if self._left else "", self._besides]
        self._left = self._besides = ""
        if any(said):
            before = self.page_of(self.step).message_bar.text()
            self._tell("note", " ".join(filter(None, [before, *said])))

    def page_of(self, step: Step) -> Page:
        """Return the page of a step; that of the check has a button that makes a case file."""
        page = super().page_of(step)
        button: Any = getattr(page, "case_button", None)
        if button is not None and not button.actions():  # else it was made before
            button.addAction(self._case_action)
            button.clicked.connect(self._case_action.trigger)
            self._case_action.enabledChanged.connect(button.setEnabled)
        return page

    def _make_case(self) -> None:
        """Let the person make a case file of the job at hand."""
        from rosterwizard.gui.dialogs.make_case_dialog import (  # noqa: PLC0415 - rarely
            MakeCaseDialog,
        )

        self.settle()
        MakeCaseDialog.open_for(self.session, self)

    def leave_case(self) -> None:
        """Leave a case; nothing of it stays."""
        self.session.start_anew()
        self.go_to(Step.RECORD_TYPE)

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

        if is_practice_data(self.session.work.paths):
            return True
        return self._may_leave() and StartAnewQuestion.may_start(self, self.session.work)

    def may_close(self) -> bool:
        """Ask what shall become of unfinished work; False keeps the window open."""
        if self.session.work.sending and not self._closes_next:
            self._close_after_sending()
            return False
        self._closes_next = False
        self.settle()
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

    # -- Qt's own ------------------------------------------------------------------------

    def accept(self) -> None:
        """Do what the last page's button promises; it does not close the window.

        Qt would ask the page only after this.
        """
        if self.validateCurrentPage():
            self.begin_anew()
