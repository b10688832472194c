"""What names in a record type lead to, where that does not fit, and headings of two fields."""

from collections.abc import Iterator

from rosterwizard.core.profiles.faults import Fault, unknown
from rosterwizard.core.profiles.language import Field, ForeignKey, Profile, RecordType, When
from rosterwizard.core.sheet.heading_text import folded


def name_faults(profile: Profile, record_type: RecordType, place: str) -> Iterator[Fault]:
    """Give what refers to no record type, values and pairs that do not fit, headings of two fields.

    That each name of a field leads somewhere is seen to when a profile is loaded.
    """
    for at, key in enumerate(record_type.schema.foreign_keys):
        yield from _key_faults(profile, record_type, key, f"{place}.schema.foreignKeys[{at}]")
    yield from _heading_faults(record_type, place)
    for at, field in enumerate(record_type.fields):
        yield from _field_faults(field, record_type, f"{place}.schema.fields[{at}].roster")


def _key_faults(
    profile: Profile, record_type: RecordType, key: ForeignKey, place: str
) -> Iterator[Fault]:
    types = {each.name: each for each in profile.record_types}
    name = key.reference.resource or record_type.name
    if name not in types:
        yield unknown(f"{place}.reference.resource", "profile-unknown-type", name, types)
    elif key.roster.where:
        yield from _condition_faults(key.roster.where, types[name], f"{place}.roster.where")


def _field_faults(field: Field, record_type: RecordType, place: str) -> Iterator[Fault]:
    roster = field.roster
    conditions = {
        "requiredWhen": roster.required_when,
        "blankWhen": roster.blank_when,
        "ignoredWhen": roster.ignored_when,
    }
    for key, whens in conditions.items():
        for at, when in enumerate(whens):
            yield from _condition_faults(when, record_type, f"{place}.{key}[{at}]")
    others = {
        "sameLengthAs": ("list", roster.same_length_as),
        "notBefore": ("date", roster.not_before),
    }
    for key, (kind, other) in others.items():
        if other:
            yield from _pair_faults(field, other, kind, record_type, f"{place}.{key}")


def _condition_faults(when: When, record_type: RecordType, place: str) -> Iterator[Fault]:
    if not when.field:
        return
    known = _values(record_type.field(when.field))
    for at, value in enumerate(when.values):
        if known and value not in known:
            yield unknown(f"{place}.values[{at}]", "profile-unknown-value", value, known)


def _values(field: Field) -> tuple[str, ...]:
    """Return the values that a condition may name; empty when any will do."""
    if field.type == "boolean":
        return ("true", "false")
    sentinels = tuple(each.value for each in field.roster.sentinels)
    return (*field.allowed, *sentinels) if field.allowed else ()


def _pair_faults(
    field: Field, other: str, kind: str, record_type: RecordType, place: str
) -> Iterator[Fault]:
    if {field.type, record_type.field(other).type} != {kind}:
        yield Fault(place, "profile-unlike-pair", {"kind": kind, "other": other})


def _heading_faults(record_type: RecordType, place: str) -> Iterator[Fault]:
    """Give the headings that two fields, or a field and a list of unwanted ones, would take."""
    taken: dict[str, str] = {}
    for at, field in enumerate(record_type.fields):
        for heading in dict.fromkeys(
            map(folded, (field.name, field.title, *field.roster.headings))
        ):
            if heading and heading in taken:
                yield _taken(f"{place}.schema.fields[{at}]", heading, taken[heading])
            taken.setdefault(heading, field.name)
    for at, unwanted in enumerate(record_type.roster.unwanted):
        if folded(unwanted.heading) in taken:
            other = taken[folded(unwanted.heading)]
            yield _taken(f"{place}.roster.unwanted[{at}].heading", unwanted.heading, other)


def _taken(place: str, heading: str, field: str) -> Fault:
    return Fault(place, "profile-heading-twice", {"heading": heading, "field": field})
