"""What the window draws of a template."""

from __future__ import annotations

from rosterwizard.core.templates.picture import (
    MAX_WIDTH,
    MIN_WIDTH,
    PictureColumn,
    template_picture,
    width_for,
)
from rosterwizard.core.templates.template_columns import template_columns
from tests.helpers.club_profile import CLUBS, MEMBERS


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
            width=MIN_WIDTH,
        ),
    )
    (days,) = template_picture(CLUBS, [CLUBS.field("Days")]).columns
    assert (days.several, days.delimiter) == (True, ";")


def test_width_shows_heading_and_samples_within_reason() -> None:
    assert width_for("a", []) == MIN_WIDTH
    assert width_for("a heading of some length", ["x"]) == 28
    assert width_for("a", ["a sample of some length"]) == 25
    assert width_for("a" * 100, []) == MAX_WIDTH
