"""Plain Table Schema (version 2), for other tools and from them.

Going out, a record type says what the system takes, in the words that every tool knows. What
Table Schema cannot say stays at home: conditions, accepted headings, synonyms, constraints of the
items of a list, keys of lists, references to other files, and every rule whose breach is only a
warning or a note. It has no way to ignore case either: the spellings of a boolean go out in their
usual cases, a closed list that ignores case goes out open, and uniqueness goes out as it is
written (two values that differ only by case then pass). Sentinels join the closed list, or count
as blank where the field has a type of its own.

Coming in, what our language has no word for is left out, and a type that it does not know
becomes `any`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

import msgspec

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import (
    Category,
    Constraints,
    Field,
    FieldType,
    ForeignKey,
    RecordType,
    Rule,
    names,
)
from rosterwizard.core.profiles.profile_text import profile_text

Descriptor = dict[str, Any]

_ITEM_TYPES = {"string", "integer", "number", "boolean", "date", "datetime"}
_LENGTHS = ("minLength", "maxLength")
_BOUNDS = ("minimum", "maximum")
_CONSTRAINTS: Mapping[FieldType, tuple[str, ...]] = {
    "string": ("pattern", *_LENGTHS),
    "list": _LENGTHS,
    "integer": _BOUNDS,
    "number": _BOUNDS,
    "date": _BOUNDS,
    "datetime": _BOUNDS,
    "year": _BOUNDS,
}


def to_table_schema(record_type: RecordType) -> Descriptor:
    """Return the record type as a plain Table Schema, ready for JSON."""
    schema = record_type.schema
    out: Descriptor = {
        "fieldsMatch": _fields_match(record_type),
        "fields": [_field_out(field, record_type) for field in schema.fields],
        "missingValues": list(schema.missing_values),
    }
    rules = record_type.roster.rules
    if schema.primary_key and _is_error(rules.get("primaryKey")):
        out["primaryKey"] = list(schema.primary_key)
    if schema.unique_keys and _is_error(rules.get("uniqueKey")):
        out["uniqueKeys"] = [list(key) for key in schema.unique_keys]
    own = [_foreign_key_out(key) for key in schema.foreign_keys if _is_plain(key, record_type)]
    return {**out, "foreignKeys": own} if own else out


def from_table_schema(schema: Mapping[str, Any], name: str) -> Descriptor:
    """Return the record type `name`, as it stands in a profile, that a Table Schema describes.

    schema: of version 1 or 2. Raises RosterError "table-schema-fault" with the `reason`, in the
    decoder's words.
    """
    try:
        tree = {
            "fields": [_field_in(field) for field in schema["fields"]],
            "primaryKey": names(schema.get("primaryKey", ())),
            "uniqueKeys": [names(key) for key in schema.get("uniqueKeys", ())],
            "foreignKeys": [_foreign_key_in(key) for key in schema.get("foreignKeys", ())],
            "missingValues": _values(schema.get("missingValues", ("",))),
        }
        record_type = {"name": name, "schema": tree}
        msgspec.convert(record_type, RecordType)
    except (AttributeError, KeyError, TypeError, msgspec.ValidationError) as error:
        raise RosterError("table-schema-fault", reason=str(error)) from error
    return record_type


def profile_from_table_schema(data: bytes, title: str) -> str:
    """Return the text of a profile with the one record type that a Table Schema describes.

    data: JSON. title: what the system is called. Raises RosterError "table-schema-fault".
    """
    try:
        schema = msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        raise RosterError("table-schema-fault", reason=str(error)) from error
    name = "-".join(re.findall(r"[a-z0-9]+", title.lower())) or "mine"
    about = {"name": name, "title": title or name, "version": "1"}
    return profile_text({**about, "resources": [from_table_schema(schema, "records")]})


def _is_error(rule: Rule | None) -> bool:
    return rule is None or rule.severity == "error"


def _fields_match(record_type: RecordType) -> str:
    """Return how a file's columns relate to the fields; their order is free."""
    roster = record_type.roster
    if roster.all_headings and _is_error(roster.rules.get("missing-column")):
        return "subset" if roster.keep_unknown else "equal"
    return "partial" if roster.keep_unknown else "superset"


def _field_out(field: Field, record_type: RecordType) -> Descriptor:
    out: Descriptor = {"name": field.name, "type": field.type}
    for key in ("title", "description", "format", "example"):
        if value := getattr(field, key):
            out[key] = value
    if field.type == "list":
        item_type = field.item_type if field.item_type in _ITEM_TYPES else "string"
        out |= {"delimiter": field.delimiter, "itemType": item_type}
    if field.type == "boolean":
        out["trueValues"] = _usual_cases(field.true_values, field)
        out["falseValues"] = _usual_cases(field.false_values, field)
    if constraints := _constraints_out(field, record_type):
        out["constraints"] = constraints
    if field.categories and "enum" in constraints and not field.roster.sentinels:
        out["categories"] = [_category_out(each) for each in field.categories]
    if missing := _missing_out(field, record_type):
        out["missingValues"] = missing
    return out


def _constraints_out(field: Field, record_type: RecordType) -> Descriptor:
    found = msgspec.to_builtins(field.constraints)
    out = {key: found[key] for key in ("required", "unique") if found[key]}
    bounds = _CONSTRAINTS.get(field.type, ())
    out |= {key: found[key] for key in bounds if found[key] not in {None, ""}}
    if field.type not in {"list", "boolean"} and field.allowed and not field.roster.ignore_case:
        out["enum"] = [*field.allowed, *(each.value for each in field.roster.sentinels)]
    own, all_ = field.roster.rules, record_type.roster.rules
    return {key: value for key, value in out.items() if _is_error(own.get(key, all_.get(key)))}


def _category_out(category: Category) -> Descriptor:
    out = {"value": category.value}
    return {**out, "label": category.label} if category.label else out


def _missing_out(field: Field, record_type: RecordType) -> list[str]:
    """Return what counts as blank in this field only; nothing where the schema's values do."""
    own = field.missing_values
    missing = list(record_type.schema.missing_values if own is None else own)
    if field.type not in {"string", "any"}:
        missing += [each.value for each in field.roster.sentinels]
    return missing if missing != list(record_type.schema.missing_values) else []


def _usual_cases(values: tuple[str, ...], field: Field) -> list[str]:
    if not field.roster.ignore_case:
        return list(values)
    cases = (
        case for value in values for case in (value, value.lower(), value.upper(), value.title())
    )
    return list(dict.fromkeys(cases))


def _is_plain(key: ForeignKey, record_type: RecordType) -> bool:
    """Tell whether Table Schema can say the key without other files beside this one."""
    lists = any(record_type.field(name).type == "list" for name in key.names)
    here = key.reference.resource in {"", record_type.name}
    return here and not lists and not key.roster.where and _is_error(key.roster.rule)


def _foreign_key_out(key: ForeignKey) -> Descriptor:
    target = {"resource": "", "fields": list(key.reference.names)}
    return {"fields": list(key.names), "reference": target}


def _foreign_key_in(key: Descriptor) -> Descriptor:
    target = key["reference"]
    reference = {"resource": target.get("resource", ""), "fields": names(target["fields"])}
    return {"fields": names(key["fields"]), "reference": reference}


def _field_in(field: Descriptor) -> Descriptor:
    known = ("name", "title", "description", "example", "trueValues", "falseValues", "delimiter")
    out = {key: field[key] for key in known if key in field}
    type_ = field.get("type", "string")
    out["type"] = type_ if type_ in get_args(FieldType) else "any"
    if (form := field.get("format", "default")) != "default":
        out["format"] = form
    if "itemType" in field:
        out["itemType"] = field["itemType"] if field["itemType"] in _ITEM_TYPES else "string"
    if "missingValues" in field:
        out["missingValues"] = _values(field["missingValues"])
    if "categories" in field:
        out["categories"] = [_category_in(each) for each in field["categories"]]
    out["constraints"] = _constraints_in(field.get("constraints", {}))
    return out


def _category_in(category: Any) -> Descriptor:  # noqa: ANN401 - a bare value, or a table
    if not isinstance(category, dict):
        return {"value": str(category)}
    return {key: str(category[key]) for key in ("value", "label") if key in category}


def _constraints_in(found: Descriptor) -> Descriptor:
    known = {field.encode_name for field in msgspec.structs.fields(Constraints)}
    out = {key: value for key, value in found.items() if key in known}
    if "enum" in out:
        out["enum"] = [str(value) for value in out["enum"]]
    return out


def _values(values: Iterable[Any]) -> list[str]:
    """Return the values of a list that may hold bare ones or tables with a value."""
    return [str(each["value"] if isinstance(each, dict) else each) for each in values]
