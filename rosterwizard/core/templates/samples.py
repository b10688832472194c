"""The sample rows of a template, and how they are known again when it comes back filled in.

People leave the samples in, and would then import two children who do not exist. In a template
of ours a row that is all of a sample is one; where a cell of it was changed, a person is asked. In
any other file a row may equal a sample because that is what the school has, so there, too, a
person is asked, and only where all samples stand on top are they left out meanwhile.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rosterwizard.core.cells.field_values import choices_of
from rosterwizard.core.profiles.language import Field, RecordType

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.sheet.sheet import TemplateMark

_DATES = frozenset({"date", "datetime"})
_NUMBERS = frozenset({"integer", "number", "year"})
_LOST_IN_FRONT = "'0"
_ENOUGH = 3  # columns


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


@dataclass(frozen=True, slots=True)
class SamplesFound:
    """Rows that are or may be samples, as positions, sorted; no row is in two of them.

    certain: samples of the template that the file is. maybe: such samples in which something was
    changed, or all samples in the first rows of a file that says nothing of itself, as a CSV
    template does. alike: other rows that equal a sample, in a file that is no template.
    """

    certain: tuple[int, ...] = ()
    maybe: tuple[int, ...] = ()
    alike: tuple[int, ...] = ()


def find_samples(
    frame: "pl.DataFrame", record_type: RecordType, mark: "TemplateMark | None" = None
) -> SamplesFound:
    """Return the rows that are still samples, and those of which a person has to say.

    frame: text by field name, as `JobSheet.by_field` gives it; other columns do no harm.
    mark: what the template says about itself; None where the file is none. A template that was
        made without samples has none: there such a row is somebody's own.
    """
    if mark is None:
        alike = tuple(_alike(frame, record_type))
        is_template = _begins_with_all(frame, record_type)
        return SamplesFound(maybe=alike) if is_template else SamplesFound(alike=alike)
    if not mark.fingerprints:
        return SamplesFound()
    names = [name for name in frame.columns if not mark.columns or name in mark.columns]
    is_complete = set(mark.columns) <= set(names)
    samples = [each for each in _samples_of(record_type, names) if is_complete or each.can_be_known]
    certain = {*_rows_where(frame, [each.is_whole() for each in samples])}
    certain |= {*_rows_marked(frame, record_type, mark)}
    maybe = {*_rows_where(frame, [each.is_mostly() for each in samples])} - certain
    return SamplesFound(tuple(sorted(certain)), tuple(sorted(maybe)))


def _alike(frame: "pl.DataFrame", record_type: RecordType) -> Iterator[int]:
    """Give the rows that equal a sample in all that is there, or in its key and most of the rest.

    Its key must be there.

    A sheet with nothing but a grade in it would else have all the fifth graders.
    """
    key = _identifying(record_type)
    if set(key) <= set(frame.columns):
        samples = _samples_of(record_type, frame.columns)
        whole = [each for each in samples if all(each.cells.get(name) for name in key)]
        nearly = [each for each in samples if each.key]
        # Nearly no row has the first field of a key of theirs: all else is asked of those alone.
        firsts = [each.has(key[0]) for each in whole] + [each.has(each.key[0]) for each in nearly]
        rows = _rows_where(frame, firsts)
        conditions = [each.is_whole() for each in whole] + [each.is_nearly() for each in nearly]
        yield from (rows[place] for place in _rows_where(frame[rows], conditions))


def _begins_with_all(frame: "pl.DataFrame", record_type: RecordType) -> bool:
    """Tell whether the first rows are all samples, in their order, and the table is wide enough.

    A table of names and values has the same two cells in many a school.
    """
    samples = _samples_of(record_type, frame.columns)
    first = frame.head(len(samples))
    return bool(samples and frame.width >= _ENOUGH) and all(
        place in _rows_where(first, [each.is_whole()]) for place, each in enumerate(samples)
    )


def _rows_where(frame: "pl.DataFrame", conditions: Sequence["pl.Expr"]) -> Sequence[int]:
    """Return the positions of the rows for which one of the conditions is true."""
    import polars as pl  # noqa: PLC0415 - templates are made without it

    if not conditions:
        return ()
    found = frame.select(pl.any_horizontal(*conditions).alias("found")).to_series()
    return found.arg_true().to_list()


@dataclass(frozen=True, slots=True)
class _Sample:
    """One sample as far as its columns are there, without dates, which Excel rewrites.

    cells: the text by field. telling: the fields of which few people have the same: no lists, no
    numbers, and nothing that all samples share. key: those that tell one record from all others.
    """

    cells: Mapping[str, str] = field(repr=False)
    telling: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def can_be_known(self) -> bool:
        """Whether there is enough of it that no other row is likely to be the same."""
        return bool(self.key) or len(self.telling) > 1

    def has(self, name: str) -> "pl.Expr":
        """Tell whether a row has the sample's text in a field."""
        import polars as pl  # noqa: PLC0415 - as above

        bare = pl.col(name).str.strip_chars().str.to_lowercase()
        return bare.str.strip_chars_start(_LOST_IN_FRONT) == _bare(self.cells[name])

    def is_whole(self) -> "pl.Expr":
        """Tell whether a row is the sample."""
        import polars as pl  # noqa: PLC0415 - as above

        return pl.all_horizontal(pl.lit(value=True), *(self.has(name) for name in self.cells))

    def is_mostly(self) -> "pl.Expr":
        """Tell whether a row has the sample's key, or most of what tells it apart and none other.

        Who has a key of their own is a sample only where nothing else was changed.
        """
        import polars as pl  # noqa: PLC0415 - as above

        if not self.key:
            return self._has_most()
        has_key = pl.all_horizontal(*map(self.has, self.key))
        no_key = pl.all_horizontal(*(pl.col(name).str.strip_chars() == "" for name in self.key))
        others = [self.has(name) for name in self.cells if name not in self.key]
        tells = len({*self.telling} - {*self.key}) > 1
        is_rest = pl.all_horizontal(*others) if tells else pl.lit(value=False)
        return has_key | is_rest | (no_key & self._has_most())

    def is_nearly(self) -> "pl.Expr":
        """Tell whether a row has the sample's key and most of all else that tells it apart."""
        import polars as pl  # noqa: PLC0415 - as above

        return pl.all_horizontal(*map(self.has, self.key)) & self._has_most()

    def _has_most(self) -> "pl.Expr":
        import polars as pl  # noqa: PLC0415 - as above

        if len(self.telling) <= 1:
            return pl.lit(value=False)
        count = pl.sum_horizontal(*map(self.has, self.telling))
        return (count > 1) & (count * 2 > len(self.telling))


def _samples_of(record_type: RecordType, present: Collection[str]) -> list[_Sample]:
    """Return the profile's samples as far as their fields are present."""
    fields = [
        each for each in record_type.fields if each.name in present and each.type not in _DATES
    ]
    rows = sample_rows(record_type, fields)
    shared = {
        each.name
        for place, each in enumerate(fields)
        if len(rows) > 1 and len({row[place] for row in rows}) == 1
    }
    schema = record_type.schema
    key = schema.primary_key or tuple(each.name for each in fields if each.constraints.unique)[:1]
    samples = []
    for row in rows:
        cells = {each.name: text for each, text in zip(fields, row, strict=True)}
        telling = tuple(
            each.name
            for each in fields
            if cells[each.name] and each.name not in shared and not _many_have_it(each)
        )
        own_key = key if all(cells.get(name) for name in key) else ()
        if any(cells.values()):
            samples.append(_Sample(cells, telling, own_key))
    return samples


def _many_have_it(each: Field) -> bool:
    return bool(choices_of(each)) or each.type in _NUMBERS


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
