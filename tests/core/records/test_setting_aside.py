"""A sheet is opened without its rows that are no records, and what stays of them is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.job.sheet_edits import rows_brought_back
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.records.setting_aside import without_odd_rows
from rosterwizard.core.sheet.aside_row import AsideRow
from tests.helpers.checked import found, record_type, system
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

PEOPLE = record_type(
    Field("id", constraints=Constraints(unique=True)),
    *map(Field, ("given", "family", "room")),
    Field("mail", format="email", constraints=Constraints(unique=True)),
)
HEADINGS = ["id", "given", "family", "room"]
ROWS = [(f"a{row}", "Ana", "Lopez", "7A") for row in range(5)]
TOTAL = ("Total: 5", "", "", "")
BEGUN = ("a9", "", "", "")


def codes(sheet: JobSheet) -> set[tuple[int | None, str]]:
    return {(row, code) for row, _, code in found(sheet, check_sheet(system(PEOPLE), sheet))}


def test_what_is_no_record_goes_and_comes_back_with_a_word_on_it() -> None:
    opened = without_odd_rows(job_sheet(PEOPLE, HEADINGS, *ROWS, TOTAL))
    assert opened.sheet.set_aside == (AsideRow(7, "no-record", "Total: 5"),)
    assert opened.frame is opened.sheet.frame
    assert codes(opened) == {(None, "set-aside")}
    edit = rows_brought_back(opened, [5])
    assert edit is not None
    assert codes(opened.edited(edit)) == {(5, "no-record")}


def test_what_may_be_a_record_stays_and_is_told() -> None:
    assert codes(without_odd_rows(job_sheet(PEOPLE, HEADINGS, *ROWS, BEGUN))) == {(5, "no-record")}


def test_headings_in_another_order_are_an_error_wherever_they_stand() -> None:
    turned = ("given", "family", "id", "room")
    for place in (1, 5):
        rows = [*ROWS[:place], turned, *ROWS[place:]]
        opened = without_odd_rows(job_sheet(PEOPLE, HEADINGS, *rows))
        assert not opened.sheet.set_aside
        assert codes(opened) == {(place, "no-record")}
        problems = check_sheet(system(PEOPLE), opened)
        assert problems.counts()["error"] == 1


def test_a_row_that_was_taken_out_by_a_sign_is_told() -> None:
    for sign in ("# ", "//", "-- ", ";"):
        rows = [(f"{sign}x9", *ROWS[0][1:]), *ROWS]
        assert codes(without_odd_rows(job_sheet(PEOPLE, HEADINGS, *rows))) == {(0, "no-record")}


def test_a_password_may_begin_with_any_sign() -> None:
    keyed = record_type(*(Field(name=name) for name in ("password", "id", "given")))
    signs = ("#", "//", "--", ";", "%", "!", "Total ")
    rows = [(f"{sign}x9", f"x{at}", "Ana") for at, sign in enumerate(signs)]
    plain = [(f"pass{at}", f"y{at}", "Ben") for at in range(80)]
    made = job_sheet(keyed, ("password", "id", "given"), *rows, *plain)
    assert without_odd_rows(made) is made


def test_a_sign_that_keys_have_takes_nothing_out() -> None:
    made = job_sheet(PEOPLE, HEADINGS, *((f"#{row[0]}", *row[1:]) for row in ROWS))
    assert without_odd_rows(made) is made
    mixed = job_sheet(PEOPLE, HEADINGS, *ROWS, *((f"#{row[0]}", *row[1:]) for row in ROWS[:3]))
    assert codes(without_odd_rows(mixed)) == set()


def test_every_row_stays_where_a_person_wants_it_so() -> None:
    made = job_sheet(PEOPLE, HEADINGS, *ROWS, TOTAL)
    opened = without_odd_rows(made, every_row=True)
    assert opened.frame.equals(made.frame)
    assert codes(opened) == {(5, "no-record")}


def test_a_sheet_of_records_alone_is_opened_as_it_is() -> None:
    made = job_sheet(PEOPLE, HEADINGS, *ROWS)
    assert without_odd_rows(made) is made
