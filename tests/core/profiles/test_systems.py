"""What the notes on the five systems say to the letter, and what all profiles share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.cells.field_values import accepted, kind_of, synonyms_of
from rosterwizard.core.profiles.loading import built_in_profiles, find_record_type
from rosterwizard.core.rules.rules import rules_of

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Field, Profile, RecordType, Rule

PROFILES = built_in_profiles()
TYPES = [each for profile in PROFILES for each in profile.record_types]
HAIKU = [each for each in TYPES if each.system == "haiku"]
PROVISIONAL = {
    "infiniti/contacts",
    *(f"haiku/{name}" for name in ("users", "classes", "rosters", "organizations")),
    *("haiku/users-levels", "haiku/parent-child"),
}


def profile_of(type_id: str) -> Profile:
    """Return the system of a record type."""
    return find_record_type(type_id, PROFILES)[0]


def type_of(type_id: str) -> RecordType:
    """Return a record type."""
    return find_record_type(type_id, PROFILES)[1]


def field_of(type_id: str, name: str) -> Field:
    """Return one field of a record type."""
    return type_of(type_id).field(name)


def names_of(type_id: str) -> list[str]:
    """Return the headings that are written, in their order."""
    return [field.name for field in type_of(type_id).fields]


def severity_of(type_id: str, code: str, field: str | None = None) -> str:
    """Return how bad a breach of the rule is."""
    rules = rules_of(profile_of(type_id), type_of(type_id))
    (found,) = {rule.severity for rule in rules if (rule.code, rule.field) == (code, field)}
    return found


def all_rules(profile: Profile) -> list[Rule]:
    """Return every entry of a profile's fields that names a source."""
    return [rule for _, field in profile.fields() for rule in field.roster.rules.values()]


def test_the_record_types_are_those_of_the_notes() -> None:
    assert {each.id for each in TYPES} == {
        *("infiniti/patrons", "infiniti/contacts"),
        *("traverse/groups", "traverse/educators", "traverse/students"),
        *("echalk/sync-users", "echalk/browser-users"),
        *("riipen/experience-learners", "riipen/portal-learners", "riipen/teams"),
        *("riipen/experience-invites", "riipen/portal-invites", "riipen/companies"),
        *("haiku/users", "haiku/classes", "haiku/rosters", "haiku/organizations"),
        *("haiku/users-levels", "haiku/parent-child"),
    }


def test_record_types_whose_columns_are_not_public_say_so() -> None:
    assert {each.id for each in TYPES if each.roster.provisional} == PROVISIONAL


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_a_profile_tells_what_is_documented_from_what_is_inferred(profile: Profile) -> None:
    assert {rule.inferred for rule in all_rules(profile)} == {True, False}


@pytest.mark.parametrize("record_type", TYPES, ids=lambda each: each.id)
def test_where_there_is_a_list_a_later_sample_row_shows_several_values(
    record_type: RecordType,
) -> None:
    lists = [field for field in record_type.fields if field.type == "list"]
    several = [field.delimiter in field.roster.samples[1] for field in lists]
    assert any(several) == bool(lists)


@pytest.mark.parametrize("record_type", TYPES, ids=lambda each: each.id)
def test_no_sample_address_can_reach_anybody(record_type: RecordType) -> None:
    for field in record_type.fields:
        for value in (*field.roster.samples, field.example):
            assert "@" not in value or value.endswith(".example")


@pytest.mark.parametrize("record_type", TYPES, ids=lambda each: each.id)
def test_every_submission_says_what_it_causes_or_what_it_does(record_type: RecordType) -> None:
    assert record_type.description
    assert record_type.roster.side_effects or record_type.roster.provisional


def test_infiniti_asks_for_new_patrons_columns_with_a_warning_only() -> None:
    for name in ("enabled", "staffmember"):
        assert severity_of("infiniti/patrons", "missing-column", name) == "warning"
        assert severity_of("infiniti/patrons", "required", name) == "warning"
    assert severity_of("infiniti/patrons", "missing-column", "username") == "error"
    assert severity_of("infiniti/patrons", "heading", "staffmember") == "note"


def test_infiniti_s_headings_of_other_spellings_are_read_and_never_written() -> None:
    assert {"middleinitialname", "middleinitial"} <= {
        *field_of("infiniti/patrons", "middlename").roster.headings
    }
    assert "staffmemberid" in field_of("infiniti/patrons", "staffmember").roster.headings
    assert not {"middleinitialname", "staffmemberid"} & {*names_of("infiniti/patrons")}


def test_infiniti_is_sent_to_its_two_addresses() -> None:
    assert {
        each.name: each.roster.api_path for each in profile_of("infiniti/patrons").record_types
    } == {
        "patrons": "api/import/users",
        "contacts": "api/import/userContacts/replaceDeclaredPatronsKeepCustomContacts",
    }


def test_infiniti_s_contacts_may_be_somebody_other_s_and_any_text() -> None:
    role, contact = (field_of("infiniti/contacts", name) for name in ("role", "contact"))
    assert role.constraints.enum == ("patron", "guardian", "other")
    assert severity_of("infiniti/contacts", "enum", "role") == "warning"
    rules = rules_of(profile_of("infiniti/contacts"), type_of("infiniti/contacts"))
    about = {rule.code for rule in rules if rule.field == contact.name}
    assert about.isdisjoint({"type", "format", "pattern", "enum", "minLength", "maxLength"})
    assert any(not text[0].isdigit() and "@" not in text for text in contact.roster.samples)


def test_infiniti_s_contacts_say_what_they_take_away_and_what_primary_does_not_do() -> None:
    effects = " ".join(type_of("infiniti/contacts").roster.side_effects)
    assert "Takes away the imported contacts of every patron in the file" in effects
    assert "does not change who gets messages" in (
        field_of("infiniti/contacts", "primary").description
    )


def test_traverse_reads_the_portal_s_own_heading_of_the_student_id() -> None:
    assert "Ext Assigned ID" in (
        field_of("traverse/students", "External Assigned ID").roster.headings
    )


def test_traverse_says_of_exported_rows_what_ties_them_to_their_account() -> None:
    database_id = field_of("traverse/students", "Database ID").roster
    assert "by its Database ID, not by the student ID" in database_id.side_effect
    assert database_id.rules["unique"].source == "2b"


@pytest.mark.parametrize("name", ["sync-users", "browser-users"])
def test_echalk_s_address_has_a_heading_that_must_be_there(name: str) -> None:
    assert severity_of(f"echalk/{name}", "missing-column", "email") == "error"
    assert "confirmed" in field_of(f"echalk/{name}", "email").description


@pytest.mark.parametrize("name", ["sync-users", "browser-users"])
def test_echalk_s_steps_name_the_older_words_for_its_ways(name: str) -> None:
    profile = profile_of(f"echalk/{name}")
    steps = " ".join(profile.submission_of(type_of(f"echalk/{name}")).steps)
    assert "diff" in steps
    assert "batch" in steps


def test_traverse_s_students_have_no_educator_type() -> None:
    students = type_of("traverse/students")
    assert "Educator Type" not in names_of("traverse/students")
    assert [each.heading for each in students.roster.unwanted] == ["Educator Type"]
    assert severity_of("traverse/students", "unwanted-column") == "warning"
    assert "Student ID" in students.field("External Assigned ID").roster.headings


@pytest.mark.parametrize("name", ["groups", "educators", "students"])
def test_traverse_takes_ten_thousand_rows_may_be_split_and_keeps_unknown_columns(name: str) -> None:
    roster = type_of(f"traverse/{name}").roster
    assert (roster.limits.rows, roster.limits.may_split, roster.keep_unknown) == (
        10_000,
        True,
        True,
    )


def test_echalk_s_password_belongs_to_the_browser_only() -> None:
    assert "password" in names_of("echalk/browser-users")
    assert "password" not in names_of("echalk/sync-users")
    assert severity_of("echalk/sync-users", "unwanted-column") == "warning"


@pytest.mark.parametrize("name", ["sync-users", "browser-users"])
def test_echalk_wants_all_headings_and_two_megabytes_at_most(name: str) -> None:
    type_id = f"echalk/{name}"
    roster = type_of(type_id).roster
    assert (roster.all_headings, roster.limits.bytes) == (True, 2_000_000)
    for field in type_of(type_id).fields:
        # The file that is made has the others, with blank cells.
        may_be_blank = type_of(type_id).adds_column(field) and not field.roster.required_when
        severity = "note" if may_be_blank else "error"
        assert severity_of(type_id, "missing-column", field.name) == severity
    for code in ("required-when", "ignored-when"):
        assert severity_of(type_id, code, "grade") == "note"
    assert severity_of(type_id, "ignored-when", "position") == "note"


def test_riipen_wants_its_headings_unchanged_and_short_texts() -> None:
    for each in profile_of("riipen/teams").record_types:
        assert each.roster.all_headings
        assert each.roster.exact_headings
        for field in each.fields:
            own = field.roster.items if field.type == "list" else field.constraints
            assert own.max_length == (256 if field.type in {"string", "list"} else None)


def test_haiku_s_ids_that_differ_only_by_case_are_a_warning() -> None:
    for name in ("users", "classes", "organizations"):
        assert severity_of(f"haiku/{name}", "case-twins", "import_id") == "warning"
        assert severity_of(f"haiku/{name}", "primaryKey", "import_id") == "error"


def test_haiku_travels_as_a_zip_and_reads_other_spellings() -> None:
    haiku = profile_of("haiku/users")
    assert haiku.roster.set == "zip"
    assert {each.path for each in haiku.record_types} == {
        *("users.csv", "classes.csv", "roster.csv", "organizations.csv"),
        *("users_levels.csv", "parent_child.csv"),
    }
    assert "rosters.csv" in type_of("haiku/rosters").roster.files
    assert [each.name for each in haiku.record_types if each.roster.needed_in_set] == [
        "users",
        "classes",
        "rosters",
    ]


@pytest.mark.parametrize("record_type", HAIKU, ids=lambda each: each.name)
def test_haiku_s_columns_are_all_written_and_only_needed_ones_asked_for(
    record_type: RecordType,
) -> None:
    assert record_type.roster.all_headings
    for field in record_type.fields:
        severity = severity_of(record_type.id, "missing-column", field.name)
        if not record_type.always_needs(field):
            assert severity == "note"
        elif field.name not in {"user_type", "role", "teacher_id"}:
            assert severity == "error"
        else:
            assert severity == "warning"


def test_haiku_takes_a_person_without_a_type_or_a_role_for_a_student() -> None:
    assert severity_of("haiku/users", "required", "user_type") == "note"
    assert field_of("haiku/users", "user_type").roster.ignore_case
    assert severity_of("haiku/rosters", "required", "role") == "warning"
    assert "co-teacher" in field_of("haiku/rosters", "role").description


@pytest.mark.parametrize(("name", "least", "most"), [("login", 3, 68), ("password", 6, 40)])
def test_haiku_s_logins_and_passwords_are_only_warned_of(name: str, least: int, most: int) -> None:
    own = field_of("haiku/users", name).constraints
    assert (own.min_length, own.max_length) == (least, most)
    assert own.pattern == "[A-Za-z0-9][A-Za-z0-9_.+-]*"
    for code in ("minLength", "maxLength", "pattern"):
        assert severity_of("haiku/users", code, name) == "warning"
        assert field_of("haiku/users", name).roster.rules[code].source == "H1"


@pytest.mark.parametrize("name", ["users", "classes", "organizations"])
def test_of_an_import_id_that_is_there_twice_haiku_would_keep_the_last_row(name: str) -> None:
    (rule,) = [
        each
        for each in rules_of(profile_of(f"haiku/{name}"), type_of(f"haiku/{name}"))
        if each.code == "primaryKey"
    ]
    assert rule.severity == "error"
    assert "silently keep the last row" in rule.says


def test_what_only_haiku_s_service_has_is_not_in_its_file_of_classes() -> None:
    unwanted = type_of("haiku/classes").roster.unwanted
    assert [each.heading for each in unwanted] == ["active", "end_date", "use_dynamic_roster"]
    assert {each.rule.severity for each in unwanted} == {"warning"}
    assert all("REST" in each.rule.says for each in unwanted)


def test_haiku_s_switch_is_written_as_a_figure() -> None:
    enabled = field_of("haiku/users", "enabled")
    assert (enabled.true_values, enabled.false_values) == (("1",), ("0",))
    assert synonyms_of(enabled).items() >= {("true", "1"), ("yes", "1"), ("false", "0")}
    assert "enable" in enabled.roster.headings


def test_nothing_that_deletes_is_the_default() -> None:
    modes = {
        each.id: [mode.name for mode in profile.submission_of(each).modes if mode.deletes]
        for profile in PROFILES
        for each in profile.record_types
    }
    assert modes["haiku/users"] == ["full"]
    assert modes["echalk/sync-users"] == ["full", "student-only", "staff"]
    assert modes["echalk/browser-users"] == modes["echalk/sync-users"]


def test_names_and_addresses_are_personal_and_statuses_are_not() -> None:
    personal = {
        (each.id, field.name): field.roster.personal for each in TYPES for field in each.fields
    }
    assert personal["infiniti/patrons", "password"]
    assert personal["traverse/students", "Last Name"]
    assert personal["riipen/teams", "Email"]
    assert not personal["echalk/sync-users", "grade"]
    assert not personal["echalk/sync-users", "status"]
    assert not personal["traverse/students", "Organizations"]
    assert not personal["haiku/users", "user_type"]


# Free texts that tell of no person: what a school, a course or a level is called or numbered.
OF_NOBODY = {
    ("echalk/sync-users", "school_district_external_id"),
    ("echalk/browser-users", "school_district_external_id"),
    ("haiku/users", "organization_id"),
    ("haiku/classes", "import_id"),
    ("haiku/classes", "code"),
    ("haiku/classes", "year"),
    ("haiku/classes", "organization_id"),
    ("haiku/rosters", "class_id"),
    ("haiku/organizations", "import_id"),
    ("haiku/organizations", "name"),
    ("haiku/organizations", "parent_org_id"),
    ("haiku/users-levels", "level_id"),
    ("riipen/portal-learners", "Level Name"),
    ("riipen/portal-learners", "Year Name"),
    ("riipen/portal-learners", "Major Name"),
    ("riipen/portal-learners", "Major Names"),
    ("riipen/portal-learners", "Minor Names"),
    ("riipen/teams", "Match ID"),
    ("riipen/portal-invites", "Role ID"),
    ("traverse/groups", "Organization"),
    ("traverse/groups", "Product"),
    ("traverse/groups", "External Assigned ID"),
    ("traverse/educators", "Organizations"),
    ("traverse/students", "Organizations"),
}


def test_every_text_that_may_name_somebody_is_personal() -> None:
    measured = {"integer", "number", "date", "datetime", "year"}
    free = {
        (each.id, field.name)
        for each in TYPES
        for field in each.fields
        if not (field.roster.personal or accepted(field) or kind_of(field) in measured)
    }
    assert free == OF_NOBODY


def test_no_value_of_a_closed_list_is_personal() -> None:
    personal = {
        (each.id, field.name)
        for each in TYPES
        for field in each.fields
        if field.roster.personal and accepted(field)
    }
    assert personal == set()
