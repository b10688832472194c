"""Every step of a timeline in words: what it did, where, and what it put for what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl
from msgspec import structs

from rosterwizard.core.fixing.pairs import pairs_of
from rosterwizard.core.job.whole_sheet import WholeSheet
from rosterwizard.core.matching.heading_names import names_of_columns
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import Telling, screened_heading
from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.check_in_words import edit_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.job.timeline import Timeline
    from rosterwizard.core.sheet.sheet import Sheet

_TEXTS = ("find", "replacement", "before", "after")  # the gaps in which texts of cells stand
_MOVES = {"set_aside": "aside", "brought_back": "back", "kept": "kept", "new_at": "new"}


@dataclass(frozen=True, slots=True)
class ToldStep:
    """What is told of one step. No password stands in it.

    place: how many steps are done where it is the last one. words: what it did. where: in which
    row and column, and of which sheet where there are several; "" where nothing is to be said.
    """

    place: int
    words: str = field(repr=False)
    where: str = field(repr=False)
    is_done: bool


def told_steps(job: Job, timeline: Timeline) -> tuple[ToldStep, ...]:
    """Return what is told of each step, oldest first."""
    labels = {each.record_type.name: each.record_type.label for each in job.sheets}
    walks = {each.record_type.name: iter(tuple(_walk(each))) for each in job.sheets}
    told = []
    for place, step in enumerate(timeline.steps, 1):
        words, where = next(walks[step.record_type])
        if len(labels) > 1:
            part = "message" if where else "sheet"
            where = sentence("step-where", part, sheet=labels[step.record_type], where=where)
        told.append(ToldStep(place, words, where, place <= timeline.now))
    return tuple(told)


def pairs_made(sheet: JobSheet, edit: Edit) -> pl.DataFrame:
    """Return what a step put for what, and what became of rows: see `pairs_of`.

    Of a fix that touches passwords and other columns nothing is shown: it may have moved them.
    """
    told: Callable[[int], Telling] = sheet.told.of
    if edit.code.startswith("fix-") and _touches(edit, sheet.secret_columns):
        told = _of_a_password
    opened = _all_opened(sheet).places
    rows = [
        pl.DataFrame(
            {
                "before": [sentence("row-goes", row=place) for place in places],
                "after": sentence("row-goes", part),
                "count": 1,
            },
            {"before": pl.String, "after": pl.String, "count": pl.get_index_type()},
        )
        for name, part in _MOVES.items()
        if len(places := opened.of_rows(_rows(getattr(edit, name))).in_words())
    ]
    return pl.concat([pairs_of(edit.cells, edit.headings, told), *rows])


def step_in_words(sheet: JobSheet, edit: Edit) -> str:
    """Return what a step did; of its texts what is told of those of its columns."""
    told = sheet.told.of_columns(edit.cells["column"].unique().to_list())
    params = {
        name: told(str(each)) if name in _TEXTS else each for name, each in edit.params.items()
    }
    return edit_in_words(structs.replace(edit, params=params))


def _of_a_password(_column: int) -> Telling:
    return masked


def _touches(edit: Edit, columns: frozenset[int]) -> bool:
    return bool(columns) and edit.cells["column"].is_in(list(columns)).any()


def _walk(sheet: JobSheet) -> Iterator[tuple[str, str]]:
    """Give the words and the place of each step of a sheet, oldest first.

    The rows of a step count as they were there when it was made.
    """
    opened = _all_opened(sheet)
    whole = WholeSheet.as_read(opened).opened(sheet.aside_at_opening)
    names = tuple(map(screened_heading, names_of_columns(sheet.matching)))
    for edit in (*sheet.edits.done, *reversed(sheet.edits.undone)):
        whole = whole.with_new_rows([each.sheet for each in edit.new_rows])
        rows = edit.rows_as_opened
        if not rows and edit.cells.height == 1:
            rows = (whole.rows[edit.cells["row"][0]],)
        row = opened.places.of_rows(_rows(rows)).in_words()[0] if len(rows) == 1 else ""
        yield step_in_words(sheet, edit), _where(edit, names, row)
        if edit.set_aside or edit.brought_back:
            whole = whole.with_rows(edit.set_aside, edit.brought_back)


def _all_opened(sheet: JobSheet) -> Sheet:
    """Return the sheet as it was opened, with the new rows of all steps, also those taken back."""
    undone = [row for edit in reversed(sheet.edits.undone) for row in edit.new_rows]
    return sheet.grown(undone).opened


def _where(edit: Edit, names: tuple[str, ...], row: str) -> str:
    """Return where a step changed something. row: what its only row is called, or ""."""
    columns = edit.cells["column"].unique(maintain_order=True).to_list()
    if row and len(columns) == 1:
        return sentence("check-place-cell", row=row, heading=names[columns[0]])
    if row:
        return sentence("check-place-row", row=row)
    if len(columns) > 1:
        return counted("step-columns", len(columns))
    return listed(names[each] for each in (*columns, *(each.column for each in edit.headings)))


def _rows(rows: tuple[int, ...]) -> pl.Series:
    return pl.Series(rows, dtype=pl.UInt32)
