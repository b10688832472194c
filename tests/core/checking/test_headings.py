"""Columns that are missing, unknown, doubled, unwanted or spelled otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.matching.matching import Match, Reason
from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    RecordType,
    RecordTypeRoster,
    Rule,
    Schema,
    Unwanted,
    When,
)
from rosterwizard.core.reports.described import described
from rosterwizard.core.sheet.oddity import Oddity
from tests.helpers.checked import Found, found, problems_in, record_type, sheet, system

ID = Field("id", constraints=Constraints(required=True))
NAME = Field("First Name", roster=FieldRoster(headings=("Given name",)))


def of(*fields: Field, **roster: object) -> RecordType:
    return RecordType("people", Schema(fields), roster=RecordTypeRoster(**roster))  # type: ignore[arg-type] # its fields


def with_headings(of: RecordType, *headings: str, cell: str = "x") -> Found:
    """Return what is found in a sheet with these headings, matched as reading does."""
    made = sheet(of, {f"{at}": [cell] for at in range(len(headings))})
    read = replace(made.sheet, headings=headings)
    matched = replace(made, sheet=read, matching=suggest_matching(headings, of))
    return found(matched, check_sheet(system(of), matched))


def test_a_required_column_that_is_missing_is_one_problem_of_the_file() -> None:
    assert problems_in(of(ID, NAME), {"First Name": ["a", "b"]}) == {(None, "id", "missing-column")}


def test_a_column_may_have_to_be_there_although_its_cells_may_be_blank() -> None:
    field = Field("note", roster=FieldRoster(heading_required=True))
    assert problems_in(of(ID, field), {"id": ["1"]}) == {(None, "note", "missing-column")}
    assert problems_in(of(ID, field), {"id": ["1"], "note": [""]}) == set()


def test_every_column_may_have_to_be_there() -> None:
    assert problems_in(of(ID, NAME, all_headings=True), {"id": ["1"]}) == {
        *((None, "First Name", "missing-column"),),
    }


def test_one_value_for_all_rows_fills_a_column() -> None:
    assert problems_in(of(ID, NAME), {"First Name": ["a"]}, id="7") == set()


def test_a_column_that_a_person_left_out_is_a_warning() -> None:
    made = sheet(of(ID, NAME), {"First Name": ["a"]})
    left_out = replace(made, matching=replace(made.matching, left_out=frozenset({"id"})))
    problems = check_sheet(system(of(ID, NAME)), left_out)
    assert problems.counts() == {"error": 0, "warning": 1, "note": 0}


def test_a_missing_column_is_as_grave_as_its_blank_cells() -> None:
    mild = Field(
        "kind",
        constraints=Constraints(required=True),
        roster=FieldRoster(rules={"required": Rule("1", severity="warning")}),
    )
    made = sheet(of(NAME, mild), {"First Name": ["a"]})
    assert check_sheet(system(of(NAME, mild)), made).counts()["warning"] == 1


def test_a_column_that_the_system_does_not_know_is_told() -> None:
    assert with_headings(of(ID), "id", "Shoe size") == {(None, "Shoe size", "unknown-column")}
    assert with_headings(of(ID, keep_unknown=True), "id", "Shoe size") == set()


def test_a_column_without_a_heading_is_told_only_where_it_has_values() -> None:
    assert with_headings(of(ID), "id", " ", cell="x") == {(None, " ", "unknown-column")}
    assert with_headings(of(NAME), "First Name", "", cell="\t") == {
        *((0, "First Name", "whitespace"),),
    }


def test_a_column_without_a_heading_is_told_where_others_are_passed_on() -> None:
    assert with_headings(of(ID, keep_unknown=True), "id", "", "Shoe size") == {
        *((None, "", "unknown-column"),),
    }


def test_a_column_that_may_be_a_field_is_an_error_until_somebody_has_said_so() -> None:
    for kept in (False, True):
        alike = of(ID, NAME, keep_unknown=kept)
        made = sheet(alike, {"0": ["1"], "1": ["x"]})
        read = replace(made.sheet, headings=("id", "Frist Name"))
        matching = suggest_matching(read.headings, alike)
        unasked = replace(made, sheet=read, matching=matching.settled())
        assert found(unasked, check_sheet(system(alike), unasked)) == {
            *((None, "Frist Name", "unsettled-column"),),
        }
        said = replace(unasked, matching=unasked.matching.with_match(1, None))
        assert found(said, check_sheet(system(alike), said)) == set()


def messages(of: RecordType, *headings: str, cell: str = "x") -> list[str]:
    """Return what is told of a sheet with these headings where nobody is asked."""
    made = sheet(of, {f"{at}": [cell] for at in range(len(headings))})
    read = replace(made.sheet, headings=headings)
    matching = suggest_matching(headings, of, values=lambda _: ("a@x.example", "b@x.example"))
    matched = replace(made, sheet=read, matching=matching.settled())
    problems = check_sheet(system(of), matched)
    return [each.message for each in described(matched, problems)]


def test_two_names_of_one_field_are_both_told() -> None:
    first, second = messages(of(NAME), "First Name", "Given name")
    assert "“First Name” (A)" in first
    assert "“Given name” (B)" in second
    assert "First Name" in second


def test_a_column_without_a_heading_that_may_be_a_field_is_told() -> None:
    (told,) = messages(of(Field("mail", format="email")), "", cell="a@x.example")
    assert told.startswith("Column A has no heading and may be the field mail")


def test_no_headings_are_an_error_until_a_person_has_said_what_each_column_is() -> None:
    both = of(ID, NAME)
    made = sheet(both, {"0": ["1"], "1": ["Ana"], "2": ["x"]})
    read = replace(made.sheet, headings=("", "", ""), oddities={Oddity("no-headings"): None})
    bare = replace(made, sheet=read, matching=suggest_matching(read.headings, both))
    half = replace(bare, matching=bare.matching.with_match(0, "id").with_match(1, "First Name"))
    whole = replace(half, matching=half.matching.with_match(2, None))

    for sheet_of, severity in ((bare, "error"), (half, "error"), (whole, "note")):
        problems = described(sheet_of, check_sheet(system(both), sheet_of))
        assert [each.severity for each in problems if each.code == "no-headings"] == [severity]


def test_a_field_without_a_heading_is_told_by_its_column_where_the_spelling_counts() -> None:
    exact = of(ID, NAME, exact_headings=True)
    made = sheet(exact, {"0": ["1"]})
    read = replace(made.sheet, headings=("",))
    matching = suggest_matching(read.headings, exact).with_match(0, "id")
    matched = replace(made, sheet=read, matching=matching)

    (told,) = described(matched, check_sheet(system(exact), matched))
    assert told.message == "Column A has no heading, and the system wants id above it."


def test_both_headings_that_are_the_same_are_named() -> None:
    (told,) = messages(of(ID), "id", "ID ")
    assert "“ID·” (column B)" in told
    assert "“id” (column A), which is used" in told
    (told,) = messages(of(ID, keep_unknown=True), "id", "Shoe size", "SHOE SIZE")
    assert "“SHOE SIZE” (column C)" in told
    assert "“Shoe size” (column B), and both" in told


def test_what_is_passed_on_is_looked_at_for_errors_of_formulas() -> None:
    passing, strict = of(ID, keep_unknown=True), of(ID)
    for kind, expected in ((passing, {(0, "Shoe size", "passed-on-error")}), (strict, set())):
        made = sheet(kind, {"id": ["1", "2"], "Shoe size": [" #N/A", "40"]})
        codes = found(made, check_sheet(system(kind), made))
        assert {each for each in codes if each[2] == "passed-on-error"} == expected
    left_out = replace(made, record_type=passing, matching=made.matching.with_match(1, None))
    assert found(left_out, check_sheet(system(passing), left_out)) == set()


@pytest.mark.parametrize("reason", ["chosen", "remembered"])
def test_a_column_that_a_person_matched_with_nothing_is_not_told(reason: Reason) -> None:
    made = sheet(of(ID), {"id": ["1"], "Shoe size": ["40"]})
    chosen = Match(1, "Shoe size", None, reason)
    matching = replace(made.matching, matches=(made.matching.matches[0], chosen))
    assert found(made, check_sheet(system(of(ID)), replace(made, matching=matching))) == set()


def test_a_heading_that_stands_twice_is_told_at_the_second_column() -> None:
    assert with_headings(of(ID), "id", "ID ") == {(None, "ID ", "duplicate-column")}


def test_an_unknown_heading_that_stands_twice_is_just_unknown() -> None:
    found = with_headings(of(ID), "id", "Shoe size", "shoe size")
    assert {code for _, _, code in found} == {"unknown-column"}


def test_a_heading_that_is_passed_on_may_not_stand_twice() -> None:
    found = with_headings(of(ID, keep_unknown=True), "id", "Shoe size", "shoe size")
    assert found == {(None, "shoe size", "duplicate-column")}


def test_an_unwanted_column_is_told_as_such() -> None:
    unwanted = (Unwanted("password", Rule("1")), Unwanted("Educator Type", Rule("1")))
    assert with_headings(of(ID, unwanted=unwanted), "id", "Password") == {
        *((None, "Password", "unwanted-column"),),
    }
    assert with_headings(of(ID, unwanted=unwanted, keep_unknown=True), "id", "password") == {
        *((None, "password", "unwanted-column"),),
    }


def test_an_unwanted_column_is_told_by_the_rule_that_is_about_it() -> None:
    gone, odd = Rule("1", severity="error", says="It is gone."), Rule("1", says="It is odd.")
    unwanted = of(ID, unwanted=(Unwanted("password", gone), Unwanted("Educator Type", odd)))
    headings = ("id", "Educator type", "Password")
    made = sheet(unwanted, {f"{at}": ["x"] for at in range(3)})
    read = replace(made.sheet, headings=headings)
    matched = replace(made, sheet=read, matching=suggest_matching(headings, unwanted))
    problems = check_sheet(system(unwanted), matched)
    told = {column: problems.rules[rule].says for _, column, rule in problems.frame.iter_rows()}
    assert told == {1: "It is odd.", 2: "It is gone."}


def test_headings_may_have_to_be_exact() -> None:
    assert with_headings(of(NAME, exact_headings=True), "first name") == {
        *((None, "First Name", "heading"),),
    }
    assert with_headings(of(NAME, exact_headings=True), "First Name") == set()
    assert with_headings(of(NAME), "first name") == set()
    assert with_headings(of(NAME), "Given name") == set()


def test_another_accepted_heading_is_told_where_the_profile_speaks_of_it() -> None:
    roster = FieldRoster(headings=("staffmemberid",), rules={"heading": Rule("seed")})
    field = Field("staffmember", roster=roster)
    assert with_headings(of(field), "staffmemberid") == {(None, "staffmember", "heading")}
    assert with_headings(of(field), "Staff member") == set()


def test_a_missing_column_that_the_profile_speaks_of_stands_for_the_rows_that_need_it() -> None:
    spoken = FieldRoster(
        required_when=(When("id", ("1",)),),
        rules={"missing-column": Rule("1", severity="warning")},
    )
    field = Field("year", roster=spoken)
    assert problems_in(of(ID, field), {"id": ["1", "1"]}) == {(None, "year", "missing-column")}
    assert problems_in(of(ID, field), {"id": ["2"]}) == set()
    assert problems_in(of(ID, field), {"id": ["1"], "year": [""]}) == {(0, "year", "required-when")}


def test_a_profile_may_speak_of_any_missing_column() -> None:
    field = Field("year", roster=FieldRoster(rules={"missing-column": Rule("1", severity="note")}))
    assert problems_in(of(ID, field), {"id": ["2"]}) == {(None, "year", "missing-column")}


def test_the_fields_of_a_key_must_be_there() -> None:
    keyed = record_type(Field("a"), Field("b"), primary_key=("a",))
    assert problems_in(keyed, {"b": ["1"]}) == {(None, "a", "missing-column")}


def test_a_missing_column_is_as_grave_as_the_blank_cells_that_it_stands_for() -> None:
    mild = {"required-when": Rule("1", severity="warning")}
    needed = FieldRoster(heading_required=True, required_when=(When("id", ("1",)),), rules=mild)
    other = FieldRoster(heading_required=True, rules=mild)
    both = of(ID, Field("year", roster=needed), Field("note", roster=other))
    found = check_sheet(system(both), sheet(both, {"id": ["1"]}))
    graves = {rule.field: rule.severity for rule in found.rules if rule.code == "missing-column"}
    assert graves == {"id": "error", "year": "warning", "note": "error"}
