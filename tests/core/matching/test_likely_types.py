"""The headings tell the record type, for every record type that ships with the program."""

from __future__ import annotations

import pytest

from rosterwizard.core.matching.likely_types import (
    Likely,
    clear_choice,
    likely_among,
)
from rosterwizard.core.matching.matching import must_be_there
from rosterwizard.core.profiles.language import RecordType
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.sheet.sheet import TemplateMark
from tests.helpers.club_profile import CLUBHOUSE, CLUBS, MEMBERS

TYPES = [each for profile in built_in_profiles() for each in profile.record_types]


def chosen(headings: list[str]) -> str | None:
    choice = clear_choice(likely_among(TYPES, headings))
    return choice.record_type if choice else None


@pytest.mark.parametrize("record_type", TYPES, ids=lambda each: each.id)
def test_every_record_type_is_known_by_its_headings(record_type: RecordType) -> None:
    names = [each.name for each in record_type.fields]
    must = [each.name for each in record_type.fields if must_be_there(each, record_type)]

    assert chosen(names) == record_type.id
    assert chosen(must) == record_type.id
    assert chosen([name.upper() for name in reversed(names)]) == record_type.id
    assert chosen([each.label for each in record_type.fields]) == record_type.id
    assert chosen([*names, "", "Notes"]) == record_type.id


@pytest.mark.parametrize(
    ("headings", "record_type"),
    [
        ("username,password,emailaddress,formclass", "infiniti/patrons"),
        ("username,formclass", "infiniti/patrons"),
        ("Student ID,First Name,Last Name,Username,Organizations", "traverse/students"),
        ("Email", None),
        ("Name", None),
        ("Shoe size,Colour", None),
        ("", None),
    ],
)
def test_a_few_headings_tell_it_or_leave_it_open(headings: str, record_type: str | None) -> None:
    assert chosen(headings.split(",")) == record_type


def test_what_is_found_and_missing_is_told() -> None:
    headings = ["member_id", "Role", "House", ""]
    members, clubs = likely_among(CLUBHOUSE.record_types, [*headings, "Name"])

    assert members.record_type == "clubhouse/members"
    assert members.share == pytest.approx(2 / 13)
    assert members.explained == pytest.approx(1.95 / 4)
    assert members.missing == ("club",)
    assert clubs.missing == ("Club ID", "Days")
    assert members.score > clubs.score > 0


def test_record_types_that_know_no_heading_are_not_likely() -> None:
    assert likely_among(CLUBHOUSE.record_types, ["House"]) == ()


def test_a_record_type_without_anything_that_must_be_there_can_be_complete() -> None:
    loose = RecordType("loose", MEMBERS.schema.__class__(fields=(MEMBERS.fields[-1],)), system="x")

    (likely,) = likely_among([loose], ["note"])

    assert likely.score == 1


def test_a_template_of_ours_settles_it() -> None:
    mark = TemplateMark("clubhouse", "members", "3", ())

    assert [each.record_type for each in likely_among([CLUBS, MEMBERS], ["Name"], mark)] == [
        "clubhouse/members"
    ]
    assert likely_among([CLUBS], ["Name"], mark) == ()


@pytest.mark.parametrize(
    ("scores", "is_clear"),
    [([], False), ([0.5], False), ([0.7], True), ([0.9, 0.88], False), ([0.9, 0.8], True)],
)
def test_a_choice_is_clear_when_it_fits_well_and_better_than_others(
    scores: list[float],
    is_clear: bool,
) -> None:
    likely = [Likely(f"x/{score}", 1, 1, (), score) for score in scores]

    assert clear_choice(likely) == (likely[0] if is_clear else None)
