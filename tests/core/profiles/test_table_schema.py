"""Plain Table Schema goes out and comes in, and another tool understands it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import frictionless
import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import (
    Category,
    Constraints,
    Field,
    FieldRoster,
    ForeignKey,
    ForeignKeyRoster,
    RecordType,
    RecordTypeRoster,
    Reference,
    Rule,
    Schema,
    When,
)
from rosterwizard.core.profiles.loading import built_in_profiles, load_profile
from rosterwizard.core.profiles.table_schema import (
    profile_from_table_schema,
    to_table_schema,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

RECORD_TYPES = [each for profile in built_in_profiles() for each in profile.record_types]
ONLY_A_WARNING = Rule("1", severity="warning")


def exported(field: Field, roster: RecordTypeRoster | None = None) -> dict[str, Any]:
    """Return the field as it goes out in a record type of its own."""
    schema = to_table_schema(
        RecordType("members", Schema((field,)), roster=roster or RecordTypeRoster())
    )
    found: dict[str, Any] = schema["fields"][0]
    return found


def imported(schema: dict[str, Any]) -> RecordType:
    """Return the record type that is in the profile that is made of a Table Schema."""
    text = profile_from_table_schema(json.dumps(schema).encode(), "My schema")
    (record_type,) = load_profile(text.encode(), "mine.toml").record_types
    return record_type


def found_by_frictionless(schema: dict[str, Any], rows: Sequence[Sequence[str]]) -> list[list[Any]]:
    """Return what the other tool says of a table: the row, the field and the kind."""
    resource = frictionless.Resource(
        data=[list(row) for row in rows], schema=frictionless.Schema.from_descriptor(schema)
    )
    found: list[list[Any]] = resource.validate().flatten(["rowNumber", "fieldName", "type"])
    return found


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.id)
def test_another_tool_finds_our_samples_faultless(record_type: RecordType) -> None:
    columns = [field.roster.samples for field in record_type.fields]
    rows = [[field.name for field in record_type.fields], *zip(*columns, strict=True)]
    assert found_by_frictionless(to_table_schema(record_type), rows) == []


def test_another_tool_finds_what_breaks_the_rules() -> None:
    students = next(each for each in RECORD_TYPES if each.id == "traverse/students")
    schema = to_table_schema(students)
    names = [field.name for field in students.fields if field.constraints.required]
    assert names == ["First Name", "Last Name", "External Assigned ID", "Username", "Organizations"]
    rows = [
        names,
        ["Tomasz", "", "1", "ab", "Lindgren"],
        ["Amina", "Kovač", "1", "akovac", "Lindgren"],
    ]
    assert sorted(found_by_frictionless(schema, rows)) == [
        [2, "Last Name", "constraint-error"],
        [2, "Username", "constraint-error"],
        [3, None, "primary-key"],
    ]


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.id)
def test_what_went_out_comes_in_again(record_type: RecordType) -> None:
    schema = to_table_schema(record_type)
    again = imported(schema)
    assert [field.name for field in again.fields] == [field.name for field in record_type.fields]
    assert to_table_schema(again) | {"fieldsMatch": ""} == schema | {"fieldsMatch": ""}


def test_nothing_of_our_own_goes_out() -> None:
    field = Field("number", roster=FieldRoster(headings=("No.",), samples=("1", "2")))
    assert exported(field) == {"name": "number", "type": "string"}


def test_a_rule_that_is_only_a_warning_stays_at_home() -> None:
    required = Constraints(required=True, max_length=3)
    own = Field(
        "number", constraints=required, roster=FieldRoster(rules={"required": ONLY_A_WARNING})
    )
    assert exported(own)["constraints"] == {"maxLength": 3}
    elsewhere = RecordTypeRoster(rules={"maxLength": ONLY_A_WARNING})
    assert exported(Field("number", constraints=required), elsewhere)["constraints"] == {
        "required": True
    }


def test_the_spellings_of_a_boolean_go_out_in_their_usual_cases() -> None:
    field = Field("on", "boolean", true_values=("yes",), false_values=("No",))
    assert exported(field)["trueValues"] == ["yes"]
    field = Field(
        "on",
        "boolean",
        true_values=("yes",),
        false_values=("No",),
        roster=FieldRoster(ignore_case=True),
    )
    assert exported(field)["trueValues"] == ["yes", "YES", "Yes"]
    assert exported(field)["falseValues"] == ["No", "no", "NO"]


def test_a_closed_list_that_ignores_case_goes_out_open() -> None:
    closed = Constraints(enum=("a", "b"))
    assert exported(Field("x", constraints=closed))["constraints"]["enum"] == ["a", "b"]
    assert "constraints" not in exported(
        Field("x", constraints=closed, roster=FieldRoster(ignore_case=True))
    )


def test_sentinels_join_a_closed_list_of_texts() -> None:
    roster = FieldRoster(sentinels=(Category("any"),))
    field = Field("x", constraints=Constraints(enum=("a",)), roster=roster)
    assert exported(field)["constraints"]["enum"] == ["a", "any"]


def test_sentinels_of_another_type_count_as_blank() -> None:
    roster = FieldRoster(sentinels=(Category("never"),))
    assert exported(Field("x", "date", roster=roster))["missingValues"] == ["", "never"]


def test_values_that_count_as_blank_in_one_field_only_go_out_with_it() -> None:
    assert exported(Field("x", missing_values=("", "n/a")))["missingValues"] == ["", "n/a"]
    assert "missingValues" not in exported(Field("x", missing_values=("",)))


def test_categories_go_out_with_their_labels() -> None:
    field = Field("x", categories=(Category("T", "teacher"), Category("S")))
    assert exported(field)["categories"] == [{"value": "T", "label": "teacher"}, {"value": "S"}]


def test_a_list_keeps_its_delimiter_and_the_type_of_its_items_where_there_is_one() -> None:
    dates = exported(Field("x", "list", delimiter=";", item_type="date"))
    assert (dates["delimiter"], dates["itemType"]) == (";", "date")
    assert exported(Field("x", "list", item_type="year"))["itemType"] == "string"


def test_bounds_of_texts_stay_at_home() -> None:
    bounds = Constraints(minimum=1, maximum=2, min_length=1, pattern="a")
    assert exported(Field("x", "integer", constraints=bounds))["constraints"] == {
        "minimum": 1,
        "maximum": 2,
    }
    assert exported(Field("x", constraints=bounds))["constraints"] == {
        "pattern": "a",
        "minLength": 1,
    }


@pytest.mark.parametrize(
    ("all_headings", "keep_unknown", "match"),
    [
        (True, True, "subset"),
        (True, False, "equal"),
        (False, True, "partial"),
        (False, False, "superset"),
    ],
)
def test_a_schema_says_which_columns_may_be_missing_or_added(
    *, all_headings: bool, keep_unknown: bool, match: str
) -> None:
    roster = RecordTypeRoster(all_headings=all_headings, keep_unknown=keep_unknown)
    assert to_table_schema(RecordType("x", Schema(()), roster=roster))["fieldsMatch"] == match


def test_columns_may_be_missing_where_that_is_only_a_warning() -> None:
    lesser = RecordTypeRoster(all_headings=True, rules={"missing-column": ONLY_A_WARNING})
    assert to_table_schema(RecordType("x", Schema(()), roster=lesser))["fieldsMatch"] == "superset"


def test_keys_go_out_unless_they_are_only_warnings() -> None:
    schema = Schema((Field("a"), Field("b")), primary_key=("a",), unique_keys=(("a", "b"),))
    out = to_table_schema(RecordType("x", schema))
    assert (out["primaryKey"], out["uniqueKeys"]) == (["a"], [["a", "b"]])
    lesser = RecordTypeRoster(rules={"primaryKey": ONLY_A_WARNING, "uniqueKey": ONLY_A_WARNING})
    out = to_table_schema(RecordType("x", schema, roster=lesser))
    assert "primaryKey" not in out
    assert "uniqueKeys" not in out


@pytest.mark.parametrize(
    "key",
    [
        ForeignKey("b", Reference("others", "a")),
        ForeignKey("tags", Reference("", "a")),
        ForeignKey("b", Reference("", "a"), ForeignKeyRoster(where=When("b"))),
        ForeignKey("b", Reference("", "a"), ForeignKeyRoster(rule=ONLY_A_WARNING)),
    ],
    ids=["to another file", "of a list", "to some rows only", "only a warning"],
)
def test_references_that_table_schema_cannot_say_stay_at_home(key: ForeignKey) -> None:
    fields = (Field("a"), Field("b"), Field("tags", "list"))
    out = to_table_schema(RecordType("x", Schema(fields, foreign_keys=(key,))))
    assert "foreignKeys" not in out


def test_a_reference_inside_the_file_goes_out() -> None:
    key = ForeignKey("parent", Reference("orgs", ("id",)))
    schema = Schema((Field("id"), Field("parent")), foreign_keys=(key,))
    assert to_table_schema(RecordType("orgs", schema))["foreignKeys"] == [
        {"fields": ["parent"], "reference": {"resource": "", "fields": ["id"]}}
    ]


def test_version_1_and_unknown_words_come_in() -> None:
    schema = {
        "fields": [
            {"name": "a", "type": "geopoint", "format": "default", "rdfType": "x"},
            {"name": "b", "type": "integer", "constraints": {"enum": [1, 2], "jsonSchema": {}}},
            {"name": "c", "categories": ["x", {"value": 1, "label": "one"}], "format": "email"},
            {"name": "d", "type": "list", "itemType": "time", "missingValues": [{"value": "-"}]},
        ],
        "primaryKey": "a",
        "uniqueKeys": ["b"],
        "foreignKeys": [{"fields": "b", "reference": {"fields": "a"}}],
    }
    found = imported(schema)
    assert [field.type for field in found.fields] == ["any", "integer", "string", "list"]
    assert found.field("a").format == ""
    assert found.field("b").constraints.enum == ("1", "2")
    assert found.field("c").categories == (Category("x"), Category("1", "one"))
    assert found.field("c").format == "email"
    assert found.field("d").item_type == "string"
    assert found.field("d").missing_values == ("-",)
    assert found.schema.primary_key == ("a",)
    assert found.schema.unique_keys == (("b",),)
    assert found.schema.foreign_keys == (ForeignKey(("b",), Reference("", ("a",))),)


@pytest.mark.parametrize(
    "data",
    [
        *(
            "{}",
            '{"fields": [{}]}',
            '{"fields": [7]}',
            '{"fields": [{"name": 7}]}',
            '{"fields": 7}',
        ),
        *("", "[]", "7", '{"fields": [', "\xff"),
    ],
)
def test_what_is_no_table_schema_is_said(data: str) -> None:
    with pytest.raises(RosterError) as caught:
        profile_from_table_schema(data.encode("latin-1"), "things")
    assert caught.value.code == "table-schema-fault"
    assert caught.value.params["reason"]


def test_the_profile_is_named_after_the_schema() -> None:
    data = b'{"fields": [{"name": "ID"}]}'
    named = load_profile(profile_from_table_schema(data, "Élan: Staff 2").encode(), "x.toml")
    assert (named.name, named.title) == ("lan-staff-2", "Élan: Staff 2")
    unnamed = load_profile(profile_from_table_schema(data, "").encode(), "x.toml")
    assert (unnamed.name, unnamed.title) == ("mine", "mine")


TEXT = '"\\ \n\t\x00\x1f\x7f\u2028é 🎒 = # {'


def test_any_text_and_number_comes_through_the_profile() -> None:
    field = {"name": TEXT, "title": TEXT, "constraints": {"enum": [TEXT, ""]}}
    day = {"name": "n", "type": "number", "constraints": {"minimum": 0, "maximum": 1e300}}
    none = {"name": "o", "type": "integer", "constraints": {"minimum": None}, "missingValues": []}
    found = imported({"fields": [field, day, none], "missingValues": []})
    assert (found.fields[0].name, found.fields[0].title) == (TEXT, TEXT)
    assert found.fields[0].constraints.enum == (TEXT, "")
    assert found.field("n").constraints == Constraints(minimum=0, maximum=1e300)
    assert found.field("o").constraints == Constraints()
    assert found.field("o").missing_values == ()
    assert found.schema.missing_values == ()
