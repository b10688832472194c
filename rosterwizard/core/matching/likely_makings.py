"""Fields that could be made of columns, offered to a person and never done unasked."""

from collections.abc import Collection, Iterator, Mapping

from rosterwizard.core.making.made_of import Making, Part
from rosterwizard.core.matching.matching import Match, Matching, fields_open, missing_fields
from rosterwizard.core.matching.name_parts import (
    part_of_field,
    parts_of_heading,
    says_family_first,
)
from rosterwizard.core.profiles.language import RecordType

Made = Mapping[str, Making]


def likely_makings(matching: Matching, record_type: RecordType) -> tuple[Made, ...]:
    """Return what could be made of the columns, each as fields that one step fills.

    A full name that must be there is joined from the parts of one; where neither part has a
    column, they are split off a full name. Nothing is offered where several columns could be
    meant, nor for what somebody has settled.
    """
    settled = matching.settled()
    return (*_joins(settled, record_type), *_splits(settled, record_type))


def splitting(column: int, given: str, family: str, *, family_first: bool = False) -> Made:
    """Return what splits a full name into both fields; "" stands for a part that is not taken."""
    parts: tuple[tuple[str, Part], ...] = ((given, "given"), (family, "family"))
    return {name: Making((column,), part, family_first) for name, part in parts if name}


def fields_of_names(record_type: RecordType) -> tuple[str, str] | None:
    """Return the fields for given names and the family name; None where there are not just two."""
    fields = record_type.fields
    given = [each.name for each in fields if part_of_field(each) == "given"]
    family = [each.name for each in fields if part_of_field(each) == "family"]
    return (given[0], family[0]) if len(given) == len(family) == 1 else None


def _joins(matching: Matching, record_type: RecordType) -> Iterator[Made]:
    wanted = [
        each.name for each in missing_fields(matching, record_type) if part_of_field(each) == "all"
    ]
    if wanted:
        given, family = (_columns(matching, record_type, part) for part in ("given", "family"))
        if len(given) == len(family) == 1:
            yield from ({name: Making((given[0], family[0]))} for name in wanted)


def _splits(matching: Matching, record_type: RecordType) -> Iterator[Made]:
    fields = fields_of_names(record_type)
    open_ = {each.name for each in fields_open(matching, record_type)}
    if fields is None or not open_.issuperset(fields):
        return
    whole = _columns(matching, record_type, "all")
    if len(whole) == 1 and not _columns(matching, record_type, "given"):
        heading = matching.matches[whole[0]].heading
        yield splitting(whole[0], *fields, family_first=says_family_first(heading))


def _columns(matching: Matching, record_type: RecordType, part: Part) -> list[int]:
    """Return the columns that may hold that part of a name."""
    return [each.column for each in matching.matches if part in _parts_in(each, record_type)]


def _parts_in(match: Match, record_type: RecordType) -> Collection[Part | None]:
    if match.is_left_out:
        return ()
    if match.field is not None:
        return (part_of_field(record_type.field(match.field)),)
    return parts_of_heading(match.heading, record_type)
