"""Where the places of an edit are in a file that changed meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.row_keys import KEYS, RowKeys
from rosterwizard.core.messages.words import sentence

_NOWHERE = pl.DataFrame(
    schema={"key": pl.String, "new_at": pl.UInt32, "alike": pl.UInt32},
)


@dataclass(frozen=True, slots=True)
class MovedEdit:
    """An edit and its places now.

    cells: those of the edit with `at`, `key` and `doubled` of their rows (see `RowKeys`), `new_at`
        (the position in the changed sheet as it was opened), `new_column` (both null where there
        is none), `alike` (how many rows have the key now), and whether the row is `certain`.
    rows: the same but for columns, of the rows that it names as they were opened.
    laid: something of it is laid on.
    """

    edit: Edit
    cells: pl.DataFrame = field(repr=False)
    rows: pl.DataFrame = field(repr=False)
    laid: bool = False

    def certain_rows(self, rows: Iterable[int]) -> tuple[int, ...]:
        """Return where those of the rows (as they were opened) are that are known again."""
        places = self.rows.filter("certain").select("at", "new_at")
        found = dict(places.iter_rows())
        return tuple(found[row] for row in rows if row in found)


def moved_edit(
    sheet: JobSheet | None,
    edit: Edit,
    keys: RowKeys | None,
    columns: Mapping[int, int],
    new_rows: Mapping[int, int],
) -> MovedEdit:
    """Return the edit with its places in the sheet.

    columns: where the columns are now. new_rows: where the rows that a person added are, by where
    they were; no key is asked for them.
    """
    known = keys.rows if keys else pl.DataFrame(schema=KEYS)
    now = _places_of_keys(sheet, keys)
    of_cells = known.filter(~pl.col("as_opened")).drop("as_opened")
    cells = edit.cells.join(of_cells, on="row", how="left", maintain_order="left")
    rows = pl.DataFrame({"at": edit.rows_as_opened}, schema={"at": pl.UInt32})
    of_rows = known.filter("as_opened").select("at", "doubled", "key")
    return MovedEdit(
        edit,
        _with_new(_certain(cells.with_columns(_as_known), now), new_rows).join(
            _places_of_columns(columns), on="column", how="left", maintain_order="left"
        ),
        _with_new(
            _certain(rows.join(of_rows, on="at", how="left", maintain_order="left"), now), new_rows
        ),
    )


_as_known = pl.coalesce("at", "row").alias("at")  # where the keys are not known


def _certain(places: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """Add where the rows are now, and whether that is certain."""
    found = places.with_columns(
        pl.col("key").fill_null(""), pl.col("doubled").fill_null(value=False)
    ).join(now, on="key", how="left", maintain_order="left")
    once = pl.col("alike").fill_null(0) == 1
    return found.with_columns(certain=(pl.col("key") != "") & ~pl.col("doubled") & once)


def _with_new(places: pl.DataFrame, new_rows: Mapping[int, int]) -> pl.DataFrame:
    """Tell where the new rows are, which is certain; they go by what they are called."""
    if not new_rows:
        return places
    names = [sentence("row-new", number=number) for number in range(1, len(new_rows) + 1)]
    new = pl.DataFrame(
        {"at": new_rows.keys(), "here": new_rows.values(), "name": names},
        {"at": pl.UInt32, "here": pl.UInt32, "name": pl.String},
    )
    is_new = pl.col("here").is_not_null()
    return (
        places.join(new, on="at", how="left", maintain_order="left")
        .with_columns(
            new_at=pl.coalesce("here", "new_at"),
            key=pl.coalesce("name", "key"),
            doubled=pl.col("doubled") & ~is_new,
            alike=pl.when(is_new).then(1).otherwise("alike").cast(pl.UInt32),
            certain=pl.col("certain") | is_new,
        )
        .drop("here", "name")
    )


def _places_of_keys(sheet: JobSheet | None, keys: RowKeys | None) -> pl.DataFrame:
    """Return the rows of the sheet as it was opened, by key: one for each key."""
    if sheet is None or keys is None:
        return _NOWHERE
    found = keys.in_(sheet.opened.frame, sheet.matching)
    if found is None:
        return _NOWHERE
    wanted = found.is_in(keys.rows["key"].implode()) & (found != "")
    rows = pl.DataFrame({"key": found}).with_row_index("new_at").filter(wanted)
    return rows.group_by("key").agg(pl.col("new_at").first(), pl.len().alias("alike"))


def _places_of_columns(columns: Mapping[int, int]) -> pl.DataFrame:
    schema = {"column": pl.UInt16, "new_column": pl.UInt16}
    return pl.DataFrame(list(columns.items()), schema=schema, orient="row")
