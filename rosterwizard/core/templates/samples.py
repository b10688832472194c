"""The sample rows of a template, and how they are known again when it comes back filled in.

People leave the samples in, and would then import two children who do not exist. A row counts as
a sample only when all of it is: one cell typed over, and it is the person's own row.
"""

import hashlib
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from rosterwizard.core.profiles.language import Field, RecordType

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.sheet.sheet import TemplateMark

_DATES = frozenset({"date", "datetime"})
_LOST_IN_FRONT = "'0"


def sample_rows(record_type: RecordType, columns: Sequence[Field]) -> tuple[tuple[str, ...], ...]:
    """Return the sample rows, one text for each of `columns`.

    A field without samples of its own shows its example in the first row, which is then the only
    one to have it: an example repeated could break a rule that values differ.
    """
    return tuple(
        tuple(_sample(field, row) for field in columns)
        for row in range(record_type.roster.sample_rows)
    )


def _sample(field: Field, row: int) -> str:
    samples = field.roster.samples or (field.example,)
    return samples[row] if row < len(samples) else ""


def fingerprint(cells: Sequence[str]) -> str:
    """Return a short digest of a row's cells."""
    text = "\x1f".join(_bare(cell) for cell in cells)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _bare(text: str) -> str:
    """Return the text without what happens to it on the way through a CSV file and Excel.

    Excel takes zeros off the front of numbers and writes `TRUE` for `true`; we put an apostrophe
    before text that it would run as a formula.
    """
    return text.strip().lower().lstrip(_LOST_IN_FRONT)


def sample_positions(
    frame: "pl.DataFrame", record_type: RecordType, mark: "TemplateMark | None" = None
) -> "pl.Series":
    """Return the positions (UInt32, sorted) of the rows that are still samples.

    frame: text by field name, as `JobSheet.by_field` gives it; other columns do no harm.
    mark: what the template says about itself; without one (CSV), or when columns were taken
        out since, rows count that are equal to the profile's own samples. A template that was
        made without samples has none: there such a row is somebody's own.
    """
    import polars as pl  # noqa: PLC0415 - templates are made without it

    if mark and not mark.fingerprints:
        return pl.Series("row", [], pl.UInt32)
    marked = _rows_marked(frame, record_type, mark) if mark else ()
    samples = _own_samples(frame.columns, record_type)
    suspects = _equal_to_any(frame, samples, _identifying(record_type))
    equal = _equal_to_any(frame[suspects], samples, frame.columns)
    return pl.Series("row", sorted({*suspects.gather(equal), *marked}), pl.UInt32)


def _equal_to_any(
    frame: "pl.DataFrame", samples: Sequence[dict[str, str]], fields: Collection[str]
) -> "pl.Series":
    """Return the positions of the rows that equal one of `samples` in all of `fields`."""
    import polars as pl  # noqa: PLC0415 - as above

    equal = (
        pl.all_horizontal(
            pl.lit(value=True),  # dates tell nothing, though they may be all that was asked for
            *(_is_bare(pl.col(name), cell) for name, cell in sample.items() if name in fields),
        )
        for sample in samples
    )
    is_equal = pl.any_horizontal(pl.lit(value=False), *equal)
    return frame.select(is_equal.alias("equal")).to_series().arg_true()


def _is_bare(column: "pl.Expr", cell: str) -> "pl.Expr":
    bare = column.str.strip_chars().str.to_lowercase().str.strip_chars_start(_LOST_IN_FRONT)
    return bare == _bare(cell)


def _own_samples(present: Collection[str], record_type: RecordType) -> list[dict[str, str]]:
    """Return the profile's samples as far as their fields are present.

    None when what tells records apart is not among them: a sheet with nothing but a grade in it
    would else lose all the fifth graders. Dates do not count, since Excel rewrites them.
    """
    if not set(_identifying(record_type)) <= set(present):
        return []
    fields = [field for field in record_type.fields if field.name in present]
    names = [field.name for field in fields]
    told_apart = [
        name for name, field in zip(names, fields, strict=True) if field.type not in _DATES
    ]
    rows = [dict(zip(names, row, strict=True)) for row in sample_rows(record_type, fields)]
    return [
        {name: row[name] for name in told_apart}
        for row in rows
        if all(row[name] for name in _identifying(record_type))
    ]


def _identifying(record_type: RecordType) -> tuple[str, ...]:
    """Return the fields that tell records apart, as far as the profile says."""
    fields = record_type.fields
    required = tuple(each.name for each in fields if each.constraints.required)
    unique = tuple(each.name for each in fields if each.constraints.unique)[:1]
    everything = tuple(each.name for each in fields)
    return record_type.schema.primary_key or required or unique or everything


def _rows_marked(
    frame: "pl.DataFrame", record_type: RecordType, mark: "TemplateMark"
) -> Collection[int]:
    """Return the rows whose fingerprints the mark has, as far as the profile's samples do not.

    Only a template of another version has those; of this one, nothing needs to be digested.
    """
    fields = {field.name: field for field in record_type.fields if field.name in frame.columns}
    if not mark.columns or not set(mark.columns) <= set(fields):
        return ()
    own = sample_rows(record_type, [fields[name] for name in mark.columns])
    wanted = set(mark.fingerprints) - {fingerprint(row) for row in own}
    if not wanted:
        return ()
    rows = frame.select(mark.columns).iter_rows()
    return [position for position, row in enumerate(rows) if fingerprint(row) in wanted]
