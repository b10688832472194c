"""Rows that say the same, as the rules understand their cells."""

from dataclasses import replace

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.field_values import fields_behind
from rosterwizard.core.job.job import JobSheet

_ENOUGH = 2  # fields: in one, many rows may be blank
_BETWEEN = "\x1f"  # stands in no cell that a spreadsheet can hold


def same_cell(cells: Cells, name: str) -> pl.Expr:
    """Return a text that is equal where the field says the same.

    What no rule looks at is equal where its text is; a password, where every sign is.
    """
    if cells.matching.place_of(name) in cells.secret_columns:
        return cells.read(name)
    return pl.coalesce(cells.key(name), cells.clean(name))


def names_from_columns(cells: Cells) -> list[str]:
    """Return the fields that columns of the sheet fill, in the profile's order."""
    matching, fields = cells.matching, cells.record_type.fields
    return [each.name for each in fields if matching.place_of(each.name) is not None]


def same_row(cells: Cells) -> pl.Expr:
    """Return one text for each row, equal where every field that the sheet fills says the same.

    Null where none says anything. Columns that fill no field do not count: they are not sent.
    """
    parts = [same_cell(cells, name) for name in names_from_columns(cells)]
    says_any = pl.any_horizontal(pl.lit(value=False), *(part != "" for part in parts))
    return pl.when(says_any).then(pl.concat_str(pl.lit(""), *parts, separator=_BETWEEN))


def rows_again(job_sheet: JobSheet, among: pl.Series) -> pl.DataFrame:
    """Return the rows that say the same as an earlier one, all of them `among` these positions.

    row, first: the positions of both, UInt32, ascending. What a cell says does not hang on others,
    so that the few rows will do.
    """
    among = _alike_where_most_differ(job_sheet, among.cast(pl.UInt32))
    if among.is_empty():
        return pl.DataFrame(schema={"row": pl.UInt32, "first": pl.UInt32})
    cells = Cells(replace(job_sheet, frame=job_sheet.frame[among]))
    every = cells.frame.select(among.alias("row"), same=same_row(cells)).drop_nulls()
    first = pl.col("row").first().over("same").alias("first")
    return every.select("row", first).filter(pl.col("row") != pl.col("first"))


def _alike_where_most_differ(job_sheet: JobSheet, among: pl.Series) -> pl.Series:
    """Return those of the rows that say the same as another one in the fields that differ most.

    Rows of one key mostly differ in something: then no other field needs to be looked at.
    """
    few = replace(job_sheet, frame=job_sheet.frame[among])
    different = {each.name: each.n_unique() for each in few.by_field()}
    names = sorted(different, key=lambda name: -different[name])[:_ENOUGH]
    behind = (fields_behind(few.record_type.field(name)) for name in names)
    cells = Cells(few, frozenset().union(*behind))
    parts = (same_cell(cells, name) for name in names)
    same = cells.frame.select(pl.concat_str(pl.lit(""), *parts, separator=_BETWEEN)).to_series()
    return among.filter(same.is_duplicated())
