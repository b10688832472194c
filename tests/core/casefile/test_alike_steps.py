"""What was done to a job is done to its look-alike, and no text of the job is in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.casefile.alike_steps import UNTOLD, alike_steps, steps_without_keys
from rosterwizard.core.job.edits import CELLS, Edit, NewRow
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.laying import lay_on
from rosterwizard.core.job.steps import Made, Opened, Settled
from rosterwizard.core.matching.known_names import known_headings
from rosterwizard.core.sheet.heading_text import folded
from tests.helpers.any_edit import changed
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import record_type, sheet, system

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.job.steps import Step


def alike(text: str) -> str:
    """Return what stands for a text here: it is known at once."""
    return f"<{text}>" if text else ""


class Brackets:
    """Puts every text in brackets."""

    def of_cell(self, record_type: str, column: int, text: str) -> str:
        return alike(text)

    def of_field(self, record_type: str, field: str, text: str) -> str:
        return alike(text)


def in_brackets(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(
        pl.when(pl.all() == "").then(pl.lit("")).otherwise("<" + pl.all() + ">").name.keep()
    )


def look_alike(sheet: JobSheet) -> JobSheet:
    """Return the sheet as it was opened, with brackets round its cells and odd headings."""
    opened = sheet.opened
    known = known_headings([sheet.record_type])
    headings = [each if folded(each) in known else alike(each) for each in opened.headings]
    matches = (
        replace(match, heading=heading)
        for match, heading in zip(sheet.matching.matches, headings, strict=True)
    )
    return JobSheet.of(
        sheet.record_type,
        replace(opened, frame=in_brackets(opened.frame), headings=tuple(headings)),
        replace(sheet.matching, matches=tuple(matches)),
    )


def texts_in(steps: tuple[Step, ...]) -> Iterator[str]:
    """Give the texts of cells, values for all rows, and words of edits."""
    for step in steps:
        if isinstance(step, Opened):
            yield from step.matching.constants.values()
        if isinstance(step, Made | Settled):
            yield from step.edit.cells["before"]
            yield from step.edit.cells["after"]
            if step.edit.matching is not None:
                for part in (step.edit.matching.before, step.edit.matching.after):
                    yield from filter(None, part.constants.values())


@given(st.data())
def test_a_look_alike_ends_as_the_job_does(data: st.DataObject) -> None:
    of = data.draw(record_types())
    start = data.draw(job_sheets(of))
    now = start
    for _ in range(data.draw(st.integers(0, 5))):
        now = changed(data, now)
    profile = system(of)
    opened = Job(profile, (look_alike(start),))

    steps = tuple(alike_steps(Job(profile, (now,)), opened, Brackets()))
    laid = lay_on(opened, steps)

    (end,) = laid.job.sheets
    assert laid.misfits == ()
    assert end.frame.equals(in_brackets(now.frame))
    assert end.sheet.sheet_row.equals(now.sheet.sheet_row)
    assert [each.field for each in end.matching.matches] == [
        each.field for each in now.matching.matches
    ]
    constants = {name: alike(text) for name, text in now.matching.constants.items()}
    assert end.matching.constants == constants
    assert len(end.edits.done) == len(now.edits.done)
    assert len(end.edits.undone) == len(now.edits.undone)
    assert all(not text or text[0] + text[-1] == "<>" for text in texts_in(steps))


PEOPLE = record_type(name="people")


def one_edit(edit: Edit) -> Edit:
    """Return the look-alike of an edit of a sheet of two stacked ones."""
    start = sheet(PEOPLE, {"name": ["Anna", "Bo"]})
    origin = replace(start.sheet.origin, stacked=("Year Anna", "Year Bo"))
    own = replace(start, sheet=replace(start.sheet, origin=origin))
    other = look_alike(own)
    alike_origin = replace(origin, stacked=("Y1", "Y2"))
    other = replace(other, sheet=replace(other.sheet, origin=alike_origin))
    job, opened = (Job(system(PEOPLE), (each,)) for each in (own.edited(edit), other))
    (made,) = (each for each in alike_steps(job, opened, Brackets()) if isinstance(each, Made))
    return made.edit


def test_words_of_an_edit_tell_counts_and_nothing_else() -> None:
    params: dict[str, object] = {"count": 3, "find": "Anna", "into": ["Anna"], "none": None}
    assert one_edit(Edit(code="edit-replaced", params=params)).params == {
        "count": 3,
        "find": UNTOLD,
        "into": UNTOLD,
        "none": None,
    }


def test_a_new_row_is_of_the_sheet_at_the_same_place() -> None:
    row = NewRow(sheet="Year Bo")
    assert [each.sheet for each in one_edit(Edit(new_rows=(row,))).new_rows] == ["Y2"]


def test_no_key_of_a_row_is_passed_on() -> None:
    start = sheet(PEOPLE, {"name": ["Anna"]})
    cells = pl.DataFrame([[0, 0, "Anna", "B"]], schema=CELLS, orient="row")
    edit = Edit(cells=cells)
    steps = steps_without_keys(Job(system(PEOPLE), (start.edited(edit),)))
    assert [each.keys for each in steps if isinstance(each, Made)] == [None]
