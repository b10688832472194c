"""The wizard: its steps, its buttons, and that nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from rosterwizard.core.matching import persons_words
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.core.wizard.flow import STEPS, Step
from rosterwizard.gui.dialogs.bug_dialog import BugDialog
from rosterwizard.gui.dialogs.help_dialog import HelpDialog
from rosterwizard.gui.dialogs.history_dialog import HistoryDialog, Reopened
from rosterwizard.gui.dialogs.keep_question import KeepQuestion
from rosterwizard.gui.dialogs.lose_edits_question import LoseEditsQuestion
from rosterwizard.gui.dialogs.settings_dialog import SettingsDialog
from rosterwizard.gui.dialogs.start_anew_question import StartAnewQuestion
from rosterwizard.gui.frame import Frame
from rosterwizard.gui.pages.file_page import FilePage
from rosterwizard.gui.record_type.kept_work_row import KeptWorkRow
from rosterwizard.gui.widgets.step_list import State
from rosterwizard.services import reopening
from rosterwizard.services.kept_entries import KeptEntry, KeptList
from rosterwizard.services.kept_sent import KeptSending
from rosterwizard.services.kept_work import KeptWork
from rosterwizard.services.remembered_matchings import is_known, recall, remember
from rosterwizard.services.settings import Settings, with_recent_files
from rosterwizard.services.submitting.submission import Submitted
from tests.gui.test_session import edit
from tests.helpers.example_rosters import haiku_set, infiniti_patrons
from tests.helpers.kept_list import the_entry
from tests.helpers.window_jobs import infiniti_job

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.gui.window import Window


def choose_patrons(window: Window) -> None:
    window.session.choose(find_profile("infiniti", window.session.profiles), ["patrons"])


def states(window: Window) -> dict[Step, State]:
    return {step: window.steps.button(step).state for step in STEPS}


def open_and_wait(window: Window, qtbot: QtBot, *files: Path) -> None:
    window.open_files(files)
    qtbot.waitUntil(lambda: window.session.work.job is not None, timeout=20_000)


def frame_of(window: Window) -> Frame:
    frame = window.window()
    assert isinstance(frame, Frame)
    return frame


def drop(frame: Frame, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    frame.dropEvent(event)


# -- Buttons and steps --------------------------------------------------------------------


def test_main_button_is_off_with_the_reason_beside_it(window: Window) -> None:
    assert not window.footer.next.isEnabled()
    assert window.footer.reason.text() == "Choose a record type first."


def test_main_button_goes_on_once_nothing_is_missing(window: Window) -> None:
    choose_patrons(window)
    assert window.footer.next.text() == "&Continue with Patrons"
    assert window.footer.reason.text() == ""
    window.footer.next.click()
    assert window.step is Step.TEMPLATE


def test_reason_leads_to_what_is_missing(window: Window, qtbot: QtBot) -> None:
    window.footer.reason.setFocus()
    window.footer.reason.click()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.page_of(Step.RECORD_TYPE).isAncestorOf(focused)


def test_list_shows_where_one_is_and_what_can_be_opened(window: Window) -> None:
    choose_patrons(window)
    window.go_to(Step.FILE)
    assert states(window) == {
        Step.RECORD_TYPE: State.DONE,
        Step.TEMPLATE: State.DONE,
        Step.FILE: State.PRESENT,
        Step.HEADINGS: State.LATER,
        Step.CHECK: State.LATER,
        Step.SUBMIT: State.LATER,
        Step.RESULTS: State.LATER,
    }
    assert window.steps.button(Step.FILE).accessibleName() == "Step 3 of 7: File, you are here"


def test_done_steps_can_be_pressed_and_later_ones_not(window: Window) -> None:
    choose_patrons(window)
    window.go_to(Step.FILE)
    window.steps.button(Step.CHECK).click()
    assert window.step is Step.FILE
    window.steps.button(Step.TEMPLATE).click()
    assert window.steps.button(Step.TEMPLATE).state is State.PRESENT


def test_steps_that_do_not_apply_are_passed_over_but_can_be_opened(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    open_and_wait(window, qtbot, infiniti_patrons(tmp_path, 30))
    assert window.visitedIds() == [0, 2, 4]
    assert states(window)[Step.TEMPLATE] is State.NOT_NEEDED
    window.go_to(Step.HEADINGS)
    assert window.visitedIds() == [0, 2, 3]
    window.go_to(Step.CHECK)
    assert window.visitedIds() == [0, 2, 3, 4]


def test_focus_is_on_the_page_that_was_opened(window: Window, qtbot: QtBot) -> None:
    choose_patrons(window)
    for step in (Step.TEMPLATE, Step.FILE, Step.RECORD_TYPE):
        window.go_to(step)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert window.page_of(step).isAncestorOf(focused), step


def test_typing_keeps_the_focus_while_the_buttons_change(window: Window) -> None:
    search = window.findChild(QWidget, "record_type.search")
    assert search is not None
    search.setFocus()
    choose_patrons(window)
    assert search.hasFocus()


def test_pages_are_told_when_they_are_entered_and_left(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    for step in (Step.RECORD_TYPE, Step.TEMPLATE, Step.FILE):
        page = window.page_of(step)
        monkeypatch.setattr(page, "enter", lambda step=step: told.append(f"in {step.value}"))
        monkeypatch.setattr(page, "leave", lambda step=step: told.append(f"out {step.value}"))
    choose_patrons(window)
    window.go_to(Step.FILE)
    window.go_back()
    assert told == ["out record-type", "in file", "out file", "in template"]


# -- Files --------------------------------------------------------------------------------


def test_dropped_file_leads_to_the_check_at_once(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(frame_of(window), infiniti_patrons(tmp_path, 30))
    qtbot.waitUntil(lambda: window.step is Step.CHECK, timeout=20_000)
    assert window.session.work.record_types == ("patrons",)
    assert frame_of(window).windowTitle().startswith("patrons august.csv")


def test_set_of_files_is_opened_as_one_job(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    open_and_wait(window, qtbot, haiku_set(tmp_path))
    assert window.step is Step.CHECK
    assert set(window.session.work.record_types) == {"users", "classes", "rosters", "organizations"}


def test_a_file_that_cannot_be_read_stops_at_its_page(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    window.open_files([empty])
    page = window.page_of(Step.FILE)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert window.step is Step.FILE
    assert "empty.csv" in page.message_bar.text()


def test_nothing_that_is_no_file_is_taken(window: Window) -> None:
    drop(frame_of(window))
    assert window.step is Step.RECORD_TYPE
    assert window.session.work.paths == ()


def test_the_same_file_over_edits_is_asked_about_and_another_is_not(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(LoseEditsQuestion, "may_lose", lambda *_: False)
    window.open_files([tmp_path / "other.csv"])
    window.session.set_job(infiniti_job())
    window.open_files([tmp_path / "other.csv"])
    assert window.session.work.job is not None
    window.open_files([tmp_path / "another.csv"])
    assert window.session.work.paths == (tmp_path / "another.csv",)


def test_work_that_cannot_be_kept_is_not_left_unasked(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full() -> None:
        raise RosterError("not-written", file="work", reason="No space left on device")

    window.session.set_paths([tmp_path / "a.csv"])
    monkeypatch.setattr(window.keeper, "keep", full)
    monkeypatch.setattr(LoseEditsQuestion, "may_lose", lambda *_: False)
    window.open_files([tmp_path / "b.csv"])
    window.begin_anew()
    window.go_on_with(KeptEntry(tmp_path, KeptWork(), 0, 0, None, is_open=False))
    assert window.session.work.paths == (tmp_path / "a.csv",)
    assert "No space left" in window.page_of(window.step).message_bar.text()


# -- Back ---------------------------------------------------------------------------------


def test_back_loses_nothing(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    open_and_wait(window, qtbot, infiniti_patrons(tmp_path, 30))
    job, paths = window.session.work.job, window.session.work.paths
    for step in (Step.FILE, Step.RECORD_TYPE, Step.CHECK):
        window.go_to(step)
    assert window.session.work.job is job
    assert window.session.work.paths == paths


def test_alt_left_goes_back(window: Window, qtbot: QtBot) -> None:
    choose_patrons(window)
    window.go_to(Step.TEMPLATE)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.step is Step.RECORD_TYPE


def test_escape_does_not_close_the_window(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()


# -- Keeping ------------------------------------------------------------------------------


def test_work_is_kept_by_the_button_and_offered_at_the_next_start(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not window.footer.keep.isEnabled()
    open_and_wait(window, qtbot, infiniti_patrons(tmp_path, 30))
    window.footer.keep.click()
    assert "kept" in window.page_of(Step.CHECK).message_bar.text()
    window.session.start_anew()
    window.go_to(Step.RECORD_TYPE)
    window.begin_with([])
    row = window.findChildren(KeptWorkRow)[-1]
    assert row.accessibleName() == "patrons august.csv"
    row.go_on.click()
    qtbot.waitUntil(lambda: window.session.work.job is not None, timeout=20_000)
    assert window.step is Step.CHECK


def test_nothing_is_offered_when_nothing_was_kept(window: Window) -> None:
    window.begin_with([])
    assert window.findChildren(KeptWorkRow) == []
    assert window.page_of(Step.RECORD_TYPE).message_bar.text() == ""


def test_the_same_file_again_takes_up_what_was_kept_on_it(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = infiniti_patrons(tmp_path, 30)
    open_and_wait(window, qtbot, path)
    window.session.apply_edit("patrons", edit(0, "Okafor"))
    window.keep_work()
    window.session.start_anew()
    window.go_to(Step.RECORD_TYPE)
    window.begin_with([path])
    qtbot.waitUntil(lambda: window.session.work.job is not None, timeout=20_000)
    assert window.session.work.edited == ("patrons",)


def test_another_file_is_opened_for_itself(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    open_and_wait(window, qtbot, infiniti_patrons(tmp_path, 30))
    window.session.apply_edit("patrons", edit(0, "Okafor"))
    window.keep_work()
    window.session.start_anew()
    (tmp_path / "other").mkdir()
    window.begin_with([infiniti_patrons(tmp_path / "other", 20)])
    qtbot.waitUntil(lambda: window.session.work.job is not None, timeout=20_000)
    assert window.session.work.edited == ()


@pytest.mark.parametrize(
    ("answer", "closed_and_kept"),
    [("keep", (True, True)), ("forget", (True, False)), ("stay", (False, False))],
)
def test_closing_in_the_middle_asks(
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    answer: str,
    closed_and_kept: tuple[bool, bool],
) -> None:
    window.session.set_paths([tmp_path / "a.csv"])
    with monkeypatch.context() as patch:
        patch.setattr(KeepQuestion, "ask", lambda _parent: answer)
        closed = frame_of(window).close()
    assert (closed, the_entry() is not None) == closed_and_kept


@pytest.mark.parametrize("way", ["closed", "begun anew", "other files", "ended"])
def test_what_is_forgotten_stays_so_however_the_page_is_left(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    sheet = patrons_of_other_headings().sheets[0]
    said = persons_words.picked(sheet.matching, 0, "username")
    remember(sheet.record_type.id, said)
    at_headings(window, remembered(said))
    page: Any = window.currentPage()
    page.parts[0].forget.click()
    monkeypatch.setattr(StartAnewQuestion, "may_start", lambda *_: True)
    leave_headings(window, way, tmp_path)
    assert not is_known(sheet.record_type.id, HEADINGS)


@pytest.mark.parametrize("way", ["closed", "begun anew", "other files", "same file", "step back"])
def test_what_is_said_is_remembered_however_the_page_is_left(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    sheet = patrons_of_other_headings().sheets[0]
    at_headings(window, sheet.matching)
    page: Any = window.currentPage()
    said = persons_words.picked(sheet.matching, 0, "username")
    page.parts[0].matching_said.emit(sheet.record_type.name, said)
    monkeypatch.setattr(StartAnewQuestion, "may_start", lambda *_: True)
    monkeypatch.setattr(LoseEditsQuestion, "may_lose", lambda *_: True)
    monkeypatch.setattr(KeepQuestion, "ask", lambda _parent: "forget")
    leave_headings(window, way, tmp_path)
    assert recall(sheet.record_type.id, HEADINGS).fields["User nm"] == "username"


HEADINGS = ("User nm", "surname", "Mail address")


def patrons_of_other_headings() -> Job:
    return infiniti_job((HEADINGS, [("anna", "Lee", "anna@x.example")]))


def at_headings(window: Window, matching: Matching) -> None:
    """Have a file opened that is matched so far, and go to its headings."""
    job, session = patrons_of_other_headings(), window.session
    (sheet,) = job.sheets
    session.choose(job.profile, ["patrons"])
    session.set_paths([sheet.sheet.origin.file])
    session.set_job(job.with_sheet(replace(sheet, matching=matching)))
    window.go_to(Step.HEADINGS)


def leave_headings(window: Window, way: str, folder: Path) -> None:
    """Leave the page in one of the ways there are; "ended": not by any."""
    if way == "closed":
        assert window.may_close()
    elif way == "begun anew":
        window.begin_anew()
    elif way == "other files":
        window.open_files([infiniti_patrons(folder, 3)])
    elif way == "same file":
        window.open_files(window.session.work.paths)
    elif way == "step back":
        window.go_back()


def remembered(matching: Matching) -> Matching:
    """Return the matching as if it came from memory."""
    matches = (
        replace(each, reason="remembered") if each.reason == "chosen" else each
        for each in matching.matches
    )
    return replace(matching, matches=tuple(matches))


def test_closing_at_the_start_asks_nothing(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KeepQuestion, "ask", lambda _parent: pytest.fail("asked"))
    choose_patrons(window)
    assert window.may_close()


def test_work_that_cannot_be_kept_keeps_the_window_open(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full_disk() -> None:
        raise RosterError("not-written", file="work", reason="No space left on device")

    window.session.set_paths([tmp_path / "a.csv"])
    monkeypatch.setattr(KeepQuestion, "ask", lambda _parent: "keep")
    monkeypatch.setattr(window.keeper, "keep", full_disk)
    assert not window.may_close()
    assert "No space left" in window.page_of(window.step).message_bar.text()
    monkeypatch.setattr(KeepQuestion, "ask", lambda _parent: "forget")


def test_work_that_cannot_be_forgotten_is_said(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def held() -> None:
        raise RosterError("not-forgotten", file="work", reason="used by another process")

    window.session.set_paths([tmp_path / "a.csv"])
    monkeypatch.setattr(window.keeper, "forget", held)
    monkeypatch.setattr(KeepQuestion, "ask", lambda _parent: "forget")
    assert not window.may_close()
    assert "used by another process" in window.page_of(window.step).message_bar.text()
    monkeypatch.setattr(KeepQuestion, "ask", lambda _parent: "keep")


def test_what_is_not_in_yet_stays_unless_the_person_gives_it_up(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.set_job(infiniti_job())
    window.session.apply_edit("patrons", edit(0, "Okafor"))
    work = window.session.work
    monkeypatch.setattr(StartAnewQuestion, "may_start", lambda *_: False)
    window.begin_anew()
    assert window.session.work is work
    monkeypatch.setattr(StartAnewQuestion, "may_start", lambda *_: True)
    window.begin_anew()
    assert window.session.work.job is None


def test_last_button_begins_anew(window: Window) -> None:
    window.session.set_job(infiniti_job())
    window.accept()
    assert window.step is Step.RECORD_TYPE
    assert window.session.work.job is None


# -- Dialogs ------------------------------------------------------------------------------


def test_f1_opens_the_help_of_the_page(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(HelpDialog, "show_page", lambda _parent, name: shown.append(name))
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert shown == ["record_type"]


def test_a_question_mark_opens_the_list_of_keys_unless_it_is_typed(
    window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(HelpDialog, "show_page", lambda _parent, name: shown.append(name))
    search = window.findChild(QLineEdit, "record_type.search")
    assert search is not None
    search.setFocus()
    qtbot.waitUntil(search.hasFocus)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(search, Qt.Key.Key_Question, shift)
    assert shown == []
    window.footer.help.setFocus()
    QTest.keyClick(window.footer.help, Qt.Key.Key_Question, shift)
    assert shown == ["keyboard"]


def test_settings_open_by_their_button_and_their_key(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(SettingsDialog, "change", lambda *_: opened.append(1))
    window.steps.settings_pressed.emit()
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert len(opened) == 2


@pytest.fixture
def reopened(window: Window, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return what chooses a submission in the history."""

    def choose(*files: str) -> None:
        wanted = Reopened("one", files) if files else None
        monkeypatch.setattr(HistoryDialog, "look", lambda *_: wanted)
        window.steps.history_pressed.emit()

    return choose


def test_the_history_opens_the_files_of_a_submission_again(
    window: Window,
    reopened: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Sequence[Path]] = []
    monkeypatch.setattr(window, "open_files", opened.append)
    reopened()
    own = tmp_path / "p.csv"
    own.touch()
    window.session.set_settings(with_recent_files(Settings(), [own]))
    reopened("p.csv")
    asked: list[str] = []

    def ask(_parent: QWidget, _folder: str, title: str) -> list[Path]:
        asked.append(title)
        return [own] if len(asked) == 1 else []

    monkeypatch.setattr(FilePage, "ask_files", ask)
    reopened("q.csv")
    reopened("q.csv")
    assert asked == ["Where is q.csv now?"] * 2
    assert [list(paths) for paths in opened] == [[own], [own]]


def test_the_history_goes_on_with_kept_work_and_shows_the_results_at_hand(
    window: Window, reopened: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    went: list[object] = []
    monkeypatch.setattr(window, "go_on_with", went.append)
    sent = KeptSending(submission="one")
    kept = KeptEntry(tmp_path / "a.records", KeptWork(), 0.0, 0, sent, is_open=False)
    monkeypatch.setattr(reopening, "kept_list", lambda: KeptList((kept,), ()))
    reopened("p.csv")
    assert went == [kept]
    monkeypatch.setattr(window, "go_to", went.append)
    window.session.set_submitted(Submitted({}, submission="one"))
    reopened("p.csv")
    assert went == [kept, Step.RESULTS]


def test_faults_of_the_program_go_to_the_dialog_for_bugs(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[BaseException] = []
    monkeypatch.setattr(BugDialog, "tell", lambda _parent, error, *_: shown.append(error))
    window.page_of(Step.RECORD_TYPE).show_error(KeyError("x"))
    assert len(shown) == 1


# -- Small windows ------------------------------------------------------------------------


def test_narrow_windows_fold_the_steps_and_wide_ones_unfold_them(
    window: Window, qtbot: QtBot
) -> None:
    frame = frame_of(window)
    frame.resize(640, 400)
    assert window.steps.width() == 56
    assert window.footer.help.text() == ""
    assert window.footer.help.accessibleName() == "Help"
    frame.resize(1200, 780)
    assert window.steps.width() >= 208
    assert window.footer.help.text() == "&Help"


def test_window_shrinks_below_what_its_largest_page_asked_for(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    frame = frame_of(window)
    open_and_wait(window, qtbot, infiniti_patrons(tmp_path, 30))
    qtbot.waitUntil(lambda: bool(window.session.work.problems), timeout=20_000)
    window.go_to(Step.SUBMIT)
    window.go_to(Step.CHECK)
    frame.resize(512, 300)
    qtbot.waitUntil(lambda: frame.width() == 512)
    assert window.width() <= 512 - window.steps.width()


@pytest.mark.parametrize("size", [(1024, 600), (640, 400), (512, 300)])
def test_buttons_are_never_cut_off(window: Window, qtbot: QtBot, size: tuple[int, int]) -> None:
    frame = frame_of(window)
    choose_patrons(window)
    frame.resize(*size)
    qtbot.waitUntil(lambda: frame.width() == size[0])
    for step in (Step.RECORD_TYPE, Step.TEMPLATE, Step.FILE):
        window.go_to(step)
        for button in (window.footer.next, window.footer.back, window.footer.help):
            right = button.mapTo(frame, button.rect().bottomRight())
            assert frame.rect().contains(right), (step, button.objectName())


def test_what_gets_the_focus_comes_into_view(window: Window, qtbot: QtBot) -> None:
    frame_of(window).resize(512, 300)
    card = window.findChild(QAbstractButton, "record_type.system_riipen")
    assert isinstance(card, QAbstractButton)
    card.click()
    last = window.findChild(QAbstractButton, "record_type.type_all")
    assert isinstance(last, QAbstractButton)
    last.setFocus()
    qtbot.waitUntil(lambda: last.visibleRegion().contains(last.rect().center()))
