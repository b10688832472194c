"""A profile as TOML text, to be kept as a file and written on by a person."""

from collections.abc import Mapping
from typing import Any

from rosterwizard.core.profiles.toml_text import toml_entry, toml_value

_MEANT = "missingValues"  # an empty list says something: that no value counts as blank


def profile_text(tree: Mapping[str, Any]) -> str:
    """Return the text of a profile whose record types have a schema and nothing else.

    tree: as in a file, without defaults. Each field has a line of its own.
    """
    lines = [toml_entry(key, value) for key, value in tree.items() if key != "resources"]
    for resource in tree["resources"]:
        lines += ["", "[[resources]]", toml_entry("name", resource["name"])]
        lines += ["", "[resources.schema]"]
        schema = resource["schema"].items()
        lines += [_schema_entry(key, value) for key, value in schema if value or key == _MEANT]
    return "".join(f"{line}\n" for line in lines)


def _schema_entry(key: str, value: object) -> str:
    if key != "fields" or not isinstance(value, list):
        return toml_entry(key, value)
    return "\n".join(["fields = [", *(f"  {toml_value(field)}," for field in value), "]"])
