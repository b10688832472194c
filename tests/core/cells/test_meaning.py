"""Closed lists, synonyms, and what a cell surely means."""

from __future__ import annotations

from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    ForeignKey,
    Reference,
)
from tests.helpers.checked import codes, problems_in, record_type

KINDS = ("Teacher", "Student")


def test_only_the_allowed_values_are_allowed() -> None:
    field = Field("kind", constraints=Constraints(enum=KINDS))
    assert codes(field, "Teacher", "teacher", "Techer") == ["", "enum", "enum"]


def test_case_does_not_count_where_the_system_says_so() -> None:
    field = Field("kind", constraints=Constraints(enum=KINDS), roster=FieldRoster(ignore_case=True))
    assert codes(field, "teacher", "STUDENT", "Techer") == ["", "", "enum"]


def test_a_closed_list_of_numbers_is_about_their_values() -> None:
    field = Field("grade", type="integer", constraints=Constraints(enum=("7", "12")))
    assert codes(field, "07", "+12", "7.0", "8") == ["", "", "type", "enum"]


def test_another_spelling_is_a_note_and_nothing_else() -> None:
    field = Field(
        "kind", constraints=Constraints(enum=KINDS), roster=FieldRoster(synonyms={"t": "Teacher"})
    )
    assert codes(field, "t", "T", " t", "x") == [
        *("spelling", "spelling", "spelling whitespace", "enum"),
    ]


def test_what_the_system_takes_is_no_other_spelling() -> None:
    field = Field(
        "on",
        type="boolean",
        true_values=("true",),
        false_values=("false",),
        roster=FieldRoster(synonyms={"true": "true", "y": "true", "n": "false"}),
    )
    assert codes(field, "true", "TRUE", "y", "N", "ja") == [
        *("", "spelling", "spelling", "spelling", "type"),
    ]


def test_synonyms_may_stand_in_an_open_field() -> None:
    field = Field("town", roster=FieldRoster(synonyms={"NYC": "New York"}))
    assert codes(field, "nyc", "New York") == ["spelling", ""]


def test_a_synonym_that_could_be_two_things_is_none() -> None:
    field = Field(
        "kind",
        constraints=Constraints(enum=KINDS),
        roster=FieldRoster(synonyms={"a": "Teacher", "A": "Student"}),
    )
    assert codes(field, "a") == ["enum"]


def test_rules_about_several_rows_look_at_what_is_meant() -> None:
    number = Field("n", type="integer", constraints=Constraints(unique=True))
    assert codes(number, "7", "007", "+7", "7.0", "-7") == [
        *("", "unique", "unique", "type unique", ""),
    ]
    day = Field("day", type="date", constraints=Constraints(unique=True))
    assert codes(day, "2014-03-07", "2014/3/7") == ["", "type unique"]
    decimal = Field("d", type="number", constraints=Constraints(unique=True))
    assert codes(decimal, "1.5", "1.50", "x", "x") == ["", "unique", "type", "type unique"]
    truth = Field("t", type="boolean", constraints=Constraints(unique=True))
    assert codes(truth, "true", "1", "false") == ["", "unique", ""]


def test_a_reference_looks_at_what_is_meant_too() -> None:
    of = record_type(
        Field("id", type="integer"),
        Field("boss", type="integer"),
        foreign_keys=(ForeignKey("boss", Reference("", "id")),),
    )
    columns = {"id": ["7", "8"], "boss": ["07", "9"]}
    assert problems_in(of, columns) == {(1, "boss", "foreignKey")}
