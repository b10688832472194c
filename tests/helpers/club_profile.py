"""A made-up system that has a bit of everything a profile can say, for tests of templates.

Two record types, clubs and members; members point to clubs.
"""

from __future__ import annotations

from rosterwizard.core.profiles.language import (
    Category,
    Constraints,
    Field,
    FieldRoster,
    ForeignKey,
    ForeignKeyRoster,
    Limits,
    Profile,
    RecordType,
    RecordTypeRoster,
    Reference,
    Rule,
    Schema,
    Source,
    Unwanted,
    Update,
    When,
)

ALWAYS = Constraints(required=True)


def field(name: str, *samples: str, **says: object) -> Field:
    """Return a field of that name; `roster` may be given as a dict."""
    roster = says.pop("roster", {})
    assert isinstance(roster, dict)
    return Field(name=name, roster=FieldRoster(samples=samples, **roster), **says)  # type: ignore[arg-type] # checked where a test uses it


CLUBS = RecordType(
    name="clubs",
    title="Clubs/Groups",
    system="clubhouse",
    path="clubs.csv",
    schema=Schema(
        fields=(
            field(
                "Club ID",
                "C-01",
                "C-02",
                title="Club's ID",
                description="What the school calls the club.",
                constraints=Constraints(required=True, unique=True, max_length=8),
            ),
            field("Name", "Chess", "Robots", constraints=ALWAYS),
            field(
                "Days",
                "Mon",
                "Tue;Thu",
                type="list",
                delimiter=";",
                description="The days on which it meets.",
                roster={
                    "items": Constraints(enum=("Mon", "Tue", "Wed", "Thu", "Fri")),
                    "synonyms": {"monday": "Mon"},
                },
            ),
        ),
        primary_key=("Club ID",),
    ),
    roster=RecordTypeRoster(limits=Limits(rows=3, may_split=True), all_headings=True),
)

MEMBERS = RecordType(
    name="members",
    title="Members",
    system="clubhouse",
    description="Everyone who is in a club.",
    schema=Schema(
        fields=(
            field(
                "member_id",
                "0007",
                "0008",
                title="Member's ID",
                example="0001",
                description="The school's own number for the member.",
                constraints=Constraints(required=True, unique=True, min_length=4, max_length=10),
                roster={"rules": {"unique": Rule(source="guide")}},
            ),
            field(
                "email",
                "ana@school.example",
                "bo@school.example",
                format="email",
                constraints=Constraints(unique=True),
                roster={"ignore_case": True},
            ),
            field(
                "role",
                "member",
                "leader",
                categories=(Category(value="member", label="A child"), Category(value="leader")),
                roster={"synonyms": {"Kid": "member", "leiter": "leader"}},
                constraints=ALWAYS,
            ),
            field(
                "active",
                "Y",
                "N",
                type="boolean",
                true_values=("Y", "yes"),
                false_values=("N", "no"),
                roster={"synonyms": {"ja": "Y"}, "offered": "ticked"},
            ),
            field(
                "leaves",
                "2031",
                "",
                type="year",
                constraints=Constraints(minimum=2000, maximum=2100),
                roster={"required_when": (When(field="role", values=("member",)),)},
            ),
            field("age", "12", "40", type="integer", constraints=Constraints(minimum=5)),
            field("fee", "2.5", "-1.5", type="number"),
            field("from", "2026-09-01", "2026-09-02", type="date"),
            field(
                "until",
                "31/12/2026",
                "31/12/2027",
                type="date",
                format="%d/%m/%Y",
            ),
            field("club", "C-01", "C-02", roster={"heading_required": True}),
            field("clubs", "C-01", "C-01;C-02", type="list", delimiter=";"),
            field("code", "AB-1", "", constraints=Constraints(pattern="[A-Z]{2}-[0-9]+")),
            field("note", "", "", example="allergic to nuts"),
        ),
        primary_key=("member_id",),
        foreign_keys=(
            ForeignKey(
                fields="club",
                reference=Reference(resource="clubs", fields="Club ID"),
                roster=ForeignKeyRoster(rule=Rule(source="guide", inferred=True)),
            ),
            ForeignKey(
                fields=("clubs",),
                reference=Reference(resource="clubs", fields=("Club ID",)),
            ),
        ),
    ),
    roster=RecordTypeRoster(
        keep_unknown=True,
        unwanted=(Unwanted(heading="Shoe size", rule=Rule(source="guide")),),
        side_effects=("A welcome mail goes to every new member.",),
        update=Update(match=("member_id",), says="A known member is changed."),
    ),
)

CLUBHOUSE = Profile(
    name="clubhouse",
    title="Clubhouse",
    version="3",
    sources=(Source(name="guide", title="The Clubhouse guide", path="https://club.example/guide"),),
    record_types=(CLUBS, MEMBERS),
)
