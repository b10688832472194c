"""What a person says beforehand of headings and values is done, or refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.fixing.wishes import Wishes, met_wishes, values_put, with_wishes
from rosterwizard.core.job.job import Job
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Field, RecordType, Schema
from tests.helpers.checked import system
from tests.helpers.job_sheets import job_sheet
from tests.helpers.new_rows import with_new_row

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

PEOPLE = RecordType(
    "people",
    Schema(
        (
            Field("id"),
            Field("grade"),
            Field("active", type="boolean", true_values=("Y",), false_values=("N",)),
        )
    ),
    system="demo",
)
ROOMS = RecordType("rooms", Schema((Field("room"),)), system="demo")


def wished(wishes: Wishes, *headings: str, rows: tuple[tuple[str, ...], ...] = ()) -> JobSheet:
    """Return the sheet of people with these headings, as it is wished for."""
    sheet = job_sheet(PEOPLE, list(headings), *(rows or [("x",) * len(headings)]))
    job = Job(system(PEOPLE, ROOMS), (sheet, job_sheet(ROOMS, ["room"], ("1",))))
    return with_wishes(job, wishes).sheets[0]


def fields(sheet: JobSheet) -> list[str | None]:
    return [match.field for match in sheet.matching.matches]


@pytest.mark.parametrize("heading", ["Student No.", "student no", "[A]", "[a]"])
def test_a_heading_is_named_as_it_stands_but_for_its_spelling_or_by_its_letter(
    heading: str,
) -> None:
    sheet = wished(Wishes(match={heading: "id"}), "Student No.", "grade")

    assert fields(sheet) == ["id", "grade"]
    assert sheet.matching.matches[0].reason == "chosen"
    assert sheet.edits.done == ()  # undo does not take back what was said of headings


def test_the_exact_heading_counts_before_others_that_are_spelled_alike() -> None:
    assert fields(wished(Wishes(match={"No.": "id"}), "no", "No.")) == [None, "id"]


def test_a_field_has_one_value_for_all_rows_in_the_place_of_its_column() -> None:
    sheet = wished(Wishes(constants={"active": "Y"}), "id", "active")

    assert fields(sheet) == ["id", None]
    assert sheet.by_field()["active"].to_list() == ["Y"]


def test_columns_and_fields_are_left_out() -> None:
    sheet = wished(Wishes(leave_out=("grade", "Bus", "active")), "id", "grade", "Bus")

    assert fields(sheet) == ["id", None, None]
    assert sheet.matching.left_out == {"grade", "active"}


def test_texts_are_put_in_the_place_of_others_as_one_step() -> None:
    rows = (("Kinder", "Y"), (" kinder ", "N"), ("K", ""), ("x", "Y"))
    wishes = Wishes(values={"grade": {"Kinder": "K"}, "active": {}, "id": {"1": "2"}})

    sheet = wished(wishes, "grade", "active", rows=rows)

    assert sheet.frame["c0"].to_list() == ["K", "K", "K", "x"]
    assert [edit.code for edit in sheet.edits.done] == ["edit-values-matched"]
    assert sheet.undone().frame["c0"].to_list() == [row[0] for row in rows]
    assert values_put(sheet, wishes.values) is None


@pytest.mark.parametrize(
    ("wishes", "code", "named"),
    [
        (Wishes(match={"Nowhere": "id"}), "no-such-heading", "Class, class, room"),
        (Wishes(leave_out=("Nowhere",)), "no-such-heading", "Class"),
        (Wishes(match={"[Z]": "id"}), "no-such-heading", "Class"),
        (Wishes(match={"": "id"}), "no-such-heading", "Class"),
        (Wishes(match={"CLASS": "id"}), "heading-of-several", "[A], [B]"),
        (Wishes(match={"Class": "nothing"}), "no-such-field", "id, grade, active, room"),
        (Wishes(constants={"nothing": "x"}), "no-such-field", "grade"),
        (Wishes(values={"nothing": {"a": "b"}}), "no-such-field", "grade"),
        (Wishes(values={"active": {"ja": "yes"}}), "value-not-taken", "Y, N"),
    ],
)
def test_what_cannot_be_is_refused_with_what_there_is(
    wishes: Wishes, code: str, named: str
) -> None:
    with pytest.raises(RosterError) as error:
        wished(wishes, "Class", "class")

    assert error.value.code == code
    assert named in str(error.value).replace(" and ", ", ")


def test_what_is_said_later_counts_more() -> None:
    first = Wishes({"a": "1", "b": "2"}, {"x": "1"}, ("c",), {"f": {"t": "1", "u": "2"}})

    both = first.and_then(
        Wishes({"a": "3"}, {"y": "2"}, ("d",), {"f": {"t": "9"}, "g": {"v": "3"}})
    )

    assert both.match == {"a": "3", "b": "2"}
    assert both.constants == {"x": "1", "y": "2"}
    assert both.leave_out == ("c", "d")
    assert both.values == {"f": {"t": "9", "u": "2"}, "g": {"v": "3"}}
    assert "9" not in repr(both)


NAMED = RecordType(
    "named", Schema((Field("name"), Field("first_name"), Field("last_name"))), system="demo"
)


def made(wishes: Wishes, *headings: str) -> dict[str, Making]:
    sheet = job_sheet(NAMED, list(headings), ("x",) * len(headings))
    return with_wishes(Job(system(NAMED), (sheet,)), wishes).sheets[0].matching.made


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(match={"First+Last": "name"}),
        Wishes(match={"first + LAST": "name"}),
        Wishes(match={"[A]+[b]": "name"}),
        Wishes(join={"name": ("First", "Last")}),
    ],
)
def test_headings_with_a_plus_between_are_joined(wishes: Wishes) -> None:
    assert made(wishes, "First", "Last") == {"name": Making((0, 1))}


def test_a_plus_in_a_heading_is_a_plus_in_a_heading() -> None:
    assert made(Wishes(match={"A+B": "name"}), "A+B", "C") == {}
    assert made(Wishes(match={"A+B+C": "name"}), "A+B", "C") == {"name": Making((0, 1))}


@pytest.mark.parametrize("plus", ["A+B", "a + B"])
def test_a_plus_that_can_be_read_in_two_ways_is_refused_with_letters(plus: str) -> None:
    with pytest.raises(RosterError) as error:
        made(Wishes(match={plus: "name"}), "A+B", "A", "B")
    assert error.value.code == "plus-unclear"
    assert "[A]" in str(error.value)
    assert "[B]+[C]" in str(error.value)


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        (Wishes(match={"First+Lst": "name"}), "nothing-to-join"),
        (Wishes(match={"+".join("abcdefghij"): "name"}), "nothing-to-join"),
        (Wishes(match={"First+Last": "nothing"}), "no-such-field"),
        (Wishes(join={"name": ("First", "Lst")}), "nothing-to-join"),
        (Wishes(join={"name": ()}), "nothing-to-join"),
        (Wishes(split={"Full": ("first_name", "last_name")}), "no-such-heading"),
        (Wishes(split={"First": ("first_name", "nothing")}), "no-such-field"),
        (Wishes(split={"First": ("first_name", "name")}), "split-no-names"),
        (Wishes(split={"First": ("first_name",)}), "split-no-names"),
        (Wishes(split={"First": ("", "")}), "split-no-names"),
    ],
)
def test_what_cannot_be_made_is_refused(wishes: Wishes, code: str) -> None:
    with pytest.raises(RosterError) as error:
        made(wishes, "First", "Last")
    assert error.value.code == code


@pytest.mark.parametrize(
    ("fields", "family_first"),
    [
        (("first_name", "last_name"), False),
        (("last_name", "first_name"), True),
        (("first_name", ""), False),
        (("", "first_name"), True),
        (("", "last_name"), False),
    ],
)
def test_a_full_name_is_split_in_the_order_of_its_fields(
    fields: tuple[str, str],
    family_first: bool,
) -> None:
    parts = {"first_name": "given", "last_name": "family"}
    assert made(Wishes(split={"Full name": fields}), "Full name") == {
        name: Making((0,), parts[name], family_first)  # type: ignore[arg-type] # they are parts
        for name in filter(None, fields)
    }


def test_what_another_sheet_has_is_not_made_in_this_one() -> None:
    wishes = Wishes(split={"F": ("first_name", "last_name")}, join={"name": ("A", "B")})
    sheets = job_sheet(NAMED, ["F", "A", "B"], ("x",) * 3), job_sheet(ROOMS, ["F", "A"], ("1",) * 2)
    job = with_wishes(Job(system(NAMED, ROOMS), sheets), wishes)
    assert [len(each.matching.made) for each in job.sheets] == [3, 0]


def test_a_value_for_all_rows_or_leaving_out_a_field_counts_more_than_making_it() -> None:
    join: dict[str, tuple[str, ...]] = {"name": ("First", "Last")}
    assert made(Wishes(join=join, constants={"name": "x"}), "First", "Last") == {}
    assert made(Wishes(join=join, leave_out=("name",)), "First", "Last") == {}
    assert made(Wishes(join=join, leave_out=("First",)), "First", "Last") != {}


def test_what_is_made_later_counts_more_and_less_than_what_is_said_after_it() -> None:
    first = Wishes(
        {"a": "name"}, {"last_name": "x"}, join={"id": ("a", "b")}, split={"f": ("grade", "role")}
    )
    both = first.and_then(Wishes(join={"name": ("c", "d")}, split={"g": ("", "last_name")}))
    assert (both.match, both.constants) == ({}, {})
    assert both.join == {"id": ("a", "b"), "name": ("c", "d")}
    assert both.split == {"f": ("grade", "role"), "g": ("", "last_name")}

    last = both.and_then(Wishes({"x": "id"}, {"grade": "7"}))
    assert (last.join, last.split) == ({"name": ("c", "d")}, {"g": ("", "last_name")})


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes({"First": "name", "Last": "name"}),
        Wishes({"First": "name"}, join={"name": ("First", "Last")}),
        Wishes({"First": "last_name"}, split={"Last": ("first_name", "last_name")}),
    ],
)
def test_a_field_is_not_filled_from_two_places(wishes: Wishes) -> None:
    with pytest.raises(RosterError) as caught:
        made(wishes, "First", "Last")
    assert caught.value.code == "field-filled-twice"


def test_of_two_columns_for_a_field_only_those_count_that_the_sheet_has() -> None:
    sheets = job_sheet(NAMED, ["First"], ("x",)), job_sheet(NAMED, ["Last"], ("y",))
    wishes = Wishes({"First": "name", "Last": "name"})
    job = with_wishes(Job(system(NAMED), sheets), wishes)
    assert [each.matching.column_of("name") for each in job.sheets] == [0, 0]


def test_what_is_said_later_fills_a_field_alone() -> None:
    before = Wishes({"a": "name", "b": "id"}, {"grade": "7"}, join={"last_name": ("c", "d")})
    both = before.overruled_by(Wishes({"x": "name", "y": "grade"}, {"last_name": "z"}))
    assert both == Wishes({"b": "id", "x": "name", "y": "grade"}, {"last_name": "z"})


def test_of_a_recipe_each_making_that_can_be_is_made() -> None:
    sheet = job_sheet(NAMED, ["First", "Last"], ("x", "y"))
    wishes = Wishes(
        join={"name": ("First", "Last"), "last_name": ("First", "Lst")},
        split={"Last": ("first_name", ""), "Full": ("", "last_name")},
    )
    met, unmet = met_wishes(Job(system(NAMED), (sheet,)), wishes)
    assert met == Wishes(join={"name": ("First", "Last")}, split={"Last": ("first_name", "")})
    assert [each.code for each in unmet] == ["nothing-to-join", "no-such-heading"]


def test_no_value_is_put_into_a_new_row_in_which_nothing_stands() -> None:
    record_type = RecordType(name="people", schema=Schema((Field("id"), Field("kind"))))
    sheet = with_new_row(with_new_row(job_sheet(record_type, ["id", "kind"], ["1", ""])), "2")
    edit = values_put(with_new_row(sheet), {"kind": {"": "Student"}})
    assert edit is not None
    assert edit.cells["row"].to_list() == [0, 2]
