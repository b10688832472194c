"""A job's sheets: their edits, undo and redo, and their cells by field."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.job.edits import CELLS, Edit, HeadingEdit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.sheet_edits import rows_brought_back
from rosterwizard.core.profiles.language import Field
from tests.helpers.checked import record_type, sheet, system

PEOPLE = record_type(Field("id"), Field("name"), Field("kind"))


def made() -> JobSheet:
    return sheet(PEOPLE, {"name": ["Ann", "Ben"], "Shoe": ["40", "41"], "id": ["1", "2"]})


def edit(*cells: tuple[int, int, str, str], headings: tuple[HeadingEdit, ...] = ()) -> Edit:
    return Edit(pl.DataFrame(list(cells), schema=CELLS, orient="row"), headings=headings)


def test_an_edit_is_laid_over_and_the_sheet_that_was_read_stays() -> None:
    edited = made().edited(edit((0, 0, "Ann", "Anna"), (1, 2, "2", "3")))
    assert edited.frame.rows() == [("Anna", "40", "1"), ("Ben", "41", "3")]
    assert edited.sheet.frame.rows()[0][0] == "Ann"


def test_undo_brings_back_what_was_really_there() -> None:
    stale = edit((0, 0, "what stood there long ago", "Anna"))
    undone = made().edited(stale).undone()
    assert undone.frame.equals(made().frame)
    assert undone.redone().frame["c0"].to_list() == ["Anna", "Ben"]


def test_edits_of_one_cell_are_undone_one_by_one() -> None:
    twice = made().edited(edit((0, 0, "", "A"))).edited(edit((0, 0, "", "B")))
    assert [twice.frame["c0"][0], twice.undone().frame["c0"][0]] == ["B", "A"]
    assert twice.undone().undone().frame.equals(made().frame)


def test_there_may_be_nothing_to_undo_or_redo() -> None:
    sheet = made()
    assert sheet.undone() is sheet
    assert sheet.redone() is sheet


def test_a_new_edit_forgets_what_was_undone() -> None:
    undone = made().edited(edit((0, 0, "", "A"))).undone()
    again = undone.edited(edit((1, 0, "", "B")))
    assert again.redone() is again


def test_a_heading_is_edited_and_undone_like_a_cell() -> None:
    change = HeadingEdit(1, "Shoe", "Shoe size")
    edited = made().edited(edit(headings=(change,)))
    headings = [match.heading for match in edited.matching.matches]
    assert headings == ["name", "Shoe size", "id"]
    assert edited.sheet.headings == ("name", "Shoe", "id")
    assert edited.undone().matching == made().matching
    assert edited.undone().redone().matching == edited.matching


def test_cells_by_field_stand_in_the_order_of_the_profile() -> None:
    frame = made().by_field()
    assert frame.columns == ["id", "name"]
    assert frame.rows() == [("1", "Ann"), ("2", "Ben")]


def test_a_value_for_all_rows_fills_every_row() -> None:
    constant = sheet(PEOPLE, {"Shoe": ["40", "41"]}, kind="T")
    assert constant.by_field().rows() == [("T",), ("T",)]
    empty = sheet(PEOPLE, {"Shoe": []}, kind="T")
    assert empty.by_field().schema == {"kind": pl.String}
    assert empty.by_field().height == 0


def test_a_sheet_of_which_nothing_is_matched_keeps_its_rows() -> None:
    assert sheet(PEOPLE, {"Shoe": ["40", "41"]}).by_field().shape == (2, 0)


def test_rows_that_it_was_opened_without_come_back_by_an_edit() -> None:
    opened = made().opened_without({1: "no-record"})
    assert opened.sheet.set_aside_for("no-record")
    edit_back = rows_brought_back(opened, [1])
    assert edit_back is not None
    back = opened.edited(edit_back)
    assert back.frame.equals(made().frame)
    assert (back.sheet.set_aside, back.undone().sheet.set_aside) == ((), opened.sheet.set_aside)


def test_a_job_gives_and_takes_sheets_by_record_type() -> None:
    other = record_type(Field("id"), name="other")
    job = Job(system(PEOPLE, other), (made(), sheet(other, {"id": ["9"]})))
    assert job.sheet_of("other") is job.sheets[1]
    assert job.sheet_of("nobody") is None
    changed = job.with_sheet(made().edited(edit((0, 0, "", "Anna"))))
    assert changed.sheets[0].frame["c0"][0] == "Anna"
    assert changed.sheets[1] is job.sheets[1]
