"""The first rows as they will be under the matching of now."""

from __future__ import annotations

from dataclasses import replace

from rosterwizard.core.matching import persons_words
from rosterwizard.core.showing.matched_rows import matched_rows
from tests.helpers.patron_jobs import infiniti_job, job_of

HEADINGS = ("surname", "username", "Shoe size")
ROWS = [("Lee", "anna", "38"), ("Sato", "ben", "41"), ("Ngata", "cleo", "")]


def test_fields_stand_in_the_systems_order_with_what_a_person_said() -> None:
    sheet = infiniti_job((HEADINGS, ROWS)).sheets[0]
    matching = persons_words.given(sheet.matching, "enabled", "Y").with_match(2, None)
    rows = matched_rows(replace(sheet, matching=matching), 2)
    assert rows.frame.to_dict(as_series=False) == {
        "username": ["anna", "ben"],
        "enabled": ["Y", "Y"],
        "surname": ["Lee", "Sato"],
    }
    assert rows.secret == frozenset()


def test_a_sheet_with_few_rows_or_no_field_has_what_there_is() -> None:
    assert matched_rows(infiniti_job((HEADINGS, ROWS)).sheets[0], 20).frame.height == 3
    none = infiniti_job((("Shoe size",), [("38",)])).sheets[0]
    assert matched_rows(none, 20).frame.columns == []


def test_passwords_are_told_apart_wherever_they_come_from() -> None:
    headings = ("Student ID", "Password", "First Name")
    sheet = job_of("traverse", {"students": (headings, [("1", "hunter2", "Anna")])}).sheets[0]
    rows = matched_rows(sheet, 5)
    assert [rows.frame.columns[place] for place in rows.secret] == ["Password"]
    given = persons_words.picked(sheet.matching, 1, "Last Name")
    rows = matched_rows(replace(sheet, matching=given), 5)
    assert [rows.frame.columns[place] for place in rows.secret] == ["Last Name"]
    assert "hunter2" not in repr(rows)
