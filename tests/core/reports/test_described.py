"""Problems in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec.structs import replace as changed

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking import check_job, check_sheet
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import (
    Category,
    Constraints,
    Field,
    FieldRoster,
    ForeignKey,
    RecordType,
    RecordTypeRoster,
    Reference,
    Rule,
    Schema,
    Source,
    When,
)
from rosterwizard.core.reports.described import described
from rosterwizard.core.rules.rules import rules_of
from rosterwizard.core.sheet.aside_row import AsideRow
from tests.helpers.checked import in_words, messages, record_type, sheet, system

if TYPE_CHECKING:
    import pytest


def test_a_problem_names_its_place_as_the_person_sees_it() -> None:
    of = record_type(Field("name"), Field("grade", constraints=Constraints(enum=("K", "1"))))
    (problem,) = in_words(of, {"name": ["x", "x"], "grade": ["K", "9"]})
    assert (problem.type, problem.row, problem.column) == ("demo/people", 3, "B")
    assert (problem.heading, problem.field, problem.value) == ("grade", "grade", "9")
    assert (problem.code, problem.severity) == ("enum", "error")
    assert problem.message == "grade has “9”. It takes only: K, 1."
    assert (problem.title, problem.allowed) == ("Not one of the allowed values", "K, 1")


def test_a_problem_tells_who_says_so() -> None:
    rule = Rule("4", inferred=True, severity="warning", says="Ask the school.")
    field = Field(
        "id",
        example="T1",
        constraints=Constraints(pattern="T[0-9]"),
        roster=FieldRoster(rules={"pattern": rule}),
    )
    of = record_type(field)
    profile = changed(system(of), sources=(Source("4", "Their handbook"),))
    made = sheet(of, {"id": ["x"]})
    (problem,) = described(made, check_sheet(profile, made))
    assert (problem.source, problem.inferred) == ("Their handbook", True)
    assert (problem.severity, problem.says) == ("warning", "Ask the school.")
    assert problem.message == "id has “x”. Ask the school."
    assert problem.rule == "id: Ask the school. For example: T1"
    assert problem.example == "T1"


def test_a_problem_of_the_file_has_no_row() -> None:
    of = record_type(Field("id", constraints=Constraints(required=True)))
    missing, unknown = in_words(of, {"Shoe size": ["40"]})
    assert (missing.row, missing.column, missing.value, missing.heading) == (None, None, None, "id")
    assert missing.message == "No column of the sheet fills id."
    assert (unknown.row, unknown.column, unknown.value) == (None, "A", None)
    assert unknown.heading == "Shoe size"


def test_a_column_without_a_heading_has_words_of_its_own() -> None:
    of = record_type(Field("id"))
    assert messages(of, {"id": ["1"], " ": ["x"]}) == [
        "A column without a heading has values. They will be left out.",
    ]


def test_a_value_for_all_rows_is_shown_where_no_column_has_it() -> None:
    of = record_type(Field("id"), Field("kind", constraints=Constraints(enum=("T",))))
    (problem,) = in_words(of, {"id": ["1"]}, kind="X")
    assert (problem.column, problem.heading, problem.value) == (None, "kind", "X")


def test_a_row_that_needs_a_missing_column_names_the_field() -> None:
    of = record_type(
        Field("id"), Field("y", roster=FieldRoster(required_when=(When("id", ("1",)),)))
    )
    (problem,) = in_words(of, {"id": ["1"]})
    assert problem.message == "y is blank, and this row needs it because id is 1."
    assert (problem.value, problem.column) == ("", None)


def test_a_long_value_is_cut_in_the_message_alone() -> None:
    of = record_type(Field("id", constraints=Constraints(max_length=3)))
    (problem,) = in_words(of, {"id": ["x" * 200]})
    assert problem.value == "x" * 200
    assert problem.message == f"id has “{'x' * 80}…”, which is longer than 3 characters."


def test_a_sign_that_nobody_sees_is_named_in_the_message_alone() -> None:
    of = record_type(Field("mail", format="email"))
    for sign, name in (("\u202a", "[U+202A]"), ("\u200b", "[U+200B]"), ("\x07", "[U+0007]")):
        problem = in_words(of, {"mail": [f"{sign}a@"]})[-1]
        assert f"“{name}a@”" in problem.message
        assert problem.value == f"{sign}a@"


def test_blanks_are_seen_in_messages_and_in_what_a_fix_does() -> None:
    name, kind = Field("name"), Field("kind", constraints=Constraints(enum=("T 1",)))
    of = record_type(name, kind)
    columns = {"name": [" Ann ", "Ann\u00a0Lee", "Ann Lee"], "kind": ["T 1", "T 1", "t 1 "]}
    problems = in_words(of, columns)
    told = {(each.row, each.code): each for each in problems}
    assert "“·Ann·”" in told[2, "whitespace"].message
    assert told[2, "whitespace"].value == " Ann "
    assert "“Ann[U+00A0]Lee”" in told[3, "whitespace"].message
    assert "“t·1·”" in told[4, "enum"].message
    assert not [each for each in problems if each.row == 4 and each.field == "name"]


def test_of_a_list_of_addresses_the_message_names_those_that_are_not_well_formed() -> None:
    of = record_type(Field("m", type="list", format="email"))
    assert messages(of, {"m": ["a@x.example,b,@"]}) == [
        "m has “b, @”, which is not a complete e-mail address."
    ]


def test_a_rule_that_says_no_more_than_its_cell_has_nothing_to_look_up() -> None:
    of = record_type(Field("id", constraints=Constraints(required=True)))
    (rule,) = (each for each in rules_of(system(of), of) if each.code == "required")
    assert not rule.tells_more(of)
    assert rule.tells(Cells(sheet(of, {"id": [""]})), None) == {}


def test_of_a_list_the_message_names_the_items_that_are_wrong() -> None:
    field = Field("g", type="list", roster=FieldRoster(items=Constraints(enum=("K", "1"))))
    (problem,) = in_words(record_type(field), {"g": ["K,9,1,8"]})
    assert problem.message == "g has “9, 8”. It takes only: K, 1."
    assert problem.value == "K,9,1,8"


def test_of_a_reference_the_message_names_the_items_that_are_nowhere() -> None:
    users = record_type(Field("id", roster=FieldRoster(ignore_case=True)), name="users")
    key = ForeignKey("who", Reference("users", "id"))
    rooms = record_type(Field("who", type="list"), name="rooms", foreign_keys=(key,))
    job = Job(system(users, rooms), (sheet(users, {"id": ["a"]}), sheet(rooms, {"who": ["A,x,y"]})))
    (problem,) = described(job.sheets[1], check_job(job)["rooms"])
    assert problem.message == "who has “x, y”, which id of users does not have."


def test_the_other_cell_of_a_pair_is_named() -> None:
    of = record_type(
        Field("a", type="list"),
        Field("b", type="list", roster=FieldRoster(same_length_as="a")),
        Field("start", type="date"),
        Field("end", type="date", roster=FieldRoster(not_before="start")),
    )
    columns = {"a": ["1,2"], "b": ["1"], "start": ["2014-03-07"], "end": ["2014-03-06"]}
    assert messages(of, columns) == [
        "b has 1 value and a has 2; they must be as many.",
        "end has “2014-03-06”, which is before start, “2014-03-07”.",
    ]


def test_another_spelling_tells_what_will_be_written() -> None:
    one = Field("on", type="boolean", roster=FieldRoster(synonyms={"y": "true"}))
    many = Field("r", type="list", roster=FieldRoster(synonyms={"t": "T"}))
    assert messages(record_type(one, many), {"on": ["Y"], "r": ["t,x"]}) == [
        "on has “Y”, which is understood as “true” and will be written so.",
        "r has “t,x”, which is understood as “T,x” and will be written so.",
    ]


def test_a_key_of_several_fields_names_the_first_row() -> None:
    of = record_type(Field("a"), Field("b"), primary_key=("a", "b"))
    assert messages(of, {"a": ["1", "1"], "b": ["2", "2"]}) == [
        "a, b are together the same as in row 2. They tell the records apart.",
    ]


def test_what_a_click_does_is_said_with_the_problem() -> None:
    field = Field("kind", constraints=Constraints(enum=("Teacher", "Student", "Guest")))
    columns = {"kind": ["teacher", "Techer", "X", " Student"]}
    fixes = [problem.fix for problem in in_words(record_type(field), columns)]
    assert fixes == ["Write “Teacher”", "Put “Teacher”", None, "Take out the stray blanks"]


def test_set_aside_rows_are_counted() -> None:
    made = sheet(record_type(Field("id")), {"id": ["1"]})
    aside = replace(
        made,
        sheet=replace(
            made.sheet,
            set_aside=(AsideRow(2, "sample"), AsideRow(3, "sample")),
        ),
    )
    (problem,) = described(aside, check_sheet(system(made.record_type), aside))
    assert problem.message == (
        "Rows that are still the template's samples were set aside: 2. They are not sent."
    )


def test_a_part_of_the_problems_can_be_described() -> None:
    of = record_type(Field("id", constraints=Constraints(unique=True)))
    made = sheet(of, {"id": ["a"] * 5})
    problems = check_sheet(system(of), made)
    assert [problem.row for problem in described(made, problems, slice(1, 3))] == [4, 5]


def test_many_problems_are_described_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rosterwizard.core.reports.described._AT_ONCE", 2)
    of = record_type(Field("id", constraints=Constraints(unique=True)))
    found = in_words(of, {"id": ["a", "b", "a", "b", "a", "b"]})
    assert [problem.message for problem in found] == [
        *("id has “a”, which row 2 already has.", "id has “b”, which row 3 already has."),
        *("id has “a”, which row 2 already has.", "id has “b”, which row 3 already has."),
    ]


def test_labels_of_categories_are_not_mistaken_for_values() -> None:
    field = Field("t", categories=(Category("T", "teacher"),))
    (problem,) = in_words(record_type(field), {"t": ["teacher"]})
    assert problem.allowed == "T"


def test_a_heading_tells_what_a_click_makes_of_it() -> None:
    schema = Schema((Field("Name"),))
    of = RecordType("people", schema, roster=RecordTypeRoster(exact_headings=True))
    made = sheet(of, {"name": ["x"]})
    matched = replace(made, matching=made.matching.with_match(0, "Name"))
    (problem,) = described(matched, check_sheet(system(of), matched))
    assert problem.fix == "Change the heading “name” to “Name”"
    assert problem.message == (
        "The heading “name” is understood as Name, but the system spells it Name."
    )
