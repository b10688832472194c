"""A column in words."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    RecordType,
    Rule,
    Schema,
    When,
)
from rosterwizard.core.templates.checks import CellCheck
from rosterwizard.core.templates.explained import (
    ERROR_LENGTH,
    PROMPT_LENGTH,
    TITLE_LENGTH,
    error_of,
    explained,
    fitted,
    len_utf16,
    note_of,
    prompt_of,
    row_rules,
    rules_by_field,
)
from tests.helpers.club_profile import CLUBHOUSE, CLUBS, MEMBERS, field

RULES = rules_by_field(CLUBHOUSE, MEMBERS)


def prompt(name: str, target: str = "") -> tuple[str, str]:
    return prompt_of(MEMBERS, MEMBERS.field(name), RULES[name], target)


def test_column_is_explained() -> None:
    column = explained(MEMBERS, MEMBERS.field("member_id"), RULES["member_id"])
    assert column.heading == "member_id"
    assert column.meaning == "Member's ID\nThe school's own number for the member."
    assert column.need == "Always"
    assert column.allowed == (
        "member_id has at least 4 characters.\nmember_id has at most 10 characters.\n"
        "member_id tells the records apart, so each value stands in one row only."
    )
    assert column.example == "0001"


def test_title_that_is_the_heading_is_not_repeated() -> None:
    assert explained(MEMBERS, field("Name", title="Name", description="Who."), ()).meaning == "Who."


def test_what_the_profile_adds_to_a_rule_is_said_once() -> None:
    def allowed(says: str, **constraints: object) -> str:
        code = next(iter(constraints)).replace("max_length", "maxLength")
        roster = {"rules": {code: Rule(source="guide", says=says)}}
        one = field("a", constraints=Constraints(**constraints), roster=roster)  # type: ignore[arg-type] # plain test data
        record_type = RecordType(name="t", schema=Schema(fields=(one,)))
        own = rules_by_field(CLUBHOUSE, record_type)["a"]
        return explained(record_type, one, own).allowed

    assert allowed("Short is good.", max_length=9) == "a has at most 9 characters. Short is good."
    assert allowed("It has no digits.", pattern="[^0-9]*").count("It has no digits.") == 1


def test_sources_are_named_once_and_our_reading_is_called_so() -> None:
    assert explained(MEMBERS, MEMBERS.field("club"), RULES["club"]).sources == (
        "The Clubhouse guide (our reading)"
    )
    twice = [*RULES["club"], *RULES["club"]]
    assert explained(MEMBERS, MEMBERS.field("club"), twice).sources.count("guide") == 1
    assert explained(MEMBERS, MEMBERS.field("note"), RULES["note"]).sources == ""


def test_values_of_a_list_have_their_meaning() -> None:
    assert explained(MEMBERS, MEMBERS.field("role"), RULES["role"]).allowed == (
        "role takes only: member, leader.\nmember: A child"
    )


def test_example_is_else_the_first_sample_that_there_is() -> None:
    examples = {
        each.name: explained(MEMBERS, each, RULES[each.name]).example for each in MEMBERS.fields
    }
    assert examples["email"] == "ana@school.example"
    assert examples["note"] == "allergic to nuts"
    later = field("code", "", "AB-1")
    assert explained(MEMBERS, later, ()).example == "AB-1"


def test_what_a_blank_does_and_what_filling_causes_is_said() -> None:
    roster = {"blank_says": "A blank keeps it.", "side_effect": "Sends a mail."}
    meaning = explained(MEMBERS, field("mail", title="Mail", roster=roster), ()).meaning
    assert meaning == "Mail\nA blank keeps it.\nSends a mail."


def test_need_is_said_in_the_sheets_own_spelling() -> None:
    staff = Field(name="staff", type="boolean", true_values=("Y",), false_values=("N",))
    when = When(field="staff", values=("false", "maybe"))
    year = Field(name="year", roster=FieldRoster(required_when=(when,)))
    record_type = RecordType(name="a", schema=Schema(fields=(year, staff)))
    assert explained(record_type, year, ()).need == "When staff is N or maybe"


def test_need_without_a_condition_on_a_field_is_said_too() -> None:
    year = Field(name="year", roster=FieldRoster(required_when=(When(),)))
    record_type = RecordType(name="a", schema=Schema(fields=(year,)))
    assert explained(record_type, year, ()).need == "When that holds for every row"


def test_what_is_only_advised_is_recommended() -> None:
    rules = {"required": Rule(source="guide", severity="warning")}
    advised = field("a", constraints=Constraints(required=True), roster={"rules": rules})
    record_type = RecordType(name="t", schema=Schema(fields=(advised,)))
    own = rules_by_field(CLUBHOUSE, record_type)["a"]
    assert explained(record_type, advised, own).need == "Recommended"
    assert note_of(record_type, advised, own).startswith("Recommended in every row.")


def test_condition_that_is_only_advised_is_recommended() -> None:
    rules = {"required-when": Rule(source="guide", severity="note")}
    when = (When(field="b", filled=True),)
    advised = field("a", roster={"rules": rules, "required_when": when})
    record_type = RecordType(name="t", schema=Schema(fields=(advised, Field(name="b"))))
    own = rules_by_field(CLUBHOUSE, record_type)["a"]
    assert explained(record_type, advised, own).need == "Recommended when b is filled"


def test_rules_of_rows_and_files_are_said() -> None:
    assert row_rules(rules_by_field(CLUBHOUSE, CLUBS)[None]) == ["One file has at most 3 rows."]


def test_hint_says_what_belongs_there() -> None:
    assert prompt("member_id") == (
        "Member's ID",
        "The school's own number for the member.\nRequired in every row.\nExample: 0001",
    )
    assert prompt("role")[1] == "Required in every row.\nChoose from the list.\nExample: member"
    assert prompt("note")[1] == "May stay blank.\nExample: allergic to nuts"


def test_hint_on_several_values_says_what_separates_them() -> None:
    days = prompt_of(CLUBS, CLUBS.field("Days"), rules_by_field(CLUBHOUSE, CLUBS)["Days"])[1]
    assert days == (
        "The days on which it meets.\nMay stay blank.\n"
        "It may hold several values, separated by “;”.\nExample: Mon"
    )


def test_hint_on_a_reference_names_the_sheet() -> None:
    assert "Choose from what stands in the sheet “Clubs”." in prompt("club", "Clubs")[1]


def test_hint_without_an_example_has_none() -> None:
    assert prompt_of(MEMBERS, Field(name="bare"), ())[1] == "May stay blank."


def test_long_meaning_is_shortened_and_the_rest_stays() -> None:
    long = field("a", "x", title="A heading that is far too long for it", description="Word " * 99)
    title, text = prompt_of(MEMBERS, long, ())
    assert len_utf16(title) <= TITLE_LENGTH
    assert len_utf16(text) <= PROMPT_LENGTH
    assert text.endswith("Word…\nMay stay blank.\nExample: x")


def test_very_long_example_still_fits() -> None:
    assert len_utf16(prompt_of(MEMBERS, field("a", "x" * 999, description="d"), ())[1]) <= 255


def test_error_says_the_rules_that_fit() -> None:
    rules = RULES["member_id"]
    by_code = {rule.code: rule for rule in rules}
    check = CellCheck("custom", "", "error", (by_code["minLength"], by_code["maxLength"]))
    title, text = error_of(MEMBERS.field("member_id"), check)
    assert title == "Member's ID"
    assert text == (
        "member_id has at least 4 characters.\nmember_id has at most 10 characters.\nExample: 0001"
    )
    many = CellCheck("custom", "", "error", (by_code["minLength"],) * 9)
    text = error_of(MEMBERS.field("member_id"), many)[1]
    assert len_utf16(text) <= ERROR_LENGTH
    assert text.endswith("characters.")


def test_error_of_a_yes_or_no_names_what_the_dropdown_has() -> None:
    check = CellCheck("list", "", "error", tuple(RULES["active"]))
    assert error_of(MEMBERS.field("active"), check)[1] == "Choose one of these: Y, N"


def test_note_stands_on_what_must_be_there() -> None:
    assert note_of(MEMBERS, MEMBERS.field("leaves"), RULES["leaves"]).startswith(
        "Required when role is member.\n"
    )
    assert note_of(MEMBERS, MEMBERS.field("club"), RULES["club"]).startswith(
        "May stay blank; the column itself must be there."
    )
    assert note_of(MEMBERS, MEMBERS.field("note"), RULES["note"]) == ""


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("short", 5, "short"),
        ("two words", 8, "two…"),
        ("unbroken", 4, "unb…"),
        ("one, two", 6, "one…"),
        ("😀😀😀", 5, "😀😀…"),
        ("a", 0, ""),
        ("", 0, ""),
    ],
)
def test_text_is_shortened_at_a_word(text: str, length: int, short: str) -> None:
    assert fitted(text, length) == short
    assert len_utf16(short) <= length
