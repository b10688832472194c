"""Each row says whose it is, in every record type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.name_parts import part_of_field
from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.showing.row_naming import RowNaming, naming_columns, naming_of
from tests.helpers.any_record_type import RECORD_TYPES, job_with_mistakes
from tests.helpers.patron_jobs import job_of

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import RecordType


def sheet_of(system: str, name: str, headings: list[str], *rows: list[str]) -> JobSheet:
    return job_of(system, {name: (headings, rows)}).sheets[0]


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.id)
def test_key_and_name_are_among_the_naming_columns(record_type: RecordType) -> None:
    sheet = job_with_mistakes(record_type).sheets[0]
    columns = naming_columns(sheet)
    named = [sheet.matching.matches[column].field for column in columns]
    parts = {each.name for each in record_type.fields if part_of_field(each)}
    assert {*record_type.schema.primary_key, *parts} <= set(named)
    assert 1 <= len(columns) <= 4
    assert list(columns) == sorted(columns)
    assert not sheet.secret_columns.intersection(columns)
    assert naming_of(sheet, 0).in_words()


def test_a_person_is_called_by_name_and_key() -> None:
    headings = ["username", "surname", "givenname", "enabled"]
    sheet = sheet_of("infiniti", "patrons", headings, ["p1", " Ngata", "Anna  Lea", "Y"])
    assert naming_columns(sheet) == (0, 1, 2)
    assert naming_of(sheet, 0) == RowNaming("Anna Lea Ngata", "p1")
    assert naming_of(sheet, 0).in_words() == "Anna Lea Ngata (p1)"
    assert repr(naming_of(sheet, 0)) == "RowNaming()"


def test_what_is_blank_is_not_called() -> None:
    headings = ["username", "surname", "enabled"]
    sheet = sheet_of("infiniti", "patrons", headings, ["", "Ngata", "Y"], ["p2", " ", "Y"])
    assert naming_of(sheet, 0).in_words() == "Ngata"
    assert naming_of(sheet, 1).in_words() == "p2"


def test_a_column_that_makes_the_name_names_the_row() -> None:
    sheet = sheet_of("infiniti", "patrons", ["enabled", "Who"], ["Y", "Ngata, Anna"])
    made = {"surname": Making((1,), "family"), "givenname": Making((1,), "given")}
    sheet = replace(sheet, matching=replace(sheet.matching, made=made))
    assert naming_columns(sheet) == (1,)


def test_without_key_and_name_the_first_that_is_sent_names_the_row() -> None:
    rows = ["x", "Y"]
    assert naming_columns(sheet_of("infiniti", "patrons", ["odd", "enabled"], rows)) == (1,)
    assert naming_columns(sheet_of("infiniti", "patrons", ["odd", "other"], rows)) == (0,)
    assert naming_columns(sheet_of("infiniti", "patrons", [])) == ()


def test_a_full_name_is_enough() -> None:
    headings = ["username", "fullname"]
    sheet = sheet_of("infiniti", "patrons", headings, ["p1", "Anna Lea"])
    schema = sheet.record_type.schema
    fields = tuple(
        msgspec.structs.replace(each, name="fullname") if each.name == "givenname" else each
        for each in schema.fields
    )
    whole = msgspec.structs.replace(schema, fields=fields)
    record_type = msgspec.structs.replace(sheet.record_type, schema=whole)
    sheet = JobSheet.of(record_type, sheet.sheet, suggest_matching(headings, record_type))
    assert naming_columns(sheet) == (0, 1)
    assert naming_of(sheet, 0) == RowNaming("Anna Lea", "p1")


def test_a_password_names_nobody() -> None:
    sheet = sheet_of("infiniti", "patrons", ["password", "enabled"], ["geheim", "Y"])
    assert naming_columns(sheet) == (1,)
