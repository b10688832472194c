"""Names in a profile that lead to no field.

No rule can be listed and no file checked under such a profile, so it is refused when it is loaded.
A reference to a record type that is not there is none of these: whoever extends a profile may leave
out what others refer to, and the linter tells it.
"""

from collections.abc import Iterable, Iterator

from rosterwizard.core.profiles.faults import Fault, unknown
from rosterwizard.core.profiles.language import Field, ForeignKey, Profile, RecordType


def lost_names(profile: Profile) -> Iterator[Fault]:
    """Give each name that leads nowhere, and each reference that points to more than it names."""
    for at, record_type in enumerate(profile.record_types):
        yield from _of_record_type(profile, record_type, f"resources[{at}]")


def _of_record_type(profile: Profile, record_type: RecordType, place: str) -> Iterator[Fault]:
    schema, roster = record_type.schema, record_type.roster
    yield from _unknown(schema.primary_key, record_type, f"{place}.schema.primaryKey")
    for at, key in enumerate(schema.unique_keys):
        yield from _unknown(key, record_type, f"{place}.schema.uniqueKeys[{at}]")
    for at, foreign in enumerate(schema.foreign_keys):
        yield from _of_reference(profile, record_type, foreign, f"{place}.schema.foreignKeys[{at}]")
    for at, group in enumerate(roster.one_of):
        yield from _unknown(group, record_type, f"{place}.roster.oneOf[{at}]")
    yield from _unknown(roster.limits.together, record_type, f"{place}.roster.limits.together")
    yield from _unknown(roster.update.match, record_type, f"{place}.roster.update.match")
    for at, field in enumerate(record_type.fields):
        yield from _of_field(field, record_type, f"{place}.schema.fields[{at}].roster")


def _of_reference(
    profile: Profile, record_type: RecordType, key: ForeignKey, place: str
) -> Iterator[Fault]:
    yield from _unknown(key.names, record_type, f"{place}.fields")
    name = key.reference.resource or record_type.name
    types = {each.name: each for each in profile.record_types}
    if name not in types:
        return
    targets = key.reference.names
    yield from _unknown(targets, types[name], f"{place}.reference.fields")
    if len(targets) != len(key.names):
        yield Fault(f"{place}.reference.fields", "profile-uneven-reference")
    if key.roster.where:
        yield from _unknown([key.roster.where.field], types[name], f"{place}.roster.where.field")


def _of_field(field: Field, record_type: RecordType, place: str) -> Iterator[Fault]:
    roster = field.roster
    for key, whens in (
        ("requiredWhen", roster.required_when),
        ("blankWhen", roster.blank_when),
        ("ignoredWhen", roster.ignored_when),
    ):
        for at, when in enumerate(whens):
            yield from _unknown([when.field], record_type, f"{place}.{key}[{at}].field")
    yield from _unknown([roster.same_length_as], record_type, f"{place}.sameLengthAs")
    yield from _unknown([roster.not_before], record_type, f"{place}.notBefore")


def _unknown(found: Iterable[str], record_type: RecordType, place: str) -> Iterator[Fault]:
    known = [field.name for field in record_type.fields]
    for name in found:
        if name and name not in known:
            yield unknown(place, "profile-unknown-field", name, known)
