"""Conditions as formulas; what they answer in a real spreadsheet stands in `test_libreoffice`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.profiles.language import Field, FieldType, RecordType, Schema
from rosterwizard.core.rules import formulas

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    assert formulas.is_of_type("A2", Field("n", type=kind), FewPlaces()) == formula


def test_a_date_is_a_text_whose_parts_make_a_day_of_that_month() -> None:
    assert formulas.is_of_type("A2", Field("day", type="date", format="%d/%m/%Y"), FewPlaces()) == (
        'AND(LEN(A2)=10,MID(A2,3,1)="/",MID(A2,6,1)="/",MID(A2,7,4)>="1000",'
        "MONTH(DATE(MID(A2,7,4),MID(A2,4,2),MID(A2,1,2)))=--MID(A2,4,2))"
    )
    assert formulas.is_date("A2", "") == formulas.is_date("A2", "%Y-%m-%d")
    assert formulas.is_date("A2", "%Y%m%d") == (
        'AND(LEN(A2)=8,MID(A2,1,4)>="1000",'
        "MONTH(DATE(MID(A2,1,4),MID(A2,5,2),MID(A2,7,2)))=--MID(A2,5,2))"
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

    def __init__(self, lists: Mapping[tuple[str, ...], str] = MappingProxyType({})) -> None:
        self.lists = lists

    def __contains__(self, name: object) -> bool:
        return True

    def cell(self, name: str) -> str:
        return f"{name}2"

    def cells(self, name: str) -> str:
        return f"{name}2:{name}9"

    def listed(self, values: tuple[str, ...]) -> str:
        return self.lists.get(values, "")


def test_a_value_stands_alone_where_it_is_counted_once() -> None:
    assert formulas.is_alone("A2", "A2:A9", ignore_case=False) == "SUMPRODUCT(EXACT(A2:A9,A2)*1)=1"
    assert formulas.is_alone("A2", "A2:A9", ignore_case=True) == "SUMPRODUCT((A2:A9=A2)*1)=1"


def test_what_is_the_same_but_for_case_is_counted_before_case_is_looked_at() -> None:
    loose, exact = ("A2", "A2:A9", True), ("B2", "B2:B9", False)
    assert formulas.stands_twice([loose]) == "SUMPRODUCT((A2:A9=A2)*1)>1"
    assert formulas.stands_twice([loose, exact]) == (
        "IF(SUMPRODUCT((A2:A9=A2)*(B2:B9=B2)*1)>1,SUMPRODUCT((A2:A9=A2)*EXACT(B2:B9,B2)*1)>1)"
    )


def test_blank_places_of_a_list_are_no_items() -> None:
    apart = 'SUBSTITUTE(SUBSTITUTE(A2," ",""),";","{}")'
    counted = f"LEN(TRIM({apart.format(' ')}))-LEN({apart.format('')})<3"
    assert formulas.has_at_most("A2", ";", 3) == counted
    assert formulas.has_at_most("A2", "; ", 3) == counted
    assert formulas.has_at_most("A2", " ", 3) == '(LEN(A2)-LEN(SUBSTITUTE(A2," ","")))/1<3'


def listing(**lists: tuple[str, ...]) -> FewPlaces:
    """Return places with room for lists, by the reference of each."""
    return FewPlaces({values: reference for reference, values in lists.items()})


@pytest.mark.parametrize("pattern", ["[0-9]+", "^[0-9]*$"])
def test_a_pattern_of_allowed_characters_counts_them(pattern: str) -> None:
    places = listing(L2=formulas.DIGITS)
    assert formulas.has_only("A2", pattern, places) == (
        'SUMPRODUCT(LEN(A2)-LEN(SUBSTITUTE(A2,L2,"")))=LEN(A2)'
    )
    assert formulas.has_only("A2", pattern, FewPlaces()) is None


def test_the_first_character_may_be_one_of_fewer() -> None:
    places = listing(F2=("a", "b", "c"), L2=("a", "b", "c", ".", "+", "-"))
    assert formulas.has_only("A2", r"[a-c][a-c\.+-]*", places) == (
        'AND(SUMPRODUCT(LEN(A2)-LEN(SUBSTITUTE(A2,L2,"")))=LEN(A2),'
        "SUMPRODUCT(EXACT(LEFT(A2),F2)*1)=1)"
    )


@pytest.mark.parametrize("pattern", ["[^;]*", "[A-Z]{2}", r"[\d]+", "[a-z]+x", "a", "[A-z]+ ?"])
def test_a_pattern_of_more_than_allowed_characters_is_left_to_the_checker(pattern: str) -> None:
    assert formulas.has_only("A2", pattern, listing(L2=formulas.DIGITS)) is None


def test_an_address_has_none_of_the_signs_that_no_address_has() -> None:
    places = listing(E2=formulas.NOT_IN_EMAIL, D2=formulas.NOT_IN_DOMAIN)
    assert formulas.is_email("A2", places) == (
        'AND(FIND(".",A2,FIND("@",A2)),'
        'SUMPRODUCT(COUNT(FIND(E2,"."&A2&".")))=0,'
        'SUMPRODUCT(COUNT(FIND(D2,A2&"..",FIND("@",A2)+1)))=0)'
    )


def test_a_date_has_eight_digits_where_there_is_room_to_list_them() -> None:
    field = Field("day", type="date", format="%d/%m/%Y")
    said = formulas.is_of_type("A2", field, listing(L2=formulas.DIGITS))
    assert said is not None
    assert 'SUMPRODUCT(LEN(A2)-LEN(SUBSTITUTE(A2,L2,"")))=8' in said


def test_nothing_but_blanks_is_blank() -> None:
    assert formulas.is_blank("A2") == "LEN(TRIM(A2))=0"
    assert formulas.is_filled("A2") == "LEN(TRIM(A2))>0"


def test_an_address_has_one_sign_a_dot_after_it_and_no_blank() -> None:
    assert formulas.is_email("A2", FewPlaces()) == (
        'AND(FIND("@",A2)>1,LEN(SUBSTITUTE(A2,"@",""))=LEN(A2)-1,'
        'FIND(".",A2,FIND("@",A2)+2)<LEN(A2),ISERROR(FIND(" ",A2)))'
    )
