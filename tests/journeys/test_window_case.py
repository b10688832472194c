"""A case file opens in the window as the customer had it: to be looked at, and no more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton

from rosterwizard.core.casefile.case_file import packed_case
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.screen_mask import hides_personal
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.check.away_dialog import AwayDialog
from rosterwizard.gui.check.problem_card import ProblemCard
from rosterwizard.gui.check.smallest_file import SmallestFile
from rosterwizard.gui.check.timeline_dialog import TimelineDialog
from rosterwizard.gui.dialogs.case_differences_dialog import CaseDifferencesDialog
from rosterwizard.gui.dialogs.help_dialog import HelpDialog
from rosterwizard.gui.dialogs.passphrase_question import PassphraseQuestion
from rosterwizard.gui.offered_actions import offered_actions, plain
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.pages.headings_page import HeadingsPage
from rosterwizard.services.case_files.case_making import CaseRequest, made_real_case
from rosterwizard.services.case_files.case_saving import save_case
from rosterwizard.services.kept_entries import kept_list
from rosterwizard.services.opening import open_job
from rosterwizard.services.settings import load_settings
from rosterwizard.services.work_timeline import work_timeline
from tests.helpers.case_zips import small_case
from tests.helpers.example_rosters import infiniti_patrons
from tests.helpers.road_steps import open_system, with_headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from tests.helpers.wizard import Wizard

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.timeout(180),  # on a busy machine
]
PASSPHRASE = "four words of nobody"  # noqa: S105 - of a made-up case


def school_job(folder: Path) -> tuple[Job, Path]:
    """Return patrons with mistakes, one of whom somebody changed, and their file."""
    file = infiniti_patrons(folder, 120)
    job = open_job([file], built_in_profiles(), "infiniti/patrons")
    edit = typed(job.sheets[0], 3, 4, "Somebody")
    assert edit is not None
    return job.edited("patrons", edit), file


@pytest.fixture(scope="module")
def case_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    job, file = school_job(folder)
    path = folder / "patrons.rwcase"
    save_case(made_real_case(CaseRequest(job, [file]), PASSPHRASE), path, [file])
    return path


@pytest.fixture(autouse=True)
def told_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PassphraseQuestion, "ask", lambda *_: PASSPHRASE)


def open_case(wizard: Wizard, path: Path) -> CheckPage:
    wizard.window.open_files([path])
    wizard.wait(lambda: wizard.session.work.case is not None)
    wizard.wait_for(Step.CHECK)
    page = wizard.page
    assert isinstance(page, CheckPage)
    return page


def test_case_shows_what_the_customer_saw(wizard: Wizard, case_file: Path) -> None:
    page = open_case(wizard, case_file)
    case = wizard.session.work.case
    assert case is not None
    assert case.is_reproduced
    found = {name: len(each) for name, each in wizard.session.work.problems.items()}
    assert found == {name: len(each) for name, each in case.problems.items()}
    assert f"{len(case.problems['patrons']):,} of" in wizard.see("case_file").accessibleName()
    assert page.desk.model.rowCount() == 120


def test_personal_values_are_hidden_until_that_is_lifted_and_as_before_afterwards(
    wizard: Wizard, case_file: Path
) -> None:
    open_case(wizard, case_file)
    assert hides_personal()
    assert not wizard.seen("mask")
    wizard.click("case_file.show")
    assert not hides_personal()
    assert wizard.seen("case_file")
    wizard.press("F9")
    wizard.click("case_file.leave")
    wizard.wait_for(Step.RECORD_TYPE)
    assert wizard.session.work.case is None
    assert not hides_personal()
    assert not wizard.seen("case_file")


def test_nothing_of_a_case_is_changed(wizard: Wizard, case_file: Path) -> None:
    page = open_case(wizard, case_file)
    job = wizard.session.work.job
    page.desk.table.setFocus()
    page.desk.table.go_to(0, 1)
    wizard.press("F2")
    assert not page.desk.table.is_editing()
    assert "cannot be changed" in wizard.message()
    edit = typed(wizard.session.work.sheet_of("patrons"), 0, 1, "N")
    assert edit is not None
    changes: list[Callable[[], object]] = [page.undo, page.redo, page.make_safe_fixes]
    changes.append(partial(page.make_edit, edit))
    for change in changes:
        page.message_bar.hide()
        change()
        assert wizard.session.work.job is job
        assert "cannot be changed" in wizard.message()
    wizard.session.apply_edit("patrons", edit)
    wizard.session.undo()
    assert wizard.session.work.job is job


def opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave every dialog at once that an action opens, and choose no file."""
    for box in (QDialog, QMessageBox):
        monkeypatch.setattr(box, "exec", lambda *_: 0)
    for ask in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(HelpDialog, "show_page", lambda *_: None)
    monkeypatch.setattr(SmallestFile, "look_for", lambda *_: None)  # it takes its time


def each_page(wizard: Wizard) -> Iterator[Step]:
    for step in (Step.RECORD_TYPE, Step.FILE, Step.HEADINGS, Step.CHECK):
        wizard.window.go_to(step)
        wizard.wait_for(step)
        yield step


def test_no_action_that_is_on_would_change_a_case(
    wizard: Wizard, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_case(wizard, case_file)
    case, job = wizard.session.work.case, wizard.session.work.job
    opens_nothing(monkeypatch)
    held: list[str] = []
    wizard.session.case_held.connect(lambda: held.append("held"))
    for step in each_page(wizard):
        every = offered_actions([wizard.page])
        for words in {each.words for each in every if not each.off}:
            wizard.window.go_to(step)
            wizard.wait_for(step)
            found = (each for each in offered_actions([wizard.page]) if not each.off)
            action = next((each for each in found if each.words == words), None)
            if action is not None:  # else another one took it away, as the one view does
                action.do()
                wizard.wait_until_idle()
            assert (held, wizard.session.work.case) == ([], case), (step, words)
            assert wizard.session.work.job is job, (step, words)


def test_what_would_change_a_case_is_off_and_says_why(wizard: Wizard, case_file: Path) -> None:
    page = open_case(wizard, case_file)
    held = sentence("case-file", "held")
    off = {each.words for each in offered_actions([wizard.page]) if each.off == held}
    for part in ("paste", "clear", "fill-down", "change-case", "split-column", "set-aside"):
        assert plain(sentence("table-action", part)) in off
    for part in ("first-fix", "replace", "undo", "redo"):
        assert plain(sentence("action", part)) in off
    assert page.recipe_button.use.toolTip() == held
    assert page.undo_button.toolTip() == held
    for view in (page.desk.table, page):
        view.setFocus()
        for keys in ("Delete", "Ctrl+V", "Ctrl+H", "Ctrl+Z", "Alt+Return", "Ctrl+Shift+N"):
            page.message_bar.hide()
            wizard.press(keys)
            assert wizard.message() == held, (view, keys)


def cards_shown() -> list[ProblemCard]:
    every = (each for each in QApplication.allWidgets() if isinstance(each, ProblemCard))
    return [each for each in every if each.isVisible()]


@pytest.mark.timeout(180)  # every cause there is, on a busy machine
def test_no_problem_of_a_case_has_anything_to_press_that_mends_it(
    wizard: Wizard, case_file: Path
) -> None:
    desk = open_case(wizard, case_file).desk
    for view in ("table", "one"):
        for cause in desk.causes.causes():
            desk.causes.choose(cause)
            wizard.wait(lambda: bool(cards_shown()))
            wizard.wait_until_idle()
            for card in cards_shown():
                pressed = [each for each in card.findChildren(QPushButton) if each.isVisible()]
                assert pressed == [], (view, cause.title)
        wizard.press("F7")
        wizard.wait_until_idle()


def test_of_rows_with_one_key_none_can_be_kept_in_a_case(wizard: Wizard, tmp_path: Path) -> None:
    path = tmp_path / "twice.rwcase"
    path.write_bytes(packed_case(small_case()))
    open_case(wizard, path)
    wizard.wait(lambda: bool(cards_shown()))
    wizard.wait_until_idle()
    (card,) = cards_shown()
    assert "which row 2 already has" in card.accessibleName()
    assert not card.findChildren(QPushButton)


def test_headings_and_rows_of_a_case_are_only_looked_at(wizard: Wizard, tmp_path: Path) -> None:
    headings = {"User name": "User nm", "First name": "Given", "Enabled": "OK?", "Year": "Yr"}
    file = with_headings(infiniti_patrons(tmp_path, 30), headings)
    job = open_job([file], built_in_profiles(), "infiniti/patrons")
    path = tmp_path / "open.rwcase"
    save_case(made_real_case(CaseRequest(job, [file]), PASSPHRASE), path, [file])
    wizard.window.open_files([path])
    wizard.wait(lambda: wizard.session.work.case is not None)
    wizard.wait_until_idle()
    shown = wizard.session.work.job
    wizard.window.go_to(Step.HEADINGS)
    wizard.wait_for(Step.HEADINGS)
    page = wizard.page
    assert isinstance(page, HeadingsPage)
    (part,) = page.parts
    held = sentence("case-file", "held")
    pressed = [each for each in part.findChildren(QPushButton) if each.isVisible()]
    assert {each.objectName().rpartition("_")[0] for each in pressed} <= {"headings.patrons_show"}
    assert part.first_open() is not None
    part.table.setFocus()
    for line in part.model.lines():
        part.table.go_to(line.key)
        for keys in ("Return", "F2", "x", "Delete", "Space"):
            page.message_bar.hide()
            wizard.press(keys)
            assert wizard.message() == held, (line.title, keys)
    assert not wizard.seen("headings.choose")
    assert wizard.session.work.job is shown
    wizard.window.go_to(Step.RECORD_TYPE)
    wizard.wait_for(Step.RECORD_TYPE)
    assert not wizard.see("record_type.type_patrons").isEnabled()
    assert wizard.see("record_type.type_patrons").toolTip() == held


def test_steps_and_rows_set_aside_of_a_case_are_only_looked_at(
    wizard: Wizard, case_file: Path
) -> None:
    page = open_case(wizard, case_file)
    work, sheet = wizard.session.work, wizard.session.work.sheet_of("patrons")
    assert work.job is not None
    steps = TimelineDialog(work.job, work_timeline(work), page, is_held=True)
    aside = rows_set_aside(sheet, [2])
    assert aside is not None
    rows = AwayDialog(sheet.edited(aside), page, is_held=True)
    for dialog, leaves in ((steps, "timeline.leave"), (rows, "away_rows.leave")):
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        pressed = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
        assert [each.objectName() for each in pressed] == [leaves]
    steps.list.setCurrentRow(1)
    steps.list.itemActivated.emit(steps.list.currentItem())
    assert steps.place is None
    for dialog in (steps, rows):
        dialog.close()


def test_nothing_is_sent_from_a_case(wizard: Wizard, case_file: Path) -> None:
    open_case(wizard, case_file)
    assert not wizard.main_button().isEnabled()
    assert "Nothing is sent" in wizard.page.missing()


def test_nothing_of_a_case_is_kept_or_remembered(wizard: Wizard, case_file: Path) -> None:
    before = load_settings()
    open_case(wizard, case_file)
    for step in (Step.RECORD_TYPE, Step.FILE, Step.HEADINGS, Step.CHECK):
        wizard.window.go_to(step)
        wizard.wait_for(step)
        assert wizard.seen("case_file"), step
    wizard.window.keep_work()
    assert wizard.window.may_close()
    wizard.wait_until_idle()
    assert not kept_list(None).entries
    assert load_settings() == before


def test_another_file_leaves_the_case(wizard: Wizard, case_file: Path, tmp_path: Path) -> None:
    open_case(wizard, case_file)
    wizard.window.open_files([infiniti_patrons(tmp_path, 30)])
    wizard.wait(lambda: wizard.session.work.job is not None and wizard.session.work.case is None)
    wizard.wait_until_idle()
    assert not wizard.seen("case_file")
    assert not hides_personal()


def test_another_system_leaves_the_case(wizard: Wizard, case_file: Path) -> None:
    open_case(wizard, case_file)
    wizard.window.go_to(Step.RECORD_TYPE)
    wizard.wait_for(Step.RECORD_TYPE)
    wizard.click("record_type.all_systems")
    open_system(wizard, "haiku")
    wizard.wait_until_idle()
    assert wizard.session.work.case is None
    assert not wizard.seen("case_file")
    assert not hides_personal()
    wizard.click("record_type.all_systems")
    open_system(wizard, "infiniti")
    assert wizard.see("record_type.type_patrons").isEnabled()


def test_command_line_opens_a_case(wizard: Wizard, case_file: Path) -> None:
    wizard.window.begin_with([case_file])
    wizard.wait(lambda: wizard.session.work.case is not None)
    wizard.wait_for(Step.CHECK)


def test_a_wrong_passphrase_is_asked_for_again_until_it_is_right_or_left(
    wizard: Wizard, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    typed_in: list[str | None] = ["another one of nobody", None]

    def ask(_parent: object, says: str) -> str | None:
        said.append(says)
        return typed_in.pop(0)

    monkeypatch.setattr(PassphraseQuestion, "ask", ask)
    wizard.window.open_files([case_file])
    wizard.wait(lambda: not typed_in)
    wizard.wait_until_idle()
    assert wizard.session.work.case is None
    assert not wizard.message()
    typed_in[:] = ["another one of nobody", PASSPHRASE]
    open_case(wizard, case_file)
    wanted, wrong = (str(RosterError(f"passphrase-{each}")) for each in ("wanted", "wrong"))
    assert said == [wanted, wrong] * 2


@pytest.mark.parametrize("content", [b"PK", b"<h1>not a case</h1>", b"\x00" * 500])
def test_what_is_no_case_gives_words_alone(wizard: Wizard, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.rwcase"
    path.write_bytes(content)
    wizard.window.open_files([path])
    wizard.wait_until_idle()
    assert wizard.session.work.case is None
    assert "no case file" in wizard.message()


def test_what_differs_is_listed_without_a_cell(wizard: Wizard, case_file: Path) -> None:
    open_case(wizard, case_file)
    case = wizard.session.work.case
    assert case is not None
    dialog = CaseDifferencesDialog(case, wizard.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    assert dialog.table.rowCount() == 0
    dialog.close()
