"""The edits that a person makes by hand: typed, cleared, pasted, filled down, replaced.

Every function returns one undoable step that names only the cells whose text really changes,
or None when nothing would. Rows and columns are positions, counted from 0.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.sheet.long_cells import let_cells_be_long
from rosterwizard.core.sheet.row_list import RowList

Block = tuple[tuple[str, ...], ...]
Area = tuple[Sequence[int], Sequence[int]]  # rows and columns: the cells where they cross


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for in cells.

    columns: the positions of the columns that are searched. rows: those of the rows, None for
        all of them. areas: where there are any, the cells of these alone.
    """

    text: str = field(repr=False)
    columns: tuple[int, ...]
    rows: Sequence[int] | None = field(default=None, repr=False)
    match_case: bool = False
    whole_cell: bool = False
    areas: tuple[Area, ...] = field(default=(), repr=False)

    @classmethod
    def in_areas(cls, text: str, areas: Sequence[Area]) -> "Search":
        """Return the search of the cells of these areas, which may overlap."""
        columns = sorted({column for _, columns in areas for column in columns})
        return cls(text, tuple(columns), areas=tuple(areas))

    @property
    def is_of_rows(self) -> bool:
        """Whether it leaves out cells of the columns that are searched."""
        return self.rows is not None or bool(self.areas)

    def keeps(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Return those of the cells (with "row" and "column") that are searched."""
        found = within(cells, self.rows)
        return inside(found, self.areas) if self.areas else found

    def hits(self, column: int) -> pl.Expr:
        """Return what is true where the column's text matches; an empty search finds nothing."""
        if not self.text:
            return pl.lit(value=False)
        return pl.col(f"c{column}").str.contains(self.pattern())

    def pattern(self) -> str:
        """Return the search as a pattern of the linear engine."""
        found = _escaped(self.text)
        return (
            f"{'' if self.match_case else '(?i)'}{f'^(?:{found})$' if self.whole_cell else found}"
        )


def typed(job_sheet: JobSheet, row: int, column: int, text: str) -> Edit | None:
    """Return the step that puts `text` into one cell."""
    return changing([part_of(job_sheet, [row], column, pl.Series([text]))], "edit-typed")


def cleared(job_sheet: JobSheet, areas: Sequence[Area]) -> Edit | None:
    """Return the step that empties the areas; they may overlap."""
    parts = [
        part_of(job_sheet, rows, column, pl.repeat("", len(rows), eager=True))
        for rows, columns in areas
        for column in columns
    ]
    return changing(parts, "edit-cleared")


def filled_down(job_sheet: JobSheet, areas: Sequence[Area]) -> Edit | None:
    """Return the step that copies the first chosen cell of each column into its others.

    areas: the chosen cells, in the order in which they are shown. No other cell is changed.
    """
    parts = [
        part_of(
            job_sheet,
            below,
            column,
            pl.repeat(job_sheet.frame[f"c{column}"][first], len(below), eager=True),
        )
        for column, (first, *below) in rows_by_column(areas).items()
    ]
    return changing(parts, "edit-filled-down")


def filled_with(job_sheet: JobSheet, areas: Sequence[Area], text: str) -> Edit | None:
    """Return the step that lays one copied text over every cell of the areas."""
    parts = [
        part_of(job_sheet, rows, column, pl.repeat(text, len(rows), eager=True))
        for column, rows in rows_by_column(areas).items()
    ]
    return changing(parts, "edit-pasted")


def pasted(
    job_sheet: JobSheet, rows: Sequence[int], columns: Sequence[int], block: Block
) -> Edit | None:
    """Return the step that lays `block` over the cells where `rows` and `columns` cross.

    rows, columns: those from the top left cell on. What lies beyond them is left out.
    """
    lines = list(zip(rows, block, strict=False))
    width = max((len(line) for _, line in lines), default=0)
    parts = []
    for offset, column in enumerate(columns[:width]):
        below = [row for row, line in lines if offset < len(line)]
        texts = [line[offset] for _, line in lines if offset < len(line)]
        parts.append(part_of(job_sheet, below, column, pl.Series(texts, dtype=pl.String)))
    return changing(parts, "edit-pasted")


def found(job_sheet: JobSheet, search: Search) -> pl.DataFrame:
    """Return the cells that match, ordered by row and column, with the columns of `CELL`."""
    parts = [pl.DataFrame(schema={"row": pl.UInt32, "column": pl.UInt16})]
    for column in search.columns:
        rows = job_sheet.frame.select(pl.arg_where(search.hits(column)).alias("row"))
        parts.append(rows.with_columns(pl.col("row").cast(pl.UInt32), _column(column)))
    return search.keeps(pl.concat(parts).sort("row", "column"))


def within(cells: pl.DataFrame, rows: Sequence[int] | None) -> pl.DataFrame:
    """Return those of the cells (with a column "row") that stand in these rows."""
    if rows is None:
        return cells
    if isinstance(rows, RowList):
        return cells.filter(rows.has(cells["row"]))
    wanted = pl.Series("row", rows, dtype=pl.UInt32)
    return cells.filter(pl.col("row").is_in(wanted.implode()))


def inside(cells: pl.DataFrame, areas: Sequence[Area]) -> pl.DataFrame:
    """Return those of the cells (with columns "row" and "column") that stand in an area."""
    parts = (
        within(cells.filter(pl.col("column").is_in(list(columns))), rows) for rows, columns in areas
    )
    every = pl.concat([cells.clear(), *parts])
    return every.unique(["row", "column"]).sort("row", "column")


def replaced(job_sheet: JobSheet, search: Search, replacement: str) -> Edit | None:
    """Return the step that puts `replacement` where the search matches, everywhere."""
    parts = []
    for column in search.columns:
        before = pl.col(f"c{column}")
        after = (
            pl.lit(replacement)
            if search.whole_cell
            else before.str.replace_all(search.pattern(), replacement.replace("$", "$$"))
        )
        parts.append(
            job_sheet.frame.with_row_index("row")
            .filter(search.hits(column))
            .select("row", _column(column), before.alias("before"), after.alias("after"))
            .pipe(search.keeps)
        )
    params = {
        "find": search.text,
        "replacement": replacement,
        "match_case": search.match_case,
        "whole_cell": search.whole_cell,
        "in_rows": search.is_of_rows,
    }
    return changing(parts, "edit-replaced", params)


def block_of(text: str) -> Block:
    """Return the cells of what a spreadsheet puts on the clipboard: tabs and quoted breaks."""
    let_cells_be_long()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    cells = csv.reader(io.StringIO(lines, newline=""), delimiter="\t")
    return tuple(tuple(line) if line else ("",) for line in cells)


def block_text(
    job_sheet: JobSheet, rows: Sequence[int], columns: Sequence[int], *, headings: bool = False
) -> str:
    """Return the cells where `rows` and `columns` cross, as a spreadsheet takes them pasted.

    headings: whether those of the columns stand above.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    if headings:
        writer.writerow(job_sheet.sheet.headings[column] for column in columns)
    chosen = job_sheet.frame.select(f"c{column}" for column in columns)
    writer.writerows(chosen[list(rows)].iter_rows())
    return out.getvalue().removesuffix("\n")


def rows_by_column(areas: Sequence[Area]) -> dict[int, list[int]]:
    """Return the rows of each column that has cells in the areas, each row once."""
    rows: dict[int, dict[int, None]] = {}
    for chosen, columns in areas:
        for column in columns if len(chosen) else ():
            rows.setdefault(column, {}).update(dict.fromkeys(chosen))
    return {column: list(each) for column, each in rows.items()}


def _escaped(text: str) -> str:
    return re.sub(r"([\\.+*?()|\[\]{}^$#&\-~])", r"\\\1", text)


def _column(column: int) -> pl.Expr:
    return pl.lit(column, pl.UInt16).alias("column")


def part_of(
    job_sheet: JobSheet, rows: Sequence[int], column: int, after: pl.Series
) -> pl.DataFrame:
    """Return what puts these texts into these rows of a column, with the schema `CELLS`."""
    places = pl.Series("row", rows, dtype=pl.UInt32)
    before = job_sheet.frame[f"c{column}"].gather(places)
    return pl.DataFrame({"row": places, "before": before, "after": after.cast(pl.String)}).select(
        "row", _column(column), "before", "after"
    )


def changing(
    parts: Sequence[pl.DataFrame], code: str, params: Mapping[str, object] | None = None
) -> Edit | None:
    """Return one step over all parts (schema `CELLS`) without what stays as it is."""
    cells = pl.concat([pl.DataFrame(schema=CELLS), *parts])
    changing = cells.filter(pl.col("before") != pl.col("after")).unique(["row", "column"])
    if changing.is_empty():
        return None
    ordered = changing.sort("row", "column")
    return Edit(ordered, code, {**(params or {}), "count": ordered.height})
