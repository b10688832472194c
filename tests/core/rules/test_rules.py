"""The rules of a record type as facts and as sentences."""

from __future__ import annotations

import subprocess
import sys

import pytest
from msgspec.structs import replace

from rosterwizard.core.profiles.language import (
    Category,
    Constraints,
    Field,
    FieldRoster,
    ForeignKey,
    ForeignKeyRoster,
    Limits,
    ProfileRoster,
    RecordType,
    RecordTypeRoster,
    Reference,
    Rule,
    Schema,
    Source,
    Unwanted,
    When,
)
from rosterwizard.core.rules.every_rule import EVERY_RULE
from rosterwizard.core.rules.rule_words import form_in_words, listed_shortly
from rosterwizard.core.rules.rules import CheckedRule, rule_sentence, rules_of
from tests.helpers.checked import record_type, system

# One field and record type with every rule that there is.
EVERYTHING = Field(
    "group",
    type="list",
    item_type="integer",
    example="1,2",
    constraints=Constraints(required=True, unique=True, min_length=1, max_length=3),
    roster=FieldRoster(
        headings=("groups",),
        required_when=(When("kind", ("T",)),),
        blank_when=(When("kind", filled=False),),
        ignored_when=(When("kind", ("A", "B", "C")), When("other", filled=True)),
        case_twins=True,
        synonyms={"one": "1"},
        items=Constraints(
            unique=True,
            min_length=1,
            max_length=2,
            minimum=1,
            maximum=50,
            pattern="[0-9]+",
            enum=("1", "2"),
        ),
        same_length_as="other",
        not_before="other",
        rules={"heading": Rule("s")},
    ),
)
SCHEMA = Schema(
    (EVERYTHING, Field("kind", format="email"), Field("other", type="list")),
    primary_key=("kind", "other"),
    unique_keys=(("group", "kind"),),
    foreign_keys=(
        ForeignKey("group", Reference("", "kind"), ForeignKeyRoster(When("kind", ("T",)))),
    ),
)
ROSTER = RecordTypeRoster(
    one_of=(("group", "kind"),),
    limits=Limits(rows=10_000, bytes=2_000_000),
    unwanted=(Unwanted("password", Rule("s")),),
)
TYPE = RecordType("people", SCHEMA, title="People", roster=ROSTER)


def rules(*fields: Field, **roster: object) -> tuple[CheckedRule, ...]:
    of = RecordType("people", Schema(fields), roster=RecordTypeRoster(**roster))  # type: ignore[arg-type] # its fields
    return rules_of(system(of), of)


def said(*fields: Field, **roster: object) -> dict[str, str]:
    """Return the sentences of the rules by code."""
    return {rule.code: rule_sentence(rule) for rule in rules(*fields, **roster)}


# What may have befallen the letters of any field.
LETTERS = (
    *("mojibake", "escaped-letters", "control-characters", "whitespace", "unseen-signs"),
    *("letters-apart", "letter-forms", "typographic-signs", "look-alike-letters", "line-break"),
)
DAMAGE = (
    "scientific-notation",
    "precision-lost",
    "lost-zeros",
    "blank-words",
    "date-damage",
    "number-spelling",
)


def all_rules() -> tuple[CheckedRule, ...]:
    return rules_of(system(TYPE), TYPE)


def test_every_rule_is_listed() -> None:
    assert {rule.code for rule in all_rules()} == {
        *LETTERS,
        *("formula-error", "spelling", "missing-column", "heading", "required", "separator"),
        *("blank-words", "shifted-row", "shifted-headings"),
        *("required-when", "blank-required", "ignored-when", "type", "format", "blank-item"),
        *("enum", "pattern", "minLength", "maxLength", "minimum", "maximum", "double-item"),
        *("unique", "case-twins"),
        *("same-length", "not-before", "primaryKey", "uniqueKey"),
        *("foreignKey", "one-of", "unknown-column", "duplicate-column", "unwanted-column"),
        "unsettled-column",
        *("empty-file", "too-many-rows", "too-large", "sample-row", "sheet-left-out", "set-aside"),
        "maybe-sample",
    }


def test_every_rule_has_a_sentence_without_gaps() -> None:
    for rule in all_rules():
        assert rule_sentence(rule)
        assert "{" not in rule_sentence(rule)


def test_each_code_has_a_place_of_its_own_where_a_template_explains() -> None:
    places = {(each.place_in_template, each.code) for each in EVERY_RULE if each.place_in_template}
    assert sorted(place for place, _ in places) == list(range(1, len(places) + 1))


def test_each_code_with_a_formula_has_a_rank_of_its_own() -> None:
    said = {each for each in EVERY_RULE if each.formula is not CheckedRule.formula}
    ranks = {(each.formula_rank, each.code) for each in said}
    assert sorted(rank for rank, _ in ranks) == list(range(1, len(ranks) + 1))
    assert {each.formula_rank for each in EVERY_RULE if each not in said} == {0}


@pytest.mark.parametrize(
    ("what", "codes"),
    [
        ("is_everywhere", {*LETTERS, "formula-error", *DAMAGE}),
        ("needs_no_column", {"required-when"}),
        (
            "takes_example",
            {
                *("required", "type", "format", "pattern", "minLength", "maxLength"),
                *("minimum", "maximum"),
            },
        ),
    ],
)
def test_few_rules_are_special(what: str, codes: set[str]) -> None:
    assert {each.code for each in EVERY_RULE if getattr(each, what)} == codes


def test_rules_are_made_once_for_a_record_type_as_it_is_and_anew_for_its_like() -> None:
    one = record_type(Field("a"))
    like, other = replace(one), record_type(Field("b"))
    profile = system(one)
    assert rules_of(profile, one) is rules_of(profile, one)
    for each in (rules_of(profile, like), rules_of(replace(profile), one)):
        assert each is not rules_of(profile, one)
        assert each == rules_of(profile, one)
    assert rules_of(profile, other) != rules_of(profile, one)


def test_rules_of_a_plain_field_are_few() -> None:
    # What is sure of control characters, and what is not, are two.
    codes = dict.fromkeys(LETTERS)
    found = [rule.code for rule in rules(Field("code")) if rule.field]
    found.remove("control-characters")
    assert found == [
        *(*codes, "formula-error", "scientific-notation", "scientific-notation"),
        *("precision-lost", "number-spelling", "lost-zeros", "blank-words", "date-damage"),
    ]


def test_what_is_allowed_is_left_out_where_anything_is() -> None:
    codes = set(said(Field("a"), keep_unknown=True, empty_file="allowed"))
    assert codes == {
        *LETTERS,
        *("formula-error", "duplicate-column", "sample-row", "sheet-left-out"),
        *DAMAGE,
        *("unknown-column", "unsettled-column", "passed-on-error", "set-aside"),
        "maybe-sample",
    }


def test_the_key_of_one_field_is_named_once() -> None:
    of = RecordType("people", Schema((Field("id", constraints=Constraints(unique=True)),), ("id",)))
    codes = [rule.code for rule in rules_of(system(of), of)]
    assert codes.count("primaryKey") == 1
    assert "unique" not in codes
    assert "required" in codes


def test_a_rule_carries_what_the_profile_says_nearest_to_it() -> None:
    field = Field(
        "id",
        constraints=Constraints(required=True, unique=True, max_length=2, min_length=1),
        roster=FieldRoster(rules={"required": Rule("a", inferred=True, says="Always.")}),
    )
    type_rules = {"required": Rule("b"), "unique": Rule("b", severity="warning")}
    of = RecordType("people", Schema((field,)), roster=RecordTypeRoster(rules=type_rules))
    profile = replace(
        system(of),
        sources=(Source("a", "Page A"), Source("b", "Page B")),
        roster=ProfileRoster(rules={"maxLength": Rule("unheard of")}),
    )
    found = {rule.code: rule for rule in rules_of(profile, of)}
    assert (found["required"].source, found["required"].inferred) == ("Page A", True)
    assert found["required"].says == "Always."
    assert (found["unique"].source, found["unique"].severity) == ("Page B", "warning")
    assert found["maxLength"].source == "unheard of"
    assert (found["minLength"].source, found["minLength"].severity) == ("", "error")
    assert found["missing-column"].source == "Page A"


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        *(("whitespace", "warning"), ("unknown-column", "warning"), ("sample-row", "note")),
        *(("formula-error", "error"), ("duplicate-column", "error")),
    ],
)
def test_a_rule_has_a_fitting_severity_of_its_own(code: str, severity: str) -> None:
    assert {rule.code: rule.severity for rule in rules(Field("a"))}[code] == severity


def test_conditions_are_said_in_words() -> None:
    one = Field("a", roster=FieldRoster(required_when=(When("kind", ("T", "S", "A")),)))
    assert said(one)["required-when"] == "a must be filled when kind is T, S or A."
    two = Field(
        "a", roster=FieldRoster(ignored_when=(When("b", filled=True), When("c", filled=False)))
    )
    assert said(two)["ignored-when"] == (
        "a is not looked at when one of these holds: b is filled; c is blank."
    )
    always = Field("a", roster=FieldRoster(blank_when=(When(),)))
    assert said(always)["blank-required"] == "a must stay blank."


def test_a_condition_is_said_with_the_value_that_stands_in_the_sheet() -> None:
    flag = Field("staff", type="boolean", true_values=("Y",), false_values=("N",))
    on_no, on_yes = (When("staff", ("false",)),), (When("staff", ("true",)),)
    year = Field("year", roster=FieldRoster(required_when=on_no, blank_when=on_yes))
    assert said(flag, year)["required-when"] == "year must be filled when staff is N."
    assert said(flag, year)["blank-required"] == "year must be blank when staff is Y."
    loans = Field("loans", roster=FieldRoster(ignored_when=on_no))
    assert said(flag, loans)["ignored-when"] == "loans is not looked at when staff is N."


@pytest.mark.parametrize(
    ("kind", "form", "words"),
    [
        *(("date", "", "YYYY-MM-DD"), ("date", "default", "YYYY-MM-DD")),
        *(("date", "%d/%m/%Y", "DD/MM/YYYY"), ("datetime", "%H:%M", "hh:mm")),
        *(("date", "%j", "%j"), ("datetime", "", "YYYY-MM-DDThh:mm:ssZ")),
        ("datetime", "%Y %y %m %d %H %M %S %b %B", "YYYY YY MM DD hh mm ss Mon Month"),
    ],
)
def test_date_forms_are_said_as_people_write_them(kind: str, form: str, words: str) -> None:
    field = Field("day", type=kind, format=form)  # type: ignore[arg-type] # a type of the language
    assert said(field)["type"].endswith(f" written as {words}.")


def test_a_year_has_four_digits_and_a_number_no_form() -> None:
    assert form_in_words("", "year") == "YYYY"
    assert form_in_words("", "number") == ""


def test_an_example_is_given_where_it_helps() -> None:
    field = Field("id", example="T1", constraints=Constraints(required=True, unique=True))
    assert said(field)["required"] == "id must be filled in every row. For example: T1"
    assert said(field)["unique"] == "Each value of id stands in one row only."


@pytest.mark.parametrize(
    ("limits", "of_text", "of_items"),
    [
        (Constraints(min_length=1), "at least one character", "at least one value"),
        (Constraints(min_length=2), "at least 2 characters", "at least 2 values"),
        (Constraints(max_length=1), "at most one character", "only one value"),
        (Constraints(max_length=2), "at most 2 characters", "at most 2 values"),
    ],
)
def test_a_bound_of_lengths_says_of_what_and_how_many(
    limits: Constraints, of_text: str, of_items: str
) -> None:
    code = "maxLength" if limits.min_length is None else "minLength"
    items = Field("a", type="list", roster=FieldRoster(items=limits))
    assert said(Field("a", constraints=limits))[code] == f"a has {of_text}."
    assert said(Field("a", type="list", constraints=limits))[code] == f"a has {of_items}."
    assert said(items)[code] == f"Each value in a has {of_text}."


def test_a_bound_of_values_says_which() -> None:
    limits = Constraints(minimum=1, maximum=5)
    sentences = said(Field("a", type="integer", constraints=limits))
    assert (sentences["minimum"], sentences["maximum"]) == ("a is 1 or more.", "a is 5 or less.")


def test_a_list_of_twenty_is_named_whole() -> None:
    twenty = [f"v{at}" for at in range(1, 21)]
    assert all(each in listed_shortly(twenty) for each in twenty)
    assert listed_shortly([*twenty, "v21"]).startswith(", ".join(twenty[:12]) + ", … (21")


def test_a_long_list_is_named_by_its_beginning() -> None:
    values = tuple(f"v{at}" for at in range(100))
    words = said(Field("a", constraints=Constraints(enum=values)))["enum"]
    assert words.endswith("v11, … (100 values in all).")
    assert "v12" not in words


def test_booleans_are_not_a_closed_list_as_well() -> None:
    field = Field("on", type="boolean", categories=(Category("true"),))
    assert "enum" not in said(field)
    assert said(field)["type"].startswith("on takes true, True")


def test_a_reference_names_both_ends() -> None:
    sentences = {rule.code: rule_sentence(rule) for rule in all_rules()}
    assert sentences["foreignKey"] == "group must stand in kind of People where kind is T."


def test_limits_that_can_be_met_by_several_files_are_warnings() -> None:
    limits = Limits(rows=10_000, may_split=True, rule=Rule("1"))
    severities = {rule.code: rule.severity for rule in rules(Field("a"), limits=limits)}
    assert severities["too-many-rows"] == "warning"
    assert said(Field("a"), limits=limits)["too-many-rows"] == "One file has at most 10,000 rows."


def test_listing_rules_needs_nothing_heavy() -> None:
    program = "import sys, rosterwizard.core.rules.rules; print('polars' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "False\n"


def test_a_rule_of_which_the_profile_says_nothing_has_nothing_behind_it() -> None:
    said = {(rule.source, rule.inferred, rule.says) for rule in rules(Field("a"))}
    assert said == {("", False, "")}
