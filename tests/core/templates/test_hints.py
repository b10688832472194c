"""What a template shows by colour."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    Profile,
    RecordType,
    RecordTypeRoster,
    Rule,
    Schema,
    Severity,
    When,
)
from rosterwizard.core.templates.explained import rules_by_field
from rosterwizard.core.templates.hints import Hint, hints_of
from rosterwizard.core.templates.layout import SheetLayout

BELOW = "ROW()>ROW($A$1)"  # the headings
BLANK, FILLED = f"{BELOW},LEN(TRIM($A1))=0", f"{BELOW},LEN(TRIM($A1))>0"
IN_USE = "COUNTA($A1:$B1)>0"
ROLE = Field(name="role", roster=FieldRoster(synonyms={"Kid": "child", "boss": "head"}))


def hints(*fields: Field, only: tuple[str, ...] = (), **says: object) -> list[Hint]:
    """Return the hints of a record type; `only`: the columns that the template has."""
    keys = {name: says.pop(name) for name in ("primary_key", "unique_keys") if name in says}
    record_type = RecordType(
        name="a",
        schema=Schema(fields=fields, **keys),  # type: ignore[arg-type] # plain test data
        roster=RecordTypeRoster(**says),  # type: ignore[arg-type] # as above
    )
    chosen = tuple(field for field in fields if not only or field.name in only)
    profile = Profile(name="p", title="P", version="1", record_types=(record_type,))
    rules = rules_by_field(profile, record_type)
    return list(hints_of(SheetLayout("A", record_type, chosen), rules))


def asked(*when: When) -> Field:
    return Field(name="f", roster=FieldRoster(required_when=when))


def test_required_cell_is_shown_once_the_row_has_anything_in_it() -> None:
    required = Field(name="f", constraints=Constraints(required=True))
    assert hints(required, Field(name="g")) == [
        Hint("f", "missing", f"AND({BLANK},{IN_USE})"),
    ]


@pytest.mark.parametrize(("severity", "shown"), [("error", 1), ("warning", 1), ("note", 0)])
def test_blank_of_which_a_rule_merely_takes_note_is_not_shown(
    severity: Severity, shown: int
) -> None:
    rule = Rule(source="s", severity=severity)
    rules = {"required": rule, "required-when": rule}
    always = Field(
        name="f", constraints=Constraints(required=True), roster=FieldRoster(rules=rules)
    )
    sometimes = Field(name="f", roster=FieldRoster(rules=rules, required_when=(When(),)))
    assert [len(hints(always)), len(hints(sometimes))] == [shown, shown]


def test_conditionally_required_cell_is_shown_by_every_spelling_of_the_condition() -> None:
    field = asked(When(field="role", values=("child",)))
    condition = 'OR($B1&""="child",$B1&""="Kid")'
    assert hints(field, ROLE) == [Hint("f", "missing", f"AND({BLANK},{IN_USE},{condition})")]


@pytest.mark.parametrize(("value", "spellings"), [("true", ("Y", "ja")), ("false", ("N", "no"))])
def test_boolean_condition_is_spelled_as_the_sheet_has_it(
    value: str, spellings: tuple[str, str]
) -> None:
    staff = Field(
        name="staff",
        type="boolean",
        true_values=("Y",),
        false_values=("N", "no"),
        roster=FieldRoster(synonyms={"ja": "Y"}),
    )
    (hint,) = hints(asked(When(field="staff", values=(value,))), staff)
    first, second = spellings
    assert hint.formula.endswith(f'OR($B1&""="{first}",$B1&""="{second}"))')


def test_any_of_several_conditions_is_enough() -> None:
    field = asked(When(field="role", filled=True), When(field="role", filled=False))
    (hint,) = hints(field, ROLE)
    assert hint.formula.endswith("OR(LEN(TRIM($B1))>0,LEN(TRIM($B1))=0))")


def test_condition_without_a_field_always_holds() -> None:
    assert hints(asked(When()), ROLE) == [Hint("f", "missing", f"AND({BLANK},{IN_USE})")]


def test_column_that_the_template_lacks_counts_as_blank() -> None:
    in_use = "COUNTA($A1:$A1)>0"
    for when in (When(field="role", values=("child",)), When(field="role", filled=True)):
        assert hints(asked(when), ROLE, only=("f",)) == []
    unless = asked(When(field="role", filled=False))
    assert hints(unless, ROLE, only=("f",)) == [Hint("f", "missing", f"AND({BLANK},{in_use})")]


def test_group_is_shown_while_none_of_it_is_filled() -> None:
    fields = Field(name="f"), Field(name="g")
    formula = f"AND({BLANK},LEN(TRIM($B1))=0,{IN_USE})"
    assert hints(*fields, one_of=(("f", "g", "gone"),)) == [
        Hint("f", "missing", formula),
        Hint("g", "missing", formula),
    ]


def test_value_that_stands_twice_is_shown() -> None:
    unique = Field(name="f", constraints=Constraints(unique=True))
    formula = (
        f"AND({FILLED},IF(SUMPRODUCT(($A$1:$A$5001=$A1)*1)>1,"
        "SUMPRODUCT(EXACT($A$1:$A$5001,$A1)*1)>1))"
    )
    assert hints(unique) == [Hint("f", "double", formula)]


def test_value_that_stands_twice_but_for_case_is_shown_where_case_does_not_count() -> None:
    unique = Field(
        name="f", constraints=Constraints(unique=True), roster=FieldRoster(ignore_case=True)
    )
    formula = f"AND({FILLED},SUMPRODUCT(($A$1:$A$5001=$A1)*1)>1)"
    assert hints(unique) == [Hint("f", "double", formula)]


def test_key_that_is_also_unique_is_shown_once() -> None:
    field = Field(name="f", constraints=Constraints(unique=True))
    assert [hint.look for hint in hints(field, primary_key=("f",))] == ["missing", "double"]


def test_key_of_several_fields_is_shown_when_all_are_the_same() -> None:
    fields = Field(name="f"), Field(name="g", roster=FieldRoster(ignore_case=True))
    formula = (
        f"AND({FILLED},LEN(TRIM($B1))>0,"
        "IF(SUMPRODUCT(($A$1:$A$5001=$A1)*($B$1:$B$5001=$B1)*1)>1,"
        "SUMPRODUCT(EXACT($A$1:$A$5001,$A1)*($B$1:$B$5001=$B1)*1)>1))"
    )
    found = hints(*fields, unique_keys=(("f", "g"),))
    assert found == [Hint("f", "double", formula), Hint("g", "double", formula)]
    assert hints(*fields, unique_keys=(("f", "g"),), only=("f",)) == []


def test_cell_that_should_be_blank_or_is_not_looked_at_is_shown() -> None:
    when = (When(field="role", values=("head",)),)
    for roster in (FieldRoster(blank_when=when), FieldRoster(ignored_when=when)):
        assert hints(Field(name="f", roster=roster), ROLE) == [
            Hint("f", "needless", f'AND({FILLED},OR($B1&""="head",$B1&""="boss"))')
        ]
    never = Field(name="f", roster=FieldRoster(blank_when=(When(),)))
    assert hints(never) == [Hint("f", "needless", f"AND({FILLED})")]
