"""Headings that are names of a field find it for good reasons."""

from __future__ import annotations

import pytest

from rosterwizard.core.matching.known_names import certain_matches, known_headings
from rosterwizard.core.matching.matching import Match, Reason
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.sheet.sheet import TemplateMark
from tests.helpers.patron_type import PATRONS


def test_known_headings_are_names_titles_and_synonyms() -> None:
    known = known_headings([PATRONS])

    assert known >= {"username", "primaryemail", "middle", "group"}
    assert "" not in known


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("User name [Required]", "username"),
        ("middle (optional)", "middlename"),
        ("Enabled (Y/N)", "enabled"),
        ("username (required) (Y/N)", "username"),
        ("Primary e-mail (if any)", "emailaddress"),
    ],
)
def test_a_hint_on_how_to_fill_it_in_hides_no_field(heading: str, field: str) -> None:
    assert certain_matches([heading], PATRONS) == {0: Match(0, heading, field, "hint")}


@pytest.mark.parametrize("heading", ["Username (parent)", "Enabled [Required] by", "(Y/N)", "*"])
def test_other_words_in_brackets_are_no_hint(heading: str) -> None:
    assert certain_matches([heading], PATRONS) == {}


@pytest.mark.parametrize("first", ["middlename", "middleinitialname"])
def test_two_names_of_one_field_are_a_question(first: str) -> None:
    assert certain_matches([first, "x", "Middle"], PATRONS) == {
        0: Match(0, first, "middlename", "rival"),
        2: Match(2, "Middle", None, "rival", "middlename"),
    }


def test_neither_a_template_nor_a_persons_word_has_a_rival() -> None:
    headings = ["middlename", "Middle"]
    mark = TemplateMark("demo", "patrons", "1", ("middlename",))
    reasons: list[Reason] = ["template", "remembered"]
    for reason, found in zip(
        reasons,
        (
            certain_matches(headings, PATRONS, mark),
            certain_matches(headings, PATRONS, None, {"middlename": "middlename"}),
        ),
        strict=True,
    ):
        assert found == {0: Match(0, "middlename", "middlename", reason)}


def test_the_own_headings_of_every_record_type_are_certain() -> None:
    for record_type in (each for profile in built_in_profiles() for each in profile.record_types):
        names = [field.name for field in record_type.fields]
        found = certain_matches(names, record_type)
        assert [(match.field, match.reason) for match in found.values()] == [
            (name, "exact") for name in names
        ]
