"""A part of a job is what is left of it: rows keep their numbers, columns their meaning."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.shrinking.job_part import KeptPart, part_of_job
from tests.helpers.checked import record_type, sheet, system

PEOPLE = record_type(
    Field(name="id", constraints=Constraints(unique=True)), Field(name="first"), Field(name="last")
)
CELLS = {"id": ["1", "2", "1"], "first": ["a", "b", "c"], "last": ["x", "y", "z"]}


def part(of: JobSheet, rows: list[int], columns: list[int], **more: object) -> JobSheet:
    job = Job(system(PEOPLE), (of,))
    (left,) = part_of_job(job, [KeptPart("people", rows, columns, **more)]).sheets  # type: ignore[arg-type] # as it is given
    return left


def test_the_whole_is_the_job_as_it_is() -> None:
    whole = sheet(PEOPLE, CELLS)
    job = Job(system(PEOPLE), (whole,))
    (left,) = part_of_job(job, [KeptPart.whole(whole)]).sheets
    assert left.frame.equals(whole.frame)
    assert left.matching == whole.matching


def test_rows_keep_their_numbers_and_columns_their_fields() -> None:
    left = part(sheet(PEOPLE, CELLS), [0, 2], [0, 2])
    assert left.frame.rows() == [("1", "x"), ("1", "z")]
    assert left.frame.columns == ["c0", "c1"]
    assert left.sheet.sheet_row.to_list() == [2, 4]
    assert left.matching.column_of("last") == 1
    assert left.matching.column_of("first") is None
    assert len(check_job(Job(system(PEOPLE), (left,)))["people"].of_severity("error")) == 1


def test_texts_take_the_place_of_others() -> None:
    left = part(sheet(PEOPLE, CELLS), [1], [0], texts={(1, 0): "9", (0, 1): "gone"})
    assert left.frame.rows() == [("9",)]


def test_what_is_made_of_columns_goes_with_one_of_them() -> None:
    own = sheet(PEOPLE, CELLS)
    matching = own.matching.with_made({"first": Making((1, 2)), "last": Making((2,))})
    left = part(replace(own, matching=matching), [0], [0, 2])
    assert left.matching.made == {"last": Making((1,))}


def test_what_reading_noticed_goes_with_its_rows_and_columns() -> None:
    own = sheet(PEOPLE, CELLS)
    rows = pl.Series([0, 2], dtype=pl.UInt32)
    oddities = {
        Oddity("formula", column=2): rows,
        Oddity("formula", column=1): rows,
        Oddity("ragged-row"): pl.Series([1], dtype=pl.UInt32),
        Oddity("encoding"): None,
    }
    names = pl.Series(["A", "A", "B"], dtype=pl.Enum(["A", "B"]))
    odd = replace(own.sheet, oddities=oddities, row_sheet=names)
    left = part(replace(own, sheet=odd), [2], [0, 2])
    found = {
        each: None if places is None else places.to_list()
        for each, places in left.sheet.oddities.items()
    }
    assert found == {Oddity("formula", column=1): [0], Oddity("encoding"): None}
    assert left.sheet.row_sheet is not None
    assert left.sheet.row_sheet.to_list() == ["B"]


def test_hidden_columns_are_those_that_are_left() -> None:
    own = sheet(PEOPLE, CELLS)
    origin = replace(own.sheet.origin, hidden_columns=(1, 2))
    hidden = replace(own, sheet=replace(own.sheet, origin=origin))
    assert part(hidden, [0], [0, 2]).sheet.origin.hidden_columns == (1,)


def test_a_sheet_that_is_left_out_is_gone() -> None:
    job = Job(system(PEOPLE), (sheet(PEOPLE, CELLS),))
    assert part_of_job(job, []).sheets == ()
    assert part_of_job(job, [KeptPart("no such", [0], [0])]).sheets == ()
