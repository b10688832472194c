"""With the mask on, no text of the window has a personal value: every one of them is a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import openpyxl
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from rosterwizard.core.explaining.explained_cell import AskedCell, explained_in_job
from rosterwizard.core.fixing.proposed_recipe import proposed_recipe
from rosterwizard.core.fixing.recipes import SAFE, Mend, Recipe
from rosterwizard.core.fixing.twins import twins_of
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.messages.screen_mask import hides_personal
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.core.rules.rules import rules_of
from rosterwizard.core.showing.chosen_cells import ChosenCells
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.check.away_dialog import AwayDialog
from rosterwizard.gui.check.case_preview import CasePreview
from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.check.join_preview import JoinPreview
from rosterwizard.gui.check.recipe_preview import RecipePreview
from rosterwizard.gui.check.split_preview import SplitPreview
from rosterwizard.gui.check.timeline_dialog import TimelineDialog
from rosterwizard.gui.check.twins_dialog import TwinsDialog
from rosterwizard.gui.check.why_dialog import WhyDialog
from rosterwizard.gui.dialogs.history_dialog import HistoryDialog
from rosterwizard.gui.masking import mask
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.services.history_lines import history_lines
from rosterwizard.services.work_timeline import work_timeline
from tests.helpers.all_texts import all_texts
from tests.helpers.road_steps import open_file, open_system, to_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from tests.helpers.wizard import Wizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIGN = "zq"  # in every personal text, and in no word of ours
HEADINGS = (
    "username",
    "enabled",
    "staffmember",
    "givenname",
    "surname",
    "emailaddress",
    "Zqmother",
)
ROWS = 12


def person(row: int, **cells: str) -> list[str]:
    """Return a patron each of whose personal cells has the sign."""
    letter = chr(ord("a") + row)
    own = {
        "username": f"zqn{letter}",
        "enabled": "Y",
        "staffmember": "Y",
        "givenname": f"Zqg{letter}",
        "surname": f"Zqs{letter} Zqt{letter}",
        "emailaddress": f"zqm{letter}@zqhost.example",
        "Zqmother": f"Zqo{letter}",
    }
    return list((own | cells).values())


def write_school(folder: Path) -> Path:
    """Write a workbook of which the names, the headings and the rows beside tell of people, too."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Zqsheet"
    sheet.append(["Zqtitle of Zqschool"])
    sheet.append(HEADINGS)
    mistakes: dict[int, dict[str, str]] = {
        1: {"emailaddress": "zqbad@"},
        2: {"givenname": " Zqblank  "},
        3: {"surname": "Zq\u00a0odd"},
        4: {"username": "zqna"},
        5: {"givenname": "ZqmojibakÃ©"},
        6: {"username": ""},
        7: {"enabled": "zqperhaps"},
    }
    for row in range(ROWS):
        sheet.append(person(row, **mistakes.get(row, {})))
    sheet.append(["Zqfooter: 12 people"])
    path = folder / "Zqfile.xlsx"
    book.save(path)
    return path


def told() -> set[str]:
    """Return where personal texts are told, each with the text."""
    return {f"{place}: {text}" for place, text in all_texts() if SIGN in text.casefold()}


def page_of(wizard: Wizard) -> CheckPage:
    page = wizard.page
    assert isinstance(page, CheckPage)
    return page


def open_school(wizard: Wizard, folder: Path) -> None:
    profile = find_profile("infiniti", wizard.session.profiles)
    wizard.session.choose(profile, ["patrons"])
    wizard.window.open_files([write_school(folder)])
    wizard.wait(lambda: wizard.session.work.job is not None)
    wizard.wait_until_idle()


def go_to(wizard: Wizard, step: Step) -> None:
    wizard.window.go_to(step)
    wizard.wait_for(step)


def each_step(wizard: Wizard) -> Iterator[Step]:
    """Go to each step from the first to the results."""
    for step in (Step.RECORD_TYPE, Step.TEMPLATE, Step.FILE, Step.HEADINGS, Step.CHECK):
        go_to(wizard, step)
        yield step
    wizard.session.set_row_choice("all-rows")
    go_to(wizard, Step.SUBMIT)
    yield Step.SUBMIT
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)
    yield Step.RESULTS


def test_no_page_tells_of_anybody_while_the_mask_is_on(wizard: Wizard, tmp_path: Path) -> None:
    open_school(wizard, tmp_path)
    assert told()
    wizard.press("F9")
    for step in each_step(wizard):
        assert told() == set(), step
    wizard.session.start_anew()
    go_to(wizard, Step.RECORD_TYPE)
    assert told() == set()
    wizard.press("F9")
    assert told()


def test_every_page_tells_of_them_at_once_when_it_is_off(wizard: Wizard, tmp_path: Path) -> None:
    open_school(wizard, tmp_path)
    for step in each_step(wizard):
        assert told(), step
        mask(on=True)
        wizard.wait_until_idle()
        assert told() == set(), step
        mask(on=False)
        wizard.wait_until_idle()
        assert told(), step


def test_no_problem_fix_or_value_tells_of_anybody(wizard: Wizard, tmp_path: Path) -> None:
    open_school(wizard, tmp_path)
    go_to(wizard, Step.CHECK)
    desk = page_of(wizard).desk
    mask(on=True)
    desk.causes.expandAll()
    assert told() == set()
    for row in range(desk.model.rowCount()):
        for column in range(len(HEADINGS)):
            desk.table.go_to(row, column)
            desk.explain()
            assert told() == set(), (row, column)
    for cause in desk.causes.causes():
        desk.causes.choose(cause)
        wizard.wait_until_idle()
        assert told() == set(), cause.title
    for column in range(len(HEADINGS)):
        menu = desk.arranging.menu_of(column)
        assert menu is not None
        menu.popup(wizard.frame.pos())
        assert told() == set(), column
        menu.close()
    wizard.come_back()
    desk.table.setFocus()
    wizard.press("F7")
    for _ in range(ROWS):
        wizard.press("F8")
        wizard.wait_until_idle()
        assert told() == set()


def test_no_step_tells_of_anybody(wizard: Wizard, tmp_path: Path) -> None:
    open_school(wizard, tmp_path)
    go_to(wizard, Step.CHECK)
    page = page_of(wizard)
    mask(on=True)
    for row, column in ((1, 5), (7, 1), (8, 3)):
        edit = typed(wizard.session.work.sheet_of("patrons"), row, column, f"Zqnew{row}")
        assert edit is not None
        page.make_edit(edit)
        wizard.wait_until_idle()
        assert told() == set()
    page.undo()
    wizard.wait_until_idle()
    assert told() == set()


def dialogs(wizard: Wizard) -> Iterator[QDialog]:
    """Give every dialog that shows texts of cells, or names of files."""
    work, window = wizard.session.work, wizard.window
    job, sheet = work.job, work.sheet_of("patrons")
    assert job is not None
    rules = rules_of(job.profile, sheet.record_type)
    key = next(each for each in rules if each.code == "primaryKey")
    twins = twins_of(sheet, key, 0)
    checked = page_of(wizard).desk._sheet  # noqa: SLF001 - what is shown
    aside = rows_set_aside(sheet, [2, 3])
    assert twins is not None
    assert checked is not None
    assert aside is not None
    every = tuple(range(len(HEADINGS)))
    rows = range(ROWS)
    chosen = ChosenCells(((rows, (4,)),), rows, all_rows=True, columns=every, column=4)
    recipe = Recipe(mends=(Mend(fix=SAFE), Mend(field="surname", find="q", replacement="x")))
    yield TwinsDialog(sheet, twins, window)
    yield AwayDialog(sheet.edited(aside), window)
    yield FixPreview(checked.fixes or (), window)
    yield SplitPreview(sheet, chosen, window)
    yield JoinPreview(sheet, chosen, window)
    yield CasePreview(sheet, chosen, window)
    yield RecipePreview("Zqrecipe.toml", proposed_recipe(job, recipe), job, window)
    yield TimelineDialog(job, work_timeline(work), window)
    for column in (4, 6):  # a name, and what stands below a heading with one
        cell = AskedCell.at(sheet, 0, column)
        yield WhyDialog(explained_in_job(job, work.problems, cell), window)


def test_no_dialog_tells_of_anybody_also_where_it_is_open_already(
    wizard: Wizard, tmp_path: Path
) -> None:
    open_school(wizard, tmp_path)
    go_to(wizard, Step.CHECK)
    edit = typed(wizard.session.work.sheet_of("patrons"), 1, 5, "Zqnew")
    assert edit is not None
    page_of(wizard).make_edit(edit)
    wizard.wait_until_idle()
    for dialog in dialogs(wizard):
        dialog.show()
        wizard.wait_until_idle()
        open_ = {each for each in told() if "check." not in each}
        assert open_, dialog
        mask(on=True)
        wizard.wait_until_idle()
        assert told() == set(), dialog
        mask(on=False)
        wizard.wait_until_idle()
        assert {each for each in told() if "check." not in each} == open_, dialog
        dialog.close()
        dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_neither_sent_files_nor_history_tell_of_anybody(wizard: Wizard, tmp_path: Path) -> None:
    open_school(wizard, tmp_path)
    for step in each_step(wizard):
        if step is Step.SUBMIT:
            wizard.click("submit.files")
            wizard.wait_until_idle()
            assert any("sent_files" in each for each in told())
            mask(on=True)
            assert told() == set()
            wizard.press("Escape")
            wizard.come_back()
            mask(on=False)
    dialog = HistoryDialog(wizard.session, wizard.window)
    dialog.show_lines(history_lines())
    dialog.show()
    assert any("history" in each for each in told())
    mask(on=True)
    assert told() == set()
    dialog.close()
    dialog.deleteLater()


def test_mask_says_that_it_is_on_and_how_to_lift_it(wizard: Wizard) -> None:
    assert not wizard.seen("mask")
    wizard.press("F9")
    assert hides_personal()
    go_to(wizard, Step.RECORD_TYPE)
    assert wizard.see("mask").accessibleName()
    wizard.click("mask.lift")
    assert not hides_personal()
    assert not wizard.seen("mask")


def test_hidden_cell_cannot_be_changed_and_says_why(wizard: Wizard, tmp_path: Path) -> None:
    open_school(wizard, tmp_path)
    go_to(wizard, Step.CHECK)
    desk = page_of(wizard).desk
    mask(on=True)
    desk.table.setFocus()
    desk.table.go_to(0, 4)
    for keys in ("F2", "x"):
        wizard.press(keys)
        assert not desk.table.is_editing()
        assert "hidden" in wizard.message()
        page_of(wizard).message_bar.hide()
    desk.table.go_to(0, 1)
    wizard.press("F2")
    assert desk.table.is_editing()


def test_what_is_copied_or_saved_is_whole(wizard: Wizard, tmp_path: Path) -> None:
    open_school(wizard, tmp_path)
    go_to(wizard, Step.CHECK)
    page = page_of(wizard)
    saved = []
    for on in (False, True):
        mask(on=on)
        file = tmp_path / f"list-{on}.csv"
        with patch.object(page.problems_button, "ask_file", lambda file=file: file):
            wizard.click("check.save_problems")
        wizard.wait_until_idle()
        saved.append(file.read_bytes())
    assert saved[0] == saved[1]
    assert b"zqbad@" in saved[0]
    index = page.desk.model.index(0, 4)
    assert "zq" in str(page.desk.model.data(index, int(Qt.ItemDataRole.EditRole))).casefold()


def test_no_answer_about_a_heading_tells_of_anybody(wizard: Wizard, tmp_path: Path) -> None:
    path = tmp_path / "students.csv"
    path.write_text("Student ID,Zqfull name,Zqroom\n1,Zqa Zqb,Zqc\n2,Zqd Zqe,Zqf\n", "utf-8")
    to_file(wizard, "traverse", "students")
    open_file(wizard, path)
    go_to(wizard, Step.HEADINGS)
    lines = "headings.students_lines"
    wizard.choose("headings.students_another", "Classes/Groups")
    wizard.answer(lines, "Classes/Groups", "join")
    for line in ("Classes/Groups", "Zqroom"):
        wizard.click_line(lines, line)
        wizard.press("Return")
        assert told()
        for _ in range(2):
            mask(on=True)
            assert told() == set(), line
            wizard.press("Down")
            assert told() == set(), line
            mask(on=False)
            assert told()
        wizard.press("Escape")


def test_no_tab_of_several_sheets_tells_of_anybody(wizard: Wizard, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title, name in (("Zqone", "users"), ("Zqtwo", "classes")):
        record_type = find_profile("haiku", wizard.session.profiles).record_type(name)
        book.create_sheet(title).append([each.name for each in record_type.fields])
    del book["Sheet"]
    book.save(tmp_path / "both.xlsx")
    open_system(wizard, "haiku")
    go_to(wizard, Step.FILE)
    open_file(wizard, tmp_path / "both.xlsx")
    assert any("file.sheets" in each for each in told())
    mask(on=True)
    assert told() == set()
    mask(on=False)
    assert any("file.sheets" in each for each in told())


def test_no_line_that_was_typed_into_tells_of_anybody(wizard: Wizard, tmp_path: Path) -> None:
    open_school(wizard, tmp_path)
    go_to(wizard, Step.CHECK)
    wizard.press("Ctrl+H")
    wizard.type("zqm")
    wizard.see_as(QLineEdit, "check.replace_text").setText("Zqelse")
    mask(on=True)
    for name in ("check.find_text", "check.replace_text"):
        line = wizard.see_as(QLineEdit, name)
        assert SIGN not in line.displayText().casefold()
        assert SIGN in line.text().casefold()
