"""One field may stand for several numbered columns."""

from rosterwizard.core.profiles.loading import load_profile

PARENTS = """\
name = "club"
title = "Club"
version = "1"

[[resources]]
name = "members"

[[resources.schema.fields]]
name = "Name"

[[resources.schema.fields]]
name = "Parent {n} Mail"
title = "Mail of parent {n}"
roster.repeats = 3
roster.headings = ["Mail {n}"]
roster.requiredWhen = [{field = "Parent {n} Phone", filled = false}]

[[resources.schema.fields]]
name = "Parent {n} Phone"
roster.repeats = 3
"""


def test_a_field_that_repeats_becomes_numbered_columns_in_place() -> None:
    record_type = load_profile(PARENTS.encode(), "club.toml").record_type("members")
    assert [field.name for field in record_type.fields] == [
        "Name",
        *(f"Parent {n} Mail" for n in (1, 2, 3)),
        *(f"Parent {n} Phone" for n in (1, 2, 3)),
    ]


def test_the_number_stands_wherever_it_is_asked_for() -> None:
    record_type = load_profile(PARENTS.encode(), "club.toml").record_type("members")
    second = record_type.field("Parent 2 Mail")
    assert second.title == "Mail of parent 2"
    assert second.roster.headings == ("Mail 2",)
    assert second.roster.required_when[0].field == "Parent 2 Phone"
    assert second.roster.repeats == 0
