"""Values that stand in one row only."""

from __future__ import annotations

from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster
from tests.helpers.checked import codes, messages, problems_in, record_type

UNIQUE = Constraints(unique=True)


def test_every_later_row_with_the_value_is_told_and_the_first_is_not() -> None:
    assert codes(Field("id", constraints=UNIQUE), "a", "b", "a", "C", "a") == [
        *("", "", "unique", "", "unique"),
    ]


def test_blank_cells_are_never_doubles() -> None:
    assert codes(Field("id", constraints=UNIQUE), "", "", " ") == ["", "", "whitespace"]


def test_case_does_not_count_where_the_system_says_so() -> None:
    field = Field("id", constraints=UNIQUE, roster=FieldRoster(ignore_case=True))
    assert codes(field, "a", "A", " a ") == ["", "unique", "unique whitespace"]


def test_values_that_differ_only_by_case_are_told_apart_from_doubles() -> None:
    field = Field("id", constraints=UNIQUE, roster=FieldRoster(case_twins=True))
    assert codes(field, "a", "A", "a", "A", "b") == ["", "case-twins", "unique", "unique", ""]


def test_values_of_a_key_that_differ_only_in_capitals_or_blanks_are_told() -> None:
    field = Field("id", constraints=UNIQUE)
    assert codes(field, "7A", "7 a", "7A", "8 B", "8B", "9") == [
        *("", "spelling-twins", "unique", "", "spelling-twins", ""),
    ]
    assert codes(field, "1 12", "11 2", "112") == ["", "", ""]


def test_what_another_rule_tells_of_two_keys_is_told_once() -> None:
    twins = Field("id", constraints=UNIQUE, roster=FieldRoster(case_twins=True))
    assert codes(twins, "a", "A", "b 1", "B1") == ["", "case-twins", "", "spelling-twins"]
    (_, told) = codes(Field("id", constraints=UNIQUE), "zoe", "z\u043ee")
    assert "spelling-twins" not in told


def test_the_spelling_of_what_may_stand_twice_is_nobodys_business() -> None:
    assert codes(Field("id"), "7A", "7 a") == ["", ""]


def test_the_primary_key_tells_records_apart() -> None:
    of = record_type(Field("id", constraints=UNIQUE), primary_key=("id",))
    assert problems_in(of, {"id": ["a", "a"]}) == {(1, "id", "primaryKey")}


def test_a_key_of_several_fields_is_one_problem_of_the_row() -> None:
    of = record_type(Field("a"), Field("b"), primary_key=("a", "b"))
    columns = {"a": ["1", "1", "11", "1"], "b": ["11", "1", "1", "11"]}
    assert problems_in(of, columns) == {(3, None, "primaryKey")}


def test_a_key_with_a_blank_part_is_no_key() -> None:
    of = record_type(Field("a"), Field("b"), unique_keys=(("a", "b"),))
    columns = {"a": ["1", "1", "2", "2"], "b": ["", "", "3", "3"]}
    assert problems_in(of, columns) == {(3, None, "uniqueKey")}


def test_a_key_of_which_a_column_is_missing_is_not_checked() -> None:
    of = record_type(Field("a"), Field("b"), unique_keys=(("a", "b"),))
    assert problems_in(of, {"a": ["1", "1"]}) == set()


def test_the_message_names_the_first_row_that_has_the_value() -> None:
    of = record_type(
        Field("id", constraints=UNIQUE), Field("x", roster=FieldRoster(case_twins=True))
    )
    assert messages(of, {"id": ["a", "b", "b"], "x": ["q", "Q", ""]}) == [
        "x has “Q”, which differs only in capitals from “q” in row 2.",
        "id has “b”, which row 3 already has.",
    ]
