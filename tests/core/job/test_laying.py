"""Steps that no longer fit are left out, and it is told why."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.edits import CELLS, Edit, HeadingEdit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.laying import lay_on
from rosterwizard.core.job.sheet_edits import rematched, rows_set_aside
from rosterwizard.core.job.steps import Made, Opened, Redone, Settled, Step, Undone, steps_of
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.sheet.aside_row import AsideRow
from tests.helpers.checked import record_type, sheet, system

PEOPLE = record_type(Field("name"), Field("id"))
FEWER = record_type(Field("name"))


def made(*names: str) -> JobSheet:
    return sheet(PEOPLE, {"name": names or ("Ann", "Ben"), "id": ["1", "2"]})


def job(*sheets: JobSheet) -> Job:
    return Job(system(PEOPLE), sheets)


def edit(row: int, column: int, before: str, after: str) -> Edit:
    return Edit(pl.DataFrame([(row, column, before, after)], schema=CELLS, orient="row"))


def done(*edits: Edit) -> list[Step]:
    return [Opened("people", made().matching), *(Made("people", each) for each in edits)]


@pytest.mark.parametrize(
    ("misfit", "reason"),
    [
        (edit(2, 0, "Cleo", "Chloe"), "no-place"),
        (edit(0, 2, "", "x"), "no-place"),
        (Edit(set_aside=(2,)), "no-place"),
        (Edit(brought_back=(-1,)), "no-place"),
        (Edit(kept=(2,)), "no-place"),
        (Edit(headings=(HeadingEdit(-1, "id", "x"),)), "no-place"),
        (edit(0, 0, "Anna", "Anne"), "other-text"),
        (Edit(headings=(HeadingEdit(1, "number", "x"),)), "other-text"),
        (rematched(sheet(PEOPLE, {"name": [], "no": []}), made().matching), None),
    ],
)
def test_an_edit_that_does_not_fit_is_left_out(misfit: Edit, reason: str | None) -> None:
    laid = lay_on(job(made()), done(edit(1, 0, "Ben", "Benno"), misfit))
    assert laid.misfits == ((reason,) if reason else ())
    assert (laid.fitted, laid.count) == (1 + (reason is None), 2)
    assert laid.job.sheets[0].frame["c0"].to_list() == ["Ann", "Benno"]


def test_what_builds_on_an_edit_that_does_not_fit_does_not_fit_either() -> None:
    steps = done(edit(0, 0, "Anna", "Anne"), edit(0, 0, "Anne", "Annie"), edit(1, 1, "2", "3"))
    laid = lay_on(job(made()), steps)
    assert (laid.fitted, laid.misfits) == (1, ("other-text", "other-text"))


def test_rows_go_again_that_were_set_aside_when_it_was_opened() -> None:
    opened = Opened("people", made().matching, {0: "no-record", 7: "ruler"})
    steps: list[Step] = [opened, Made("people", edit(0, 0, "Ben", "Benno"))]
    for fresh in (
        made(),
        made().opened_without({0: "no-record"}),
        made().opened_without({1: "ruler"}),
    ):
        laid = lay_on(job(fresh), steps)
        (after,) = laid.job.sheets
        assert laid.misfits == ()
        assert after.frame["c0"].to_list() == ["Benno"]
        assert after.sheet.set_aside == (AsideRow(2, "no-record", "Ann | 1"),)


def test_work_that_was_kept_with_every_row_has_every_row_again() -> None:
    laid = lay_on(job(made().opened_without({0: "ruler"})), done(edit(0, 0, "Ann", "Anne")))
    assert laid.misfits == ()
    assert laid.job.sheets[0].frame["c0"].to_list() == ["Anne", "Ben"]
    assert laid.job.sheets[0].sheet.set_aside == ()


def test_an_edit_that_does_not_fit_can_be_taken_back_and_made_again() -> None:
    steps = [*done(edit(1, 0, "Ben", "Benno"), edit(0, 0, "?", "!")), Undone("people")]
    laid = lay_on(job(made()), steps)
    assert (laid.fitted, laid.misfits) == (1, ())
    assert laid.job.sheets[0].frame["c0"].to_list() == ["Ann", "Benno"]
    again = lay_on(job(made()), [*steps, Redone("people"), Undone("people"), Undone("people")])
    assert (again.fitted, again.misfits) == (0, ())
    assert again.job.sheets[0].frame.equals(made().frame)


def test_nothing_is_there_to_take_back() -> None:
    laid = lay_on(job(made()), [*done(), Undone("people"), Redone("people")])
    assert (laid.fitted, laid.misfits) == (0, ())


def test_a_sheet_with_other_headings_is_left_as_it_was_opened() -> None:
    other = sheet(PEOPLE, {"name": ["Ann", "Ben"], "No.": ["1", "2"]})
    laid = lay_on(job(other), done(edit(1, 0, "Ben", "Benno")))
    assert (laid.fitted, laid.misfits) == (0, ("other-headings",))
    assert laid.job.sheets == (other,)


def test_a_sheet_that_is_gone_is_told() -> None:
    steps = [*done(edit(1, 0, "Ben", "Benno")), Undone("people"), Redone("people")]
    laid = lay_on(job(), steps)
    assert (laid.job.sheets, laid.fitted, laid.misfits) == ((), 0, ("no-sheet",))


def test_of_fields_that_are_gone_the_rest_of_the_matching_is_kept() -> None:
    sheet_before = made()
    matching = replace(
        sheet_before.matching, constants={"id": "7", "name": "x"}, left_out=frozenset({"id"})
    )
    fewer = replace(made(), record_type=FEWER)
    laid = lay_on(job(fewer), [Opened("people", matching)])
    (after,) = laid.job.sheets
    assert laid.misfits == ("no-field",)
    assert [match.field for match in after.matching.matches] == ["name", None]
    assert (after.matching.constants, after.matching.left_out) == ({"name": "x"}, frozenset())


def test_a_word_on_headings_whose_field_is_gone_is_told() -> None:
    sheet_before = made()
    change = rematched(
        sheet_before, replace(sheet_before.matching.with_match(0, "id"), constants={"name": "x"})
    )
    assert change is not None
    fewer = replace(made(), record_type=FEWER)
    assert lay_on(job(fewer), [Settled("people", change)]).misfits == ("no-field",)
    assert lay_on(job(made()), [Settled("people", change)]).misfits == ()


def test_steps_are_laid_on_each_sheet_of_a_set() -> None:
    pets = record_type(Field("name"), name="pets")
    rex = sheet(pets, {"name": ["Rex"]})
    change = typed(rex, 0, 0, "Max")
    aside = rows_set_aside(made(), [0])
    assert change is not None
    assert aside is not None
    after = Job(system(PEOPLE, pets), (made().edited(aside), rex.edited(change)))
    laid = lay_on(Job(after.profile, (made(), rex)), steps_of(after))
    assert laid.fitted == 2
    assert [each.frame["c0"].to_list() for each in laid.job.sheets] == [["Ben"], ["Max"]]
