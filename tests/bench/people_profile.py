"""The profile of the made-up people, for as many columns as they have."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from rosterwizard.core.profiles.loading import load_profile
from rosterwizard.core.profiles.profile_text import profile_text
from rosterwizard.core.profiles.table_schema import to_table_schema
from rosterwizard.services.own_profiles import own_profiles_folder

Tree = dict[str, Any]

PROFILE = Path(__file__).with_name("people.toml")


def record_type_of(columns: int) -> str:
    """Return what the record type of people with that many columns is called."""
    return f"people-{columns}"


def people_profile(*widths: int) -> bytes:
    """Return the text of the profile, with a record type for each of these numbers of columns."""
    tree = tomllib.loads(PROFILE.read_text("utf-8"))
    (resource,) = tree["resources"]
    tree["resources"] = [_widened(resource, columns) for columns in widths]
    return profile_text(tree).encode()


def _widened(resource: Tree, columns: int) -> Tree:
    fields = resource["schema"]["fields"]
    repeated = [_again(fields[at % len(fields)], at // len(fields)) for at in range(columns)]
    return {"name": record_type_of(columns), "schema": {"fields": repeated}}


def _again(field: Tree, before: int) -> Tree:
    """Return a field under another name. before: how often it is there already."""
    if not before:
        return field
    after = f"_{before + 1}"
    roster = dict(field.get("roster", {}))
    if conditions := roster.get("requiredWhen"):
        roster["requiredWhen"] = [{**each, "field": each["field"] + after} for each in conditions]
    return {**field, "name": field["name"] + after, "roster": roster}


def keep_profile(*widths: int) -> None:
    """Put the profile among the person's own, where commands find it."""
    own_profiles_folder().mkdir(exist_ok=True)
    (own_profiles_folder() / PROFILE.name).write_bytes(people_profile(*widths))


def write_schema(path: Path) -> None:
    """Write the profile as a Table Schema, with the list's rule in the only words that it has."""
    (record_type,) = load_profile(PROFILE.read_bytes(), PROFILE.name).record_types
    schema = to_table_schema(record_type)
    clubs = record_type.field("clubs")
    one = "|".join(clubs.allowed)
    for place, field in enumerate(schema["fields"]):
        if field["name"] == clubs.name:
            pattern = f"({one})({clubs.delimiter}({one}))*"
            text = {"name": clubs.name, "type": "string", "constraints": {"pattern": pattern}}
            schema["fields"][place] = text
    path.write_text(json.dumps(schema), encoding="utf-8")
