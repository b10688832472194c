"""The rows that have one key, beside each other: one of them is kept, or they become one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import polars as pl
from msgspec import structs

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.same_rows import same_cell
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.matching.told_texts import ToldTexts
from rosterwizard.core.messages.screen_mask import Telling, in_full
from rosterwizard.core.rules.checked_rule import CheckedRule


@dataclass(frozen=True, slots=True)
class TwinLine:
    """One column of the rows. texts: as they are shown; a password is masked.

    differs: whether the rows say different things. chosen: the place of the row whose text counts
    where nothing needs a person: all say the same, or one alone says anything.
    """

    column: int
    heading: str
    texts: tuple[str, ...] = field(repr=False)
    differs: bool
    chosen: int | None


@dataclass(frozen=True, slots=True)
class Twins:
    """rows: their positions, the first one first. places: what they are called."""

    rows: tuple[int, ...]
    places: tuple[str, ...]
    lines: tuple[TwinLine, ...] = field(repr=False)


def twins_of(job_sheet: JobSheet, rule: CheckedRule, row: int) -> Twins | None:
    """Return the rows that the rule tells of each other, this one among them; None for none."""
    rows = twin_rows(job_sheet, rule, row)
    if rows is None:
        return None
    places = job_sheet.sheet.places.of_rows(rows).in_words()
    return Twins(tuple(rows), tuple(places), lines_of_rows(job_sheet, rows))


def lines_of_rows(job_sheet: JobSheet, rows: Iterable[int]) -> tuple[TwinLine, ...]:
    """Return a line for each column of the rows (positions) that is sent."""
    few = pl.Series(rows, dtype=pl.UInt32)
    return tuple(_lines(replace(job_sheet, frame=job_sheet.frame[few]), job_sheet.told))


def twin_rows(job_sheet: JobSheet, rule: CheckedRule, row: int) -> pl.Series | None:
    """Return the positions of the rows that the rule tells of each other, or None, as above."""
    cells = Cells(job_sheet, rule.reads(job_sheet.record_type))
    by = rule.twins_by(cells)
    if by is None:
        return None
    keys = cells.frame.select(by=by)["by"]
    rows = (keys == keys[row]).fill_null(value=False).arg_true()
    return rows if rows.len() > 1 else None  # one alone has no twin


def next_twin(job_sheet: JobSheet, problems: Problems, row: int) -> int | None:
    """Return the next row of which a rule that found any tells with this one; None for none.

    After the last of them comes the first.
    """
    for rule in (problems.rules[each] for each in problems.frame["rule"].unique().sort()):
        rows = twin_rows(job_sheet, rule, row) if rule.has_twins else None
        if rows is not None:
            after = rows.filter(rows > row)
            return int(after[0] if after.len() else rows[0])
    return None


def only_one_kept(job_sheet: JobSheet, twins: Twins, kept: int) -> Edit | None:
    """Return the step that keeps one of the rows (its place among them) and no other."""
    others = (row for place, row in enumerate(twins.rows) if place != kept)
    edit = rows_set_aside(job_sheet, others)
    with in_full():  # the step keeps it
        (row,) = job_sheet.sheet.places.of_rows(pl.Series([twins.rows[kept]])).in_words()
    return edit and structs.replace(edit, code="edit-keep-row", params={**edit.params, "row": row})


def made_one(job_sheet: JobSheet, twins: Twins, chosen: Mapping[int, int]) -> Edit | None:
    """Return the step that puts the chosen texts into the first row and sets the others aside.

    chosen: for each column of the lines the place of the row whose text counts.
    """
    edit = only_one_kept(job_sheet, twins, 0)
    first = twins.rows[0]
    texts = {column: job_sheet.frame[f"c{column}"] for column in chosen}
    cells = [
        (first, column, texts[column][first], texts[column][twins.rows[place]])
        for column, place in sorted(chosen.items())
        if texts[column][first] != texts[column][twins.rows[place]]
    ]
    frame = pl.DataFrame(cells, CELLS, orient="row")
    return edit and structs.replace(edit, code="edit-merge-rows", cells=frame)


def _lines(few: JobSheet, told: ToldTexts) -> list[TwinLine]:
    cells = Cells(few)
    return [
        _line(few, cells, match.column, match.field, told.of(match.column))
        for match in few.matching.matches
        if match.field or few.matching.made_with(match.column)
    ]


def _line(few: JobSheet, cells: Cells, column: int, name: str | None, told: Telling) -> TwinLine:
    texts = few.frame[f"c{column}"]
    says = cells.frame.select(says=same_cell(cells, name))["says"] if name else texts
    filled = [place for place, text in enumerate(says) if text.strip()]
    different = {says[place] for place in filled}
    return TwinLine(
        column,
        few.matching.matches[column].heading,
        tuple(map(told, texts)),
        differs=says.n_unique() > 1,
        chosen=None if len(different) > 1 else next(iter(filled), 0),
    )
