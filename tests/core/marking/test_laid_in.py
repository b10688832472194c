"""What is laid in is what differs, whatever steps led there."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.job.edits import CELLS, Edit, HeadingEdit
from rosterwizard.core.marking.laid_in import LaidIn, laid_in
from tests.helpers.small_jobs import PATRONS, job_sheet

SHEET = job_sheet(PATRONS, [("anna", "a@"), ("bela", "b@b.example")])


def edit(*cells: tuple[int, int, str, str], **more: object) -> Edit:
    return Edit(pl.DataFrame(list(cells), schema=CELLS, orient="row"), **more)  # type: ignore[arg-type] # fields


def test_nothing_differs_where_nothing_was_done_or_all_was_undone() -> None:
    assert list(laid_in(SHEET)) == []
    changed = SHEET.edited(edit((0, 1, "a@", "x"))).edited(edit((0, 1, "x", "a@")))
    assert list(laid_in(changed)) == []


def test_cells_and_headings_that_differ() -> None:
    changed = SHEET.edited(edit((0, 1, "a@", "x"), headings=(HeadingEdit(0, "username", "User"),)))
    assert list(laid_in(changed)) == [
        LaidIn(None, 0, "username", "User"),
        LaidIn(0, 1, "a@", "x"),
    ]
