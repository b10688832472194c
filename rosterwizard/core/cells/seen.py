"""What a person sees of the keys of a sheet, so that two that look the same are told."""

from collections.abc import Iterator

import polars as pl

from rosterwizard.core.cells.columns import Columns
from rosterwizard.core.cells.field_values import takes_several
from rosterwizard.core.cells.tidying import ODD, may_be_odd
from rosterwizard.core.letters.skeleton import skeleton
from rosterwizard.core.profiles.language import RecordType
from rosterwizard.core.sheet.blanks import has_wide_blanks

SEEN = "seen"
"""The stage of it: only of the fields of a key, and where it may differ from what is meant."""

WIDE = "wide"
"""What a column tells: that it has wide blanks, so that a text may look like any other one's."""


def see(columns: Columns, record_type: RecordType, meant: tuple[str, ...]) -> None:
    """Make the stage "seen" of each field of a key; meant: the stages that it is made of."""
    columns.put(
        (name, SEEN, _seen(columns, name, meant))
        for name in key_fields(record_type)
        if columns.has(ODD, name)
    )


def has_any_wide_blank(texts: pl.Series) -> bool:
    """Tell whether a blank of the texts is one that `WIDE` speaks of."""
    if not may_be_odd(texts):
        return False
    return bool(texts.to_frame().select(has_wide_blanks(pl.all())).to_series().any())


def key_fields(record_type: RecordType) -> Iterator[str]:
    """Give the fields that are in a key or stand in one row only, each once."""
    schema = record_type.schema
    in_keys = {name for key in (schema.primary_key, *schema.unique_keys) for name in key}
    for field in record_type.fields:
        if (field.name in in_keys or field.constraints.unique) and not takes_several(field):
            yield field.name


def _seen(columns: Columns, name: str, meant: tuple[str, ...]) -> pl.Series:
    rows = columns.texts(name, ODD).arg_true()
    own = columns.own_frame(name)
    texts = own.select(columns.here(name, *meant)).to_series()
    few = texts.gather(rows)
    each = few.unique()
    shown = pl.Series([skeleton(text) for text in each], dtype=pl.String)
    seen = texts.clone().scatter(rows, few.replace_strict(each, shown, return_dtype=pl.String))
    # A wide blank may be one that somebody saw and typed, or come along unseen: "7 A" may be 7A.
    read = own.filter(columns.here(name, ODD)).select(columns.here(name, "read"))
    wide = rows.filter(read.select(has_wide_blanks(pl.all())).to_series())
    columns.as_told(WIDE, name, lambda: bool(wide.len()), nothing=False)
    narrow = seen.gather(wide).str.replace_all(" ", "", literal=True)
    known = narrow.is_in(seen.implode()) if wide.len() else pl.Series(dtype=pl.Boolean)
    return seen.scatter(wide.filter(known), narrow.filter(known))
