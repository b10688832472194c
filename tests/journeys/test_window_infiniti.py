"""Patrons for Infiniti through the real window, from an empty template to confirmed rows."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtWidgets import QAbstractButton

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.pages.file_page import FilePage
from rosterwizard.gui.pages.results_page import ResultsPage
from rosterwizard.gui.pages.template_page import TemplatePage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PySide6.QtCore import QModelIndex

    from tests.helpers.wizard import Wizard

# What Qt's plugin without a screen says of a list that drops down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ROWS = 60
FIRST_ROW = 4  # below the headings and the two sample rows
BLANKS = (6, 7, 8)  # rows of the sheet whose surname has stray blanks
BAD_MAIL, BAD_ENABLED = 10, 20
MAIL, ENABLED, SURNAME = "emailaddress", "enabled", "surname"
REFUSED_EACH = 27  # what the practice server does where it is strict


def test_patrons_from_the_template_to_the_system(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template, not_in = tmp_path / "patrons.xlsx", tmp_path / "not in.csv"
    monkeypatch.setattr(TemplatePage, "ask_path", lambda *_: template)
    monkeypatch.setattr(FilePage, "ask_files", lambda *_: [template])
    monkeypatch.setattr(ResultsPage, "ask_file", lambda *_: str(not_in))
    choose_patrons(wizard)
    save_template(wizard, template)
    fill(template)
    load(wizard)
    settle_headings(wizard)
    mend_by_fix(wizard)
    mend_by_typing(wizard)
    send_strictly(wizard)
    save_refused(wizard, not_in)
    send_the_rest(wizard)


def choose_patrons(wizard: Wizard) -> None:
    assert wizard.focus().objectName() == "record_type.search"
    assert not wizard.main_button().isEnabled()
    wizard.type("patr")
    wizard.wait_until_idle()
    wizard.click("record_type.system_infiniti")
    wizard.click("record_type.type_patrons")
    assert wizard.main_button().text() == "&Continue with Patrons"
    wizard.go_on()
    wizard.wait_for(Step.TEMPLATE)


def save_template(wizard: Wizard, path: Path) -> None:
    page = wizard.page
    assert isinstance(page, TemplatePage)
    wizard.click_line("template.fields", "Gender")
    assert "gender" in [field.name for field in page.columns()["patrons"]]
    wizard.go_on()
    wizard.wait_until_idle()
    assert path.name in wizard.message()
    assert wizard.main_button().text() == "&Continue with the filled-in sheet"
    wizard.go_on()
    wizard.wait_for(Step.FILE)


def fill(path: Path) -> None:
    """Fill the template as an office does: with a heading and five cells that are not right."""
    book = openpyxl.load_workbook(path)
    sheet = book["Patrons"]
    columns = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    for row, cells in enumerate(patrons(), start=FIRST_ROW):
        for heading, text in cells.items():
            sheet.cell(row, columns[heading]).value = text
    sheet.cell(1, columns[MAIL]).value = "e-mail adress"
    book.save(path)


def patrons() -> Iterator[dict[str, str]]:
    for row in range(FIRST_ROW, FIRST_ROW + ROWS):
        name = f"user{row:04}"
        yield {
            "username": name,
            ENABLED: "perhaps" if row == BAD_ENABLED else "Y",
            "staffmember": "N",
            SURNAME: " Patel " if row in BLANKS else "Patel",
            MAIL: "anna@" if row == BAD_MAIL else f"{name}@school.example",
            "graduationyear": "2031",
            "librarybarcode": f"{row:07}",
            "gender": "F",
        }


def load(wizard: Wizard) -> None:
    wizard.click("file.choose")
    wizard.wait_until_idle()
    assert wizard.message() == ""
    assert "2 sample rows of the template are set aside and will not be sent." in wizard.hear()
    assert f"{ROWS} rows" in wizard.hear()
    assert wizard.main_button().text() == "&Match 1 heading"
    wizard.go_on()
    wizard.wait_for(Step.HEADINGS)


def settle_headings(wizard: Wizard) -> None:
    assert not wizard.main_button().isEnabled()
    assert wizard.focus().objectName() == "headings.patrons_lines"
    wizard.press("Space")  # the first line that is open has the keyboard
    assert "Everything is matched." in wizard.hear()
    wizard.go_on()
    wizard.wait_for(Step.CHECK)


def mend_by_fix(wizard: Wizard) -> None:
    wizard.click_line("check.causes", "Stray blanks")
    wizard.wait(lambda: bool(wizard.seen("check.fix")))
    wizard.click("check.fix")
    wizard.wait_until_idle()
    assert cells_of(wizard, SURNAME, BLANKS) == {"Patel"}
    wizard.press("Ctrl+Z")
    wizard.wait_until_idle()
    assert cells_of(wizard, SURNAME, BLANKS) == {" Patel "}
    wizard.press("Ctrl+Y")
    wizard.wait_until_idle()
    assert cells_of(wizard, SURNAME, BLANKS) == {"Patel"}
    assert "2 are errors: mend them here" in wizard.hear()


def mend_by_typing(wizard: Wizard) -> None:
    wizard.click("check.filter_error")
    wizard.click_line("check.table", index_of(wizard, BAD_MAIL, MAIL))
    wizard.type("anna@school.example")
    wizard.press("Return")
    wizard.wait_until_idle()
    assert cells_of(wizard, MAIL, [BAD_MAIL]) == {"anna@school.example"}
    assert "One is an error" in wizard.hear()
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)


def send_strictly(wizard: Wizard) -> None:
    wizard.choose("submit.server", "Practice server")
    wizard.choose("submit.scenario", "Strictly: refuses some rows")
    wizard.wait_until_idle()
    assert wizard.see_as(QAbstractButton, "submit.row_choice_good-rows").isChecked()
    assert wizard.main_button().text() == f"&Send {ROWS - 1} rows to the practice server"
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)
    assert outcomes(wizard) == expected_outcomes()
    assert "57 of 60 patrons would be in. 3 need another look." in wizard.hear()


def expected_outcomes() -> dict[int, str]:
    """Return what becomes of each row of the sheet: of those sent, each 27th is refused."""
    sent = [row for row in range(FIRST_ROW, FIRST_ROW + ROWS) if row != BAD_ENABLED]
    states = {
        row: "created" if place % REFUSED_EACH else "refused"
        for place, row in enumerate(sent, start=1)
    }
    return {**states, BAD_ENABLED: "not-sent"}


def outcomes(wizard: Wizard) -> dict[int, str]:
    """Return the outcome of each row by its number in the sheet."""
    submitted = wizard.session.work.submitted
    assert submitted is not None
    numbers = wizard.session.work.sheet_of("patrons").sheet.sheet_row
    frame = submitted.outcomes["patrons"].frame
    return {int(numbers[row]): state for row, state in frame.select("row", "state").iter_rows()}


def save_refused(wizard: Wizard, path: Path) -> None:
    wizard.click("results.save_refused")
    wizard.wait_until_idle()
    assert path.name in wizard.message()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    not_in = [row for row, state in sorted(expected_outcomes().items()) if state != "created"]
    assert [row["username"] for row in rows] == [f"user{row:04}" for row in not_in]
    assert all(row["Why"] for row in rows)


def send_the_rest(wizard: Wizard) -> None:
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    page = wizard.page
    assert isinstance(page, CheckPage)
    assert page.desk.model.rowCount() == 3, "just the rows that are not in"
    wizard.click_line("check.table", index_of(wizard, BAD_ENABLED, ENABLED))
    wizard.type("Y")
    wizard.press("Return")
    wizard.wait_until_idle()
    assert cells_of(wizard, ENABLED, [BAD_ENABLED]) == {"Y"}
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)
    assert wizard.main_button().text() == "&Send 3 rows to the practice server again"
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)
    assert set(outcomes(wizard).values()) <= {"created", "updated"}
    assert f"All {ROWS} patrons would be in." in wizard.hear()


def cells_of(wizard: Wizard, field: str, rows: Sequence[int]) -> set[str]:
    """Return what stands in a field of these rows of the sheet, edits laid over."""
    sheet = wizard.session.work.sheet_of("patrons")
    column = sheet.frame[f"c{sheet.matching.column_of(field)}"]
    places = [sheet.sheet.sheet_row.to_list().index(row) for row in rows]
    return {column[place] for place in places}


def index_of(wizard: Wizard, row: int, field: str) -> QModelIndex:
    """Return the cell of the table for a row of the sheet and a field."""
    page, sheet = wizard.page, wizard.session.work.sheet_of("patrons")
    assert isinstance(page, CheckPage)
    shown = page.desk.model.shown(sheet.sheet.sheet_row.to_list().index(row))
    column = sheet.matching.column_of(field)
    assert shown is not None, f"row {row} is not shown"
    assert column is not None
    return page.desk.model.index(shown, column)
