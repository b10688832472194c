"""The panel explains the cell and offers the fixes that would change it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.records.setting_aside import noticed_in_rows
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.showing.checked_job import CheckedSheet, checked
from rosterwizard.gui.check import problem_panel
from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.check.problem_card import ValueBox, wrapped_label
from rosterwizard.gui.check.problem_panel import ProblemPanel
from rosterwizard.gui.task import unfinished
from tests.helpers.window_jobs import HEADINGS, infiniti_job, part, patron

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ENABLED, SURNAME, MAIL = 1, 3, 4


@pytest.fixture
def sheet() -> CheckedSheet:
    return checked(infiniti_job(), {}, UNWATCHED).sheets["patrons"]


@pytest.fixture
def panel(qtbot: QtBot) -> ProblemPanel:
    panel = ProblemPanel("check.problem")
    qtbot.addWidget(panel)
    panel.resize(260, 500)
    return panel


def said(panel: ProblemPanel) -> str:
    words = "\n".join(label.text() for label in panel.findChildren(QLabel))
    return words.replace("\u200b", "")  # places to break at


def test_at_first_it_says_what_it_is_for(panel: ProblemPanel) -> None:
    assert "Choose a cell" in said(panel)


def test_a_problem_is_explained(panel: ProblemPanel, sheet: CheckedSheet) -> None:
    panel.show_cell(sheet, 1, MAIL)
    for words in ("Error", "row 3, emailaddress", "anna@", "What to do", "Rule", "Source"):
        assert words in said(panel)
    assert "documents this" in said(panel)


def test_blanks_are_visible(panel: ProblemPanel, sheet: CheckedSheet) -> None:
    panel.show_cell(sheet, 3, SURNAME)
    box = panel.findChild(ValueBox)
    assert box is not None
    assert box.text() == "·Moreau·"
    assert "space at the start" in box.accessibleName()


@pytest.mark.parametrize(
    ("shown", "words"),
    [(None, ""), ([3, 4], ""), ([3], "One of them stands in a row that is not shown now.")],
)
def test_a_fix_that_reaches_further_than_the_rows_shown_says_so(
    panel: ProblemPanel, sheet: CheckedSheet, shown: list[int] | None, words: str
) -> None:
    panel.rows_shown = shown
    panel.show_cell(sheet, 3, SURNAME)
    assert "Take the stray blanks out of 2 cells" in said(panel)
    assert words in said(panel)
    assert ("not shown" in said(panel)) == bool(words)


def test_fixes_show_what_becomes_what(
    panel: ProblemPanel, sheet: CheckedSheet, qtbot: QtBot
) -> None:
    panel.show_cell(sheet, 3, SURNAME)
    assert "Take the stray blanks out of 2 cells in surname" in said(panel)
    for words in ("·Moreau·", "→", "Moreau", "1 ×"):
        assert words in said(panel)
    button = part(panel, QPushButton, "check.fix")
    assert button.text() == "&Mend 2 cells"
    assert button.accessibleName().startswith("Take the stray blanks out")
    with qtbot.waitSignal(panel.fix_wanted) as wanted:
        button.click()
    assert wanted.args[0].cells["row"].to_list() == [3, 4]


def test_of_several_fixes_only_the_first_has_a_letter(
    panel: ProblemPanel, sheet: CheckedSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    fix = sheet.safe_fixes[0]
    monkeypatch.setattr(problem_panel, "_fixes_at", lambda *_: enumerate([fix, fix]))
    panel.show_cell(sheet, 3, SURNAME)
    words = [each.text() for each in panel.findChildren(QPushButton, "check.fix")]
    assert words == ["&Mend 2 cells", "Mend 2 cells"]


def test_a_fix_can_be_made_in_one_cell_only(
    panel: ProblemPanel, sheet: CheckedSheet, qtbot: QtBot
) -> None:
    panel.show_cell(sheet, 4, SURNAME)
    with qtbot.waitSignal(panel.fix_wanted) as wanted:
        part(panel, QPushButton, "check.fix_only_here").click()
    assert wanted.args[0].cells.rows() == [(4, SURNAME, "Diallo  ", "Diallo")]
    assert wanted.args[0].params["count"] == 1


def test_the_first_fix_can_be_made_by_key(
    panel: ProblemPanel, sheet: CheckedSheet, qtbot: QtBot
) -> None:
    panel.show_cell(sheet, 3, SURNAME)
    with qtbot.waitSignal(panel.fix_wanted):
        assert panel.apply_first()
    panel.show_cell(sheet, 0, SURNAME)
    with qtbot.assertNotEmitted(panel.fix_wanted):
        assert not panel.apply_first()


def test_a_good_cell_says_what_its_field_is_for(panel: ProblemPanel, sheet: CheckedSheet) -> None:
    panel.show_cell(sheet, 0, MAIL)
    assert "E-mail address" in said(panel)
    assert "For example" in said(panel)


def test_a_changed_cell_shows_what_is_in_the_file(panel: ProblemPanel) -> None:
    job = infiniti_job()
    edit = typed(job.sheets[0], 0, SURNAME, "Diallo")
    assert edit is not None
    sheet = checked(job.with_sheet(job.sheets[0].edited(edit)), {}, UNWATCHED).sheets["patrons"]
    panel.show_cell(sheet, 0, SURNAME)
    assert "In your file it is\nMoreau" in said(panel)


def test_a_column_that_is_not_sent_says_so(panel: ProblemPanel) -> None:
    job = infiniti_job(((*HEADINGS, "Shoe size"), [(*patron(0), "38")]))
    sheet = checked(job, {}, UNWATCHED).sheets["patrons"]
    panel.show_cell(sheet, 0, 6)
    assert "not sent" in said(panel)


def test_what_the_server_said_stands_below_whose_row_it_is(
    panel: ProblemPanel, sheet: CheckedSheet
) -> None:
    panel.show_cell(sheet, 0, MAIL, "Field (emailAddress) is not well formed.")
    whose = "Moreau\nuser0000\n"
    assert said(panel).startswith(f"{whose}When it was sent:\nField (emailAddre")


def test_a_cause_of_the_whole_file_is_explained(panel: ProblemPanel, qtbot: QtBot) -> None:
    job = infiniti_job((("username", "enabled", "staffmemberid"), [("anna", "Y", "N")]))
    sheet = checked(job, {}, UNWATCHED).sheets["patrons"]
    heading = next(each for each in sheet.causes if each.where == "staffmemberid")
    panel.show_cause(sheet, heading)
    assert "the whole file" in said(panel)
    assert "staffmemberid" in said(panel)
    with qtbot.waitSignal(panel.fix_wanted) as wanted:
        assert panel.apply_first()
    assert wanted.args[0].headings[0].after == "staffmember"


def test_rows_that_may_be_samples_are_taken_in_with_one_click(
    panel: ProblemPanel, qtbot: QtBot
) -> None:
    job = infiniti_job()
    opened = job.sheets[0].opened_without({0: "maybe-sample"})
    sheet = checked(job.with_sheet(opened), {}, UNWATCHED).sheets["patrons"]
    (cause,) = (each for each in sheet.causes if each.title == "Still a sample?")
    panel.show_cause(sheet, cause)
    button = panel.findChild(QPushButton, "check.take-in")
    assert button is not None
    assert button.text() == "Ta&ke it in"
    with qtbot.waitSignal(panel.fix_wanted) as heard:
        button.click()
    assert opened.edited(heard.args[0]).frame.equals(job.sheets[0].frame)


def test_a_row_like_a_sample_is_kept_with_one_click(panel: ProblemPanel, qtbot: QtBot) -> None:
    job = infiniti_job()
    noticed = noticed_in_rows(job.sheets[0], {Oddity("like-sample"): [0]})
    sheet = checked(job.with_sheet(noticed), {}, UNWATCHED).sheets["patrons"]
    panel.show_cell(sheet, 0, 0)
    button = panel.findChild(QPushButton, "check.keep")
    assert button is not None
    with qtbot.waitSignal(panel.fix_wanted) as heard:
        button.click()
    kept = job.with_sheet(noticed.edited(heard.args[0]))
    now = checked(kept, {}, UNWATCHED).sheets["patrons"]
    assert "Record or sample?" not in {each.title for each in now.causes}


def test_long_words_are_broken_and_not_cut_off(qtbot: QtBot) -> None:
    box = ValueBox("x" * 300)
    qtbot.addWidget(box)
    assert box.minimumSizeHint().width() < 300


def test_an_empty_value_is_named(qtbot: QtBot) -> None:
    box = ValueBox("")
    qtbot.addWidget(box)
    assert box.text() == "(empty)"


def test_all_safe_fixes_are_shown_before_they_are_made(
    qtbot: QtBot, sheet: CheckedSheet, panel: ProblemPanel
) -> None:
    preview = FixPreview(sheet.safe_fixes, panel)
    qtbot.addWidget(preview)
    words = "\n".join(label.text() for label in preview.findChildren(QLabel))
    assert "2 cells would change" in words
    assert "·Moreau·" in words
    assert preview.make.text() == "&Mend 2 cells"


def test_what_may_be_broken_cannot_be_copied(qtbot: QtBot) -> None:
    whole, broken = (
        wrapped_label("Take out the blanks."),
        wrapped_label("anna.van.der.berg@x.example"),
    )
    for label in (whole, broken):
        qtbot.addWidget(label)
    assert whole.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert not broken.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert broken.accessibleName() == "anna.van.der.berg@x.example"


def test_a_cell_that_makes_fields_says_what_it_makes(panel: ProblemPanel) -> None:
    headings = ("username", "enabled", "staffmember", "Full name")
    job = infiniti_job((headings, [("1", "Y", "N", "Asha Patel"), ("2", "Y", "N", "Tom Ng")]))
    (opened,) = job.sheets
    made = {"givenname": Making((3,), "given"), "surname": Making((3,), "family")}
    split = job.with_sheet(replace(opened, matching=opened.matching.with_made(made)))
    panel.show_cell(checked(split, {}, UNWATCHED).sheets["patrons"], 1, 3)
    assert "givenname is made of it: “Tom”" in said(panel)
    assert "surname is made of it: “Ng”" in said(panel)
    assert "not sent" not in said(panel)


def test_in_a_tall_sheet_the_window_does_not_wait_for_the_words(
    panel: ProblemPanel, sheet: CheckedSheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problem_panel, "_AT_ONCE_ROWS", 9)
    panel.show_cell(sheet, 3, SURNAME)
    assert "Looking up what is wrong here…" in said(panel)
    assert "·Moreau·" in said(panel)
    assert not panel.apply_first()
    panel.show_cell(sheet, 1, MAIL)
    qtbot.waitUntil(lambda: "row 3, emailaddress" in said(panel))
    assert "Looking up" not in said(panel)
    assert "·Moreau·" not in said(panel)

    monkeypatch.setattr(problem_panel, "described", pytest.fail)
    panel.show_cell(replace(sheet, fixes=None), 1, MAIL)  # the same words, put another time
    assert "row 3, emailaddress" in said(panel)
    assert "Looking for what mends it…" in said(panel)


def test_what_a_later_cell_took_the_place_of_is_not_shown(
    panel: ProblemPanel, sheet: CheckedSheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problem_panel, "_AT_ONCE_ROWS", 9)
    panel.show_cell(sheet, 1, MAIL)
    panel.show_nothing()
    qtbot.waitUntil(lambda: not unfinished())
    qtbot.wait(1)
    assert "Choose a cell" in said(panel)
