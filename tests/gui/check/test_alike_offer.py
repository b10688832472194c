"""A person who typed over a cell is offered the others with the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.showing.row_choice import RowChoice
from rosterwizard.gui.pages import check_page as module
from tests.helpers.window_jobs import HEADINGS, check_page, part, patron, ready

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.pages.check_page import CheckPage

ENABLED, YEAR = 1, 5
LONG = "perhaps " * 20


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    cells = [{"enabled": "perhaps"}] * 4 + [{"enabled": "never"}] * 2 + [{"enabled": LONG}] * 2
    cells[3] = {"enabled": "perhaps", "graduationyear": "20"}
    page = check_page(qtbot, (HEADINGS, [patron(row, **each) for row, each in enumerate(cells)]))
    page.desk.table.setFocus()
    qtbot.waitUntil(page.desk.table.hasFocus)
    return page


def type_into(page: CheckPage, row: int, text: str, qtbot: QtBot) -> None:
    edit = typed(page.session.work.sheet_of("patrons"), row, ENABLED, text)
    assert edit is not None
    page.make_edit(edit)
    ready(qtbot, page)


def enabled(page: CheckPage) -> list[str]:
    return page.session.work.sheet_of("patrons").frame[f"c{ENABLED}"].to_list()[:6]


def test_the_others_are_offered_and_changed_as_one_step(page: CheckPage, qtbot: QtBot) -> None:
    type_into(page, 1, "Y", qtbot)
    assert page.notice.text().startswith("“perhaps” stands in 3 more cells of this column")
    assert "Change them to “Y”" in page.notice.text()
    button = part(page.notice, QPushButton, "check.step.message_button")
    assert button.text() == "Change all 3 alik&e"
    button.click()
    ready(qtbot, page)
    assert enabled(page) == ["Y", "Y", "Y", "Y", "never", "never"]
    assert page.notice.text() == "Replaced in 3 cells."
    page.undo()
    ready(qtbot, page)
    assert enabled(page) == ["perhaps", "Y", "perhaps", "perhaps", "never", "never"]


def test_its_letter_changes_them(page: CheckPage, qtbot: QtBot) -> None:
    type_into(page, 4, "N", qtbot)
    assert "one more cell" in page.notice.text()
    QTest.keyClick(page.desk.table, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: enabled(page)[5] == "N")  # Qt shows the button pressed first
    ready(qtbot, page)


def test_rows_that_are_not_shown_are_said(page: CheckPage, qtbot: QtBot) -> None:
    year = next(each for each in page.desk.causes.causes() if each.column == YEAR)
    page.desk.choose(RowChoice(cause=year))
    type_into(page, 3, "Y", qtbot)
    assert "3 of them stand in rows that are not shown now." in page.notice.text()


def test_it_waits_for_the_check_where_only_that_can_tell(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_JUDGED_AT_ONCE", 0)
    type_into(page, 1, "Y", qtbot)
    assert "3 more cells" in page.notice.text()


def test_nothing_is_offered_where_nothing_gets_better(page: CheckPage, qtbot: QtBot) -> None:
    type_into(page, 1, "maybe", qtbot)
    assert page.notice.text() == ""
    page.undo()
    page.redo()
    ready(qtbot, page)
    assert page.notice.text() == ""


def test_what_was_taken_back_meanwhile_is_offered_no_more(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_JUDGED_AT_ONCE", 0)
    edit = typed(page.session.work.sheet_of("patrons"), 1, ENABLED, "Y")
    assert edit is not None
    page.make_edit(edit)
    page.undo()
    ready(qtbot, page)
    assert page.notice.text() == ""


def test_a_long_text_is_cut(page: CheckPage, qtbot: QtBot) -> None:
    type_into(page, 6, "N", qtbot)
    assert "…” stands in" in page.notice.text()
    assert LONG not in page.notice.text()
