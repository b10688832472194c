"""Every step can be looked through and gone back to, by keys alone, seen and heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from rosterwizard.core.job.cell_edits import cleared, typed
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.gui.check.timeline_dialog import TimelineDialog
from rosterwizard.services.work_timeline import work_timeline
from tests.helpers.any_edit import same_sheet
from tests.helpers.tab_walk import shared_mnemonics
from tests.helpers.window_jobs import (
    HEADINGS,
    check_page,
    infiniti_job,
    job_of,
    patron,
    ready,
    session_of,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.edits import Edit
    from rosterwizard.gui.pages.check_page import CheckPage
    from rosterwizard.services.work import Work

SURNAME = 3


def made(work: Work, edit: Edit | None, name: str = "patrons") -> Work:
    assert edit is not None
    return work.edited_by(name, edit)


def three_steps(work: Work) -> Work:
    """Return the work after a cell was typed, two were emptied, and that was taken back."""
    work = made(work, typed(work.sheet_of("patrons"), 0, SURNAME, "Diallo"))
    work = made(work, typed(work.sheet_of("patrons"), 2, SURNAME, "Ngata"))
    return made(work, cleared(work.sheet_of("patrons"), [((0, 1), (SURNAME,))])).without_last_edit()


@pytest.fixture
def work() -> Work:
    return three_steps(session_of(infiniti_job()).work)


def dialog_of(qtbot: QtBot, work: Work) -> TimelineDialog:
    assert work.job is not None
    dialog = TimelineDialog(work.job, work_timeline(work))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def lines(dialog: TimelineDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def shown(dialog: TimelineDialog) -> list[str]:
    """Return what stands beside the list once it has been counted."""
    dialog.show_step()
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def test_the_steps_stand_newest_first_above_the_file(qtbot: QtBot, work: Work) -> None:
    dialog = dialog_of(qtbot, work)
    assert lines(dialog) == [
        "3. Taken back: Clear 2 cells\nsurname",
        "2. Type into a cell (now)\nrow 4, surname",
        "1. Type into a cell\nrow 2, surname",
        "The file as it was opened: patrons.csv",
    ]
    assert dialog.list.currentRow() == 1
    assert not dialog.go.isEnabled()
    assert shared_mnemonics(dialog) == {}


def test_arrow_keys_walk_and_say_what_each_step_changed(qtbot: QtBot, work: Work) -> None:
    dialog = dialog_of(qtbot, work)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.go.text() == "&Go back to here: undo one step"
    assert "One change:" in shown(dialog)
    assert any("Moreau → Diallo" in text.replace("\u200b", "") for text in shown(dialog))
    item = dialog.list.currentItem()
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "1. Type into a cell, row 2, surname"
    heard = str(item.data(Qt.ItemDataRole.AccessibleDescriptionRole))
    assert "One change:" in heard
    assert "“Moreau” becomes “Diallo”" in heard
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.go.text() == "&Go back to here: undo 2 steps"
    assert any("as it stands in your file" in text for text in shown(dialog))
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    assert dialog.go.text() == "&Go on to here: redo one step"
    assert "2 changes:" in shown(dialog)


def test_the_list_is_named_and_its_lines_are_heard(qtbot: QtBot, work: Work) -> None:
    dialog = dialog_of(qtbot, work)
    dialog.show_step()
    spoken = QAccessible.queryAccessibleInterface(dialog.list)
    assert spoken.text(QAccessible.Text.Name) == "Steps, newest first"
    line = spoken.child(dialog.list.currentRow())
    assert "Type into a cell (now)" in line.text(QAccessible.Text.Name)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_goes_to_the_chosen_step_but_not_to_where_one_is(
    qtbot: QtBot, work: Work, key: Qt.Key
) -> None:
    dialog = dialog_of(qtbot, work)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, key)
    assert dialog.isVisible()
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    QTest.keyClick(dialog.list, key)
    assert not dialog.isVisible()
    assert dialog.place == 0


def test_escape_leaves_all_as_it_is(
    qtbot: QtBot, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert work.job is not None
    dialog = dialog_of(qtbot, work)
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert dialog.place is None

    def go_back(dialog: TimelineDialog) -> int:
        dialog.list.setCurrentRow(3)
        dialog.go.click()
        return dialog.result()

    monkeypatch.setattr(TimelineDialog, "exec", go_back)
    assert TimelineDialog.wanted(work.job, work_timeline(work), dialog) == 0
    monkeypatch.setattr(TimelineDialog, "exec", lambda dialog: dialog.result())
    assert TimelineDialog.wanted(work.job, work_timeline(work), dialog) is None


def test_passwords_are_hidden(qtbot: QtBot) -> None:
    rows = [(*patron(row), f"Sn0w-{row}") for row in range(3)]
    work = session_of(infiniti_job(((*HEADINGS, "password"), rows))).work
    work = made(work, typed(work.sheet_of("patrons"), 0, 6, "Sn0w-x"))
    dialog = dialog_of(qtbot, work)
    assert "Sn0w" not in " ".join([*shown(dialog), *lines(dialog)])
    heard = dialog.list.currentItem().data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "Sn0w" not in str(heard)


def test_steps_of_all_sheets_of_a_set_are_there(qtbot: QtBot) -> None:
    tables = {
        "classes": (("import_id", "name"), [("1", "Art")]),
        "users": (("import_id", "first_name"), [("7", "Ann")]),
    }
    work = session_of(job_of("haiku", tables)).work
    for name in ("users", "classes"):
        work = made(work, typed(work.sheet_of(name), 0, 1, "new"), name)
    first, second, files = lines(dialog_of(qtbot, work))
    assert work.sheet_of("classes").record_type.label in first
    assert work.sheet_of("users").record_type.label in second
    assert files == "The file as it was opened: classes.csv, users.csv"


# -- From the page ---------------------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    page = check_page(qtbot)
    page.desk.table.setFocus()
    qtbot.waitUntil(page.desk.table.hasFocus)
    return page


def test_the_button_is_on_where_there_are_steps(page: CheckPage, qtbot: QtBot) -> None:
    assert not page.timeline_button.isEnabled()
    page.open_timeline()
    sheet = page.session.work.sheet_of("patrons")
    edit = typed(sheet, 0, SURNAME, "Diallo")
    assert edit is not None
    page.make_edit(edit)
    ready(qtbot, page)
    assert page.timeline_button.isEnabled()
    page.undo()
    ready(qtbot, page)
    assert page.timeline_button.isEnabled()  # there is a step to go on to


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_the_key_leads_there_and_the_table_shows_it(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    states = [page.session.work.sheet_of("patrons")]
    for row, text in enumerate(("Diallo", "Ngata", "Ruiz")):
        edit = typed(states[-1], row, SURNAME, text)
        assert edit is not None
        page.make_edit(edit)
        states.append(page.session.work.sheet_of("patrons"))
    page.undo()
    ready(qtbot, page)
    monkeypatch.setattr(TimelineDialog, "wanted", lambda *_, **__: place)
    QTest.keyClick(page.desk.table, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    ready(qtbot, page)
    now = page.session.work.sheet_of("patrons")
    assert now.frame.equals(states[place].frame)
    assert len(now.edits.done) == place
    model = page.desk.model
    assert [model.text(row, SURNAME) for row in range(3)] == now.frame[f"c{SURNAME}"][:3].to_list()
    assert page.session.work.is_checked
    assert page.desk.table.hasFocus()


def test_leaving_it_changes_nothing(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit = typed(page.session.work.sheet_of("patrons"), 0, SURNAME, "Diallo")
    assert edit is not None
    page.make_edit(edit)
    ready(qtbot, page)
    before = page.session.work
    monkeypatch.setattr(TimelineDialog, "wanted", lambda *_, **__: None)
    page.timeline_button.click()
    assert page.session.work is before


def test_what_is_being_typed_is_a_step_already(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    monkeypatch.setattr(
        TimelineDialog, "wanted", lambda _job, timeline, _parent, **_: seen.append(timeline.now)
    )
    page.desk.table.go_to(0, SURNAME)
    QTest.keyClick(page.desk.table, Qt.Key.Key_X)
    assert page.desk.table.is_editing()
    page.open_timeline()
    ready(qtbot, page)
    assert seen == [1]


def test_rows_that_went_come_back_with_their_step(page: CheckPage, qtbot: QtBot) -> None:
    before, job = page.session.work.sheet_of("patrons"), page.session.work.job
    aside = rows_set_aside(before, [1, 2])
    assert aside is not None
    assert job is not None
    page.make_edit(aside)
    ready(qtbot, page)
    page.go_to_step(0)
    ready(qtbot, page)
    assert page.desk.model.rowCount() == before.frame.height
    page.go_to_step(1)
    ready(qtbot, page)
    assert page.desk.model.rowCount() == before.frame.height - 2
    page.go_to_step(0)
    ready(qtbot, page)
    (edited,) = job.edited("patrons", aside).sheets
    assert same_sheet(page.session.work.sheet_of("patrons").redone(), edited)
