"""A row is inserted by key, typed into at once, and is checked like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.sheet_edits import row_added
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.showing.checked_job import checked
from rosterwizard.core.showing.column_filters import ColumnFilter
from rosterwizard.core.showing.row_choice import RowChoice
from rosterwizard.core.showing.row_order import RowOrder
from rosterwizard.gui.dialogs.line_question import LineQuestion
from rosterwizard.gui.tables.sheet_table_model import SheetTableModel
from rosterwizard.services.work_timeline import work_timeline
from tests.helpers.any_edit import same_sheet
from tests.helpers.window_jobs import HEADINGS, check_page, infiniti_job, ready

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.pages.check_page import CheckPage

NAME, ENABLED, SURNAME, MAIL = 0, 1, 3, 4
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    page = check_page(qtbot)
    page.desk.table.setFocus()
    qtbot.waitUntil(page.desk.table.hasFocus)
    return page


def insert(page: CheckPage) -> None:
    QTest.keyClick(page.desk.table, Qt.Key.Key_N, HELD)


def type_on(page: CheckPage, text: str) -> None:
    """Type into the cell that has the keyboard, from its first letter on, and press Enter."""
    table = page.desk.table
    QTest.keyClicks(table, text[0])
    editor = table.viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)


def rows(page: CheckPage) -> list[int]:
    return list(page.desk.model.shown_rows())


def text(page: CheckPage, row: int, column: int) -> str:
    return page.desk.model.text(row, column)


def spoken(page: CheckPage, row: int) -> object:
    shown = page.desk.model.shown(row)
    assert shown is not None
    return page.desk.model.headerData(shown, Qt.Orientation.Vertical, SPOKEN)


def test_the_key_inserts_a_row_below_all_others_and_goes_into_its_first_cell(
    page: CheckPage, qtbot: QtBot
) -> None:
    insert(page)
    assert rows(page) == list(range(11))
    assert page.desk.table.current_cell() == (10, NAME)
    assert page.desk.showing.text() == "Showing all 11 rows"
    assert page.notice.isVisible()
    assert spoken(page, 10) == "Row new 1, in which nothing stands yet: it is left out"
    ready(qtbot, page)
    assert rows(page) == list(range(11))
    assert page.next_label() == "&Continue with 10 rows…"
    assert not page.session.work.problems["patrons"].frame["row"].is_in([10]).any()


def test_what_is_typed_before_the_check_is_through_is_not_lost(
    page: CheckPage, qtbot: QtBot
) -> None:
    insert(page)
    type_on(page, "zoe")
    qtbot.waitUntil(lambda: text(page, 10, NAME) == "zoe")
    ready(qtbot, page)
    problems = page.session.work.problems["patrons"].frame
    assert problems.filter(problems["row"] == 10)["column"].to_list() == [1, 2]
    assert page.next_label() == "&Continue with 11 rows…"
    assert str(spoken(page, 10)).startswith("Row new 1, zoe")
    page.desk.table.go_to(10, ENABLED)
    page.desk.explain()
    assert "row new 1" in " ".join(
        label.text() for label in page.desk.panel.findChildren(QLabel)
    ).replace("\u200b", "")


def test_undo_and_redo_take_the_row_away_and_bring_it_again(page: CheckPage, qtbot: QtBot) -> None:
    insert(page)
    type_on(page, "zoe")
    ready(qtbot, page)
    done = page.session.work.sheet_of("patrons")
    assert [step.edit.code for step in work_timeline(page.session.work).steps] == [
        *("edit-new-row", "edit-typed")
    ]
    for _ in range(2):
        page.undo()
        ready(qtbot, page)
    assert rows(page) == list(range(10))
    for _ in range(2):
        page.redo()
        ready(qtbot, page)
    assert rows(page) == list(range(11))
    assert text(page, 10, NAME) == "zoe"
    assert same_sheet(page.session.work.sheet_of("patrons"), done)
    page.go_to_step(0)
    ready(qtbot, page)
    assert rows(page) == list(range(10))
    page.go_to_step(2)
    ready(qtbot, page)
    assert text(page, rows(page)[-1], NAME) == "zoe"


@pytest.mark.parametrize("descending", [False, True])
def test_it_is_shown_though_the_table_is_sorted_and_filtered_otherwise(
    page: CheckPage,
    qtbot: QtBot,
    descending: bool,
) -> None:
    by = RowOrder(SURNAME, descending=descending)
    few = ColumnFilter(MAIL, "contains", ("s.example",))
    page.desk.arranging.arrange(page.desk.arranging.now.filtered(few).sorted_by(by))
    before = rows(page)
    insert(page)
    assert rows(page) == [*before, 10]
    assert page.desk.table.current_cell() == (10, NAME)
    type_on(page, "zoe")
    ready(qtbot, page)
    assert rows(page) == [*before, 10]  # a row stays where it is until another choice
    page.desk.refresh()
    assert rows(page) == before
    page.desk.choose(RowChoice("error"))
    insert(page)
    page.desk.refresh()  # nothing is known of the row yet: no filter hides it
    assert rows(page)[-1] == 11
    ready(qtbot, page)


def test_a_row_of_another_sheet_that_is_redone_is_shown(qtbot: QtBot) -> None:
    page = check_page(qtbot)
    before = page.session.work.job
    assert before is not None
    found = checked(before, {}, UNWATCHED).sheets["patrons"]
    edit = row_added(page.session.work.sheet_of("patrons"), None)
    assert edit is not None
    page.session.apply_edit("patrons", edit)
    # As when one comes back to the sheet before it is checked.
    page.desk.show_sheet(found, page.session.work.sheet_of("patrons"))
    assert rows(page)[-1] == 10


def test_several_rows_are_set_aside_and_come_back_by_their_names(
    page: CheckPage, qtbot: QtBot
) -> None:
    for name in ("zoe", "yan"):
        insert(page)
        type_on(page, name)
        ready(qtbot, page)
    page.desk.table.go_to(10, NAME)
    page.desk.actions_.set_aside()
    ready(qtbot, page)
    assert [page.desk.model.row_name(row) for row in rows(page)[-2:]] == [11, "new 2"]
    insert(page)
    ready(qtbot, page)
    assert page.desk.model.row_name(11) == "new 3"


def test_the_model_keeps_its_promises_while_rows_come(
    qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    model = SheetTableModel()
    sheet = infiniti_job().sheets[0]
    shown: tuple[Sequence[int], ...] = (range(10), (2, 5))
    for each in shown:
        model.show_sheet(sheet, None, each)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt's
        edit = row_added(sheet, None)
        assert edit is not None
        after = sheet.edited(edit)
        with qtbot.waitSignal(model.rowsInserted):
            model.lay_edit(after, edit.cells)
        assert list(model.shown_rows()) == [*each, 10]
        text = typed(after, 10, NAME, "zoe")
        assert text is not None
        with qtbot.assertNotEmitted(model.rowsInserted):
            model.lay_edit(after.edited(text), text.cells)
        assert model.text(10, NAME) == "zoe"
        qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt's


def test_the_number_that_is_asked_for_is_one_of_the_file(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert(page)
    ready(qtbot, page)
    asked: list[str] = []

    def ask(_of: object, _code: str, before: str) -> str:
        asked.append(before)
        return ""

    monkeypatch.setattr(LineQuestion, "ask", ask)
    page.desk.actions_.ask_row()
    assert asked == [""]
    told: list[str] = []
    page.desk.told.connect(told.append)
    page.desk.choose(RowChoice("error"))
    page.desk.go_to_position(10)
    assert (page.desk.table.current_cell() or (0,))[0] == 10
    assert "Row new 1 was not among" in told[-1]


def test_a_sheet_without_rows_gets_its_first(qtbot: QtBot) -> None:
    page = check_page(qtbot, (HEADINGS, []))
    page.desk.table.setFocus()
    qtbot.waitUntil(page.desk.table.hasFocus)
    insert(page)
    assert page.desk.table.current_cell() == (0, NAME)
    type_on(page, "zoe")
    ready(qtbot, page)
    assert (rows(page), text(page, 0, NAME)) == ([0], "zoe")
