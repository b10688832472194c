"""The values that a field takes, and how they are written."""

from __future__ import annotations

import pytest

from rosterwizard.core.cells.field_values import (
    blanks_of,
    choices_of,
    every_spelling,
    fields_behind,
    is_by_value,
    is_closed,
    kind_of,
    unambiguous,
    written_as,
)
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    FieldType,
    RecordType,
    Schema,
    When,
)

FLAG = Field("flag", type="boolean", true_values=("Y", "1"), false_values=("N", "0"))
ROLE = Field("role", constraints=Constraints(enum=("Teacher", "Student")))
ROLES = Field("roles", type="list", roster=FieldRoster(items=Constraints(enum=("a", "b"))))


def test_a_value_is_chosen_from_a_closed_list_or_from_two_of_a_boolean() -> None:
    assert choices_of(ROLE) == ("Teacher", "Student")
    assert choices_of(FLAG) == ("Y", "N")
    assert choices_of(Field("name")) == ()


def test_values_that_may_stand_together_are_no_choice() -> None:
    assert choices_of(ROLES) == ()


def test_a_condition_is_written_as_the_system_writes_it_first() -> None:
    assert written_as(FLAG, ("true",)) == ("Y",)
    assert written_as(FLAG, ("false", "maybe")) == ("N", "maybe")
    assert written_as(ROLE, ("true", "Teacher")) == ("true", "Teacher")


def test_a_condition_may_be_met_by_every_spelling() -> None:
    other = {"staff": "Teacher", "pupil": "Student", "yes": "Y", "no": "N"}
    role = Field("role", constraints=ROLE.constraints, roster=FieldRoster(synonyms=other))
    flag = Field(
        "flag",
        type="boolean",
        true_values=("Y", "1"),
        false_values=("N", "0"),
        roster=FieldRoster(synonyms=other),
    )
    assert every_spelling(role, ("Teacher",)) == ["Teacher", "staff"]
    assert every_spelling(flag, ("true",)) == ["Y", "1", "yes"]
    assert every_spelling(flag, ("false",)) == ["N", "0", "no"]


@pytest.mark.parametrize("kind", ["integer", "number", "date", "datetime", "year"])
def test_spelling_does_not_count_where_the_value_does(kind: FieldType) -> None:
    field = Field("n", type=kind, constraints=Constraints(enum=("2020",)))
    assert is_by_value(field)
    assert not is_closed(field)


@pytest.mark.parametrize("kind", ["string", "boolean"])
def test_spelling_counts_for_words(kind: FieldType) -> None:
    field = Field("n", type=kind, constraints=Constraints(enum=("a",)), true_values=("T",))
    assert not is_by_value(field)
    assert is_closed(field)


def test_only_what_has_a_list_and_minds_case_is_closed() -> None:
    assert not is_closed(Field("name"))
    assert not is_closed(
        Field("r", constraints=ROLE.constraints, roster=FieldRoster(ignore_case=True))
    )


def test_a_list_is_of_the_kind_of_its_items() -> None:
    assert kind_of(Field("a", type="list", item_type="integer")) == "integer"
    assert kind_of(Field("a", type="date", item_type="integer")) == "date"


def test_what_could_be_two_things_is_none() -> None:
    pairs = [("A", "x"), ("a", "y"), ("B", "z"), ("b", "z")]
    assert unambiguous(pairs) == {"b": "z"}


def test_a_field_may_say_itself_what_is_blank() -> None:
    of = RecordType("people", Schema((Field("a"),), missing_values=("", "n/a")))
    assert blanks_of(Field("a"), of) == ("n/a",)
    assert blanks_of(Field("a", missing_values=("-",)), of) == ("-",)
    assert blanks_of(Field("a", missing_values=()), of) == ()


def test_what_a_field_hangs_on_is_named_once_and_itself_first() -> None:
    roster = FieldRoster(
        required_when=(When("b", ("x",)), When()),
        blank_when=(When("c", filled=True),),
        ignored_when=(When("b", ("y",)), When("a", ("z",))),
    )
    assert fields_behind(Field("a", roster=roster)) == ("a", "b", "c")
