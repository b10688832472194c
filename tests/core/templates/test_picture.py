"""What the window draws of a template."""

from __future__ import annotations

import textwrap

import pytest

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.templates.picture import (
    MAX_WIDTH,
    MIN_WIDTH,
    PictureColumn,
    template_picture,
    width_for,
)
from rosterwizard.core.templates.template_columns import template_columns
from tests.helpers.club_profile import CLUBS, MEMBERS

HEADINGS = sorted(
    {
        each.name
        for profile in built_in_profiles()
        for of in profile.record_types
        for each in of.fields
    }
)


def test_picture_has_the_ticked_columns_and_their_samples() -> None:
    picture = template_picture(MEMBERS, template_columns(MEMBERS, ["clubs"]))
    assert picture.record_type == "clubhouse/members"
    assert [each.heading for each in picture.columns] == ["member_id", "role", "club", "clubs"]
    assert picture.samples == (
        ("0007", "member", "C-01", "C-01"),
        ("0008", "leader", "C-02", "C-01;C-02"),
    )


def test_column_says_what_there_is_to_draw() -> None:
    picture = template_picture(MEMBERS, [MEMBERS.field("role")])
    assert picture.columns == (
        PictureColumn(
            field="role",
            heading="role",
            label="role",
            need="always",
            locked=True,
            choices=("member", "leader"),
            several=False,
            delimiter="",
            width=len("role") + 8,
        ),
    )
    (days,) = template_picture(CLUBS, [CLUBS.field("Days")]).columns
    assert (days.several, days.delimiter) == (True, ";")


def test_width_shows_heading_and_samples_within_reason() -> None:
    assert width_for("a", []) == MIN_WIDTH
    assert width_for("a", ["a sample of some length"]) == 25
    assert width_for("a", ["x" * 100]) == MAX_WIDTH
    assert width_for("a heading of some length", []) == len("a heading of") + 8
    assert width_for("", []) == MIN_WIDTH


@pytest.mark.parametrize("heading", HEADINGS)
def test_no_word_of_a_heading_is_broken_and_two_lines_are_enough(heading: str) -> None:
    beside_the_arrow = width_for(heading, []) - 8
    assert max(map(len, heading.split())) <= max(beside_the_arrow, MIN_WIDTH)
    assert len(textwrap.wrap(heading, max(beside_the_arrow, 1), break_long_words=False)) <= 2
