"""Two columns that mean one field are a question."""

from __future__ import annotations

import pytest

from rosterwizard.core.matching.matching import Reason
from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.profiles.loading import built_in_profiles, find_record_type

Found = list[tuple[str | None, Reason, str]]


def found(name: str, *headings: str, remembered: dict[str, str | None] | None = None) -> Found:
    record_type = find_record_type(name, built_in_profiles())[1]
    matches = suggest_matching(headings, record_type, remembered=remembered or {}).matches
    return [(each.field, each.reason, each.maybe) for each in matches]


def test_another_name_of_the_field_keeps_it_no_better_than_a_word_for_it() -> None:
    assert found("echalk/browser-users", "Student_id", "Student_number") == [
        ("custom_id", "rival", ""),
        (None, "rival", "custom_id"),
    ]


def test_the_own_name_of_the_field_keeps_it_and_the_other_is_asked_about() -> None:
    assert found("riipen/experience-learners", "Email", "School e-mail") == [
        ("Email", "exact", ""),
        (None, "rival", "Email"),
    ]


def test_of_two_suggestions_the_one_that_is_left_over_is_asked_about_too() -> None:
    assert found("infiniti/patrons", "Vorname", "Prénom") == [
        ("givenname", "known", ""),
        (None, "rival", "givenname"),
    ]


@pytest.mark.parametrize("other", ["Parent e-mail", "Secondary Email", "Shoe size"])
def test_a_column_about_something_else_is_no_rival(other: str) -> None:
    assert found("riipen/experience-learners", "Email", other)[1] == (None, "none", "")


def test_what_was_said_last_time_is_not_asked_again() -> None:
    assert found(
        "riipen/experience-learners", "Mail", "School e-mail", remembered={"Mail": "Email"}
    ) == [("Email", "remembered", ""), (None, "none", "")]


def test_the_same_heading_twice_is_a_problem_of_the_sheet() -> None:
    assert found("infiniti/patrons", "Vorname", "VORNAME")[1] == (None, "none", "")
