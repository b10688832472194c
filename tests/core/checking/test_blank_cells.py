"""Cells that must be filled, must be blank, or are not looked at."""

from __future__ import annotations

from rosterwizard.core.profiles.language import (
    Category,
    Constraints,
    Field,
    FieldRoster,
    RecordType,
    RecordTypeRoster,
    Schema,
    When,
)
from tests.helpers.checked import codes, problems_in, record_type

STAFF = Field(
    "staff",
    type="boolean",
    true_values=("Y", "yes"),
    false_values=("N", "no"),
    roster=FieldRoster(ignore_case=True),
)
PUPILS_ONLY = (When("staff", ("false",)),)


def test_a_blank_cell_is_told_by_required_alone() -> None:
    field = Field(
        "email",
        format="email",
        constraints=Constraints(required=True, min_length=3, pattern="a.*", enum=("abc",)),
    )
    assert codes(field, "") == ["required"]


def test_a_blank_cell_that_nobody_needs_is_no_problem() -> None:
    assert codes(Field("age", type="integer", constraints=Constraints(minimum=1)), "") == [""]


def test_texts_that_stand_for_a_blank_are_blank() -> None:
    field = Field("name", missing_values=("", "n/a"), constraints=Constraints(required=True))
    assert codes(field, "n/a", "N/A") == ["required", "blank-words"]


def test_the_schema_may_name_what_stands_for_a_blank() -> None:
    of = record_type(
        Field("name", constraints=Constraints(required=True)), missing_values=("", "-")
    )
    assert problems_in(of, {"name": ["-"]}) == {(0, "name", "required")}


def test_every_part_of_the_primary_key_is_required() -> None:
    of = record_type(Field("a"), Field("b"), primary_key=("a", "b"))
    assert problems_in(of, {"a": ["", "x"], "b": ["1", "1"]}) == {(0, "a", "required")}


def test_conditions_compare_booleans_by_what_they_mean() -> None:
    of = record_type(STAFF, Field("year", roster=FieldRoster(required_when=PUPILS_ONLY)))
    columns = {"staff": ["N", "NO", " no ", "Y", "", "maybe"], "year": [""] * 6}
    found = {(row, code) for row, name, code in problems_in(of, columns) if name == "year"}
    assert found == {(0, "required-when"), (1, "required-when"), (2, "required-when")}


def test_conditions_look_through_case_and_synonyms() -> None:
    kind = Field(
        "kind",
        constraints=Constraints(enum=("Student", "Staff")),
        roster=FieldRoster(synonyms={"pupil": "Student"}),
    )
    of = record_type(
        kind, Field("year", roster=FieldRoster(required_when=(When("kind", ("Student",)),)))
    )
    columns = {"kind": ["Student", "student", "PUPIL", "Staff"], "year": [""] * 4}
    needed = {row for row, name, _ in problems_in(of, columns) if name == "year"}
    assert needed == {0, 1, 2}


def test_conditions_hold_for_any_item_of_a_list() -> None:
    of = record_type(
        Field("roles", type="list", delimiter=";"),
        Field("room", roster=FieldRoster(required_when=(When("roles", ("teacher",)),))),
    )
    columns = {"roles": ["aide;Teacher", "aide", ""], "room": [""] * 3}
    assert problems_in(of, columns) == {(0, "room", "required-when")}


def test_a_condition_may_ask_whether_a_field_is_filled() -> None:
    of = record_type(
        Field("start", roster=FieldRoster(required_when=(When("end", filled=True),))),
        Field("end", roster=FieldRoster(required_when=(When("start", filled=True),))),
    )
    columns = {"start": ["", "1", "", "1"], "end": ["1", "", "", "1"]}
    assert problems_in(of, columns) == {(0, "start", "required-when"), (1, "end", "required-when")}


def test_a_condition_about_a_missing_column_sees_blanks() -> None:
    when = (When("kind", ("pupil",)), When("kind", filled=False))
    of = record_type(Field("kind"), Field("year", roster=FieldRoster(required_when=when)))
    assert problems_in(of, {"year": [""]}) == {(0, "year", "required-when")}
    only_value = record_type(
        Field("kind"), Field("year", roster=FieldRoster(required_when=when[:1]))
    )
    assert problems_in(only_value, {"year": [""]}) == set()


def test_a_missing_column_is_told_of_the_rows_that_need_it() -> None:
    of = record_type(STAFF, Field("year", roster=FieldRoster(required_when=PUPILS_ONLY)))
    assert problems_in(of, {"staff": ["N", "Y"]}) == {(0, "year", "required-when")}


def test_required_says_it_where_a_condition_would_say_it_too() -> None:
    roster = FieldRoster(required_when=(When(),))
    field = Field("name", constraints=Constraints(required=True), roster=roster)
    assert codes(field, "") == ["required"]


def test_a_condition_without_a_field_always_holds() -> None:
    assert codes(Field("a", roster=FieldRoster(blank_when=(When(),))), "x", "") == [
        *("blank-required", ""),
    ]


def test_a_cell_that_must_be_blank_is_judged_no_further() -> None:
    roster = FieldRoster(blank_when=PUPILS_ONLY, ignored_when=PUPILS_ONLY)
    of = record_type(STAFF, Field("email", format="email", roster=roster))
    columns = {"staff": ["N", "Y", "N"], "email": ["x", "x", ""]}
    assert problems_in(of, columns) == {(0, "email", "blank-required"), (1, "email", "format")}


def test_a_cell_that_is_not_looked_at_gets_a_note_only() -> None:
    field = Field(
        "grade",
        constraints=Constraints(enum=("K", "1"), unique=True, required=True),
        roster=FieldRoster(ignored_when=(When("staff", ("true",)),)),
    )
    columns = {"staff": ["Y", "N", "Y", "Y"], "grade": ["99", "99", "99", ""]}
    assert problems_in(record_type(STAFF, field), columns) == {
        (0, "grade", "ignored-when"),
        (1, "grade", "enum"),
        (2, "grade", "ignored-when"),
    }


def test_a_sentinel_is_always_allowed() -> None:
    field = Field(
        "year",
        type="integer",
        constraints=Constraints(minimum=2000, unique=True),
        roster=FieldRoster(sentinels=(Category("LEFT", "has left"),)),
    )
    assert codes(field, "LEFT", "LEFT", "left") == ["", "", "type"]


def test_one_of_a_group_must_be_filled() -> None:
    schema = Schema((Field("email"), Field("phone"), Field("name")))
    of = RecordType("people", schema, roster=RecordTypeRoster(one_of=(("email", "phone"),)))
    columns = {"email": ["a", "", " "], "phone": ["", "1", ""], "name": ["x"] * 3}
    assert (2, None, "one-of") in problems_in(of, columns)
    assert {row for row, _, code in problems_in(of, columns) if code == "one-of"} == {2}
    assert (0, None, "one-of") in problems_in(of, {"name": ["x"]})
