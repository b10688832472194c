"""The rules that OneRoster's files need can all be said and are all checked.

A cut of version 1.2: enough of each kind of column, not every column.
"""

from __future__ import annotations

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    ForeignKey,
    ForeignKeyRoster,
    Profile,
    RecordType,
    RecordTypeRoster,
    Reference,
    Schema,
    When,
)
from tests.helpers.checked import Found, found, sheet

GUID = "[0-9A-Za-z._/@-]{1,255}"
ALWAYS = Constraints(required=True)
BULK = FieldRoster(heading_required=True, blank_when=(When(),))
ID = Field("sourcedId", constraints=Constraints(required=True, pattern=GUID))
STATUS = Field("status", constraints=Constraints(enum=("active", "tobedeleted")), roster=BULK)
EXACT = RecordTypeRoster(all_headings=True, exact_headings=True)


def guid(name: str, *, required: bool = True) -> Field:
    return Field(name, constraints=Constraints(required=required, pattern=GUID))


def guids(name: str) -> Field:
    return Field(name, type="list", roster=FieldRoster(items=Constraints(pattern=GUID)))


def points(field: str, to: str, where: When | None = None) -> ForeignKey:
    return ForeignKey(field, Reference(to, "sourcedId"), ForeignKeyRoster(where=where))


def file(name: str, *fields: Field, keys: tuple[ForeignKey, ...] = ()) -> RecordType:
    schema = Schema((ID, STATUS, *fields), primary_key=("sourcedId",), foreign_keys=keys)
    return RecordType(name, schema, roster=EXACT, system="oneroster")


SESSIONS = file(
    "academicSessions",
    Field("startDate", type="date", constraints=ALWAYS),
    Field("endDate", type="date", constraints=ALWAYS, roster=FieldRoster(not_before="startDate")),
    guid("parentSourcedId", required=False),
    Field("schoolYear", type="year", constraints=ALWAYS),
    keys=(points("parentSourcedId", ""),),
)
# An open list: local terms begin with ext:
ORG_TYPES = "department|school|district|local|state|national|ext:.+"
ORGS = file("orgs", Field("type", constraints=Constraints(required=True, pattern=ORG_TYPES)))
CLASSES = file(
    "classes",
    guid("schoolSourcedId"),
    guids("termSourcedIds"),
    Field("subjects", type="list"),
    Field("subjectCodes", type="list", roster=FieldRoster(same_length_as="subjects")),
    keys=(
        points("schoolSourcedId", "orgs", When("type", ("school",))),
        points("termSourcedIds", "academicSessions"),
    ),
)
USERS = file(
    "users",
    Field("enabledUser", type="boolean", true_values=("true",), false_values=("false",)),
    Field(
        "userIds",
        type="list",
        roster=FieldRoster(items=Constraints(pattern=r"\{[^:}]+:[^}]+\}")),
    ),
    guids("agentSourcedIds"),
    keys=(points("agentSourcedIds", ""),),
)
PROFILE = Profile(
    name="oneroster", title="OneRoster", version="1", record_types=(SESSIONS, ORGS, CLASSES, USERS)
)
GOOD = {
    "academicSessions": ["year", "", "2031-09-02", "2032-06-30", "", "2032"],
    "orgs": ["org-1", "", "school"],
    "classes": ["bio-1", "", "org-1", "year", "Biology,Chemistry", "03051,03101"],
    "users": ["stu-1", "", "true", "{LDAP:ifarrow},{Fed:88120}", "stu-1"],
}


def problems(**changed: list[str]) -> dict[str, Found]:
    """Return what is found in a set with a second row in the files that are named."""
    sheets = []
    for of in PROFILE.record_types:
        rows = [GOOD[of.name], *([changed[of.name]] if of.name in changed else [])]
        names = [field.name for field in of.fields]
        sheets.append(sheet(of, dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))))
    job = Job(PROFILE, tuple(sheets))
    checked = check_job(job)
    return {
        each.record_type.name: places
        for each in sheets
        if (places := found(each, checked[each.record_type.name]))
    }


def test_a_sound_set_has_no_problems() -> None:
    assert problems() == {}


def test_sessions_hang_together_in_their_own_file() -> None:
    bad = ["year", "active", "2031-09-02", "2031-09-01", "nowhere", "31"]
    assert problems(academicSessions=bad)["academicSessions"] == {
        (1, "sourcedId", "primaryKey"),
        (1, "status", "blank-required"),
        (1, "endDate", "not-before"),
        (1, "parentSourcedId", "foreignKey"),
        (1, "schoolYear", "type"),
    }


def test_an_open_list_takes_local_terms() -> None:
    assert problems(orgs=["org-2", "", "ext:campus"]) == {}
    assert problems(orgs=["org 2", "", "campus"])["orgs"] == {
        *((1, "sourcedId", "pattern"), (1, "type", "pattern")),
    }


def test_a_class_belongs_to_a_school_and_to_terms_that_are_there() -> None:
    found = problems(
        orgs=["dist-1", "", "district"], classes=["x", "", "dist-1", "year,autumn", "Art", "1,2"]
    )
    assert found == {
        "classes": {
            (1, "schoolSourcedId", "foreignKey"),
            (1, "termSourcedIds", "foreignKey"),
            (1, "subjectCodes", "same-length"),
        }
    }


def test_users_have_typed_identifiers_and_agents() -> None:
    assert problems(users=["s 2", "", "True", "LDAP:x", "stu-1,nobody"])["users"] == {
        (1, "sourcedId", "pattern"),
        (1, "enabledUser", "type"),
        (1, "userIds", "pattern"),
        (1, "agentSourcedIds", "foreignKey"),
    }
