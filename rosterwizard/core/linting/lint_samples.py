"""Examples and sample values: they are there, and they keep their own field's rules.

Whether whole sample rows hold together is for the checker to say; `tests` runs it over them.
"""

from collections.abc import Iterator

import polars as pl

from rosterwizard.core.cells.field_values import kind_of
from rosterwizard.core.cells.patterns import breaks_pattern, is_not_well_formed, pattern_fault
from rosterwizard.core.cells.types import is_not_of_type, is_one_of
from rosterwizard.core.profiles.faults import Fault
from rosterwizard.core.profiles.language import Constraints, Field, RecordType


def sample_faults(record_type: RecordType, place: str) -> Iterator[Fault]:
    """Give the samples that are missing, too many, or not what they are samples of."""
    wanted = record_type.roster.sample_rows
    for at, field in enumerate(record_type.fields):
        where = f"{place}.schema.fields[{at}]"
        samples = field.roster.samples
        if not field.example:
            yield Fault(f"{where}.example", "profile-no-example", {"field": field.name})
        if len(samples) != wanted:
            counts = {"found": str(len(samples)), "wanted": str(wanted)}
            yield Fault(f"{where}.roster.samples", "profile-sample-count", counts)
        if record_type.always_needs(field) and "" in samples:
            yield Fault(f"{where}.roster.samples", "profile-blank-sample", {"field": field.name})
        if _must_differ(record_type, field) and _has_doubles(field):
            yield Fault(f"{where}.roster.samples", "profile-same-samples", {"field": field.name})
        yield from _value_faults(field, where)


def _must_differ(record_type: RecordType, field: Field) -> bool:
    return field.constraints.unique or record_type.schema.primary_key == (field.name,)


def _has_doubles(field: Field) -> bool:
    filled = [sample for sample in field.roster.samples if sample]
    same = {value.lower() if field.roster.ignore_case else value for value in filled}
    return len(same) < len(filled)


def _value_faults(field: Field, place: str) -> Iterator[Fault]:
    places = {f"{place}.example": field.example}
    for at, sample in enumerate(field.roster.samples):
        places[f"{place}.roster.samples[{at}]"] = sample
    sentinels = {each.value for each in field.roster.sentinels}
    for where, value in places.items():
        if value and value not in sentinels:
            for code in _broken(field, value):
                yield Fault(where, "profile-sample-breaks", {"value": value, "rule": code})


def _broken(field: Field, value: str) -> Iterator[str]:
    """Give the codes of the field's own rules that the value breaks."""
    if field.type != "list":
        yield from _broken_by_text(field, value, field.constraints)
        return
    items = value.split(field.delimiter) if field.delimiter else [value]
    yield from _broken_lengths(len(items), field.constraints)
    for item in items:
        yield from _broken_by_text(field, item, field.roster.items)


def _broken_by_text(field: Field, value: str, constraints: Constraints) -> Iterator[str]:
    text = pl.lit(value)
    kind = kind_of(field)
    breaches: dict[str, pl.Expr] = {}
    if kind not in {"string", "any", "list"}:
        breaches["type"] = is_not_of_type(field, text)
    elif field.format in {"email", "uri"}:
        breaches["format"] = is_not_well_formed(text, field.format)
    if field.allowed:
        ignore_case = field.roster.ignore_case
        breaches["enum"] = ~is_one_of(text, field.allowed, ignore_case=ignore_case)
    if constraints.pattern and not pattern_fault(constraints.pattern):
        breaches["pattern"] = breaks_pattern(text, constraints.pattern)
    yield from (code for code, breach in breaches.items() if pl.select(breach).item())
    yield from _broken_lengths(len(value), constraints)


def _broken_lengths(length: int, constraints: Constraints) -> Iterator[str]:
    if constraints.min_length is not None and length < constraints.min_length:
        yield "minLength"
    if constraints.max_length is not None and length > constraints.max_length:
        yield "maxLength"
