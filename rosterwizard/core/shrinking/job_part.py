"""A part of a job: some of its sheets, and of those some rows and columns, with shorter texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.sheet.sheet import Sheet

Place = tuple[int, int]  # row and column, as positions in the sheet of the job


@dataclass(frozen=True, slots=True)
class KeptPart:
    """What is left of one sheet. record_type: its name. rows, columns: positions, ascending.

    texts: what stands in cells instead of what stood there.
    """

    record_type: str
    rows: Sequence[int]
    columns: Sequence[int]
    texts: Mapping[Place, str] = field(repr=False, default_factory=dict)

    @classmethod
    def whole(cls, sheet: JobSheet) -> "KeptPart":
        """Return all of a sheet."""
        frame = sheet.frame
        return cls(sheet.record_type.name, range(frame.height), range(frame.width))


def part_of_job(job: Job, parts: Sequence[KeptPart]) -> Job:
    """Return the job with these parts of its sheets alone, and no edits: they are in the cells.

    Rows keep their numbers, so a problem of a row can be known again.
    """
    return replace(job, sheets=tuple(_sheets(job, parts)))


def _sheets(job: Job, parts: Sequence[KeptPart]) -> Iterator[JobSheet]:
    for part in parts:
        sheet = job.sheet_of(part.record_type)
        if sheet is not None:
            yield _part_of_sheet(sheet, part)


def _part_of_sheet(own: JobSheet, part: KeptPart) -> JobSheet:
    rows = pl.Series(part.rows, dtype=pl.UInt32)
    frame = _with_texts(own.frame, part)[rows]
    columns = {column: place for place, column in enumerate(part.columns)}
    kept = {f"c{column}": f"c{place}" for column, place in columns.items()}
    frame = frame.select(kept.keys()).rename(kept) if kept else pl.DataFrame(height=len(rows))
    matching = _matching(own.matching, columns)
    return JobSheet.of(own.record_type, _sheet(own.sheet, frame, rows, columns, matching), matching)


def _with_texts(frame: pl.DataFrame, part: KeptPart) -> pl.DataFrame:
    for (row, column), text in part.texts.items():
        name = f"c{column}"
        frame = frame.with_columns(frame[name].scatter(row, text).alias(name))
    return frame


def _matching(matching: Matching, columns: Mapping[int, int]) -> Matching:
    made = {name: each.moved(dict(columns)) for name, each in matching.made.items()}
    return replace(
        matching,
        matches=tuple(
            replace(matching.matches[column], column=place) for column, place in columns.items()
        ),
        made={name: each for name, each in made.items() if each is not None},
    )


def _sheet(
    own: Sheet,
    frame: pl.DataFrame,
    rows: pl.Series,
    columns: Mapping[int, int],
    matching: Matching,
) -> Sheet:
    origin = own.origin
    hidden = tuple(columns[each] for each in origin.hidden_columns if each in columns)
    return replace(
        own,
        frame=frame,
        headings=tuple(each.heading for each in matching.matches),
        sheet_row=own.sheet_row[rows],
        row_sheet=None if own.row_sheet is None else own.row_sheet[rows],
        origin=replace(origin, hidden_columns=hidden, stacked_columns=()),
        oddities=dict(_oddities(own, rows, columns)),
        set_aside=(),
    )


def _oddities(
    own: Sheet, rows: pl.Series, columns: Mapping[int, int]
) -> Iterator[tuple[Oddity, pl.Series | None]]:
    """Give what reading noticed of the rows and columns that are left."""
    places = {row: place for place, row in enumerate(rows)}
    for oddity, found in own.oddities.items():
        if oddity.column is not None and oddity.column not in columns:
            continue
        column = None if oddity.column is None else columns[oddity.column]
        if found is None:
            yield replace(oddity, column=column), None
            continue
        left = [places[row] for row in found if row in places]
        if left:
            yield replace(oddity, column=column), pl.Series(left, dtype=pl.UInt32)
