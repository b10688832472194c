"""Changes of the form of cells: their case, one split into several, several joined into one.

Each is one step with what is told of it beforehand. No cell of passwords is ever changed, nor put
elsewhere or told, and none in which something else stands already is written over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.cells.field_ideas import is_family_name
from rosterwizard.core.fixing.pairs import pairs_of
from rosterwizard.core.job.cell_edits import Area, changing, part_of, rows_by_column
from rosterwizard.core.job.edits import Edit, no_cells
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.letters.changed_case import CASES, Case, are_turkish, in_case
from rosterwizard.core.messages.masked_columns import told_columns
from rosterwizard.core.sheet.row_list import RowList

CODES: dict[Case, str] = {case: f"edit-case-{case}" for case in CASES}
"""The code of the step that puts cells in that case."""
SPLIT, JOINED = "edit-split", "edit-joined"
BETWEEN = " | "
"""Stands between several cells where they are shown as one text."""
_SEPARATORS = (";", "|", "/", ",", " - ", ":", "\n", " ")


@dataclass(frozen=True, slots=True)
class Splitting:
    """How the cells of a column are split.

    targets: the column of each piece, None for one that is left out; the last piece has all that
    is left. The source keeps its text, unless it is a target itself.
    """

    source: int
    separator: str
    targets: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """How the cells of columns, in this order, are joined into one of the sheet.

    emptied: the other columns are blank afterwards.
    """

    columns: tuple[int, ...]
    target: int
    separator: str
    emptied: bool = False


@dataclass(frozen=True, slots=True)
class Reshaped:
    """edit: None where nothing would change. pairs: as `pairs_of` has them.

    taken: how many rows stay as they are, for something else stands where text would go.
    """

    edit: Edit | None
    pairs: pl.DataFrame = field(repr=False)
    taken: int = 0


def recased(job_sheet: JobSheet, areas: Sequence[Area], case: Case, *, in_rows: bool) -> Reshaped:
    """Return what puts the cells of the areas in that case.

    in_rows: they are not whole columns.
    """
    secret = job_sheet.secret_columns
    parts = [
        _recased_part(job_sheet, rows, column, case)
        for column, rows in rows_by_column(areas).items()
        if column not in secret
    ]
    edit = changing(parts, CODES[case], {"in_rows": in_rows})
    return Reshaped(edit, pairs_of(edit.cells if edit else no_cells(), told=job_sheet.told.of))


def _recased_part(
    job_sheet: JobSheet, rows: Sequence[int], column: int, case: Case
) -> pl.DataFrame:
    name = job_sheet.matching.matches[column].field
    is_family = name is not None and is_family_name(job_sheet.record_type.field(name))
    texts = job_sheet.frame[f"c{column}"]
    chosen = texts.gather(pl.Series(rows, dtype=pl.UInt32))
    turkish = are_turkish(texts.unique().to_list())
    kinds = chosen.unique()
    cased = pl.Series(
        [in_case(text, case, is_family=is_family, turkish=turkish) for text in kinds],
        dtype=pl.String,
    )
    after = chosen.replace_strict(kinds, cased, return_dtype=pl.String)
    return part_of(job_sheet, rows, column, after)


def split_up(
    job_sheet: JobSheet, rows: Sequence[int], how: Splitting, *, in_rows: bool
) -> Reshaped:
    """Return what splits the cells of a column in these rows; in_rows: they are not all.

    A cell without the separator stays as it is.
    """
    text = pl.col(f"c{how.source}")
    frame = _texts(job_sheet, rows)
    found = frame.filter(text.str.contains(how.separator, literal=True) & bool(how.separator))
    pieces = text.str.splitn(how.separator or BETWEEN, len(how.targets)).struct.unnest()
    split = found.select(pieces).select(pl.all().str.strip_chars().fill_null(""))
    wanted = {
        column: split.to_series(at) for at, column in enumerate(how.targets) if column is not None
    }
    shown = split.select(pl.concat_str(pl.all(), separator=BETWEEN)).to_series()
    found = found.with_columns(text.alias("before"), shown.alias("after"))
    params: dict[str, object] = {
        "source": _field(job_sheet, how.source),
        "separator": how.separator,
        "into": [_field(job_sheet, column) for column in how.targets],
        "in_rows": in_rows,
    }
    return _put(job_sheet, found, wanted, (how.source,), Edit(code=SPLIT, params=params))


def joined_up(job_sheet: JobSheet, rows: Sequence[int], how: Joining, *, in_rows: bool) -> Reshaped:
    """Return what joins the cells of columns in these rows; blank ones are passed over.

    in_rows: they are not all.
    """
    frame = _texts(job_sheet, rows)
    texts = [pl.col(f"c{column}").str.strip_chars() for column in how.columns]
    filled = [pl.when(text != "").then(text) for text in texts]
    frame = frame.with_columns(
        pl.concat_str(texts, separator=BETWEEN).alias("before"),
        pl.concat_str(filled, separator=how.separator, ignore_nulls=True).alias("after"),
    )
    wanted = {how.target: frame["after"]}
    if how.emptied:
        blank = pl.repeat("", frame.height, dtype=pl.String, eager=True)
        wanted |= {column: blank for column in how.columns if column != how.target}
    params: dict[str, object] = {
        "target": _field(job_sheet, how.target),
        "separator": how.separator,
        "of": [_field(job_sheet, column) for column in how.columns],
        "emptied": how.emptied,
        "in_rows": in_rows,
    }
    return _put(job_sheet, frame, wanted, how.columns, Edit(code=JOINED, params=params))


def _field(job_sheet: JobSheet, column: int | None) -> str | None:
    """Return the field of a column: "" for no column, None for one that fills none."""
    return "" if column is None else job_sheet.matching.matches[column].field


def _texts(job_sheet: JobSheet, rows: Sequence[int]) -> pl.DataFrame:
    known = rows.rows if isinstance(rows, RowList) else rows
    places = pl.Series("row", known, dtype=pl.UInt32)
    return job_sheet.frame[places].with_columns(places)


def _put(
    job_sheet: JobSheet,
    frame: pl.DataFrame,
    wanted: Mapping[int, pl.Series],
    read: Sequence[int],
    step: Edit,
) -> Reshaped:
    """Return what puts the texts into the columns, where nothing else stands in them.

    Nothing is, and nothing is told, where one of the columns, written or read, is of passwords.
    frame: the texts of the rows, their positions ("row"), and what is told of each ("before",
    "after"). read: the columns of which the texts are made. step: what the edit is called.
    """
    if not job_sheet.secret_columns.isdisjoint({*wanted, *read}):
        return Reshaped(None, pairs_of(no_cells()))
    free = pl.repeat(value=True, n=frame.height, dtype=pl.Boolean, eager=True)
    for column, texts in wanted.items():
        own = frame[f"c{column}"]
        if column not in read:
            free &= (own.str.strip_chars() == "") | (own == texts)
    parts = [
        part_of(job_sheet, frame["row"].filter(free).to_list(), column, texts.filter(free))
        for column, texts in wanted.items()
    ]
    edit = changing(parts, step.code, step.params)
    changed = (edit.cells if edit else no_cells())["row"].unique().implode()
    told = job_sheet.told.of_columns({*wanted, *read})
    counted = (
        told_columns(frame.filter(pl.col("row").is_in(changed)).select("before", "after"), told)
        .group_by("before", "after", maintain_order=True)
        .agg(pl.len().alias("count"))
        .sort("count", descending=True, maintain_order=True)
    )
    return Reshaped(edit, counted, int((~free).sum()))


def likely_separator(texts: pl.Series) -> str:
    """Return the separator that most of the texts have; "" where few have one."""
    filled = texts.filter(texts.str.strip_chars() != "")
    counts = {each: int(filled.str.contains(each, literal=True).sum()) for each in _SEPARATORS}
    best = max(counts, key=lambda each: counts[each])
    return best if counts[best] * 2 > filled.len() else ""


def most_pieces(texts: pl.Series, separator: str, most: int) -> int:
    """Return in how many pieces a text falls at most, up to `most`."""
    if not separator:
        return 1
    counts = texts.str.count_matches(separator, literal=True)
    return min(most, max(counts, default=0) + 1)
