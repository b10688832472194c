"""The values that a field takes: which, of what kind, in which other spellings.

The one place for it: check, fixes, output, linter, templates and editors ask here, so that none
of them takes a spelling for another value than the rest. Nothing heavy is imported.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from rosterwizard.core.profiles.language import Field, FieldType, RecordType, When

_BY_VALUE = frozenset({"integer", "number", "date", "datetime", "year"})


def takes_several(field: Field) -> bool:
    """Tell whether one cell may hold several values."""
    return field.type == "list"


def kind_of(field: Field) -> FieldType:
    """Return the type of the field's values: of the items, for a list."""
    return field.item_type if takes_several(field) else field.type


def is_typed_freely(field: Field) -> bool:
    """Tell whether a value of the field has no type, no format and no list."""
    return (
        kind_of(field) in {"string", "any"}
        and field.format in {"", "default"}
        and not field.allowed
    )


def takes_any_text(field: Field) -> bool:
    """Tell whether every text is a value of the field, so that none is another spelling of it."""
    limits = field.constraints.pattern or field.roster.items.pattern
    return is_typed_freely(field) and not (field.roster.synonyms or limits)


def accepted(field: Field) -> tuple[str, ...]:
    """Return the texts that the system takes, as it spells them; empty when it takes any."""
    if kind_of(field) == "boolean":
        return (*field.true_values, *field.false_values)
    return field.allowed


def choices_of(field: Field) -> tuple[str, ...]:
    """Return the values that a cell is chosen from; empty when it is typed.

    Of a boolean the two that the system writes itself, though it may take more. A list of values
    that may stand together in one cell is no choice: a dropdown would forbid the second.
    """
    if takes_several(field):
        return ()
    if field.type == "boolean":
        return written_as(field, ("true", "false"))
    return field.allowed


def is_closed(field: Field) -> bool:
    """Tell whether the field takes only its own spellings, in their own case."""
    return bool(accepted(field)) and not field.roster.ignore_case and not is_by_value(field)


def is_by_value(field: Field) -> bool:
    """Tell whether values count and not their spellings: 07 is 7."""
    return kind_of(field) in _BY_VALUE


def synonyms_of(field: Field) -> dict[str, str]:
    """Return the system's spelling for each other spelling, which is in lower case."""
    return unambiguous(field.roster.synonyms.items())


def unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the values by lower case, without those of which two differ only by case."""
    found: dict[str, str] = {}
    doubled = set()
    for key, value in pairs:
        folded = key.lower()
        if found.setdefault(folded, value) != value:
            doubled.add(folded)
    return {key: value for key, value in found.items() if key not in doubled}


def written_as(field: Field, values: Iterable[str]) -> tuple[str, ...]:
    """Return the values of a condition as the system writes them: "true" may be "Y"."""
    if field.type != "boolean":
        return tuple(values)
    written = {"true": field.true_values[:1], "false": field.false_values[:1]}
    return tuple(text for value in values for text in written.get(value, (value,)))


def conditions_as_written(record_type: RecordType, conditions: Iterable[When]) -> tuple[When, ...]:
    """Return the conditions with booleans as they stand in the sheet: "N" for "false"."""
    fields = {each.name: each for each in record_type.fields}
    return tuple(
        replace(each, values=written_as(fields[each.field], each.values))
        if each.field in fields
        else each
        for each in conditions
    )


def every_spelling(field: Field, values: Iterable[str]) -> list[str]:
    """Return all ways to write the values of a condition, synonyms included."""
    written = list(values)
    if field.type == "boolean":
        every = {"true": field.true_values, "false": field.false_values}
        written = [text for value, texts in every.items() if value in written for text in texts]
    others = [other for other, value in field.roster.synonyms.items() if value in written]
    return [*written, *others]


def blanks_of(field: Field, record_type: RecordType) -> tuple[str, ...]:
    """Return the texts that stand for a blank cell ("n/a"), without the empty one."""
    own = field.missing_values
    return tuple(filter(None, record_type.schema.missing_values if own is None else own))


def fields_behind(field: Field) -> tuple[str, ...]:
    """Return the names of the fields that decide whether the cell is looked at or must be filled.

    The field's own is the first; each stands there once.
    """
    roster = field.roster
    conditions = (*roster.required_when, *roster.blank_when, *roster.ignored_when)
    if not conditions:
        return (field.name,)
    return tuple(dict.fromkeys([field.name, *(when.field for when in conditions if when.field)]))
