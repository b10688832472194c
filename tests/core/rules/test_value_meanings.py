"""A text means a value because its words say so."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import Category, Constraints, Field
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.rules.value_meanings import meant_values, named_values, words_by_meaning
from rosterwizard.core.sheet.heading_words import words_of

GRADE = Field("grade", constraints=Constraints(enum=("PK", "K", "1", "2", "5", "12")))
TYPE = Field(
    "user_type",
    categories=(Category("T", "teacher"), Category("S", "student"), Category("P", "parent")),
)
SWITCH = Field("enabled", type="boolean", true_values=("Y",), false_values=("N",))
STAFF = Field("staffmember", type="boolean", true_values=("Y",), false_values=("N",))
PRIMARY = Field("primary", type="boolean", true_values=("True",), false_values=("False",))


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (GRADE, "Kinder", "K"),
        (GRADE, "Pre-K", "PK"),
        (GRADE, "05", "5"),
        (GRADE, "5th", "5"),
        (GRADE, "Grade 5", "5"),
        (GRADE, "1.0", "1"),
        (GRADE, "Year 12", "12"),
        (GRADE, "7", None),
        (GRADE, "2031", None),
        (TYPE, "Lehrkraft", "T"),
        (TYPE, "Alumna", "S"),
        (TYPE, "Non-Teacher", None),
        (TYPE, "Cook", None),
        (SWITCH, "oui", "Y"),
        (SWITCH, "Inactive", "N"),
        *((SWITCH, yes, "Y") for yes in ("VERO", "SANT", "ИСТИНА", "はい", "DOĞRU", "sim")),
        *((SWITCH, no, "N") for no in ("FALSO", "FALSKT", "ЛОЖЬ", "YANLIŞ", "não")),
        (SWITCH, "x", None),
        (TYPE, "Schüler/in", "S"),
        (TYPE, "Lehrer(in)", "T"),
        (TYPE, "Schüler/Lehrer", None),
        (SWITCH, "Not enrolled", "N"),
        (STAFF, "Teacher", "Y"),
        (STAFF, "élève", "N"),
        (STAFF, "Parent", None),
        (PRIMARY, "nein", "False"),
        (PRIMARY, "Inactive", None),
    ],
)
def test_words_say_which_value_is_meant(field: Field, text: str, value: str | None) -> None:
    assert meant_values([text], field) == ({} if value is None else {text: value})


def test_what_is_a_value_already_is_left_alone() -> None:
    assert meant_values(["K", "5"], GRADE) == {}


def test_two_values_that_mean_the_same_are_no_answer() -> None:
    both = Field("kind", constraints=Constraints(enum=("Pupil", "Learner", "Teacher")))

    assert meant_values(["Student", "Lehrer"], both) == {"Lehrer": "Teacher"}


def test_the_system_itself_says_what_it_calls_a_value() -> None:
    assert named_values(["Teacher", "STUDENT", "Cook"], TYPE) == {"Teacher": "T", "STUDENT": "S"}
    assert named_values(["1.0", "12.00", "7.0"], GRADE) == {"1.0": "1", "12.00": "12"}
    ones = Field("on", type="boolean", true_values=("Y", "1"), false_values=("N", "0"))
    assert named_values(["1.0", "0.0", "2.0", "Y"], ones) == {"1.0": "Y", "0.0": "N"}


def test_each_word_stands_in_one_group() -> None:
    words = words_by_meaning()
    keys = ["".join(words_of(word)) for group in words.groups.values() for word in group]

    assert len(keys) == len(set(keys))
    for switch in words.switches.values():
        assert set(switch) == {"yes", "no"}


def test_no_words_that_ship_turn_a_value_of_any_system_into_another_of_its_own() -> None:
    for record_type in (each for profile in built_in_profiles() for each in profile.record_types):
        for field in record_type.fields:
            assert meant_values(field.allowed, field) == {}
