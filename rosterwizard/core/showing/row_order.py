"""The order in which a table shows its rows: by the texts of a column, as people read them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.date_habits import habits_of, surely
from rosterwizard.core.cells.date_text import as_date, as_datetime
from rosterwizard.core.sheet.row_list import OrderedRows

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field

_MOST_READ = 200_000  # different texts; to read the numbers within more of them takes seconds
_ACCENTS = r"\p{Mn}"
_SIGNS = "-+."
_DIGITS = "0123456789"
_PARTS = r"(?s)^(\D*)(\d{0,18})(.*)$"  # of a cell of several lines, too


@dataclass(frozen=True, slots=True)
class RowOrder:
    """By which column, and whether the last comes first."""

    column: int
    descending: bool = False


def ordered(job_sheet: JobSheet, rows: pl.Series, order: RowOrder) -> OrderedRows:
    """Return the rows (UInt32) by the texts of a column: `7 B` before `10 A`.

    Capitals and accents count for nothing; the latter do where very many texts differ. In the
    column of a date, the day that is meant counts; what can be read as none comes behind, by its
    text. Blank ones come last either way; rows of which the texts say the same stay as they were.
    Slow where there are many.
    """
    texts = job_sheet.frame[f"c{order.column}"].gather(rows)
    by = pl.DataFrame({"row": rows})
    day = _days(job_sheet, order.column, texts)
    if day is not None:
        by = by.with_columns(day=day)
        texts = texts.set(day.is_not_null(), "")
    if day is None or day.null_count():
        by = by.with_columns(text=_ranks(texts))
    # The last key first, each in the order of the others: by both at once takes ten times as long.
    for key in reversed(by.columns[1:]):
        by = by.sort(key, descending=order.descending, nulls_last=True, maintain_order=True)
    return OrderedRows(by["row"])


def _days(job_sheet: JobSheet, column: int, texts: pl.Series) -> pl.Series | None:
    """Return the day that each text of the column means, null for none; None for other fields."""
    name = job_sheet.matching.matches[column].field
    kind = job_sheet.record_type.field(name) if name else None
    if kind is None or kind.type not in {"date", "datetime"}:
        return None
    # A million rows have some thousand days; also those that are not shown say how they are meant.
    kinds = job_sheet.frame[f"c{column}"].unique(maintain_order=True)
    few = replace(job_sheet, frame=kinds.to_frame(f"c{column}"), whole=None)
    days = _exactly(kinds, kind) if kinds.len() > _MOST_READ else _meant(few, kind)
    known = pl.DataFrame({"text": kinds, "day": days})
    found = texts.to_frame("text").join(known, on="text", how="left", maintain_order="left")
    return found["day"]


def _exactly(texts: pl.Series, kind: Field) -> pl.Series:
    text = pl.col("text").str.strip_chars()
    as_day = as_date if kind.type == "date" else as_datetime
    return texts.to_frame("text").select(day=as_day(text, kind.format))["day"]


def _meant(few: JobSheet, kind: Field) -> pl.Series:
    """Return the day that each text means, also where it is not in the field's form."""
    if kind.type == "datetime":
        return _exactly(few.frame.to_series(), kind)
    name = kind.name
    cells = Cells(few, (name,))
    day = pl.coalesce(cells.date(name), surely(cells.plain(name), habits_of(cells, name)))
    return cells.frame.select(day=day)["day"]


def _ranks(texts: pl.Series) -> pl.Series:
    """Return what sorts the texts, the same for the same; null for a blank one."""
    stripped = texts.str.strip_chars()
    there = stripped.set(stripped == "", None)
    numbers = _numbers(there)
    if numbers is not None:
        return numbers
    if texts.to_frame().select(pl.all().approx_n_unique()).item() > _MOST_READ:
        return there.str.to_lowercase()
    return _read(there)


def _numbers(texts: pl.Series) -> pl.Series | None:
    """Return the numbers that follow the letters that all texts begin with; None for others."""
    first, last = str(texts.min()), str(texts.max())
    alike = takewhile(lambda letters: letters[0] == letters[1], zip(first, last, strict=False))
    begin = "".join(letter for letter, _ in alike).rstrip(_DIGITS)
    if not begin.rstrip(_DIGITS + _SIGNS):
        begin = (
            ""  # behind letters a dash is no minus, and a dot is none of a number: `S-2`, `S-10`
        )
    numbers = texts.str.strip_prefix(begin).cast(pl.Float64, strict=False)
    return numbers if numbers.null_count() == texts.null_count() else None


def _read(texts: pl.Series) -> pl.Series:
    """Return the rank of each text by its letters, and by the first number within it."""
    kinds = pl.DataFrame({"text": texts.drop_nulls().unique()})
    plain = pl.col("text").str.normalize("NFKD").str.replace_all(_ACCENTS, "").str.to_lowercase()
    parts = plain.str.extract_groups(_PARTS)
    read = kinds.with_columns(parts.struct.rename_fields(["a", "n", "z"]).alias("read"))
    read = read.unnest("read").with_columns(pl.col("n").cast(pl.Int64, strict=False))
    read = read.sort("a", "n", "z", nulls_last=False)
    read = read.select("text", pl.struct("a", "n", "z").rle_id().alias("rank"))
    found = pl.DataFrame({"text": texts}).join(read, on="text", how="left", maintain_order="left")
    return found["rank"]
