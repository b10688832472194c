"""The whole road without a mouse: every step is made by keys that a person finds by Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.dialogs.help_dialog import HelpDialog
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.pages.file_page import FilePage
from rosterwizard.gui.pages.results_page import ResultsPage
from rosterwizard.gui.pages.template_page import TemplatePage
from tests.helpers.patrons import patron, write_rows
from tests.helpers.road_steps import open_file, to_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.wizard import Wizard

# What Qt's plugin without a screen says of a list that drops down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ROWS = 40
BAD_MAIL, BLANKS = 5, 9  # places of rows with one mistake each
MAIL = 3


def test_the_whole_road_without_a_mouse(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, report = patrons(tmp_path), tmp_path / "report.csv"
    monkeypatch.setattr(QTest, "mouseClick", None)
    monkeypatch.setattr(FilePage, "ask_files", lambda *_: [path])
    monkeypatch.setattr(ResultsPage, "ask_file", lambda *_: str(report))
    choose_patrons(wizard)
    pass_template(wizard)
    choose_file(wizard)
    mend(wizard)
    send(wizard)
    save_report(wizard, report)


def patrons(folder: Path) -> Path:
    rows = [list(patron(number)) for number in range(ROWS)]
    rows[BAD_MAIL][MAIL] = "anna@"
    rows[BLANKS][MAIL] = f" {rows[BLANKS][MAIL]}"
    return write_rows(folder / "patrons.csv", rows)


def choose_patrons(wizard: Wizard) -> None:
    wizard.type("infiniti")
    wizard.press("Down", "Return")
    assert wizard.focus().objectName() == "record_type.type_patrons"
    wizard.press("Return")  # chooses it, and goes nowhere
    assert wizard.window.step is Step.RECORD_TYPE
    wizard.press("Return")  # it is chosen already
    assert wizard.focus() is wizard.window.footer.main
    press_main(wizard)
    wizard.wait_for(Step.TEMPLATE)


def pass_template(wizard: Wizard) -> None:
    page = wizard.page
    assert isinstance(page, TemplatePage)
    assert wizard.focus().objectName() == "template.fields"
    before = len(page.columns()["patrons"])
    wizard.press("Down", "Down", "Down", "Space")  # the fourth column is not needed
    assert len(page.columns()["patrons"]) == before - 1
    wizard.tab_to("template.have_file")
    wizard.press("Space")
    wizard.wait_for(Step.FILE)


def choose_file(wizard: Wizard) -> None:
    assert wizard.focus().objectName() == "file.choose"
    wizard.press("Space")
    wizard.wait_until_idle()
    press_main(wizard)
    wizard.wait_for(Step.CHECK)


def mend(wizard: Wizard) -> None:
    page = wizard.page
    assert isinstance(page, CheckPage)
    assert wizard.focus().objectName() == "check.table"
    assert page.desk.table.current_cell() == (BAD_MAIL, MAIL), "the first problem is at hand"
    wizard.type("anna@school.example")
    wizard.press("Return")
    wizard.wait_until_idle()
    wizard.press("F8")
    assert page.desk.table.current_cell() == (BLANKS, MAIL)
    wizard.wait(lambda: bool(wizard.seen("check.fix")))
    wizard.press("Alt+Return")
    wizard.wait_until_idle()
    assert wizard.session.work.problems["patrons"].frame.is_empty()
    press_main(wizard)
    wizard.wait_for(Step.SUBMIT)


def send(wizard: Wizard) -> None:
    wizard.tab_to("submit.server", backwards=True)
    wizard.choose_here("Practice server")
    wizard.wait_until_idle()
    press_main(wizard)
    wizard.wait_for(Step.RESULTS)
    assert f"All {ROWS} patrons would be in." in wizard.hear()


def save_report(wizard: Wizard, path: Path) -> None:
    wizard.tab_to("results.save_report")
    wizard.press("Space")
    wizard.wait_until_idle()
    assert path.read_text("utf-8-sig").count("created") == ROWS


def press_main(wizard: Wizard) -> None:
    """Go to the main button by Tab and press it."""
    wizard.tab_to(wizard.main_button().objectName())
    wizard.press("Space")


def test_help_opens_at_the_page_and_escape_closes_it(wizard: Wizard) -> None:
    wizard.press("F1")
    wizard.wait(lambda: bool(wizard.seen("help")))
    dialog = wizard.see_as(HelpDialog, "help")
    assert dialog.pages.currentItem().text() == "Choose what you are importing"
    dialog.activateWindow()
    wizard.wait(dialog.isActiveWindow)
    wizard.press("Escape")
    assert not dialog.isVisible()


def test_one_step_back_by_keys_keeps_what_was_chosen(wizard: Wizard) -> None:
    choose_patrons(wizard)
    wizard.press("Alt+Left")
    wizard.wait_for(Step.RECORD_TYPE)
    assert wizard.session.work.record_types == ("patrons",)
    assert wizard.main_button().text() == "&Continue with Patrons"


def test_enter_presses_what_has_the_ring_and_not_the_main_button(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def note(fixes: object, _parent: object) -> bool:
        asked.append(fixes)
        return False

    monkeypatch.setattr(FixPreview, "wanted", note)
    wizard.window.open_files([patrons(tmp_path)])
    wizard.wait_for(Step.CHECK)
    wizard.tab_to("check.safe_fixes")
    wizard.press("Return")
    assert (len(asked), wizard.window.step) == (1, Step.CHECK)
    wizard.tab_to("check.causes")
    wizard.press("Return")
    assert wizard.window.step is Step.CHECK
    wizard.tab_to("window.back")
    wizard.press("Return")
    wizard.wait_for(Step.FILE)
    wizard.tab_to("steps.check")
    wizard.press("Return")
    wizard.wait_for(Step.CHECK)


def test_enter_in_a_line_leads_to_the_main_button_or_to_why_it_is_off(
    wizard: Wizard, tmp_path: Path
) -> None:
    wizard.window.open_files([patrons(tmp_path)])
    wizard.wait_for(Step.CHECK)
    wizard.window.go_to(Step.FILE)
    wizard.tab_to("file.heading_row")
    wizard.press("Return")
    assert (wizard.focus().objectName(), wizard.window.step) == ("window.next", Step.FILE)


def test_enter_on_the_reason_leads_to_what_is_missing(wizard: Wizard) -> None:
    wizard.type("infiniti")
    wizard.press("Return")
    wizard.tab_to("window.reason")
    wizard.press("Return")
    assert wizard.focus().objectName() == "record_type.type_patrons"


def test_enter_in_the_search_presses_the_button_that_has_the_ring(
    wizard: Wizard, tmp_path: Path
) -> None:
    wizard.window.open_files([patrons(tmp_path)])
    wizard.wait_for(Step.CHECK)
    wizard.press("Ctrl+H")
    wizard.tab_to("check.match_case")
    wizard.press("Return")
    assert wizard.see_as(QCheckBox, "check.match_case").isChecked()


def test_a_typed_word_stays_in_one_list(wizard: Wizard, tmp_path: Path) -> None:
    rows = [["Ann", "One"], ["Bob", "Two"]]
    path = write_rows(tmp_path / "names.csv", rows, ["givenname", "surname"])
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, path)
    wizard.go_on()
    wizard.wait_for(Step.HEADINGS)
    before = wizard.session.work.job
    wizard.type("One")
    assert wizard.see_as(QLineEdit, "headings.choose").text() == "One"
    assert wizard.seen("headings.choices")
    assert wizard.session.work.job is before


def test_headings_are_settled_without_a_mouse_and_the_keyboard_stays(
    wizard: Wizard, tmp_path: Path
) -> None:
    """Also once the page after it is made, which follows each word."""
    rows = [["ann", "Ann", "N", "38"], ["bob", "Bob", "N", "40"]]
    headings = ["User nm", "Given", "staffmember", "Shoe size"]
    path = write_rows(tmp_path / "names.csv", rows, headings)
    wizard.window.page_of(Step.CHECK)
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, path)
    wizard.go_on()
    wizard.wait_for(Step.HEADINGS)
    for keys in (["Delete"], ["Space"], ["Space"], ["Delete"], ["Ctrl+Z"], ["Ctrl+Y"]):
        assert wizard.focus().objectName() == "headings.patrons_lines"
        wizard.press(*keys)
        wizard.wait_until_idle()
    assert wizard.focus().objectName() == "headings.patrons_lines"
    matching = wizard.session.work.sheet_of("patrons").matching
    assert matching.left_out == {"enabled"}
    assert [each.field for each in matching.matches] == [
        *("username", "givenname", "staffmember", None),
    ]
    wizard.tab_to("window.next")
    wizard.press("Return")
    wizard.wait_for(Step.CHECK)
