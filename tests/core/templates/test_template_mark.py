"""What a template says about itself."""

from __future__ import annotations

from rosterwizard.core.sheet.sheet import TemplateMark
from rosterwizard.core.templates.template_mark import (
    MarkedSheet,
    mark_for,
    mark_rows,
    properties_of,
    read_marks,
    rows_in_properties,
)

SHEETS = (
    MarkedSheet("Clubs", "clubs", ("Club ID", 'A "name", ü'), ("aa", "bb")),
    MarkedSheet("Members", "members", ("id",), ()),
)
MARKS = {
    "Clubs": TemplateMark("clubhouse", "clubs", "3", ("Club ID", 'A "name", ü'), ("aa", "bb")),
    "Members": TemplateMark("clubhouse", "members", "3", ("id",)),
}


def test_mark_is_read_as_it_was_written() -> None:
    assert read_marks(mark_rows("clubhouse", "3", SHEETS)) == MARKS


def test_mark_survives_blank_short_and_longer_rows() -> None:
    rows: list[tuple[str, ...]] = [(), ("",), *mark_rows("clubhouse", "3", SHEETS)]
    assert read_marks([(*row, "", "") for row in rows] + [("a note",)]) == MARKS


def test_rows_of_others_are_no_mark() -> None:
    assert read_marks([("system", "", "clubhouse")]) == {}
    assert read_marks([]) == {}


def test_mark_of_a_later_form_is_left_alone() -> None:
    rows = [(what, title, value) for what, title, value in mark_rows("clubhouse", "3", SHEETS)]
    assert read_marks([("roster wizard template", "", "2"), *rows[1:]]) == {}


def test_mark_without_a_system_is_none() -> None:
    assert read_marks(mark_rows("clubhouse", "3", SHEETS)[:1]) == {}
    assert read_marks([mark_rows("", "", ())[0], ("record type", "A", "a")]) == {
        "A": TemplateMark("", "a", "", ())
    }


def test_document_properties_hold_the_same() -> None:
    rows = mark_rows("clubhouse", "3", SHEETS)
    properties = properties_of(rows)
    assert max(map(len, properties.values())) <= 255
    shuffled = dict(sorted(properties.items(), reverse=True))
    assert rows_in_properties({"Title": "x", **shuffled}) == rows


def test_properties_of_others_are_left_out() -> None:
    strange = {"RosterWizard.0001": "{", "RosterWizard.0002": "3", "RosterWizard.x": '["a"]'}
    assert rows_in_properties(strange) == []


def test_mark_is_found_by_title_or_by_its_columns() -> None:
    assert mark_for(MARKS, "Members", ()) == MARKS["Members"]
    assert mark_for(MARKS, "Renamed", ("id",)) == MARKS["Members"]
    assert mark_for(MARKS, "Renamed", ("other",)) is None


def test_two_marks_with_the_same_columns_decide_nothing() -> None:
    marks = {"A": MARKS["Members"], "B": MARKS["Members"]}
    assert mark_for(marks, "Renamed", ("id",)) is None
