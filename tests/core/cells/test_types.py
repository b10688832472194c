"""Values of a type, in the forms that the type allows."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster, FieldType
from tests.helpers.checked import codes

GOOD: dict[FieldType, list[str]] = {
    "string": ["anything", "1", "ß"],
    "any": ["anything"],
    "integer": ["0", "-3", "+7", "007", "9" * 60],
    "number": ["1", "1.2", "-2.5", ".5", "1.", "1e3", "1E-3"],
    "boolean": ["true", "False", "1"],
    "date": ["2014-03-07", "2000-02-29"],
    "datetime": ["2031-02-04T08:15:00.000Z", "2031-02-04T08:15:00", "2031-02-04T08:15:00+01:00"],
    "year": ["2031", "1000", "9999"],
}
BAD: dict[FieldType, list[str]] = {
    "integer": ["7.0", "1,000", "1_000", "٣", "1e3", "-", "7 1"],
    "number": ["1,5", "nan", "inf", ".", "1e", "0x1", "1.2.3"],
    "boolean": ["TrUe", "yes", "2"],
    "date": ["2014-3-07", "2014-02-29", "07/03/2014", "0000-01-01", "2014-03-07x", "20140307"],
    "datetime": [
        "2031-02-04",
        "2031-02-04T25:15:00Z",
        "2031-02-04 08:15:00",
        "2031-2-04T08:15:00Z",
    ],
    "year": ["203", "20311", "two", "0999"],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in GOOD for text in GOOD[kind]])
def test_what_is_of_the_type_is_no_problem(kind: FieldType, text: str) -> None:
    assert codes(Field("x", type=kind), text) == [""]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in BAD for text in BAD[kind]])
def test_what_is_not_of_the_type_is_told(kind: FieldType, text: str) -> None:
    # Of a word that stands for nothing just that is said.
    expected = "blank-words" if text in {"-", ".", "nan"} else "type"
    assert codes(Field("x", type=kind), text) == [expected]


def test_a_date_is_held_to_the_form_of_its_field() -> None:
    field = Field("born", type="date", format="%d/%m/%Y")
    assert codes(field, "07/03/2014", "7/3/2014", "2014-03-07", "31/02/2014") == [
        *("", "type", "type", "type"),
    ]


def test_a_time_may_have_a_form_of_its_own() -> None:
    field = Field("at", type="datetime", format="%Y-%m-%d %H:%M")
    assert codes(field, "2031-02-04 08:15", "2031-02-04 8:15") == ["", "type"]


def test_a_boolean_has_just_its_spellings_unless_case_does_not_count() -> None:
    field = Field("on", type="boolean", true_values=("Y",), false_values=("N",))
    assert codes(field, "Y", "y", "true") == ["", "type", "type"]
    loose = Field(
        "on",
        type="boolean",
        true_values=("Y",),
        false_values=("N",),
        roster=FieldRoster(ignore_case=True),
    )
    assert codes(loose, "y", "n", "true") == ["", "", "type"]


def test_a_value_of_the_wrong_type_is_judged_no_further() -> None:
    field = Field("n", type="integer", constraints=Constraints(pattern="[1-9]", min_length=3))
    assert codes(field, "x") == ["type"]


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        *(("date", ""), ("date", "%Y/%m/%d"), ("datetime", "")),
        ("datetime", "%Y-%m-%d %H:%M"),
    ],
)
def test_years_have_four_digits(kind: FieldType, form: str) -> None:
    shape = {"": "{}-01-01", "%Y/%m/%d": "{}/01/01"}.get(form, "{}-01-01 00:00")
    shape = "{}-01-01T00:00:00" if kind == "datetime" and not form else shape
    field = Field("at", type=kind, format=form or "default")
    years = ("1000", "0999", "0026", "0000")
    assert codes(field, *map(shape.format, years)) == ["", "type", "type", "type"]


ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", " #NAME? ", "#NULL!", "#NUM!", "#SPILL!")
NEWER_ERRORS = ("#CALC!", "#FIELD!", "#BLOCKED!", "#GETTING_DATA")
FOREIGN_ERRORS = ("#WERT!", "#NV", "#BEZUG!", "#NAAM?", "#VALEUR!", "#¡VALOR!", "#ADR!")


@pytest.mark.parametrize("text", [*ERRORS, *NEWER_ERRORS, *FOREIGN_ERRORS])
def test_the_error_values_of_a_spreadsheet_are_told_as_such(text: str) -> None:
    field = Field("n", type="integer", constraints=Constraints(unique=True))
    assert "formula-error" in codes(field, text, "#1")[0].split()
    assert "type" not in codes(field, text, "#1")[0].split()
    assert codes(field, text, "#1")[1] == "type"
