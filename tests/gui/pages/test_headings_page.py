"""A person says which heading is which field; lines stay where they are once settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching import persons_words
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.gui.headings.choice_editor import ChoiceEditor, ChoiceList
from rosterwizard.gui.headings.match_model import Part
from rosterwizard.gui.pages import headings_page
from rosterwizard.gui.pages.headings_page import HeadingsPage
from rosterwizard.services.opening import open_job
from rosterwizard.services.remembered_matchings import is_known, recall
from tests.helpers.window_jobs import infiniti_job, job_of, opened, part, session_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.showing.match_lines import MatchLine
    from rosterwizard.gui.headings.sheet_part import SheetPart

# What Qt's plugin without a screen says of a list that drops down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
HEADINGS = ("User nm", "surname", "Mail address", "Third list", "Shoe size")
USER, SURNAME, MAIL, SEX, SHOES = range(5)
ROWS = [
    ("anna", "Lee", "anna@x.example", "F", "38"),
    ("ben", "Lee", "ben@x.example", "M", "41"),
    ("cleo", "Sato", "cleo at x", "F", ""),
]
Key = int | str


@pytest.fixture
def page(qtbot: QtBot) -> HeadingsPage:
    return page_of(qtbot, HEADINGS, ROWS)


def page_of(
    qtbot: QtBot, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> HeadingsPage:
    page = HeadingsPage(session_of(infiniti_job((headings, rows))))
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    return page


def only_part(page: HeadingsPage) -> SheetPart:
    assert len(page.parts) == 1
    return page.parts[0]


def matching(page: HeadingsPage) -> Matching:
    return page.session.work.sheet_of("patrons").matching


def line(page: HeadingsPage, key: Key) -> MatchLine:
    return next(each for each in only_part(page).model.lines() if each.key == key)


def cell(page: HeadingsPage, key: Key, shown: Part, role: int = 0) -> str:
    model = only_part(page).model
    row = model.row_of(key)
    assert row is not None
    return str(model.index(row, shown).data(role))


def says(page: HeadingsPage, key: Key) -> str:
    """Go to a line, and return what is told of it."""
    assert only_part(page).table.go_to(key)
    return only_part(page).details.says.text()


def press(page: HeadingsPage, *keys: Qt.Key) -> None:
    for each in keys:
        QTest.keyClick(only_part(page).table, each)


def begin(page: HeadingsPage, key: Key) -> ChoiceEditor:
    """Open the list of answers to a line, as a person does by Enter."""
    table = only_part(page).table
    assert table.go_to(key)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    return editor(page)


def editor(page: HeadingsPage) -> ChoiceEditor:
    found = only_part(page).table.findChildren(ChoiceEditor)
    assert found
    return found[-1]


def answer(page: HeadingsPage, key: Key, text: str) -> None:
    """Choose by typing, and Enter."""
    line_ = begin(page, key)
    QTest.keyClicks(line_, text)
    QTest.keyClick(line_, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes what was typed in its next turn


def choose(box: QComboBox, data: object) -> None:
    """Choose by keys, so that `activated` is told."""
    place = box.findData(data)
    assert place >= 0
    QTest.keyClick(box, Qt.Key.Key_Down)  # opens the list
    view = box.view()
    for _ in range(box.count()):
        if view.currentIndex().row() != place:
            down = view.currentIndex().row() < place
            QTest.keyClick(view, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    QTest.keyPress(view, Qt.Key.Key_Return)


def is_settled(qtbot: QtBot, page: HeadingsPage, key: Key, shown: Part, text: str) -> None:
    qtbot.waitUntil(lambda: cell(page, key, shown) == text)


# -- What is shown -----------------------------------------------------------------------------


def test_what_is_open_is_counted_and_keeps_one_here(page: HeadingsPage) -> None:
    said = part(page, QLabel, "headings.sentence").text()
    assert said.startswith("6 still need your word.")
    assert page.missing().endswith("still need your word.")
    assert page.next_label() == "&Check 3 rows"


def test_every_heading_stands_there_below_the_fields_that_nothing_fills(
    page: HeadingsPage,
) -> None:
    keys = [each.key for each in only_part(page).model.lines()]
    assert keys == ["enabled", "staffmember", *range(5)]
    assert only_part(page).model.rowCount() == 7


def test_a_heading_stands_with_its_values(page: HeadingsPage, qtbot: QtBot) -> None:
    is_settled(qtbot, page, USER, Part.VALUES, "anna, ben, cleo")
    is_settled(qtbot, page, SHOES, Part.VALUES, "38, 41")


def test_a_value_unlike_the_others_is_named(qtbot: QtBot) -> None:
    rows = [(f"user{row:03}", "N", "Y", str(2027 + row % 4)) for row in range(40)]
    rows[7] = ("user007", "N", "Y", "next year")
    page = page_of(qtbot, ("username", "staffmember", "enabled", "Leaves"), rows)
    is_settled(qtbot, page, 3, Part.VALUES, "2027, 2028, 2029, but also next year")


WITH_WORDS = ("User nm", "surname", "Zugang", "Mail address")
WORDS = [("anna", "Lee", "Reef-22", "anna@x.example"), ("ben", "Lee", "Moss-3", "ben@x.example")]
ZUGANG = 2
HIDDEN = "(a password of 7 signs), (a password of 6 signs)"


def seen_of(page: HeadingsPage, key: Key) -> str:
    """Return all that is shown, told by pointing or spoken of what stands in a column."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    cells = [cell(page, key, each, role) for each in Part for role in (*roles, spoken)]
    return " ".join([*cells, says(page, key)])


@pytest.mark.parametrize("way", ["picked", "joined", "at once"])
def test_passwords_are_hidden_as_soon_as_a_column_is_said_to_be_one(qtbot: QtBot, way: str) -> None:
    page = page_of(qtbot, WITH_WORDS, WORDS)
    if way != "at once":  # else it was not looked at yet
        is_settled(qtbot, page, ZUGANG, Part.VALUES, "Reef-22, Moss-3")
    part_, was = only_part(page), matching(page)
    if way == "joined":
        record_type = page.session.work.sheet_of("patrons").record_type
        making = Making((ZUGANG, SURNAME))
        said = persons_words.made(was, record_type, "password", making)
    else:
        said = persons_words.picked(was, ZUGANG, "password")
    part_.matching_said.emit("patrons", said)
    assert "Reef" not in seen_of(page, ZUGANG)
    is_settled(qtbot, page, ZUGANG, Part.VALUES, HIDDEN)
    seen = seen_of(page, ZUGANG)
    assert "Reef" not in seen
    assert "Moss" not in seen
    assert HIDDEN in part_.details.says.text()
    page.undo()
    assert cell(page, ZUGANG, Part.VALUES) == "Reef-22, Moss-3"
    assert "Reef-22, Moss-3" in says(page, ZUGANG)
    page.redo()
    assert "Reef" not in seen_of(page, ZUGANG)


def test_what_was_said_to_be_passwords_and_is_none_is_shown(qtbot: QtBot) -> None:
    page = page_of(qtbot, WITH_WORDS, WORDS)
    said = persons_words.picked(matching(page), ZUGANG, "password")
    only_part(page).matching_said.emit("patrons", said)
    page.leave()
    page.enter()
    is_settled(qtbot, page, ZUGANG, Part.VALUES, HIDDEN)
    answer(page, ZUGANG, "formclass")
    is_settled(qtbot, page, ZUGANG, Part.VALUES, "Reef-22, Moss-3")


def test_how_many_values_fit_is_said(page: HeadingsPage, qtbot: QtBot) -> None:
    is_settled(qtbot, page, MAIL, Part.FIT, "66 %")
    assert says(page, MAIL) == (
        "Mail address: anna@x.example, ben@x.example, cleo at x. "
        "A usual word for it. Is it right? 2 of 3 values fit."
    )
    assert cell(page, SHOES, Part.FIT) == ""


def test_what_comes_twice_in_a_key_is_said(qtbot: QtBot) -> None:
    page = page_of(qtbot, HEADINGS, [*ROWS, ROWS[0]])
    is_settled(qtbot, page, USER, Part.FIT, "75 %")
    assert says(page, USER).endswith("3 of 4 values fit. One stands further up already.")


def test_the_first_rows_are_shown_as_they_will_be(page: HeadingsPage) -> None:
    rows = only_part(page).rows
    assert rows.model.headings() == ("username", "surname", "emailaddress")
    answer(page, SHOES, "formclass")
    assert rows.model.headings() == ("username", "surname", "emailaddress", "formclass")
    assert [rows.model.text(row, 3) for row in range(3)] == ["38", "41", ""]
    says(page, SHOES)
    assert [each.column() for each in rows.table.selectedIndexes()] == [3, 3, 3]


def test_where_no_field_is_filled_the_rows_below_say_so(qtbot: QtBot) -> None:
    page = page_of(qtbot, ("Third list", "Shoe size"), [("F", "38")])
    assert only_part(page).rows.says.text().startswith("Nothing is filled yet.")


def test_no_cell_is_silent_to_a_screen_reader(page: HeadingsPage, qtbot: QtBot) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert cell(page, SHOES, Part.FIT, spoken) == "not known yet"
    assert cell(page, USER, Part.TITLE, spoken) == "User nm, open"
    assert cell(page, SURNAME, Part.TITLE, spoken) == "surname, settled"
    model = only_part(page).model
    rows, columns = range(model.rowCount()), range(model.columnCount())
    assert all(model.index(row, column).data(spoken) for row in rows for column in columns)
    reader = QAccessible.queryAccessibleInterface(only_part(page).table)
    assert reader.text(QAccessible.Text.Name) == "Headings and fields of Patrons"


def test_whole_cells_can_be_read_by_pointing_at_them(page: HeadingsPage, qtbot: QtBot) -> None:
    tip = Qt.ItemDataRole.ToolTipRole
    is_settled(qtbot, page, MAIL, Part.FIT, "66 %")
    assert cell(page, MAIL, Part.FIT, tip) == "2 of 3 values fit."
    assert cell(page, MAIL, Part.ANSWER, tip) == "emailaddress · E-mail address"


def test_the_model_keeps_the_rules_of_models(
    page: HeadingsPage, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(only_part(page).model)  # type: ignore[no-untyped-call] # theirs has none
    part(page, QPushButton, "headings.patrons_show_open").click()
    qtmodeltester.check(only_part(page).model)  # type: ignore[no-untyped-call] # theirs has none


# -- What one says -----------------------------------------------------------------------------


@pytest.mark.parametrize("chosen", [0, 1])
def test_two_headings_of_one_field_are_a_question(qtbot: QtBot, chosen: int) -> None:
    headings = ("Mail", "E-mail", "username", "enabled", "staffmember")
    page = page_of(qtbot, headings, [("a@x.example", "a@home.example", "anna", "Y", "Y")])
    assert "Another heading is a name of this field, too." in says(page, 0)
    assert "“Mail” is a name of the field emailaddress, too." in says(page, 1)
    assert not only_part(page).accept_all.isVisible()  # that is no answer
    assert page.missing()
    answer(page, chosen, "emailaddress")
    assert matching(page).column_of("emailaddress") == chosen
    assert page.missing() == ""
    page.undo()
    assert "“Mail” is a name of the field emailaddress, too." in says(page, 1)


@pytest.mark.parametrize("way", ["button", "space", "enter"])
def test_a_suggestion_is_accepted(page: HeadingsPage, way: str) -> None:
    says(page, USER)
    if way == "button":
        only_part(page).details.accept.click()
    elif way == "space":
        press(page, Qt.Key.Key_Space)
    else:
        answer(page, USER, "")
    assert matching(page).matches[USER].reason == "chosen"
    assert only_part(page).table.line_here() == line(page, MAIL)  # the next one that is open
    assert "You said so." in says(page, USER)
    assert not only_part(page).details.accept.isVisible()


def test_space_accepts_nothing_where_nothing_is_suggested(page: HeadingsPage) -> None:
    before = matching(page)
    for key in (SHOES, SURNAME, "enabled"):
        says(page, key)
        press(page, Qt.Key.Key_Space)
    assert matching(page) == before


def test_all_suggestions_are_accepted_at_once(page: HeadingsPage) -> None:
    shown = only_part(page)
    assert shown.accept_all.text() == "&Accept all 2 suggestions"
    shown.accept_all.click()
    assert [each.certain for each in matching(page).matches][:3] == [True, True, True]
    assert not shown.accept_all.isVisible()


def test_the_rest_is_left_out_at_once_by_a_quiet_button(page: HeadingsPage) -> None:
    shown = only_part(page)
    assert shown.leave_rest.text() == "&Leave out the 2 unknown"
    assert shown.leave_rest.property("role") == "quiet"
    shown.leave_rest.click()
    assert matching(page).matches[SHOES].reason == "chosen"
    assert "Left out. It is not sent." in says(page, SHOES)
    page.undo()
    assert line(page, SHOES).state == "open"


def test_delete_leaves_out_a_column_or_a_field(page: HeadingsPage) -> None:
    says(page, USER)
    press(page, Qt.Key.Key_Delete)
    assert matching(page).matches[USER].is_left_out
    says(page, "enabled")
    press(page, Qt.Key.Key_Delete)
    assert matching(page).left_out == {"enabled"}


def test_typing_in_the_table_begins_to_choose(page: HeadingsPage) -> None:
    table = only_part(page).table
    table.go_to(SEX)
    table.setFocus()
    QTest.keyClicks(table, "g")
    line_ = editor(page)
    assert line_.text() == "g"
    QTest.keyClicks(line_, "ender")
    QTest.keyClick(line_, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert matching(page).column_of("gender") == SEX


def test_f2_and_a_press_open_the_list_and_escape_takes_nothing(page: HeadingsPage) -> None:
    before, table = matching(page), only_part(page).table
    table.go_to(SEX)
    press(page, Qt.Key.Key_F2)
    QTest.keyClicks(editor(page), "gender")
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    QApplication.processEvents()
    row = only_part(page).model.row_of(SHOES)
    place = table.visualRect(only_part(page).model.index(row or 0, Part.ANSWER)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.line_here() == line(page, SHOES)
    QTest.keyClicks(editor(page), "no such field")
    list_ = part(page.window(), ChoiceList, "headings.choices")
    assert list_.isVisible()
    assert list_.currentIndex().data() == "Nothing is called so. Escape leaves it as it is."
    assert editor(page).accessibleDescription() == list_.currentIndex().data()
    assert list_.marked() is None
    assert list_.selectedIndexes() == []
    QTest.keyClick(editor(page), Qt.Key.Key_Return)  # there is nothing to take
    assert editor(page).isVisible()
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    assert matching(page) == before


def test_the_list_is_led_by_arrows_and_tells_what_a_field_means(page: HeadingsPage) -> None:
    line_ = begin(page, SHOES)
    list_ = part(page.window(), ChoiceList, "headings.choices")
    assert list_.isVisible()
    first = list_.marked()
    QTest.keyClick(line_, Qt.Key.Key_Up)  # the last one is a step above the first
    last = list_.marked()
    assert last is not None
    assert last.does == "out"
    assert line_.accessibleDescription().startswith("None: leave this column out: It stays")
    QTest.keyClick(line_, Qt.Key.Key_PageUp)
    QTest.keyClick(line_, Qt.Key.Key_PageDown)
    QTest.keyClick(line_, Qt.Key.Key_Down)
    assert list_.marked() == first
    QTest.keyClicks(line_, "form")
    QTest.keyClick(line_, Qt.Key.Key_Backspace)
    line_.clear()
    assert list_.marked() == first
    index = next(
        each
        for row in range(list_.model().rowCount())
        if str((each := list_.model().index(row, 0)).data()).startswith("gender")
    )
    list_.scrollTo(index)
    place = list_.visualRect(index).center()
    QTest.mouseClick(list_.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert matching(page).column_of("gender") == SHOES
    assert not list_.isVisible()


def test_taking_anothers_field_lets_that_one_go(page: HeadingsPage) -> None:
    answer(page, SHOES, "surname (now")
    assert matching(page).column_of("surname") == SHOES
    assert line(page, SURNAME).field is None


def test_one_value_fills_all_rows(page: HeadingsPage) -> None:
    answer(page, "enabled", "one value")
    box = only_part(page).details.values["enabled"]
    assert isinstance(box, QComboBox)
    assert box.hasFocus()
    choose(box, "Y")
    assert matching(page).constants == {"enabled": "Y"}
    assert "Every row gets this value." in says(page, "enabled")
    assert cell(page, "enabled", Part.ANSWER) == "Y, in all rows"
    answer(page, "enabled", "one value")  # it is kept until there is another one
    assert matching(page).constants == {"enabled": "Y"}
    answer(page, "enabled", "ask me again")
    assert matching(page).constants == {}
    assert not box.isVisible()


def test_a_value_of_a_field_without_a_list_is_typed(page: HeadingsPage) -> None:
    pin(page, "formclass")
    answer(page, "formclass", "one value")
    box = only_part(page).details.values["formclass"]
    QTest.keyClicks(box, "7A")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert matching(page).constants == {"formclass": "7A"}
    page.undo()
    page.redo()
    assert matching(page).constants == {"formclass": "7A"}


def test_a_value_of_blanks_is_none(page: HeadingsPage) -> None:
    pin(page, "formclass")
    answer(page, "formclass", "one value")
    box = only_part(page).details.values["formclass"]
    QTest.keyClicks(box, "  ")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert matching(page).constants == {}
    says(page, USER)
    says(page, "formclass")
    assert box.isVisible()  # what is not said to the end is still asked


@pytest.mark.parametrize("way", ["undo", "left out"])
@pytest.mark.parametrize(
    "field", [each.name for each in infiniti_job().sheets[0].record_type.fields]
)
def test_no_box_shows_a_value_that_was_taken_back(qtbot: QtBot, field: str, way: str) -> None:
    page = page_of(qtbot, ("Third list",), [("F",)])
    if field not in {each.key for each in only_part(page).model.lines()}:
        pin(page, field)
    answer(page, field, "one value")
    box = only_part(page).details.values[field]
    none_yet = shown_in(box)
    if isinstance(box, QComboBox):
        choose(box, box.itemData(1))
    else:
        QTest.keyClicks(box, "AAA")
        QTest.keyClick(box, Qt.Key.Key_Return)
    given = matching(page).constants[field]
    assert shown_in(box) == given
    if way == "undo":
        page.undo()
    else:
        answer(page, field, "leave it out")
    answer(page, field, "one value")
    assert field not in matching(page).constants
    assert not box.isHidden()
    assert shown_in(box) == none_yet


def shown_in(box: QComboBox | QLineEdit) -> str:
    return box.currentText() if isinstance(box, QComboBox) else box.text()


def test_what_is_being_typed_stays_while_other_lines_change(page: HeadingsPage) -> None:
    pin(page, "formclass")
    answer(page, "formclass", "one value")
    box = only_part(page).details.values["formclass"]
    QTest.keyClicks(box, "7")
    only_part(page).matching_said.emit("patrons", matching(page).with_match(MAIL, "emailaddress"))
    assert shown_in(box) == "7"


def test_a_required_field_is_filled_by_a_heading(page: HeadingsPage) -> None:
    answer(page, "enabled", "shoe size")
    assert matching(page).column_of("enabled") == SHOES
    assert "Filled by that heading." in says(page, "enabled")
    assert line(page, SHOES).field == "enabled"
    answer(page, "enabled", "ask me again")
    assert matching(page).column_of("enabled") is None


def test_when_all_is_settled_one_can_go_on(page: HeadingsPage) -> None:
    shown = only_part(page)
    shown.accept_all.click()
    shown.leave_rest.click()
    for field in ("enabled", "staffmember"):
        answer(page, field, "leave it out")
    assert page.missing() == ""
    assert part(page, QLabel, "headings.sentence").text().startswith("Everything is matched.")
    assert shown.model.rowCount() == 7


def test_what_settles_the_last_lines_at_once_leads_to_the_main_button(
    page: HeadingsPage, qtbot: QtBot
) -> None:
    shown = only_part(page)
    for field in ("enabled", "staffmember"):
        answer(page, field, "leave it out")
    with qtbot.assertNotEmitted(page.ready):
        shown.accept_all.click()
    assert shown.table.hasFocus()
    with qtbot.waitSignal(page.ready):
        shown.leave_rest.click()


def test_only_the_lines_to_settle_are_shown_and_stay_once_settled(page: HeadingsPage) -> None:
    shown = only_part(page)
    part(page, QPushButton, "headings.patrons_show_open").click()
    assert shown.model.rowCount() == 6
    shown.accept_all.click()
    assert shown.model.rowCount() == 6
    says(page, USER)
    part(page, QPushButton, "headings.patrons_show_all").click()
    assert shown.table.line_here() == line(page, USER)
    part(page, QPushButton, "headings.patrons_show_open").click()
    assert shown.model.rowCount() == 4


def test_what_one_said_is_shown_again_on_the_next_visit(page: HeadingsPage) -> None:
    answer(page, "staffmember", "leave it out")
    answer(page, USER, "")
    page.leave()
    page.enter()
    assert line(page, "staffmember").state == "out"
    assert line(page, USER).reason == "You said so."
    assert page.parts[0].undo.isEnabled()


def test_a_wheel_scrolls_the_page_and_changes_nothing(page: HeadingsPage) -> None:
    answer(page, "enabled", "one value")
    for box in (only_part(page).another, only_part(page).details.values["enabled"]):
        assert isinstance(box, QComboBox)
        before = box.currentIndex()
        none = Qt.MouseButton.NoButton
        wheel = QWheelEvent(
            *(QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), none),
            *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
        )
        box.wheelEvent(wheel)
        assert not wheel.isAccepted()
        assert box.currentIndex() == before


def test_every_choice_has_a_name_for_screen_readers(page: HeadingsPage) -> None:
    assert begin(page, USER).accessibleName() == "Field for the heading User nm"
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert begin(page, "enabled").accessibleName() == "What fills enabled"
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    QApplication.processEvents()
    answer(page, "enabled", "one value")
    box = only_part(page).details.values["enabled"]
    assert box.accessibleName() == "Value of enabled for all rows"


def test_a_column_without_a_heading_is_named_by_its_letter(qtbot: QtBot) -> None:
    headings = ("username", "enabled", "staffmember", "", "Odd")
    page = page_of(qtbot, headings, [("a", "Y", "N", "", "x")])
    is_settled(qtbot, page, 3, Part.VALUES, "nothing stands below it")
    assert "column D has no heading" in cell(page, 3, Part.TITLE)
    assert page.road.led_to == []  # type: ignore[attr-defined] # as above


def test_a_set_has_a_part_for_each_sheet_with_something_open(qtbot: QtBot) -> None:
    job = job_of(
        "haiku",
        {
            "users": (("import_id", "login", "Given"), [("S1", "anna", "Anna")]),
            "classes": (("import_id", "name", "Colour"), [("C1", "Biology", "green")]),
        },
    )
    page = HeadingsPage(session_of(job))
    road = opened(qtbot, page)
    assert [each.name for each in page.parts] == ["users", "classes"]
    assert road.led_to == []
    page.parts[1].table.go_to(2)
    QTest.keyClick(page.parts[1].table, Qt.Key.Key_Delete)
    assert page.session.work.sheet_of("classes").matching.matches[2].is_left_out
    page.undo()
    assert not page.session.work.sheet_of("classes").matching.matches[2].is_left_out
    qtbot.waitUntil(lambda: page.parts[1].model.index(2, Part.VALUES).data() is not None)


def test_without_a_job_nothing_is_shown(qtbot: QtBot) -> None:
    page = HeadingsPage(session_of(infiniti_job()))
    page.session.set_job(None)
    qtbot.addWidget(page)
    page.enter()
    assert page.parts == []


def test_what_is_missing_is_shown(page: HeadingsPage, qtbot: QtBot) -> None:
    shown = only_part(page)
    part(page, QPushButton, "headings.patrons_show_remembered").click()
    page.show_missing()
    qtbot.waitUntil(shown.table.hasFocus)
    assert shown.table.line_here() == line(page, "enabled")
    for field in ("enabled", "staffmember"):
        answer(page, field, "leave it out")
    page.show_missing()
    assert shown.table.line_here() == line(page, USER)
    shown.accept_all.click()
    shown.leave_rest.click()
    page.show_missing()
    assert shown.first_open() is None
    assert page.first_to_do() is None


# -- Undo --------------------------------------------------------------------------------------


SAYS: dict[str, Callable[[HeadingsPage], None]] = {
    "accept all": lambda page: only_part(page).accept_all.click(),
    "leave the rest": lambda page: only_part(page).leave_rest.click(),
    "a field": lambda page: answer(page, SHOES, "formclass"),
    "another's field": lambda page: answer(page, SHOES, "surname"),
    "leave a column out": lambda page: answer(page, USER, "leave"),
    "fill by a heading": lambda page: answer(page, "enabled", "shoe"),
    "leave a field out": lambda page: answer(page, "enabled", "leave"),
    "split": lambda page: answer(page, SHOES, "split"),
}


@pytest.mark.parametrize("say", SAYS.values(), ids=SAYS.keys())
def test_every_word_is_taken_back_and_said_again(
    page: HeadingsPage, say: Callable[[HeadingsPage], None]
) -> None:
    before = matching(page)
    assert not only_part(page).undo.isEnabled()
    say(page)
    after = matching(page)
    assert after != before
    only_part(page).table.setFocus()
    QTest.keyClick(only_part(page).table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert matching(page) == before
    assert not only_part(page).undo.isEnabled()
    QTest.keyClick(only_part(page).table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert matching(page) == after
    only_part(page).undo.click()
    only_part(page).redo.click()
    assert matching(page) == after


def test_there_is_nothing_to_undo_at_first_nor_of_another_file(page: HeadingsPage) -> None:
    before = matching(page)
    page.undo()
    page.redo()
    assert matching(page) == before
    only_part(page).accept_all.click()
    page.session.set_paths([])
    page.session.set_job(infiniti_job((HEADINGS, ROWS)))
    page.enter()
    page.undo()
    assert not only_part(page).undo.isEnabled()


def test_a_step_is_no_step_any_more_where_something_else_changed_it(page: HeadingsPage) -> None:
    only_part(page).accept_all.click()
    page.session.set_matching("patrons", matching(page).with_match(SHOES, "formclass"))
    after = matching(page)
    page.undo()
    assert matching(page) == after


# -- What is remembered ------------------------------------------------------------------------


def test_what_one_said_is_remembered_for_the_next_file(page: HeadingsPage) -> None:
    page.session.set_matching("patrons", matching(page).with_match(MAIL, "emailaddress"))
    page.settle()
    assert recall("infiniti/patrons", HEADINGS).fields["Mail address"] == "emailaddress"


def test_nothing_is_remembered_when_nothing_was_said(page: HeadingsPage) -> None:
    page.settle()
    assert not is_known("infiniti/patrons", HEADINGS)


@pytest.fixture
def again(page: HeadingsPage, qtbot: QtBot, opened_again: Callable[[], Job]) -> HeadingsPage:
    """Return the page of the next file of the same layout: all is as it was settled before."""
    only_part(page).accept_all.click()
    only_part(page).leave_rest.click()
    answer(page, "staffmember", "leave it out")
    answer(page, "enabled", "one value")
    box = only_part(page).details.values["enabled"]
    assert isinstance(box, QComboBox)
    choose(box, "Y")
    page.settle()
    next_page = HeadingsPage(session_of(opened_again()))
    next_page.road = opened(qtbot, next_page)  # type: ignore[attr-defined] # as above
    return next_page


@pytest.fixture
def opened_again(tmp_path: Path) -> Callable[[], Job]:
    """Return what reads the same sheet from a file, as a person opens it."""
    path = tmp_path / "again.csv"
    path.write_text("\n".join(",".join(row) for row in (HEADINGS, *ROWS)), "utf-8")
    return lambda: open_job([path], built_in_profiles(), "infiniti/patrons")


def test_what_is_remembered_is_told_in_every_line(again: HeadingsPage) -> None:
    lines = only_part(again).model.lines()
    assert [each.key for each in lines if each.from_memory] == [
        *("enabled", "staffmember", USER, MAIL, SEX, SHOES),
    ]
    assert "You left it out last time." in says(again, SHOES)
    assert "It was so last time." in says(again, "enabled")
    assert again.missing() == ""


def test_what_is_remembered_is_looked_through_and_forgotten(again: HeadingsPage) -> None:
    shown = only_part(again)
    assert not shown.forget.isVisible()
    part(again, QPushButton, "headings.patrons_show_remembered").click()
    assert shown.model.rowCount() == 6
    shown.forget.click()
    assert again.missing()
    assert matching(again).constants == {}
    assert line(again, USER).suggested
    again.undo()
    assert again.missing() == ""
    again.redo()
    again.settle()
    assert not is_known("infiniti/patrons", HEADINGS)


def forget(page: HeadingsPage) -> None:
    part(page, QPushButton, "headings.patrons_show_remembered").click()
    only_part(page).forget.click()


def test_what_is_forgotten_is_gone_at_once_and_comes_back_by_undo(again: HeadingsPage) -> None:
    before = recall("infiniti/patrons", HEADINGS)
    forget(again)
    assert not is_known("infiniti/patrons", HEADINGS)
    again.undo()
    assert recall("infiniti/patrons", HEADINGS) == before
    again.redo()
    assert not is_known("infiniti/patrons", HEADINGS)


def test_only_what_was_said_since_stays_when_the_rest_is_forgotten(again: HeadingsPage) -> None:
    answer(again, SHOES, "formclass")
    assert recall("infiniti/patrons", HEADINGS).fields["Shoe size"] is None  # kept on leaving
    forget(again)
    assert recall("infiniti/patrons", HEADINGS).fields == {"Shoe size": "formclass"}


def test_it_is_said_where_nothing_can_be_forgotten(
    again: HeadingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise RosterError("not-written", file="matchings.json", reason="No space left on device")

    monkeypatch.setattr(headings_page, "forget_matching", full_disk)
    with qtbot.waitSignal(again.told) as told:
        forget(again)
    assert told.args is not None
    assert "No space left" in told.args[1]
    assert again.missing()  # the headings are open all the same


def test_what_is_put_right_is_remembered_in_its_place(again: HeadingsPage) -> None:
    answer(again, SHOES, "formclass")
    answer(again, "enabled", "leave it out")
    again.settle()
    found = recall("infiniti/patrons", HEADINGS)
    assert found.fields["Shoe size"] == "formclass"
    assert found.fields["User nm"] == "username"
    assert found.constants == {}
    assert found.left_out == {"enabled", "staffmember"}


# -- Fields that are made of columns -------------------------------------------------------------

NAMED = ("username", "staffmember", "enabled", "Full name", "House", "Year")
NAMED_ROWS = [("1", "N", "Y", "Asha Patel", "N", "7"), ("2", "N", "Y", "van Dyk, Jan", "S", "8")]
FULL_NAME, HOUSE, YEAR = 3, 4, 5


@pytest.fixture
def named_page(qtbot: QtBot) -> HeadingsPage:
    return page_of(qtbot, NAMED, NAMED_ROWS)


def made(page: HeadingsPage) -> dict[str, list[str]]:
    texts = page.session.work.sheet_of("patrons").by_field()
    return {name: texts[name].to_list() for name in matching(page).made}


def pin(page: HeadingsPage, field: str) -> None:
    choose(only_part(page).another, field)
    assert only_part(page).table.line_here() == line(page, field)


def test_a_full_name_is_offered_to_be_split_and_split_by_one_click(
    named_page: HeadingsPage,
) -> None:
    assert "Looks like a full name." in says(named_page, FULL_NAME)
    assert made(named_page) == {}
    assert not only_part(named_page).leave_rest.isVisible() or "2" in (
        only_part(named_page).leave_rest.text()
    )
    only_part(named_page).details.likely.click()

    assert made(named_page) == {"givenname": ["Asha", "Jan"], "surname": ["Patel", "van Dyk"]}
    assert cell(named_page, FULL_NAME, Part.ANSWER) == "Split into givenname, surname"
    assert says(named_page, FULL_NAME).endswith(
        "givenname: for example Asha, Jan. surname: for example Patel, van Dyk."
    )
    assert not only_part(named_page).details.likely.isVisible()


def test_the_order_of_the_names_is_chosen_and_another_field_ends_the_split(
    named_page: HeadingsPage,
) -> None:
    answer(named_page, FULL_NAME, "split it into surname and")
    assert made(named_page) == {"givenname": ["Patel", "Jan"], "surname": ["Asha", "van Dyk"]}
    answer(named_page, FULL_NAME, "surname · ")
    assert made(named_page) == {}
    assert matching(named_page).column_of("surname") == FULL_NAME


def test_another_field_is_joined_from_columns(named_page: HeadingsPage) -> None:
    part_ = only_part(named_page)
    pin(named_page, "formclass")
    assert line(named_page, "formclass").state == "empty"
    answer(named_page, "formclass", "join")
    boxes = part_.details.makings["formclass"]
    first, second, third = boxes.columns
    assert named_page.window().focusWidget() is first
    choose(first, YEAR)
    assert made(named_page) == {}
    choose(second, HOUSE)

    assert made(named_page) == {"formclass": ["7 N", "8 S"]}
    assert cell(named_page, "formclass", Part.ANSWER) == "Joined from Year, House"
    assert cell(named_page, HOUSE, Part.ANSWER) == "Makes formclass"
    says(named_page, "formclass")
    choose(third, FULL_NAME)
    assert made(named_page)["formclass"][0] == "7 N Asha Patel"
    answer(named_page, "formclass", "ask me again")
    assert made(named_page) == {}
    assert part_.another.findData("formclass") < 0  # it has its line


def test_a_part_of_a_name_is_taken_from_a_column(named_page: HeadingsPage) -> None:
    pin(named_page, "surname")
    assert says(named_page, "surname").endswith(
        "Nothing fills it yet. The family name in “Full name”: Patel, van Dyk?"
    )
    answer(named_page, "surname", "family name in a full name")
    boxes = only_part(named_page).details.makings["surname"]
    choose(boxes.columns[0], FULL_NAME)
    assert made(named_page) == {"givenname": ["Asha", "Jan"], "surname": ["Patel", "van Dyk"]}
    choose(boxes.order, data=True)
    assert made(named_page)["surname"] == ["Asha", "van Dyk"]


def test_another_way_to_make_it_begins_anew(named_page: HeadingsPage) -> None:
    pin(named_page, "surname")
    only_part(named_page).details.likely.click()
    answer(named_page, "surname", "join")
    assert "surname" not in made(named_page)
    boxes = only_part(named_page).details.makings["surname"]
    assert [each.isVisible() for each in boxes.columns] == [True, True, True]


@pytest.mark.parametrize("way", ["button", "list"])
def test_what_is_offered_is_made_where_it_is_missing(named_page: HeadingsPage, way: str) -> None:
    pin(named_page, "surname")
    if way == "button":
        only_part(named_page).details.likely.click()
    else:
        answer(named_page, "surname", "")
    assert set(made(named_page)) == {"givenname", "surname"}
    answer(named_page, "surname", "leave it out")
    assert set(made(named_page)) == {"givenname"}


def test_what_is_made_is_shown_again_and_remembered(named_page: HeadingsPage, qtbot: QtBot) -> None:
    says(named_page, FULL_NAME)
    only_part(named_page).details.likely.click()
    named_page.settle()
    assert set(recall("infiniti/patrons", NAMED).made) == {"givenname", "surname"}

    again = HeadingsPage(named_page.session)
    again.road = opened(qtbot, again)  # type: ignore[attr-defined] # keeps the wizard alive
    assert [each.key for each in only_part(again).model.lines()][:2] == ["givenname", "surname"]
    says(again, "givenname")
    assert only_part(again).details.makings["givenname"].isVisible()


def test_what_has_no_room_beside_the_answer_stands_below_alone(
    page: HeadingsPage, qtbot: QtBot
) -> None:
    table = only_part(page).table
    letter = table.fontMetrics().averageCharWidth()
    all_of_them = {*Part}
    for letters, left in (
        (150, all_of_them),
        (85, all_of_them - {Part.REASON}),
        (50, all_of_them - {Part.REASON, Part.VALUES}),
        (150, all_of_them),
    ):
        table.resize(letters * letter, table.height())
        shown = {each for each in Part if not table.isColumnHidden(each)}
        assert shown == left
        assert sum(map(table.columnWidth, shown)) == table.viewport().width()
    qtbot.waitUntil(lambda: says(page, SHOES) == "Shoe size: 38, 41. No field looks like it.")
