"""What a template checks as one types."""

from __future__ import annotations

from rosterwizard.core.profiles.language import (
    Category,
    Constraints,
    Field,
    FieldRoster,
    FieldType,
    ForeignKey,
    Profile,
    RecordType,
    Reference,
    Rule,
    Schema,
    Severity,
)
from rosterwizard.core.rules import formulas
from rosterwizard.core.templates.checks import LONGEST_FORMULA, CellCheck, check_of
from rosterwizard.core.templates.explained import rules_by_field
from rosterwizard.core.templates.layout import SheetLayout

C = Constraints


def check(
    field: Field, *others: Field, choices: str = "", reference: str = "", **schema: object
) -> CellCheck | None:
    """Return the check of the field in a record type that has the others as well."""
    fields = (field, *others)
    record_type = RecordType(name="a", schema=Schema(fields=fields, **schema))  # type: ignore[arg-type] # plain test data
    rules = rules_by_field(
        Profile(name="p", title="P", version="1", record_types=(record_type,)), record_type
    )
    layout = SheetLayout("A", record_type, fields)
    return check_of(layout, field, rules[field.name], choices=choices, reference=reference)


def formula(field: Field, *others: Field, **schema: object) -> str:
    found = check(field, *others, **schema)  # type: ignore[arg-type] # passed on
    assert found is not None
    assert found.kind == "custom"
    begins = "IF(ROW()=1,1,"  # what stands as heading passes
    assert found.formula.startswith(begins)
    return found.formula.removeprefix(begins).removesuffix(")")


def bounds(kind: FieldType, **constraints: object) -> tuple[object, ...]:
    found = check(Field(name="f", type=kind, constraints=C(**constraints)))  # type: ignore[arg-type] # plain test data
    assert found is not None
    return found.kind, found.operator, found.formula, found.upper


def codes(found: CellCheck | None) -> list[str]:
    assert found is not None
    return [rule.code for rule in found.rules]


def said(severity: Severity, *codes: str) -> FieldRoster:
    return FieldRoster(rules={code: Rule(source="s", severity=severity) for code in codes})


def test_closed_list_is_a_dropdown() -> None:
    found = check(Field(name="f", categories=(Category(value="a"),)), choices="_lists!$A$2")
    assert found is not None
    assert (found.kind, found.formula, found.severity) == ("list", "_lists!$A$2", "error")
    assert codes(found) == ["enum"]
    assert codes(check(Field(name="on", type="boolean"), choices="x")) == ["type"]


def test_dropdown_lets_a_person_insist_where_other_values_are_good_too() -> None:
    open_list = Field(name="a", constraints=C(enum=("x",)), roster=said("warning", "enum"))
    with_sentinel = Field(
        name="a", constraints=C(enum=("x",)), roster=FieldRoster(sentinels=(Category(value="y"),))
    )
    for field in (open_list, with_sentinel):
        found = check(field, choices="x")
        assert found is not None
        assert found.severity == "warning"


def test_reference_is_a_dropdown_of_what_stands_in_the_other_sheet() -> None:
    key = ForeignKey(fields="f", reference=Reference(fields="f"))
    found = check(Field(name="f"), reference="OFFSET()", foreign_keys=(key,))
    assert found is not None
    assert (found.kind, found.formula, codes(found)) == ("list", "OFFSET()", ["foreignKey"])


def test_several_values_never_get_a_dropdown() -> None:
    days = Field(name="f", type="list", roster=FieldRoster(items=C(enum=("Mon", "Tue"))))
    assert check(days, choices="x") is None
    key = ForeignKey(fields="f", reference=Reference(fields="f"))
    assert check(days, reference="x", foreign_keys=(key,)) is None


def test_numbers_have_the_checks_that_spreadsheets_have_for_them() -> None:
    far = "999999999999999"
    assert bounds("integer") == ("whole", "between", f"-{far}", far)
    assert bounds("number") == ("decimal", "between", f"-{far}", far)
    assert bounds("year") == ("whole", "between", "1000", "9999")
    assert bounds("year", minimum=2000) == ("whole", "between", "2000", "9999")
    assert bounds("integer", minimum=0) == ("whole", "greaterThanOrEqual", "0", None)
    assert bounds("number", maximum=1.5) == ("decimal", "lessThanOrEqual", "1.5", None)
    assert bounds("integer", minimum=1, maximum=12) == ("whole", "between", "1", "12")


def test_lengths_have_the_check_that_spreadsheets_have_for_them() -> None:
    assert bounds("string", max_length=64) == ("textLength", "lessThanOrEqual", "64", None)
    assert bounds("string", min_length=3) == ("textLength", "greaterThanOrEqual", "3", None)
    assert bounds("string", min_length=1, max_length=2) == ("textLength", "between", "1", "2")


def test_text_that_may_be_anything_is_not_checked() -> None:
    assert check(Field(name="f")) is None
    assert check(Field(name="f", format="uri")) is None
    assert check(Field(name="f", type="datetime")) is None
    assert check(Field(name="f", constraints=C(pattern="[A-Z]+"))) is None


def test_several_rules_stand_in_one_condition() -> None:
    field = Field(name="f", format="email", constraints=C(unique=True, max_length=9))
    text = formula(field)
    assert 'FIND("@",$A1)>1' in text
    assert "SUMPRODUCT(EXACT($A$1:$A$5001,$A1)*1)=1" in text
    assert text.endswith("LEN($A1)<=9)")
    assert codes(check(field)) == ["format", "unique", "maxLength"]


def test_key_is_compared_without_case_where_the_system_does_so() -> None:
    field = Field(name="f", roster=FieldRoster(ignore_case=True))
    assert formula(field, primary_key=("f",)) == "SUMPRODUCT(($A$1:$A$5001=$A1)*1)=1"


def test_unique_numbers_are_checked_as_numbers_too() -> None:
    assert formula(Field(name="f", type="integer", constraints=C(unique=True))).startswith(
        "AND(AND(ISNUMBER($A1),INT($A1)=$A1),SUMPRODUCT("
    )
    year = Field(name="f", type="year", constraints=C(unique=True, minimum=2000))
    assert "$A1>=1000,$A1<=9999" in formula(year)
    assert formula(year).endswith("$A1>=2000)")
    assert "ISNUMBER($A1)" in formula(Field(name="f", type="number", constraints=C(unique=True)))


def test_values_that_are_always_allowed_pass_any_condition() -> None:
    field = Field(name="f", type="integer", roster=FieldRoster(sentinels=(Category(value="none"),)))
    found = check(field)
    assert found is not None
    assert found.formula == 'IF(OR(ROW()=1,$A1&""="none"),1,AND(ISNUMBER($A1),INT($A1)=$A1))'


def test_what_is_only_advised_forbids_nothing() -> None:
    mixed = Field(
        name="f", format="email", constraints=C(max_length=9), roster=said("warning", "format")
    )
    assert codes(check(mixed)) == ["maxLength"]
    advised = Field(name="f", format="email", roster=said("warning", "format"))
    noted = Field(name="f", format="email", roster=said("note", "format"))
    assert [each and each.severity for each in (check(advised), check(noted))] == [
        "warning",
        "note",
    ]


def test_dates_have_bounds_and_an_order() -> None:
    bounded = Field(
        name="f", type="date", constraints=C(minimum="2020-01-02", maximum="2030-12-31")
    )
    assert '$A1>="2020-01-02",$A1<="2030-12-31"' in formula(bounded)
    assert codes(check(bounded)) == ["type", "minimum", "maximum"]
    start = Field(name="start", type="date")
    end = Field(name="end", type="date", format="%Y-%m-%d", roster=FieldRoster(not_before="start"))
    assert formula(end, start).endswith("OR(LEN(TRIM($B1))=0,$A1>=$B1))")


def test_order_of_dates_in_other_forms_is_left_to_the_checker() -> None:
    british, iso = Field(name="b", type="date", format="%d/%m/%Y"), Field(name="i", type="date")
    for field, other in ((british, iso), (iso, british)):
        after = Field(
            name="f", type="date", format=field.format, roster=FieldRoster(not_before=other.name)
        )
        assert codes(check(after, other)) == ["type"]


def test_order_needs_the_other_column() -> None:
    fields = (
        Field(name="f", type="date", roster=FieldRoster(not_before="g")),
        Field(name="g", type="date"),
    )
    record_type = RecordType(name="a", schema=Schema(fields=fields))
    profile = Profile(name="p", title="P", version="1", record_types=(record_type,))
    rules = rules_by_field(profile, record_type)["f"]
    assert codes(check_of(SheetLayout("A", record_type, fields[:1]), fields[0], rules)) == ["type"]


def test_bounds_of_dates_in_words_are_left_to_the_checker() -> None:
    field = Field(name="f", type="date", format="%d %B %Y", constraints=C(minimum="2020-01-01"))
    assert check(field) is None


def test_bounds_of_what_is_no_number_are_left_to_the_checker() -> None:
    assert check(Field(name="f", type="datetime", constraints=C(minimum="2020-01-01"))) is None


def test_lists_are_checked_for_their_number_of_items_and_forbidden_characters() -> None:
    limited = Field(name="f", type="list", delimiter="; ", constraints=C(max_length=2))
    assert formula(limited) == formulas.has_at_most("$A1", "; ", 2)
    single = Field(name="f", type="list", constraints=C(max_length=1))
    assert formula(single) == formulas.has_at_most("$A1", ",", 1)
    short_items = Field(name="f", type="list", roster=FieldRoster(items=C(max_length=2)))
    assert check(short_items) is None
    no_colon = Field(name="f", type="list", roster=FieldRoster(items=C(pattern="[^:]*")))
    assert formula(no_colon) == 'ISERROR(FIND(":",$A1))'


def test_condition_that_is_too_long_for_excel_is_left_out() -> None:
    many = "".join(chr(code) for code in range(0x100, 0x120))
    assert check(Field(name="f", constraints=C(pattern=f"[^{many}]*"))) is None
    some = Field(name="f", constraints=C(unique=True, pattern=f"[^{many}]*"))
    assert codes(check(some)) == ["unique"]
    assert len(formula(some)) <= LONGEST_FORMULA


def test_a_list_has_checks_of_its_number_of_values_and_of_forbidden_signs_alone() -> None:
    items = FieldRoster(items=C(min_length=2, max_length=5, minimum=1, pattern="[^x]+"))
    every = Field("f", type="list", format="email", constraints=C(unique=True), roster=items)
    assert codes(check(every, Field("g"))) == ["pattern"]
    few = Field("f", type="list", constraints=C(unique=True, max_length=3), roster=FieldRoster())
    assert codes(check(few, primary_key=("f",))) == ["maxLength"]
    assert check(Field("f", type="list", roster=FieldRoster(not_before="g")), Field("g")) is None
