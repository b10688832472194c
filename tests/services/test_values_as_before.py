"""What a person said of values counts for the next file of the same layout."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.fixing.wishes import values_put
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.profiles.language import Constraints, Field, RecordType, Schema
from rosterwizard.services.values_as_before import remember_values_of, with_values_as_before
from tests.helpers.checked import sheet, system

KINDS = Constraints(enum=("K", "1", "5"))
PEOPLE = RecordType(
    "people", Schema((Field("id"), Field("grade", constraints=KINDS))), system="demo"
)


def job(*grades: str) -> Job:
    made = sheet(PEOPLE, {"id": [str(at) for at in range(len(grades))], "grade": list(grades)})
    return Job(system(PEOPLE), (made,))


def grades(of: Job) -> list[str]:
    return of.sheets[0].frame["c1"].to_list()


def accepted(of: JobSheet) -> JobSheet:
    """Return the sheet after the person took what was proposed."""
    fixes = [fix for fix in fixes_for(of, check_sheet(system(PEOPLE), of)) if not fix.safe]
    for fix in fixes:
        of = of.edited(fix.edit)
    return of


def test_what_was_taken_once_is_put_into_the_next_file_as_one_step() -> None:
    first = job("Kinder", "05", "K")
    remember_values_of(first.with_sheet(accepted(first.sheets[0])))

    after, count = with_values_as_before(job("5", "kinder", "Kinder", "1st"))

    assert (grades(after), count) == (["5", "K", "K", "1st"], 2)
    assert [edit.code for edit in after.sheets[0].edits.done] == ["edit-values-matched"]
    assert grades(after.with_sheet(after.sheets[0].undone())) == ["5", "kinder", "Kinder", "1st"]


def test_where_nothing_was_said_nothing_is_done() -> None:
    before = job("Kinder")
    remember_values_of(before)

    assert with_values_as_before(before) == (before, 0)


def test_what_is_typed_or_taken_back_is_not_kept() -> None:
    made = job("Kinder", "05").sheets[0]
    typing = typed(made, 0, 1, "K")
    assert typing is not None
    for changed in (made.edited(typing), accepted(made).undone()):
        remember_values_of(Job(system(PEOPLE), (changed,)))
        assert with_values_as_before(job("Kinder", "05"))[1] == 0


def test_a_text_that_was_given_two_values_means_none() -> None:
    made = job("x", "x", "y").sheets[0]
    cells = {"row": [0, 1, 2], "column": [1, 1, 1], "before": ["x", "x", "y"]}
    edit = Edit(pl.DataFrame({**cells, "after": ["1", "5", "K"]}, schema=CELLS), "fix-nearest")
    remember_values_of(Job(system(PEOPLE), (made.edited(edit),)))

    assert grades(with_values_as_before(job("x", "y"))[0]) == ["x", "K"]


def test_only_words_for_values_of_a_list_are_kept() -> None:
    made = job("Kinder").sheets[0]
    edit = values_put(made, {"id": {"0": "9"}})
    assert edit is not None
    remember_values_of(Job(system(PEOPLE), (made.edited(edit),)))

    assert with_values_as_before(job("Kinder"))[1] == 0
