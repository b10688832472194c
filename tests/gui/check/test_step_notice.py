"""After every step of many cells a line says what was done, and takes it back at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from rosterwizard.core.job.cell_edits import Search, cleared, filled_down, replaced, typed
from rosterwizard.core.job.sheet_edits import rows_brought_back, rows_kept, rows_set_aside
from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.pages.check_page import CheckPage
from tests.helpers.window_jobs import check_page, job_of, opened, part, ready, session_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import JobSheet

ENABLED, SURNAME = 1, 3


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    page = check_page(qtbot)
    page.desk.table.setFocus()
    qtbot.waitUntil(page.desk.table.hasFocus)
    return page


def sheet(page: CheckPage) -> JobSheet:
    return page.session.work.sheet_of("patrons")


def undo(page: CheckPage) -> QPushButton:
    return part(page.notice, QPushButton, "check.step.message_button")


def edit(page: CheckPage, make: Callable[[JobSheet], Edit | None], qtbot: QtBot) -> None:
    made = make(sheet(page))
    assert made is not None
    page.make_edit(made)
    ready(qtbot, page)


BULK: dict[str, Callable[[JobSheet], Edit | None]] = {
    "Emptied 4 cells.": lambda sheet: cleared(sheet, [((0, 1), (1, 2))]),
    "Filled 2 cells from above.": lambda sheet: filled_down(sheet, [((6, 8, 9), (ENABLED,))]),
    "Replaced in 10 cells.": lambda sheet: replaced(sheet, Search("user", (0,)), "u"),
    "Set 2 rows aside.": lambda sheet: rows_set_aside(sheet, (3, 5)),
    "Kept one row as a record.": lambda sheet: rows_kept(sheet, (3,)),
}


@pytest.mark.parametrize("said", BULK)
def test_a_bulk_step_is_told_and_taken_back_by_its_button(
    page: CheckPage, qtbot: QtBot, said: str
) -> None:
    before = sheet(page)
    edit(page, BULK[said], qtbot)
    assert page.notice.text() == said
    undo(page).click()
    ready(qtbot, page)
    assert page.notice.text() == ""
    assert sheet(page).frame.equals(before.frame)
    assert sheet(page).edits.done == ()
    assert page.desk.table.hasFocus()


def test_it_goes_at_the_next_edit_undo_and_redo(page: CheckPage, qtbot: QtBot) -> None:
    def next_edit() -> None:
        edit(page, lambda sheet: typed(sheet, 0, 0, "new"), qtbot)

    for row, go_on in enumerate((next_edit, page.undo)):
        area = ((row,), (1, 2))
        edit(page, partial(cleared, areas=[area]), qtbot)
        assert page.notice.text()
        go_on()
        ready(qtbot, page)
        assert page.notice.text() == ""
    page.redo()
    ready(qtbot, page)
    assert page.notice.text() == ""


def test_it_stays_while_the_check_goes_on_and_over_another_page(
    page: CheckPage, qtbot: QtBot
) -> None:
    edit(page, lambda sheet: cleared(sheet, [((0, 1), (2,))]), qtbot)
    page.leave()
    page.enter()
    ready(qtbot, page)
    assert page.notice.text() == "Emptied 2 cells."


def test_one_typed_cell_needs_no_notice(page: CheckPage, qtbot: QtBot) -> None:
    edit(page, lambda sheet: typed(sheet, 0, 0, "new"), qtbot)
    assert page.notice.text() == ""


def test_a_row_that_comes_back_is_told(page: CheckPage, qtbot: QtBot) -> None:
    edit(page, lambda sheet: rows_set_aside(sheet, (3,)), qtbot)
    edit(page, lambda sheet: rows_brought_back(sheet, (3,)), qtbot)
    assert page.notice.text() == "Brought one row back."


def test_a_pasted_block_is_told(page: CheckPage, qtbot: QtBot) -> None:
    page.desk.table.go_to(0, ENABLED)
    QGuiApplication.clipboard().setText("N\tY\nN\tY")
    QTest.keyClick(page.desk.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    ready(qtbot, page)
    assert page.notice.text() == "Pasted into 4 cells."


def test_a_fix_of_several_cells_is_told_and_its_letter_takes_it_back(
    page: CheckPage, qtbot: QtBot
) -> None:
    page.desk.table.go_to(3, SURNAME)
    page.desk.explain()
    QTest.keyClick(page.desk.table, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    ready(qtbot, page)
    assert page.notice.text() == "Mended 2 cells."
    QTest.keyClick(page.desk.table, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: sheet(page).edits.done == ())  # Qt shows the button pressed first
    ready(qtbot, page)


def test_it_is_heard(page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: heard.append(event.object().accessibleName()),
    )
    edit(page, lambda sheet: cleared(sheet, [((0, 1), (2,))]), qtbot)
    assert any("Emptied 2 cells." in each for each in heard)


def test_safe_fixes_of_a_set_are_taken_back_together(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FixPreview, "wanted", lambda *_: True)
    job = job_of(
        "haiku",
        {
            "classes": (("import_id", "name"), [("1", " Art"), ("2", "Music ")]),
            "users": (("import_id", "user_type", "first_name"), [("7", "S", " Ann")]),
        },
    )
    page = CheckPage(session_of(job))
    road = opened(qtbot, page)
    page.make_safe_fixes()
    ready(qtbot, page)
    made = len(page.session.work.edited)
    assert made > 1
    assert page.notice.text().startswith("Mended ")
    undo(page).click()
    ready(qtbot, page)
    assert page.session.work.edited == ()
    assert len(page.session.work.undone) == made
    assert road.page_ is page
