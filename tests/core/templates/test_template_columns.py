"""Which columns a template has."""

from __future__ import annotations

import pytest

from rosterwizard.core.cells.field_values import choices_of, takes_several
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Field, FieldRoster, RecordType, Schema
from rosterwizard.core.templates.template_columns import is_locked, need_of, template_columns
from tests.helpers.club_profile import CLUBS, MEMBERS

LOCKED = ["member_id", "role", "club"]


def names(**how: object) -> list[str]:
    return [each.name for each in template_columns(MEMBERS, **how)]  # type: ignore[arg-type] # as below


def test_profile_ticks_when_nobody_did() -> None:
    assert names() == ["member_id", "role", "active", "club"]


def test_ticked_columns_stand_in_the_order_of_the_profile() -> None:
    assert names(ticked=["club", "Age", "email"]) == ["member_id", "email", "role", "age", "club"]
    assert names(ticked=[]) == LOCKED


def test_all_columns_are_all() -> None:
    assert names(all_columns=True) == [each.name for each in MEMBERS.fields]


def test_every_column_is_locked_where_the_system_wants_every_heading() -> None:
    assert template_columns(CLUBS, []) == CLUBS.fields
    assert all(is_locked(CLUBS, each) for each in CLUBS.fields)
    assert [each.name for each in MEMBERS.fields if is_locked(MEMBERS, each)] == LOCKED


def test_key_is_locked_and_needed_though_the_profile_does_not_say_required() -> None:
    fields = (Field(name="a"), Field(name="b", roster=FieldRoster(offered="ticked")))
    record_type = RecordType(name="t", schema=Schema(fields=fields, primary_key=("a", "b")))
    assert template_columns(record_type, []) == fields[:1]
    assert [need_of(record_type, each) for each in fields] == ["always", "always"]


def test_unknown_column_is_named_with_those_that_come_close() -> None:
    with pytest.raises(RosterError) as caught:
        template_columns(MEMBERS, ["e-mail"])
    assert caught.value.code == "unknown-field"
    assert str(caught.value) == (
        "clubhouse/members has no column e-mail. Columns that come close: email."
    )


def test_unknown_column_like_none_names_all() -> None:
    with pytest.raises(RosterError) as caught:
        template_columns(CLUBS, ["zzzz"])
    assert caught.value.params["near"] == "Club ID, Name, Days"


def test_need_is_always_when_heading_or_never() -> None:
    needs = {each.name: need_of(MEMBERS, each) for each in MEMBERS.fields}
    assert [name for name, need in needs.items() if need == "always"] == ["member_id", "role"]
    assert needs["leaves"] == "when"
    assert needs["club"] == "heading"
    assert needs["note"] == "never"


def test_choices_are_the_closed_lists_of_single_values() -> None:
    assert choices_of(MEMBERS.field("role")) == ("member", "leader")
    assert choices_of(MEMBERS.field("active")) == ("Y", "N")
    assert choices_of(MEMBERS.field("note")) == ()
    assert takes_several(CLUBS.field("Days"))
    assert choices_of(CLUBS.field("Days")) == ()
