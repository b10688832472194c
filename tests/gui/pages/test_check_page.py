"""Every problem is seen at once, mended by key and by mouse, and checked again after each edit."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import polars as pl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton

from rosterwizard.core.job.cell_edits import Search, replaced, typed
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.showing.checked_job import CheckedJob, checked
from rosterwizard.core.showing.column_filters import ColumnFilter
from rosterwizard.core.showing.root_causes import RootCause
from rosterwizard.core.showing.row_choice import RowChoice
from rosterwizard.core.showing.what_ran import what_ran
from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.pages import check_page as module
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.task import unfinished
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.window_jobs import (
    HEADINGS,
    check_page,
    clean_patrons,
    infiniti_job,
    job_of,
    opened,
    part,
    patron,
    ready,
    session_of,
)
from tests.helpers.window_parts import pressed_key

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.core.showing.causes import Cause
    from rosterwizard.core.showing.checked_job import CheckedSheet

ENABLED, SURNAME, MAIL = 1, 3, 4
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    page = check_page(qtbot)
    page.desk.table.setFocus()
    qtbot.waitUntil(page.desk.table.hasFocus)
    return page


def press(page: CheckPage, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    pressed = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        pressed |= each
    QTest.keyClick(page.desk.table, key, pressed)


def counts(page: CheckPage) -> dict[str, str]:
    return {
        key: page.desk.filters.button(key).accessibleName()
        for key in ("all", "error", "warning", "note", "fixed", "changed")
    }


def rows(page: CheckPage) -> list[int]:
    return list(page.desk.model.shown_rows())


def text(page: CheckPage, row: int, column: int) -> str:
    return page.desk.model.text(row, column)


def type_into(page: CheckPage, row: int, column: int, words: str, qtbot: QtBot) -> None:
    page.desk.table.go_to(row, column)
    press(page, Qt.Key.Key_F2)
    editor = page.desk.table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.setText(words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text(page, row, column) == words)
    ready(qtbot, page)


def mend_the_first(page: CheckPage) -> None:
    edit = typed(page.session.work.sheet_of("patrons"), 1, MAIL, "anna@school.example")
    assert edit is not None
    page.make_edit(edit)


def test_everything_wrong_is_counted_at_once(page: CheckPage) -> None:
    assert counts(page) == {
        "all": "All 10",
        "error": "Errors 4",
        "warning": "Warnings 2",
        "note": "Notes 0",
        "fixed": "Fixed 0",
        "changed": "Changed 0",
    }
    assert page.session.work.problems["patrons"].counts() == {"error": 4, "warning": 2, "note": 0}
    assert page.next_label() == "&Continue with 10 rows…"
    assert page.missing() == ""
    line = part(page, QLabel, "check.sentence").text()
    assert line.startswith("6 problems in 10 rows. 4 are errors")


def test_it_begins_at_the_first_problem(page: CheckPage) -> None:
    assert page.desk.table.current_cell() == (1, MAIL)


def test_f8_walks_the_problems_and_goes_round(page: CheckPage) -> None:
    walked = [page.desk.table.current_cell()]
    for _ in range(6):
        press(page, Qt.Key.Key_F8)
        walked.append(page.desk.table.current_cell())
    assert walked == [(1, 4), (3, 3), (4, 3), (6, 1), (7, 1), (8, 1), (1, 4)]
    press(page, Qt.Key.Key_F8, SHIFT)
    assert page.desk.table.current_cell() == (8, 1)


def cause_of(page: CheckPage, column: int) -> Cause:
    return next(each for each in page.desk.causes.causes() if each.column == column)


def ask_for_rows(page: CheckPage, way: str, column: int) -> None:
    """Show rows with problems in one of the ways that there are."""
    desk, cause = page.desk, cause_of(page, column)
    if way == "cause":
        desk.causes.cause_chosen.emit(cause)
    elif way == "value":
        desk.causes.value_chosen.emit(cause, "perhaps")
    elif way == "root":
        desk.causes.root_chosen.emit(RootCause("alone", ((cause, None),), (cause.count,)))
    elif way == "column":
        desk.arranging.arrange(desk.arranging.now.filtered(ColumnFilter(column, "problems")))
    else:
        desk.filters.button(way).click()


MENDED = {ENABLED: (6, "Y"), SURNAME: (3, "Moreau")}  # by column: a row, and what is right there


@pytest.mark.parametrize(
    ("way", "column"),
    [
        *((way, ENABLED) for way in ("error", "cause", "value", "root", "column")),
        *((way, SURNAME) for way in ("warning", "cause", "root", "column")),
    ],
)
def test_a_mended_row_stays_with_a_tick_until_the_rows_are_asked_for_anew(
    page: CheckPage, qtbot: QtBot, way: str, column: int
) -> None:
    ask_for_rows(page, way, column)
    before, (row, good) = rows(page), MENDED[column]
    assert row in before
    type_into(page, row, column, good, qtbot)
    assert rows(page) == before
    assert page.desk.model.row_mark(before.index(row)) == "fixed"
    press(page, Qt.Key.Key_F5)
    assert rows(page) == [each for each in before if each != row]


def test_filters_choose_rows(page: CheckPage) -> None:
    page.desk.filters.button("warning").click()
    assert rows(page) == [3, 4]
    assert page.desk.table.current_cell() == (3, SURNAME)
    assert page.desk.showing.text() == "Showing 2 of 10 rows"
    page.desk.filters.button("note").click()
    assert rows(page) == []
    assert "No row here." in page.desk.showing.text()
    page.desk.filters.button("all").click()
    assert rows(page) == list(range(10))
    assert page.desk.showing.text() == "Showing all 10 rows"


def test_what_is_mended_is_in_no_row_and_nothing_else_is_said_of_it(qtbot: QtBot) -> None:
    wrong = [patron(row, enabled="perhaps") for row in range(20)]
    shown = [*wrong, *(patron(row) for row in range(20, 40))]
    page = check_page(qtbot, (HEADINGS, shown))
    sheet = checked(infiniti_job((HEADINGS, shown)), {}, UNWATCHED).sheets["patrons"]
    (root,), (cause,) = sheet.roots, sheet.causes
    choices = (RowChoice(root=root), RowChoice(cause=cause, value="perhaps"))
    page.desk.choose(choices[0])
    assert len(rows(page)) == 20
    search = Search("perhaps", (1,))
    page.desk.edit_wanted.emit(replaced(page.session.work.sheet_of("patrons"), search, "Y"))
    ready(qtbot, page)
    for choice in choices:
        page.desk.choose(choice)
        assert rows(page) == []
        assert page.desk.showing.text() == "No row here."


def test_what_no_row_has_counts_among_its_kind_and_is_told_where_to_be_found(
    qtbot: QtBot,
) -> None:
    headings, rows_ = HEADINGS, [patron(1), patron(2)]
    page = CheckPage(
        session_of(infiniti_job(((*headings, "Shoe size"), [(*row, "4") for row in rows_])))
    )
    opened(qtbot, page)
    of_kind = page.session.work.problems["patrons"].counts()
    assert sum(of_kind.values()) == 1
    (kind,) = (each for each, count in of_kind.items() if count)
    assert counts(page)[kind].endswith(" 1")
    page.desk.filters.button(kind).click()
    assert rows(page) == []
    assert "they are about headings or the whole file" in page.desk.showing.text()


def test_a_cause_narrows_table_and_walk(page: CheckPage) -> None:
    enabled = page.desk.causes.causes()[0]
    page.desk.causes.choose(enabled)
    assert rows(page) == [6, 7, 8]
    assert page.desk.showing.text() == "Showing 3 of 10 rows: Neither yes nor no, enabled"
    assert pressed_key(page.desk.filters) == ""
    press(page, Qt.Key.Key_F8)
    assert page.desk.table.current_cell() == (7, ENABLED)
    page.desk.filters.button("all").click()
    assert page.desk.causes.chosen() is None


def test_what_is_typed_is_checked_and_stays_where_it_is(page: CheckPage, qtbot: QtBot) -> None:
    page.desk.filters.button("error").click()
    assert rows(page) == [1, 6, 7, 8]
    type_into(page, 1, MAIL, "anna@school.example", qtbot)
    assert counts(page)["error"] == "Errors 3"
    assert counts(page)["fixed"] == "Fixed 1"
    assert rows(page) == [1, 6, 7, 8]
    assert page.desk.model.marks() is not None
    assert page.desk.model.mark(page.desk.model.index(0, MAIL)) == "fixed"
    press(page, Qt.Key.Key_F5)
    assert rows(page) == [6, 7, 8]


def test_what_an_edit_does_is_shown_at_once_and_goes_on_once_all_is_checked(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_check", lambda: None)
    mend_the_first(page)
    assert counts(page)["error"] == "Errors 3"
    assert counts(page)["fixed"] == "Fixed 1"
    assert not page.session.work.is_checked
    monkeypatch.undo()
    page.enter()
    ready(qtbot, page)
    assert counts(page)["error"] == "Errors 3"
    assert page.session.work.is_checked


def test_many_cells_are_left_to_the_whole_check(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_check", lambda: None)
    monkeypatch.setattr(module, "_MOST_JUDGED_AT_ONCE", 0)
    mend_the_first(page)
    assert counts(page)["error"] == "Errors 4"


def test_the_first_fix_is_made_and_taken_back_by_key(page: CheckPage, qtbot: QtBot) -> None:
    page.desk.table.go_to(3, SURNAME)
    page.desk.explain()
    press(page, Qt.Key.Key_Return, ALT)
    ready(qtbot, page)
    assert text(page, 3, SURNAME) == "Moreau"
    assert text(page, 4, SURNAME) == "Diallo"
    assert "Take the stray blanks out" in page.undo_button.toolTip()
    press(page, Qt.Key.Key_Z, CONTROL)
    ready(qtbot, page)
    assert text(page, 3, SURNAME) == " Moreau "
    assert counts(page)["warning"] == "Warnings 2"
    press(page, Qt.Key.Key_Y, CONTROL)
    ready(qtbot, page)
    assert text(page, 3, SURNAME) == "Moreau"


def test_undo_and_redo_are_off_when_there_is_nothing(page: CheckPage, qtbot: QtBot) -> None:
    assert not page.undo_button.isEnabled()
    page.undo()
    page.redo()
    type_into(page, 0, SURNAME, "Diallo", qtbot)
    assert page.undo_button.isEnabled()
    assert page.undo_button.toolTip() == "Undo (Ctrl+Z): Type into a cell"
    page.undo_button.click()
    ready(qtbot, page)
    assert not page.undo_button.isEnabled()
    assert page.redo_button.isEnabled()
    assert text(page, 0, SURNAME) == "Moreau"


def test_safe_fixes_are_shown_and_then_made_as_one_step(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.safe.text() == "Mend 2 &safely…"
    monkeypatch.setattr(FixPreview, "wanted", lambda *_: False)
    page.safe.click()
    assert counts(page)["changed"] == "Changed 0"
    monkeypatch.setattr(FixPreview, "wanted", lambda *_: True)
    page.safe.click()
    ready(qtbot, page)
    assert counts(page)["fixed"] == "Fixed 2"
    assert not page.safe.isVisible()
    page.undo()
    ready(qtbot, page)
    assert counts(page)["changed"] == "Changed 0"


def test_searching_and_replacing_by_key(page: CheckPage, qtbot: QtBot) -> None:
    press(page, Qt.Key.Key_F, CONTROL)
    bar = page.desk.find_bar
    assert bar.isVisible()
    bar.text.setText("perhaps")
    qtbot.waitUntil(lambda: bar.count.text() == "2 found")
    QTest.keyClick(bar.text, Qt.Key.Key_Return)
    assert page.desk.table.current_cell() == (6, ENABLED)
    QTest.keyClick(bar.text, Qt.Key.Key_Return)
    assert page.desk.table.current_cell() == (7, ENABLED)
    QTest.keyClick(bar.text, Qt.Key.Key_Return)
    assert page.desk.table.current_cell() == (6, ENABLED)
    page.desk.table.setFocus()
    press(page, Qt.Key.Key_H, CONTROL)
    assert bar.replacement.isVisible()
    bar.replacement.setText("N")
    bar.replace.click()
    qtbot.waitUntil(lambda: text(page, 7, ENABLED) == "N")
    ready(qtbot, page)
    assert counts(page)["fixed"] == "Fixed 2"


def test_replacing_keeps_to_the_rows_shown_until_all_are_asked_for(
    page: CheckPage, qtbot: QtBot
) -> None:
    page.desk.filters.button("warning").click()
    assert rows(page) == [3, 4]
    page.desk.find_bar.open(to_replace=True)
    bar = page.desk.find_bar
    bar.text.setText("moreau")
    qtbot.waitUntil(lambda: bar.count.text() == "1 in the rows shown")
    assert bar.elsewhere.text() == "8 more in other rows: show all rows"
    bar.replacement.setText("Martin")
    bar.replace.click()
    qtbot.waitUntil(lambda: bar.count.text() == "0 in the rows shown")
    ready(qtbot, page)
    assert [row for row in range(10) if "Martin" in text(page, row, SURNAME)] == [3]
    bar.elsewhere.click()
    assert rows(page) == list(range(10))
    assert bar.text.hasFocus()
    qtbot.waitUntil(lambda: bar.count.text() == "8 found")


def test_filling_and_pasting_pass_over_rows_that_are_not_shown(
    page: CheckPage, qtbot: QtBot
) -> None:
    page.desk.filters.button("error").click()
    shown, table = rows(page), page.desk.table
    assert shown != list(range(shown[0], shown[-1] + 1)), "no row is left out in between"
    before = [text(page, row, SURNAME) for row in range(10)]
    QGuiApplication.clipboard().setText("\n".join(["Pasted"] * len(shown)))
    table.go_to(shown[0], SURNAME)
    press(page, Qt.Key.Key_V, CONTROL)
    ready(qtbot, page)
    now = [text(page, row, SURNAME) for row in range(10)]
    assert [row for row in range(10) if now[row] == "Pasted"] == shown
    assert all(now[row] == before[row] for row in range(10) if row not in shown)
    table.go_to(shown[0], MAIL)
    for _ in shown[1:]:
        press(page, Qt.Key.Key_Down, SHIFT)
    mails = [text(page, row, MAIL) for row in range(10)]
    press(page, Qt.Key.Key_D, CONTROL)
    ready(qtbot, page)
    now = [text(page, row, MAIL) for row in range(10)]
    assert {now[row] for row in shown} == {mails[shown[0]]}
    assert all(now[row] == mails[row] for row in range(10) if row not in shown)


def test_cells_are_cleared_filled_down_and_pasted_by_key(page: CheckPage, qtbot: QtBot) -> None:
    table = page.desk.table
    table.go_to(5, ENABLED)
    press(page, Qt.Key.Key_Down, SHIFT)
    press(page, Qt.Key.Key_Down, SHIFT)
    press(page, Qt.Key.Key_D, CONTROL)
    ready(qtbot, page)
    assert [text(page, row, ENABLED) for row in (5, 6, 7)] == ["Y", "Y", "Y"]
    table.go_to(8, ENABLED)
    press(page, Qt.Key.Key_Delete)
    ready(qtbot, page)
    assert text(page, 8, ENABLED) == ""
    QGuiApplication.clipboard().setText("N\tN\nN\tN")
    press(page, Qt.Key.Key_V, CONTROL)
    ready(qtbot, page)
    assert [text(page, 8, ENABLED), text(page, 9, ENABLED)] == ["N", "N"]
    assert counts(page)["changed"] == "Changed 4"


def test_what_does_not_fit_is_said(page: CheckPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("2031\tx\n2032\tx")
    page.desk.table.go_to(9, 5)
    press(page, Qt.Key.Key_V, CONTROL)
    assert "What did not fit" in page.message_bar.text()
    ready(qtbot, page)


def test_a_clean_sheet_says_proudly_what_ran(qtbot: QtBot) -> None:
    page = CheckPage(session_of(infiniti_job(clean_patrons())))
    road = opened(qtbot, page)
    said = part(page, QLabel, "check.nothing_to_fix_sentence").text()
    assert said.startswith("Nothing to mend: ")
    assert said.endswith("rules ran on 10 rows.")
    labels = page.desk.nothing_to_fix.findChildren(QLabel)
    words = [label.text().replace("\u200b", "") for label in labels]  # places to break at
    problems, sheet = page.session.work.problems["patrons"], page.session.work.sheet_of("patrons")
    ran = what_ran(sheet, problems)
    assert {line for group in ran.groups for line in group.rules} <= set(words)
    assert set(ran.unchecked) <= set(words)
    assert f" {ran.count} rules" in said
    assert len(words) == len(set(words))  # what holds for several fields is said once
    assert not page.safe.isVisible()
    press(page, Qt.Key.Key_F8)
    assert "No problem is left" in page.message_bar.text()
    assert road.led_to == []


def test_where_no_fix_is_offered_that_is_said(page: CheckPage) -> None:
    page.desk.table.go_to(0, 0)  # where nothing is wrong
    page.desk.explain()
    assert not page.desk.apply_first()
    assert "No fix is shown for this." in page.message_bar.text()


def test_mending_the_last_problem_is_praised_too(qtbot: QtBot) -> None:
    job = infiniti_job((clean_patrons()[0], [("anna", "Y", "N", "Lee", "anna@", "2031")]))
    page = CheckPage(session_of(job))
    road = opened(qtbot, page)
    type_into(page, 0, MAIL, "anna@x.example", qtbot)
    assert part(page, QLabel, "check.nothing_to_fix_sentence").text().startswith("All mended.")
    assert road.led_to == []


def test_the_find_button_opens_the_search(page: CheckPage) -> None:
    part(page, QToolButton, "check.find").click()
    assert page.desk.find_bar.isVisible()


def test_going_back_and_forth_checks_nothing_anew(page: CheckPage, qtbot: QtBot) -> None:
    page.leave()
    page.enter()
    assert not page.busy
    page.session.set_job(infiniti_job(clean_patrons()))
    page.enter()
    ready(qtbot, page)
    assert counts(page)["error"] == "Errors 0"


def test_without_a_job_nothing_happens(qtbot: QtBot) -> None:
    page = CheckPage(session_of(infiniti_job()))
    page.session.set_job(None)
    qtbot.addWidget(page)
    page.enter()
    assert not page.busy
    assert page.next_label() == "&Continue with 0 rows…"


def test_rows_that_a_server_refused_come_first(qtbot: QtBot) -> None:
    session = session_of(infiniti_job(clean_patrons()))
    states = [(row, "created", "") for row in range(10)]
    states[4] = (4, "refused", "Field (emailAddress) is not well formed.")
    frame = pl.DataFrame(states, schema=FRAME, orient="row")
    session.set_submitted(Submitted({"patrons": Outcomes("patrons", frame)}))
    page = CheckPage(session)
    road = opened(qtbot, page)
    assert rows(page) == [4]
    assert pressed_key(page.desk.filters) == "not-in"
    page.desk.explain()
    words = [label.text() for label in page.desk.panel.findChildren(QLabel)]
    assert any("is not well formed." in each for each in words)
    page.desk.filters.button("all").click()
    page.desk.filters.button("not-in").click()
    assert rows(page) == [4]
    assert road.led_to == []


def test_a_set_has_a_choice_of_sheets(qtbot: QtBot) -> None:
    users = ["import_id", "login", "first_name", "last_name", "email", "user_type"]
    job = job_of(
        "haiku",
        {
            "users": (users, [("S1", "anna", "Anna ", "Lee", "anna@x.example", "S")]),
            "classes": (["import_id", "name"], [("C1", "Biology")]),
        },
    )
    page = CheckPage(session_of(job))
    road = opened(qtbot, page)
    assert page.sheets.isVisible()
    assert pressed_key(page.sheets) == "users"
    page.sheets.button("classes").click()
    assert page.desk.model.rowCount() == 1
    assert text(page, 0, 1) == "Biology"
    type_into(page, 0, 1, "Botany", qtbot)
    page.sheets.button("users").click()
    page.undo()
    ready(qtbot, page)
    assert pressed_key(page.sheets) == "classes"
    assert text(page, 0, 1) == "Biology"
    assert road.led_to == []


def test_the_table_can_be_used_while_it_is_checked(page: CheckPage, qtbot: QtBot) -> None:
    page.desk.table.go_to(0, SURNAME)
    page.desk.model.setData(page.desk.model.index(0, SURNAME), "Diallo")
    assert page.busy
    assert text(page, 0, SURNAME) == "Diallo"
    page.desk.model.setData(page.desk.model.index(2, SURNAME), "Diallo")
    assert text(page, 2, SURNAME) == "Diallo"
    ready(qtbot, page)
    assert counts(page)["changed"] == "Changed 2"


def test_a_check_leaves_alone_what_is_being_typed(page: CheckPage, qtbot: QtBot) -> None:
    page.desk.model.setData(page.desk.model.index(0, SURNAME), "Diallo")
    page.desk.table.go_to(2, SURNAME)
    press(page, Qt.Key.Key_F2)
    editor = page.desk.table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.setText("Half a na")
    ready(qtbot, page)
    assert counts(page)["changed"] == "Changed 1"
    assert editor.text() == "Half a na"


def test_after_a_fix_by_mouse_the_table_has_the_keyboard(page: CheckPage, qtbot: QtBot) -> None:
    page.desk.table.go_to(3, SURNAME)
    page.desk.explain()
    button = part(page, QPushButton, "check.fix")
    button.setFocus()
    button.click()
    assert page.desk.table.hasFocus()
    ready(qtbot, page)


def test_undo_of_other_rows_checks_anew(page: CheckPage, qtbot: QtBot) -> None:
    rows = page.desk.model.rowCount()
    aside = rows_set_aside(page.session.work.sheet_of("patrons"), [0])
    assert aside is not None
    page.make_edit(aside, "patrons")
    qtbot.waitUntil(lambda: not page.busy)
    assert page.desk.model.rowCount() == rows - 1
    page.undo()
    qtbot.waitUntil(lambda: not page.busy)
    assert page.desk.model.rowCount() == rows
    assert page.session.work.problems


def test_a_first_check_that_was_stopped_is_said_and_made_again(qtbot: QtBot) -> None:
    page = CheckPage(session_of(infiniti_job()))
    page.enter()
    assert page.missing() == "The sheet is still being checked."
    page.cancel()
    assert page.missing() == "The check was stopped. Press here to check again."
    assert not page.isComplete()
    page.show_missing()
    ready(qtbot, page)
    assert page.missing() == ""
    assert page.isComplete()
    qtbot.addWidget(page)


def test_an_edit_is_checked_also_where_that_was_stopped(page: CheckPage, qtbot: QtBot) -> None:
    page.desk.model.setData(page.desk.model.index(1, MAIL), "anna@school.example")
    assert page.isComplete()
    page.cancel()
    page.leave()
    left = page.session.work
    ready(qtbot, page)
    assert (left.is_checked, page.session.work.is_checked) == (False, True)
    assert page.session.work.problems["patrons"].counts()["error"] == 3


def test_what_is_being_typed_counts_when_the_page_is_left(page: CheckPage) -> None:
    page.desk.table.go_to(1, MAIL)
    press(page, Qt.Key.Key_F2)
    editor = page.desk.table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.setText("anna@school.example")
    page.settle()
    assert text(page, 1, MAIL) == "anna@school.example"
    assert page.desk.table.hasFocus()


def test_in_a_tall_sheet_the_problems_are_shown_before_their_fixes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_TALL_ROWS", 9)
    begun: list[CheckedJob] = []
    with_fixes = CheckedJob.with_fixes

    def noting(found: CheckedJob, progress: Progress) -> CheckedJob:
        begun.append(found)
        return with_fixes(found, progress)

    monkeypatch.setattr(CheckedJob, "with_fixes", noting)
    page = CheckPage(session_of(infiniti_job()))
    opened(qtbot, page)
    assert counts(page)["error"] == "Errors 4"
    qtbot.waitUntil(page.safe.isVisible)
    assert page.safe.text() == "Mend 2 &safely…"
    (found,) = begun
    assert not found.has_fixes
    type_into(page, 0, SURNAME, " Lee", qtbot)
    qtbot.waitUntil(lambda: page.safe.text() == "Mend 3 &safely…")


@pytest.fixture
def tall(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> CheckPage:
    """Return the page with a sheet that counts as a tall one, all of it checked."""
    monkeypatch.setattr(module, "_TALL_ROWS", 9)
    page = CheckPage(session_of(infiniti_job()))
    opened(qtbot, page)
    qtbot.waitUntil(page.safe.isVisible)
    return page


def put(page: CheckPage, row: int, column: int, words: str) -> None:
    edit = typed(page.session.work.sheet_of("patrons"), row, column, words)
    assert edit is not None
    page.make_edit(edit)


def test_in_a_tall_sheet_an_edit_is_judged_at_once_and_the_whole_once_one_pauses(
    tall: CheckPage, qtbot: QtBot
) -> None:
    put(tall, 1, MAIL, "anna@school.example")
    assert tall.isComplete()
    assert counts(tall)["error"] == "Errors 3"
    assert not tall.busy
    assert not tall.session.work.is_checked
    assert counts(tall)["fixed"] == "Fixed 1"
    assert tall.safe.text() == "Mend 2 &safely…"
    qtbot.waitUntil(lambda: tall.session.work.is_checked)
    assert counts(tall)["error"] == "Errors 3"


def test_in_a_tall_sheet_one_edit_after_the_other_is_judged(tall: CheckPage, qtbot: QtBot) -> None:
    put(tall, 1, MAIL, "anna@school.example")
    put(tall, 3, SURNAME, "Moreau")
    tall.undo()
    put(tall, 4, SURNAME, "Diallo")
    assert counts(tall)["fixed"] == "Fixed 2"
    assert counts(tall)["error"] == "Errors 3"
    assert not tall.busy
    assert not tall.session.work.is_checked
    assert not tall.safe.isVisible()  # of the rows that were judged again none is known yet
    qtbot.waitUntil(lambda: tall.session.work.is_checked)
    assert counts(tall)["fixed"] == "Fixed 2"
    qtbot.waitUntil(tall.safe.isVisible)
    assert tall.safe.text() == "Mend one &safely…"


def test_of_one_check_after_the_other_only_the_last_is_held(tall: CheckPage, qtbot: QtBot) -> None:
    """All that is known of a million rows takes much memory: once is enough."""
    held = alive(CheckedJob)
    for row in range(1, 6):
        put(tall, row, SURNAME, f"Moreau {row}")
        qtbot.waitUntil(lambda: tall.session.work.is_checked and not unfinished())
    qtbot.waitUntil(lambda: alive(CheckedJob) <= held)


def alive(kind: type) -> int:
    """Return how many of that kind somebody holds."""
    gc.collect()
    return sum(isinstance(each, kind) for each in gc.get_objects())


def test_in_a_tall_sheet_many_cells_are_judged_in_the_background_and_then_the_whole(
    tall: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_JUDGED_AT_ONCE", 0)
    shown: list[int] = []
    take = tall.desk.take_check

    def noting(found: CheckedSheet) -> None:
        shown.append(found.problems.counts()["error"])
        take(found)

    monkeypatch.setattr(tall.desk, "take_check", noting)
    put(tall, 1, MAIL, "anna@school.example")
    assert tall.busy
    assert counts(tall)["error"] == "Errors 4"
    qtbot.waitUntil(lambda: tall.session.work.is_checked)
    assert shown == [3, 3]
    tall.undo()
    tall.redo()  # before the step back was judged
    qtbot.waitUntil(lambda: tall.session.work.is_checked)
    assert shown == [3, 3, 3]
    assert counts(tall)["error"] == "Errors 3"


def test_what_cannot_be_judged_alone_is_checked_as_a_whole_at_once(
    tall: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "judged_again", lambda *_: None)
    put(tall, 1, MAIL, "anna@school.example")
    assert tall.busy
    qtbot.waitUntil(lambda: tall.session.work.is_checked)
    assert counts(tall)["error"] == "Errors 3"


def test_leaving_a_tall_sheet_has_the_whole_checked_without_a_pause(
    tall: CheckPage, qtbot: QtBot
) -> None:
    put(tall, 1, MAIL, "anna@school.example")
    tall.leave()
    assert tall.busy
    qtbot.waitUntil(lambda: tall.session.work.is_checked)


def test_another_job_ends_what_was_still_to_be_checked(tall: CheckPage, qtbot: QtBot) -> None:
    put(tall, 1, MAIL, "anna@school.example")
    before = tall.session.work
    tall.session.set_job(infiniti_job())
    tall.follow(before, tall.session.work)
    assert not tall.busy
    assert not tall.isComplete()
    qtbot.waitUntil(lambda: not unfinished())
    assert not tall.session.work.is_checked
