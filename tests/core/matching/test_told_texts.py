"""Which columns hold personal texts, and what is told of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.told_texts import (
    names_of_fields,
    personal_columns,
    personal_fields,
    plain_headings,
)
from rosterwizard.core.messages.screen_mask import hide_personal
from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers.patron_jobs import job_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.job.job import JobSheet

YEARS = ("2031", "2031", "2031", "20x1", "20x1", "20x1", "Lee", "Lee", "Lee", "Quill")
HEADINGS = ("username", "enabled", "surname", "graduationyear", "Anna's own", "password")


@pytest.fixture
def hidden() -> Iterator[None]:
    hide_personal(hidden=True)
    yield
    hide_personal(hidden=False)


@pytest.fixture
def sheet() -> JobSheet:
    rows = [("anna1", "Y", "Lee", "2031", "Anna", "geheim")]
    return job_of("infiniti", {"patrons": (HEADINGS, rows)}).sheets[0]


def test_columns_of_personal_fields_and_of_none_are_personal(sheet: JobSheet) -> None:
    assert {0, 2, 4} <= personal_columns(sheet.matching, sheet.record_type)


def test_columns_of_other_fields_are_not(sheet: JobSheet) -> None:
    assert {1, 3}.isdisjoint(personal_columns(sheet.matching, sheet.record_type))


def test_every_name_and_address_of_a_profile_is_personal() -> None:
    for profile in built_in_profiles():
        for record_type in profile.record_types:
            personal = personal_fields(record_type)
            for field in record_type.fields:
                if field.format == "email":
                    assert field.name in personal, f"{record_type.id} {field.name}"


def test_column_is_as_personal_as_what_it_makes(sheet: JobSheet) -> None:
    made = {"surname": Making((4,))}
    matching = replace(sheet.matching, made=made)
    assert 4 in personal_columns(matching, sheet.record_type)
    other = replace(sheet.matching, made={"graduationyear": Making((4,))})
    assert 4 not in personal_columns(other, sheet.record_type)


def test_headings_that_are_names_of_fields_are_plain(sheet: JobSheet) -> None:
    plain = plain_headings(sheet.matching, sheet.record_type)
    assert {"username", "surname", "enabled"} <= plain
    assert "Anna's own" not in plain


def test_systems_own_names_are_known(sheet: JobSheet) -> None:
    assert {"surname", "Surname"} <= names_of_fields(sheet.record_type)


@pytest.mark.usefixtures("hidden")
def test_personal_texts_are_told_by_their_shape(sheet: JobSheet) -> None:
    assert sheet.told.of(2)("Lee") == "Xxx"
    assert sheet.told.of(4)("Anna") == "Xxxx"
    assert sheet.told.of_field("surname")("Lee") == "Xxx"
    assert sheet.told.of_columns((2, 3))("Lee") == "Xxx"
    assert sheet.told.of_place(None, ())("Lee") == "Xxx"
    assert sheet.told.of_place(2, ("surname",))("Lee") == "Xxx"


@pytest.mark.usefixtures("hidden")
def test_other_texts_are_told_as_they_stand_where_they_are_nobodys(sheet: JobSheet) -> None:
    rows = [(f"anna{row}", "Y", "Lee", year, "Anna", "") for row, year in enumerate(YEARS)]
    told = job_of("infiniti", {"patrons": (HEADINGS, rows)}).sheets[0].told
    assert told.of(3)("2031") == "2031"
    assert told.of_place(None, ("graduationyear",))("2031") == "2031"
    assert told.of_place(3, ("graduationyear",))("2031") == "2031"
    assert sheet.told.of_place(None, ("staffmember",))("Y") == "Y"  # of all rows
    assert sheet.told.of_place(None, ("staffmember", "gender"))("Y") == "X"
    assert sheet.told.of_place(None, ("no field",))("Y") == "X"
    # What a look-alike would replace is hidden, however many share it.
    assert told.of(3)("20x1") == "90x9"
    assert sheet.told.of_place(None, ("staffmember",))("20x1") == "90x9"


@pytest.mark.usefixtures("hidden")
def test_text_that_few_rows_have_or_that_is_personal_elsewhere_may_have_been_moved() -> None:
    rows = [(f"anna{row}", "Y", "Lee", year, "Anna", "") for row, year in enumerate(YEARS)]
    told = job_of("infiniti", {"patrons": (HEADINGS, rows)}).sheets[0].told
    assert told.of(3)("Quill") == "Xxxxx"
    assert told.of(3)("Lee") == "Xxx"
    assert told.of(1)("Lee") == "Xxx"
    assert told.of(1)("Y") == "Y"


@pytest.mark.usefixtures("hidden")
def test_texts_of_several_columns_are_told_as_the_most_personal(sheet: JobSheet) -> None:
    assert sheet.told.of_columns((2, 5)) is masked
    assert sheet.told.of_columns(())("Lee") == "Xxx"


@pytest.mark.usefixtures("hidden")
def test_of_a_password_nothing_is_told(sheet: JobSheet) -> None:
    assert sheet.told.of(5) is masked
    assert sheet.told.of_place(5, ()) is masked


@pytest.mark.usefixtures("hidden")
def test_value_that_the_profile_lists_is_told_also_where_it_is_personal() -> None:
    sheet = job_of("infiniti", {"patrons": (("username", "gender"), [("a", "F")])}).sheets[0]
    field = sheet.record_type.field("gender")
    personal = replace_personal(sheet, "gender")
    told = personal.told.of_field("gender")
    assert told(field.allowed[0]) == field.allowed[0]
    assert told(" Anna") == " Xxxx"


def test_while_nothing_is_hidden_all_but_passwords_is_told(sheet: JobSheet) -> None:
    assert sheet.told.of(2)("Lee") == "Lee"
    personal = replace_personal(sheet, "gender")
    assert personal.told.of_field("gender")("Lee") == "Lee"


def replace_personal(sheet: JobSheet, name: str) -> JobSheet:
    """Return the sheet held to a profile that calls the field personal."""
    from msgspec import structs

    record_type = sheet.record_type
    fields = tuple(
        structs.replace(each, roster=structs.replace(each.roster, personal=True))
        if each.name == name
        else each
        for each in record_type.fields
    )
    schema = structs.replace(record_type.schema, fields=fields)
    return replace(sheet, record_type=structs.replace(record_type, schema=schema))
