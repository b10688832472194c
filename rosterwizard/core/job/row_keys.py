"""By what the rows of a file are known again once the file has changed: by their keys.

A key is what stood in the file itself when it was read, whatever was done to it since.
"""

from collections.abc import Sequence

import msgspec
import polars as pl
from msgspec import Struct

from rosterwizard.core.job.edits import Edit
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.profiles.language import RecordType

KEYS = {
    "row": pl.UInt32,
    "as_opened": pl.Boolean,
    "at": pl.UInt32,
    "doubled": pl.Boolean,
    "key": pl.String,
}
_BETWEEN = "\x1f"  # between the parts of a key; a text that has it is no part of one


class RowKeys(Struct, frozen=True, eq=False):
    """The keys of the rows that an edit touches.

    fields: what the key is made of. of_row: the record type has no key of its own, so that all
        that is matched is it; blank parts are parts then.
    rows: schema `KEYS`. row: as the edit names it, which is by its position in the sheet as it
        was opened where `as_opened`; at: that position. doubled: another row has the same key.
        key: "" where a row has none.
    """

    fields: tuple[str, ...]
    of_row: bool = False
    rows: pl.DataFrame = msgspec.field(default_factory=lambda: pl.DataFrame(schema=KEYS))

    def __repr__(self) -> str:
        """Show no cell."""
        return f"RowKeys({self.fields!r}, rows={len(self.rows)})"

    def in_(self, frame: pl.DataFrame, matching: Matching) -> pl.Series | None:
        """Return the key of each row of `frame`; None where a part of it has no column."""
        columns = [matching.column_of(each) for each in self.fields]
        there = [column for column in columns if column is not None]
        if not there or len(there) < len(columns):
            return None
        return _keys_in(frame, there, blank_parts=self.of_row)


def keys_of_touched(
    frame: pl.DataFrame, there: pl.Series, matching: Matching, record_type: RecordType, edit: Edit
) -> RowKeys | None:
    """Return the keys of the rows that the edit touches; None where it touches none.

    frame: of the sheet as it was opened. there: the positions in it of the rows that were there
    when the edit was made.
    """
    touched = _touched(edit, there)
    if touched.is_empty():
        return None
    how = known_by(record_type, matching)
    keys = how.in_(frame, matching)
    if keys is None:
        rows = touched.with_columns(doubled=False, key=pl.lit(""))
    else:
        own = keys.gather(touched["at"])
        alike = keys.filter(keys.is_in(own.implode()))
        doubled = own.is_in(alike.filter(alike.is_duplicated()).implode())
        rows = touched.with_columns(doubled.alias("doubled"), own.alias("key"))
    return msgspec.structs.replace(how, rows=rows.select(*KEYS))


def _touched(edit: Edit, there: pl.Series) -> pl.DataFrame:
    rows = edit.cells["row"].unique(maintain_order=True)
    moved = pl.Series("row", edit.rows_as_opened, dtype=pl.UInt32)
    return pl.concat(
        [
            pl.DataFrame({"row": rows, "at": there.gather(rows)}).with_columns(as_opened=False),
            pl.DataFrame({"row": moved, "at": moved}).with_columns(as_opened=True),
        ],
        how="vertical",
    )


def known_by(record_type: RecordType, matching: Matching) -> RowKeys:
    """Return which fields tell the rows apart: the first key that has all of its columns."""
    own = [(each.name,) for each in record_type.fields if each.constraints.unique]
    for fields in (record_type.schema.primary_key, *record_type.schema.unique_keys, *own):
        if fields and all(matching.column_of(each) is not None for each in fields):
            return RowKeys(tuple(fields))
    matched = {each.field for each in matching.matches}
    return RowKeys(
        tuple(each.name for each in record_type.fields if each.name in matched), of_row=True
    )


def _keys_in(frame: pl.DataFrame, columns: Sequence[int], *, blank_parts: bool) -> pl.Series:
    parts = [pl.col(f"c{column}") for column in columns]
    blank = pl.all_horizontal if blank_parts else pl.any_horizontal
    none = blank([part == "" for part in parts]) | pl.any_horizontal(
        [part.str.contains(_BETWEEN, literal=True) for part in parts]
    )
    key = pl.when(none).then(pl.lit("")).otherwise(pl.concat_str(parts, separator=_BETWEEN))
    return frame.select(key.alias("key"))["key"]


def said_of_key(key: str) -> str:
    """Return the key as a person knows it."""
    return listed(part for part in key.split(_BETWEEN) if part)
