"""The list of causes speaks, can be walked by keys, and keeps its place from check to check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest

from rosterwizard.core.job.cell_edits import Search, replaced, typed
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.showing.checked_job import CheckedJob, CheckedSheet, checked, judged_again
from rosterwizard.gui.check.cause_list import CauseList
from rosterwizard.gui.check.cause_painting import COUNT, ROOT, VALUE, WHERE
from tests.helpers.window_jobs import HEADINGS, infiniti_job, patron

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.edits import Edit

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def sheet() -> CheckedSheet:
    return checked(infiniti_job(), {}, UNWATCHED).sheets["patrons"]


@pytest.fixture
def causes(qtbot: QtBot, sheet: CheckedSheet) -> CauseList:
    causes = CauseList("check.causes")
    qtbot.addWidget(causes)
    causes.resize(220, 400)
    causes.show_sheet(sheet)
    with qtbot.waitExposed(causes):
        causes.show()
    return causes


def line(causes: CauseList, section: int, place: int) -> QModelIndex:
    model = causes.model()
    return model.index(place, 0, model.index(section, 0))


def without(sheet: CheckedSheet, text: str) -> CheckedSheet:
    job = infiniti_job()
    edit = replaced(sheet.sheet, Search(text, (1,)), "Y")
    assert edit is not None
    changed = job.with_sheet(sheet.sheet.edited(edit))
    return checked(changed, {"patrons": sheet.shown.first}, UNWATCHED).sheets["patrons"]


def test_sections_have_words_and_counts(causes: CauseList) -> None:
    model = causes.model()
    titles = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert titles == ["Errors", "Warnings"]
    assert [each.where for each in causes.causes()] == ["enabled", "emailaddress", "surname"]


def test_a_line_is_spoken_with_its_severity_and_count(causes: CauseList) -> None:
    assert line(causes, 0, 0).data(SPOKEN) == "Error: Neither yes nor no, enabled, 3"


def test_a_click_tells_the_cause(causes: CauseList, qtbot: QtBot) -> None:
    place = causes.visualRect(line(causes, 1, 0)).center()
    with qtbot.waitSignal(causes.cause_chosen) as told:
        QTest.mouseClick(causes.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args[0].where == "surname"
    assert causes.chosen() == told.args[0]


def test_values_appear_when_a_cause_is_opened(causes: CauseList, qtbot: QtBot) -> None:
    enabled = line(causes, 0, 0)
    causes.expand(enabled)
    model = causes.model()
    values = [model.index(row, 0, enabled).data() for row in range(model.rowCount(enabled))]
    assert values == ["perhaps", "never"]
    with qtbot.waitSignal(causes.value_chosen) as told:
        causes.activated.emit(model.index(1, 0, enabled))
    assert told.args[1] == "never"


def test_of_many_values_the_rest_is_counted(causes: CauseList, qtbot: QtBot) -> None:
    rows = [patron(row, enabled=f"word {row}") for row in range(20)]
    many = checked(infiniti_job((HEADINGS, rows)), {}, UNWATCHED).sheets["patrons"]
    causes.show_sheet(many)
    enabled = line(causes, 0, 0)
    causes.expand(enabled)
    model = causes.model()
    assert model.rowCount(enabled) == 13
    assert model.index(12, 0, enabled).data() == "8 with other values"
    with qtbot.assertNotEmitted(causes.value_chosen):
        causes.activated.emit(model.index(12, 0, enabled))


def test_blanks_in_values_are_visible(causes: CauseList) -> None:
    surname = line(causes, 1, 0)
    causes.expand(surname)
    values = [causes.model().index(row, 0, surname) for row in range(2)]
    assert [each.data() for each in values] == ["·Moreau·", "Diallo··"]
    assert [each.data(VALUE) for each in values] == [" Moreau ", "Diallo  "]


def test_what_was_opened_and_chosen_stays(
    causes: CauseList, sheet: CheckedSheet, qtbot: QtBot
) -> None:
    causes.expand(line(causes, 0, 0))
    causes.choose(causes.causes()[0])
    with qtbot.assertNotEmitted(causes.cause_chosen):
        causes.show_sheet(without(sheet, "perhaps"))
    chosen = causes.chosen()
    assert chosen is not None
    assert (chosen.where, chosen.count) == ("enabled", 1)
    assert causes.isExpanded(line(causes, 0, 0)) or causes.isExpanded(line(causes, 0, 1))


def test_mended_causes_stand_under_fixed(causes: CauseList, sheet: CheckedSheet) -> None:
    causes.show_sheet(without(without(sheet, "perhaps"), "never"))
    model = causes.model()
    assert model.index(2, 0).data() == "Fixed"
    assert line(causes, 2, 0).data(SPOKEN) == "Fixed: Neither yes nor no, enabled, 3"
    assert model.rowCount(line(causes, 2, 0)) == 0


def test_choosing_none_lets_go(causes: CauseList) -> None:
    causes.choose(causes.causes()[0])
    causes.choose_none()
    assert causes.chosen() is None


def test_arrow_keys_choose(causes: CauseList, qtbot: QtBot) -> None:
    causes.choose(causes.causes()[0])
    causes.setFocus()
    qtbot.waitUntil(causes.hasFocus)
    with qtbot.waitSignal(causes.cause_chosen) as told:
        QTest.keyClick(causes, Qt.Key.Key_Down)
    assert told.args[0].where == "emailaddress"


def test_narrow_lines_wrap(causes: CauseList) -> None:
    wide = causes.visualRect(line(causes, 0, 1)).height()
    causes.resize(130, 400)
    causes.doItemsLayout()
    assert causes.visualRect(line(causes, 0, 1)).height() > wide
    picture = QPixmap(causes.size())
    causes.render(picture)
    assert not picture.isNull()


def test_the_same_causes_are_not_drawn_anew_but_for_values_that_were_shown(
    causes: CauseList, sheet: CheckedSheet, qtbot: QtBot
) -> None:
    job = infiniti_job()
    edit = replaced(sheet.sheet, Search("never", (1,)), "seldom")
    assert edit is not None
    changed = job.with_sheet(sheet.sheet.edited(edit))
    now = checked(changed, {"patrons": sheet.shown.first}, UNWATCHED).sheets["patrons"]
    with qtbot.assertNotEmitted(causes.model().rowsInserted):
        causes.show_sheet(now)
    causes.expand(line(causes, 0, 0))
    assert line(causes, 0, 0).model().index(1, 0, line(causes, 0, 0)).data() == "seldom"
    causes.collapse(line(causes, 0, 0))
    causes.show_sheet(sheet)
    causes.expand(line(causes, 0, 0))
    assert line(causes, 0, 0).model().index(1, 0, line(causes, 0, 0)).data() == "never"


# What explains most


@pytest.fixture
def explained(causes: CauseList) -> CheckedSheet:
    """Show a sheet in which two things explain all, of which one shows in two columns."""
    wrong = {"emailaddress": "anna@", "graduationyear": "soon"}
    rows = [patron(row, **(wrong if row < 20 else {})) for row in range(60)]
    rows += [patron(100 + row, enabled="perhaps") for row in range(15)]
    sheet = checked(infiniti_job((HEADINGS, rows)), {}, UNWATCHED).sheets["patrons"]
    causes.show_sheet(sheet)
    return sheet


@pytest.mark.usefixtures("explained")
def test_what_explains_most_stands_first(causes: CauseList) -> None:
    model = causes.model()
    assert model.index(0, 0).data() == "Explained by 2 causes"
    assert [line(causes, 0, place).data(SPOKEN) for place in range(2)] == [
        (
            "Error: E-mail address not well formed, and more in the same rows, "
            "emailaddress, graduationyear, 40"
        ),
        "Error: Neither yes nor no: “perhaps”, enabled, 15",
    ]
    assert len(causes.causes()) == 3


def test_a_root_cause_is_chosen_by_a_click_and_stays_chosen(
    causes: CauseList, explained: CheckedSheet, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(causes.root_chosen) as told:
        place = causes.visualRect(line(causes, 0, 1)).center()
        QTest.mouseClick(causes.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [explained.roots[1]]
    edited = replaced(explained.sheet, Search("anna@", (4,)), "anna@school.example")
    assert edited is not None
    job = explained.job.with_sheet(explained.sheet.edited(edited))
    first = {"patrons": explained.shown.first}
    with qtbot.assertNotEmitted(causes.root_chosen):
        causes.show_sheet(checked(job, first, UNWATCHED).sheets["patrons"])
    root = causes.chosen_root()
    assert root is not None
    assert root.title == "Neither yes nor no: “perhaps”"
    assert causes.chosen() is None


def test_a_root_cause_opens_to_its_symptoms(
    causes: CauseList, explained: CheckedSheet, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(causes.root_chosen) as told:
        causes.choose(explained.roots[0])
    root = line(causes, 0, 0)
    assert root.data(ROOT) == told.args[0] == explained.roots[0]
    causes.expand(root)
    symptoms = [causes.model().index(place, 0, root) for place in range(2)]
    assert [each.data(ROOT).where for each in symptoms] == ["emailaddress", "graduationyear"]
    with qtbot.waitSignal(causes.root_chosen) as said:
        causes.activated.emit(symptoms[1])
    assert (said.args[0].where, said.args[0].count) == ("graduationyear", 20)


def test_what_is_mended_is_no_symptom_any_more_and_the_line_stays_open_and_chosen(
    causes: CauseList, explained: CheckedSheet
) -> None:
    causes.choose(explained.roots[0])
    causes.expand(line(causes, 0, 0))
    first = typed(explained.sheet, 3, 4, "anna@a.example")
    now = after(CheckedJob({"patrons": explained}), first)
    causes.show_sheet(now.sheets["patrons"])
    root = line(causes, 0, 0)
    parts = [causes.model().index(place, 0, root) for place in range(2)]
    assert causes.isExpanded(root)
    assert root.data(COUNT) == 39
    assert [(each.data(WHERE), each.data(COUNT)) for each in parts] == [
        ("graduationyear", 20),
        ("emailaddress", 19),
    ]
    assert causes.chosen_root() == root.data(ROOT)
    others = Search("anna@", (4,), whole_cell=True)
    now = after(now, replaced(now.sheets["patrons"].sheet, others, "anna@b.example"))
    causes.show_sheet(now.sheets["patrons"])
    root = line(causes, 0, 0)
    chosen = causes.chosen_root()
    assert chosen is not None
    assert chosen == root.data(ROOT)
    assert (chosen.kind, chosen.where, chosen.count) == ("value", "graduationyear", 20)
    assert "same rows" not in root.data()
    assert not causes.model().hasChildren(root)


def after(before: CheckedJob, edit: Edit | None) -> CheckedJob:
    assert edit is not None
    now = judged_again(before.job.with_sheet(before.sheets["patrons"].sheet.edited(edit)), before)
    assert now is not None
    return now


def test_one_symptom_stays_chosen(causes: CauseList, explained: CheckedSheet) -> None:
    symptom = explained.roots[0].symptoms[1]
    causes.choose(symptom)
    now = after(CheckedJob({"patrons": explained}), typed(explained.sheet, 70, 1, "Y"))
    causes.show_sheet(now.sheets["patrons"])
    assert causes.chosen_root() == symptom
