"""Conditions as formulas; what they answer in a real spreadsheet stands in `test_libreoffice`."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import Field, FieldType, RecordType, Schema
from rosterwizard.core.rules import formulas


def test_text_in_a_formula_is_quoted() -> None:
    assert formulas.quoted('a "b"') == '"a ""b"""'


def test_one_condition_stands_alone_and_several_together() -> None:
    assert formulas.all_of(["A2>1"]) == "A2>1"
    assert formulas.all_of(["A2>1", "A2<3"]) == "AND(A2>1,A2<3)"
    assert formulas.any_of(["A2>1"]) == "A2>1"
    assert formulas.any_of(iter(["A2>1", "A2<3"])) == "OR(A2>1,A2<3)"


def test_values_that_a_spreadsheet_takes_for_one_are_named_once() -> None:
    assert formulas.is_one_of("A2", ["y", "Y", "yes"]) == 'OR(A2&""="Y",A2&""="yes")'


@pytest.mark.parametrize("form", ["%d. %B %Y", "%Y-%m", "%d/%m/%y", "%H:%M", "%Y-%m-%d-%d"])
def test_date_form_that_no_formula_can_check_has_none(form: str) -> None:
    assert formulas.is_date("A2", form) is None


def test_pattern_that_only_forbids_characters_can_be_said() -> None:
    assert formulas.has_none_of("A2", "[^;]*") == 'ISERROR(FIND(";",A2))'
    assert formulas.has_none_of("A2", r"^[^\-,,]+$") == (
        'AND(ISERROR(FIND("-",A2)),ISERROR(FIND(",",A2)))'
    )


@pytest.mark.parametrize("pattern", ["[A-Z]*", r"[^\d]*", "[^a-z]*", "[^;]", "[^;]*x", ""])
def test_any_other_pattern_is_left_to_the_checker(pattern: str) -> None:
    assert formulas.has_none_of("A2", pattern) is None


def test_no_formula_compares_as_countif_does() -> None:
    for ignore_case in (True, False):
        assert "COUNTIF" not in formulas.is_alone("A2", "A2:A9", ignore_case=ignore_case)


@pytest.mark.parametrize(
    ("kind", "formula"),
    [
        ("number", "ISNUMBER(A2)"),
        ("integer", "AND(ISNUMBER(A2),INT(A2)=A2)"),
        ("year", "AND(ISNUMBER(A2),INT(A2)=A2,A2>=1000,A2<=9999)"),
        *(("string", None), ("boolean", None), ("datetime", None), ("list", None)),
    ],
)
def test_numbers_are_told_from_texts_and_other_types_are_not(
    kind: FieldType, formula: str | None
) -> None:
    assert formulas.is_of_type("A2", Field("n", type=kind)) == formula


def test_a_date_is_a_text_whose_parts_make_a_day_of_that_month() -> None:
    assert formulas.is_of_type("A2", Field("day", type="date", format="%d/%m/%Y")) == (
        'AND(LEN(A2)=10,MID(A2,3,1)="/",MID(A2,6,1)="/",'
        "MONTH(DATE(MID(A2,7,4),MID(A2,4,2),MID(A2,1,2)))=--MID(A2,4,2))"
    )
    assert formulas.is_date("A2", "") == formulas.is_date("A2", "%Y-%m-%d")
    assert formulas.is_date("A2", "%Y%m%d") == (
        "AND(LEN(A2)=8,MONTH(DATE(MID(A2,1,4),MID(A2,5,2),MID(A2,7,2)))=--MID(A2,5,2))"
    )


@pytest.mark.parametrize("kind", ["integer", "number", "year"])
def test_numbers_are_compared_as_they_stand(kind: FieldType) -> None:
    assert formulas.compared("A2", Field("n", type=kind), ">=", 5) == "A2>=5"


def test_a_date_that_begins_with_its_year_is_compared_as_text() -> None:
    for form in ("", "%Y-%m-%d"):
        field = Field("day", type="date", format=form)
        assert formulas.compared("A2", field, "<=", "2014-03-07") == 'A2<="2014-03-07"'


def test_any_other_date_is_compared_as_a_day() -> None:
    field = Field("day", type="date", format="%Y%m%d")
    assert formulas.compared("A2", field, "<=", "2014-03-07") == (
        "DATE(MID(A2,1,4),MID(A2,5,2),MID(A2,7,2))<=DATE(2014,3,7)"
    )


def test_what_no_spreadsheet_can_compare_has_no_formula() -> None:
    for field in (Field("a"), Field("a", type="date", format="%B"), Field("a", type="datetime")):
        assert formulas.compared("A2", field, ">=", "2014-03-07") is None


def test_two_dates_are_compared_only_where_both_are_in_order_as_texts() -> None:
    iso, other = Field("a", type="date", format=""), Field("b", type="date", format="%d/%m/%Y")
    long = Field("c", type="date", format="%Y-%m-%d")
    places = FewPlaces()
    assert formulas.not_before(places, iso, long) == "OR(LEN(TRIM(c2))=0,a2>=c2)"
    assert formulas.not_before(places, iso, other) is None
    assert formulas.not_before(places, other, iso) is None


class FewPlaces:
    """Each field stands in a column of its own name."""

    record_type = RecordType("people", Schema(()))

    def __contains__(self, name: object) -> bool:
        return True

    def cell(self, name: str) -> str:
        return f"{name}2"

    def cells(self, name: str) -> str:
        return f"{name}2:{name}9"


def test_a_value_stands_alone_where_it_is_counted_once() -> None:
    assert formulas.is_alone("A2", "A2:A9", ignore_case=False) == "SUMPRODUCT(EXACT(A2:A9,A2)*1)=1"
    assert formulas.is_alone("A2", "A2:A9", ignore_case=True) == "SUMPRODUCT((A2:A9=A2)*1)=1"


def test_what_is_the_same_but_for_case_is_counted_before_case_is_looked_at() -> None:
    loose, exact = ("A2", "A2:A9", True), ("B2", "B2:B9", False)
    assert formulas.stands_twice([loose]) == "SUMPRODUCT((A2:A9=A2)*1)>1"
    assert formulas.stands_twice([loose, exact]) == (
        "IF(SUMPRODUCT((A2:A9=A2)*(B2:B9=B2)*1)>1,SUMPRODUCT((A2:A9=A2)*EXACT(B2:B9,B2)*1)>1)"
    )


def test_a_list_has_one_separator_less_than_items() -> None:
    assert formulas.has_at_most("A2", ";", 3) == '(LEN(A2)-LEN(SUBSTITUTE(A2,";","")))/1<3'
    assert formulas.has_at_most("A2", ", ", 3) == '(LEN(A2)-LEN(SUBSTITUTE(A2,", ","")))/2<3'


def test_nothing_but_blanks_is_blank() -> None:
    assert formulas.is_blank("A2") == "LEN(TRIM(A2))=0"
    assert formulas.is_filled("A2") == "LEN(TRIM(A2))>0"


def test_an_address_has_one_sign_a_dot_after_it_and_no_blank() -> None:
    assert formulas.is_email("A2") == (
        'AND(FIND("@",A2)>1,LEN(SUBSTITUTE(A2,"@",""))=LEN(A2)-1,'
        'FIND(".",A2,FIND("@",A2)+2)<LEN(A2),ISERROR(FIND(" ",A2)))'
    )
