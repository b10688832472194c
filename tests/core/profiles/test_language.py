"""What the structs of the profile language can tell about themselves."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import (
    Category,
    Constraints,
    Field,
    FieldRoster,
    Profile,
    ProfileRoster,
    RecordType,
    RecordTypeRoster,
    Rule,
    Schema,
    Source,
    Submission,
)
from rosterwizard.core.profiles.loading import built_in_profiles

ANYTHING = Field("note")
NUMBER = Field("number", constraints=Constraints(required=True))


def members(*fields: Field, roster: RecordTypeRoster | None = None) -> RecordType:
    """Return a record type of those fields."""
    return RecordType("members", Schema(fields), roster=roster or RecordTypeRoster())


def club(record_type: RecordType, roster: ProfileRoster | None = None) -> Profile:
    """Return a profile of one record type and one source."""
    return Profile(
        name="club",
        title="Club",
        version="1",
        sources=(Source("1", "The club's handbook"),),
        record_types=(record_type,),
        roster=roster or ProfileRoster(),
    )


def test_a_field_without_a_title_goes_by_its_name() -> None:
    assert ANYTHING.label == "note"
    assert Field("note", title="Note").label == "Note"


def test_the_closed_list_is_that_of_the_items_for_a_list() -> None:
    items = FieldRoster(items=Constraints(enum=("a", "b")))
    assert Field("tags", "list", roster=items).allowed == ("a", "b")


def test_categories_are_a_closed_list_of_their_own() -> None:
    assert Field("role", categories=(Category("T", "teacher"), Category("S"))).allowed == ("T", "S")


@pytest.mark.parametrize(
    ("field", "offered"),
    [
        (ANYTHING, "unticked"),
        (NUMBER, "always"),
        (Field("note", roster=FieldRoster(heading_required=True)), "always"),
        (Field("note", roster=FieldRoster(offered="ticked")), "ticked"),
    ],
)
def test_a_field_that_must_be_there_is_always_offered(field: Field, offered: str) -> None:
    assert field.offered == offered


def test_parts_are_found_by_name_and_nothing_else_is() -> None:
    profile = club(members(ANYTHING, NUMBER))
    assert profile.record_type("members").field("number") is NUMBER
    with pytest.raises(KeyError):
        profile.record_type("visitors")
    with pytest.raises(KeyError):
        profile.record_type("members").field("name")


def test_every_field_comes_with_its_record_type() -> None:
    profile = club(members(ANYTHING, NUMBER))
    assert [(each.name, field.name) for each, field in profile.fields()] == [
        ("members", "note"),
        ("members", "number"),
    ]


def test_the_entry_nearest_to_a_rule_stands_behind_it() -> None:
    near, middle, far = Rule("near"), Rule("middle"), Rule("far")
    own = Field("number", roster=FieldRoster(rules={"type": near}))
    record_type = members(own, ANYTHING, roster=RecordTypeRoster(rules={"type": middle}))
    profile = club(record_type, ProfileRoster(rules={"type": far, "enum": far}))
    assert profile.rule_for("type", record_type, own) is near
    assert profile.rule_for("type", record_type, ANYTHING) is middle
    assert profile.rule_for("enum", record_type, own) is far
    assert profile.rule_for("enum", record_type) is far
    assert profile.rule_for("unique", record_type, own) is None


def test_a_rule_s_source_goes_by_its_title() -> None:
    profile = club(members(ANYTHING))
    assert profile.source_title(Rule("1")) == "The club's handbook"
    assert profile.source_title(Rule("2")) == ""


def test_a_record_type_may_be_sent_in_its_own_way() -> None:
    by_hand, by_folder = Submission("by-hand"), Submission("folder")
    own = members(ANYTHING, roster=RecordTypeRoster(submission=by_hand))
    profile = club(own, ProfileRoster(submission=by_folder))
    assert profile.submission_of(own) is by_hand
    assert profile.submission_of(members(ANYTHING)) is by_folder


def test_echalk_s_browser_file_goes_by_hand_and_its_sync_file_by_folder() -> None:
    echalk = next(each for each in built_in_profiles() if each.name == "echalk")
    ways = {each.name: echalk.submission_of(each).protocol for each in echalk.record_types}
    assert ways == {"sync-users": "folder", "browser-users": "by-hand"}
