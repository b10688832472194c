"""Numbered columns: one field of a profile that stands for several columns of a sheet.

A field with `repeats = 3` and the name `Parent {n}` becomes `Parent 1`, `Parent 2`, `Parent 3`.
"""

from collections.abc import Iterator

import msgspec
from msgspec import structs

from rosterwizard.core.profiles.language import Field, Profile, RecordType

_GAP = "{n}"


def numbered(profile: Profile) -> Profile:
    """Return the profile with each field that repeats written out, and its types' system named."""
    types = tuple(_numbered(each, profile.name) for each in profile.record_types)
    return structs.replace(profile, record_types=types)


def _numbered(record_type: RecordType, system: str) -> RecordType:
    schema = record_type.schema
    if any(each.roster.repeats for each in schema.fields):
        columns = tuple(column for each in schema.fields for column in _columns(each))
        schema = structs.replace(schema, fields=columns)
    return structs.replace(record_type, schema=schema, system=system)


def _columns(field: Field) -> Iterator[Field]:
    if not field.roster.repeats:
        yield field
    for number in range(1, field.roster.repeats + 1):
        tree = _filled(msgspec.to_builtins(field), str(number))
        column = msgspec.convert(tree, Field)
        yield structs.replace(column, roster=structs.replace(column.roster, repeats=0))


def _filled(part: object, number: str) -> object:
    """Return the tree with `{n}` filled in wherever it stands, also in names of other fields."""
    match part:
        case str():
            return part.replace(_GAP, number)
        case dict():
            return {key: _filled(value, number) for key, value in part.items()}
        case list() | tuple():
            return [_filled(value, number) for value in part]
    return part
