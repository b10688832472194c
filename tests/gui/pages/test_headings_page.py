"""A person says which heading is which field; rows stay where they are once settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from rosterwizard.gui.pages.headings_page import HeadingsPage
from rosterwizard.services.remembered_matchings import recall
from tests.helpers.window_jobs import infiniti_job, job_of, opened, part, session_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.matching.matching import Matching
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


@pytest.fixture
def page(qtbot: QtBot) -> HeadingsPage:
    page = HeadingsPage(session_of(infiniti_job((HEADINGS, ROWS))))
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    return page


def only_part(page: HeadingsPage) -> SheetPart:
    assert len(page.parts) == 1
    return page.parts[0]


def matching(page: HeadingsPage) -> Matching:
    return page.session.work.sheet_of("patrons").matching


def choose(box: QComboBox, data: object) -> None:
    """Choose as a person does, from a list that stays as it is."""
    place = pick(box, data)
    assert box.currentIndex() == place


def pick(box: QComboBox, data: object) -> int:
    """Choose by keys, so that `activated` is told; return where that stood."""
    place = box.findData(data)
    assert place >= 0
    QTest.keyClick(box, Qt.Key.Key_Down)  # opens the list
    view = box.view()
    for _ in range(box.count()):
        if view.currentIndex().row() != place:
            down = view.currentIndex().row() < place
            QTest.keyClick(view, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    QTest.keyPress(view, Qt.Key.Key_Return)
    return place


def test_what_is_open_is_counted_and_keeps_one_here(page: HeadingsPage) -> None:
    said = part(page, QLabel, "headings.sentence").text()
    assert said.startswith("6 still need your word.")
    assert page.missing()
    assert page.next_label() == "&Check 3 rows"


def test_a_heading_stands_with_its_values(page: HeadingsPage, qtbot: QtBot) -> None:
    row = only_part(page).rows[USER]
    qtbot.waitUntil(lambda: row.values.text() == "for example anna, ben, cleo")
    assert only_part(page).rows[SHOES].values.text() == "for example 38, 41"


def test_how_many_values_fit_is_said(page: HeadingsPage, qtbot: QtBot) -> None:
    row = only_part(page).rows[MAIL]
    qtbot.waitUntil(lambda: row.reason.text().endswith("2 of 3 values fit."))
    assert row.reason.text().startswith("A usual word for it. Is it right?")


@pytest.mark.parametrize("chosen", [0, 1])
def test_two_headings_of_one_field_are_a_question(qtbot: QtBot, chosen: int) -> None:
    headings = ("Mail", "E-mail", "username", "enabled", "staffmember")
    row = ("a@x.example", "a@home.example", "anna", "Y", "Y")
    page = HeadingsPage(session_of(infiniti_job((headings, [row]))))
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    rows = only_part(page).rows
    assert rows[0].reason.text().startswith("Another heading is a name of this field, too.")
    assert "“Mail” is a name of the field emailaddress, too." in rows[1].reason.text()
    assert not only_part(page).accept_all.isVisible()  # that is no answer
    assert page.missing()
    box = rows[chosen].box
    box.setCurrentIndex(box.findData("emailaddress"))
    box.activated.emit(box.currentIndex())
    assert matching(page).column_of("emailaddress") == chosen
    assert page.missing() == ""


def test_a_suggestion_is_accepted(page: HeadingsPage) -> None:
    row = only_part(page).rows[USER]
    assert row.box.field() == "username"
    row.accept.click()
    assert matching(page).matches[USER].reason == "chosen"
    assert row.reason.text().startswith("You said so.")
    assert not row.accept.isVisible()
    assert row.isVisible()


def test_all_suggestions_are_accepted_at_once(page: HeadingsPage) -> None:
    shown = only_part(page)
    assert shown.accept_all.text() == "&Accept all 2 suggestions"
    shown.accept_all.click()
    assert [each.certain for each in matching(page).matches][:3] == [True, True, True]
    assert not shown.accept_all.isVisible()


def test_the_rest_is_left_out_at_once(page: HeadingsPage) -> None:
    shown = only_part(page)
    assert shown.leave_rest.text() == "&Leave out the 2 columns without a suggestion"
    shown.leave_rest.click()
    assert matching(page).matches[SHOES].reason == "chosen"
    assert shown.rows[SHOES].reason.text() == "Left out. It is not sent."


def test_another_field_is_chosen_by_keys(page: HeadingsPage) -> None:
    box = only_part(page).rows[SEX].box
    choose(box, "gender")
    assert matching(page).column_of("gender") == SEX
    choose(box, None)
    assert matching(page).column_of("gender") is None


def test_taking_anothers_field_lets_that_one_go(page: HeadingsPage) -> None:
    shown = only_part(page)
    box = shown.rows[SHOES].box
    assert "now “surname”" in box.itemText(box.findData("surname"))
    box.setCurrentIndex(box.findData("surname"))
    box.activated.emit(box.currentIndex())
    assert matching(page).column_of("surname") == SHOES
    assert shown.rows[SURNAME].box.field() is None


def test_required_fields_that_nothing_fills_come_first(page: HeadingsPage) -> None:
    names = [row.field.name for row in only_part(page).missing]
    assert names == ["enabled", "staffmember"]


def test_one_value_fills_all_rows(page: HeadingsPage) -> None:
    row = only_part(page).missing[0]
    choose(row.way, "value")
    assert row.value.isVisible()
    assert isinstance(row.value, QComboBox)
    row.value.setCurrentText("Y")
    row.value.activated.emit(row.value.currentIndex())
    assert matching(page).constants == {"enabled": "Y"}
    assert row.says.text() == "Every row gets this value."
    choose(row.way, "open")
    assert matching(page).constants == {}


def test_a_required_field_is_left_out_on_purpose(page: HeadingsPage) -> None:
    row = only_part(page).missing[1]
    choose(row.way, "out")
    assert matching(page).left_out == {"staffmember"}
    choose(row.way, "open")
    assert matching(page).left_out == frozenset()


def test_a_required_field_is_filled_by_a_heading(page: HeadingsPage) -> None:
    row = only_part(page).missing[0]
    row.way.setCurrentIndex(row.way.findData(SHOES))
    row.way.activated.emit(row.way.currentIndex())
    assert matching(page).column_of("enabled") == SHOES
    assert row.says.text() == "Filled by that heading."
    assert only_part(page).rows[SHOES].box.field() == "enabled"
    row.way.setCurrentIndex(row.way.findData("open"))
    row.way.activated.emit(row.way.currentIndex())
    assert matching(page).column_of("enabled") is None


def test_when_all_is_settled_one_can_go_on(page: HeadingsPage) -> None:
    shown = only_part(page)
    shown.accept_all.click()
    shown.leave_rest.click()
    for row in shown.missing:
        choose(row.way, "out")
    assert page.missing() == ""
    assert part(page, QLabel, "headings.sentence").text().startswith("Everything is matched.")
    assert all(row.isVisible() for row in shown.missing)


def test_certain_headings_are_shown_when_asked_for(page: HeadingsPage) -> None:
    row = only_part(page).rows[SURNAME]
    assert not row.isVisible()
    part(page, QPushButton, "headings.patrons_more").click()
    assert row.isVisible()
    assert row.reason.text().startswith("The heading is exactly the field's name.")


def test_what_one_said_is_shown_again_on_the_next_visit(page: HeadingsPage, qtbot: QtBot) -> None:
    choose(only_part(page).missing[1].way, "out")
    only_part(page).rows[USER].accept.click()
    page.leave()
    page.enter()
    shown = only_part(page)
    assert [row.field.name for row in shown.missing] == ["enabled", "staffmember"]
    assert shown.missing[1].way.currentData() == "out"
    qtbot.waitUntil(shown.rows[USER].isVisible)


def test_a_wheel_scrolls_the_page_and_changes_nothing(page: HeadingsPage) -> None:
    for box in (only_part(page).rows[USER].box, only_part(page).missing[0].way):
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
    shown = only_part(page)
    assert shown.rows[USER].box.accessibleName() == "Field for the heading User nm"
    assert shown.missing[0].way.accessibleName() == "What fills enabled"
    assert shown.missing[0].value.accessibleName() == "Value of enabled for all rows"


def test_a_column_without_a_heading_is_named_by_its_letter(qtbot: QtBot) -> None:
    job = infiniti_job(
        (("username", "enabled", "staffmember", "", "Odd"), [("a", "Y", "N", "", "x")])
    )
    page = HeadingsPage(session_of(job))
    road = opened(qtbot, page)
    row = page.parts[0].rows[3]
    qtbot.waitUntil(lambda: row.values.text() == "nothing stands below it")
    assert "column D has no heading" in row.box.accessibleName()
    assert road.led_to == []


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


def test_without_a_job_nothing_is_shown(qtbot: QtBot) -> None:
    page = HeadingsPage(session_of(infiniti_job()))
    page.session.set_job(None)
    qtbot.addWidget(page)
    page.enter()
    assert page.parts == []


def test_what_one_said_is_remembered_for_the_next_file(page: HeadingsPage) -> None:
    page.session.set_matching("patrons", matching(page).with_match(MAIL, "emailaddress"))
    page.leave()
    assert recall("infiniti/patrons", HEADINGS).fields["Mail address"] == "emailaddress"


def test_nothing_is_remembered_when_nothing_was_said(page: HeadingsPage) -> None:
    page.leave()
    assert not recall("infiniti/patrons", HEADINGS).fields


def test_what_is_missing_is_shown(page: HeadingsPage, qtbot: QtBot) -> None:
    shown = only_part(page)
    page.show_missing()
    qtbot.waitUntil(shown.missing[0].way.hasFocus)
    for row in shown.missing:
        choose(row.way, "out")
    page.show_missing()
    qtbot.waitUntil(shown.rows[USER].box.hasFocus)
    shown.accept_all.click()
    shown.leave_rest.click()
    page.show_missing()
    assert shown.first_open() is None


# -- Fields that are made of columns -------------------------------------------------------------

NAMED = ("username", "staffmember", "enabled", "Full name", "House", "Year")
NAMED_ROWS = [("1", "N", "Y", "Asha Patel", "N", "7"), ("2", "N", "Y", "van Dyk, Jan", "S", "8")]
FULL_NAME, HOUSE, YEAR = 3, 4, 5


@pytest.fixture
def named_page(qtbot: QtBot) -> HeadingsPage:
    page = HeadingsPage(session_of(infiniti_job((NAMED, NAMED_ROWS))))
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    return page


def made(page: HeadingsPage) -> dict[str, list[str]]:
    texts = page.session.work.sheet_of("patrons").by_field()
    return {name: texts[name].to_list() for name in matching(page).made}


def test_a_full_name_is_offered_to_be_split_and_split_by_one_click(
    named_page: HeadingsPage,
) -> None:
    row = only_part(named_page).rows[FULL_NAME]
    assert row.reason.text().startswith("Looks like a full name.")
    assert made(named_page) == {}

    row.split.click()

    assert made(named_page) == {"givenname": ["Asha", "Jan"], "surname": ["Patel", "van Dyk"]}
    assert row.box.currentText() == "Split it into givenname and surname"
    assert (
        row.reason.text()
        == "givenname: for example Asha, Jan. surname: for example Patel, van Dyk."
    )
    assert row.split.isHidden()


def test_the_order_of_the_names_is_chosen_and_another_field_ends_the_split(
    named_page: HeadingsPage,
) -> None:
    row = only_part(named_page).rows[FULL_NAME]
    place = row.box.findText("Split it into surname and givenname")
    pick(row.box, row.box.itemData(place))
    assert made(named_page) == {"givenname": ["Patel", "Jan"], "surname": ["Asha", "van Dyk"]}

    pick(row.box, "surname")
    assert made(named_page) == {}
    assert matching(named_page).column_of("surname") == FULL_NAME


def test_another_field_is_joined_from_columns(named_page: HeadingsPage) -> None:
    part_ = only_part(named_page)
    pick(part_.others.box, "formclass")
    row = part_.missing[-1]
    assert row.field.name == "formclass"
    pick(row.way, "join")
    first, second, third = row.making.columns
    choose(first, YEAR)
    assert made(named_page) == {}
    choose(second, HOUSE)

    assert made(named_page) == {"formclass": ["7 N", "8 S"]}
    assert row.says.text() == "Joined from Year, House: for example 7 N, 8 S"
    assert part_.rows[HOUSE].box.currentText() == "Makes formclass"
    other = part_.rows[FULL_NAME].box
    assert other.itemText(other.findData("formclass")).endswith("(now “Year, House”)")
    choose(third, FULL_NAME)
    assert made(named_page)["formclass"][0] == "7 N Asha Patel"
    pick(row.way, "open")
    assert made(named_page) == {}
    assert part_.others.box.findData("formclass") < 0  # it has its row


def test_a_part_of_a_name_is_taken_from_a_column(named_page: HeadingsPage) -> None:
    part_ = only_part(named_page)
    pick(part_.others.box, "surname")
    row = part_.missing[-1]
    assert row.says.text() == (
        "Nothing fills it yet. The family name in “Full name”: Patel, van Dyk?"
    )
    pick(row.way, "part")
    choose(row.making.columns[0], FULL_NAME)
    assert made(named_page) == {"givenname": ["Asha", "Jan"], "surname": ["Patel", "van Dyk"]}
    choose(row.making.order, data=True)
    assert made(named_page)["surname"] == ["Asha", "van Dyk"]


def test_what_is_offered_is_made_where_it_is_missing(named_page: HeadingsPage) -> None:
    part_ = only_part(named_page)
    pick(part_.others.box, "surname")
    row = part_.missing[-1]
    row.accept.click()
    assert set(made(named_page)) == {"givenname", "surname"}
    pick(row.way, "out")
    assert set(made(named_page)) == {"givenname"}


def test_what_is_offered_stands_in_the_list_too(named_page: HeadingsPage) -> None:
    part_ = only_part(named_page)
    pick(part_.others.box, "surname")
    pick(part_.missing[-1].way, "likely")
    assert set(made(named_page)) == {"givenname", "surname"}


def test_what_is_made_is_shown_again_and_remembered(named_page: HeadingsPage, qtbot: QtBot) -> None:
    only_part(named_page).rows[FULL_NAME].split.click()
    named_page.leave()
    assert set(recall("infiniti/patrons", NAMED).made) == {"givenname", "surname"}

    again = HeadingsPage(named_page.session)
    again.road = opened(qtbot, again)  # type: ignore[attr-defined] # keeps the wizard alive
    assert [row.field.name for row in only_part(again).missing] == ["givenname", "surname"]
    assert only_part(again).missing[0].way.currentData() == "part"
