"""A profile as TOML text, to be kept as a file and written on by a person."""

import json
from collections.abc import Mapping
from typing import Any

_MEANT = "missingValues"  # an empty list says something: that no value counts as blank


def profile_text(tree: Mapping[str, Any]) -> str:
    """Return the text of a profile whose record types have a schema and nothing else.

    tree: as in a file, without defaults. Each field has a line of its own.
    """
    lines = [_entry(key, value) for key, value in tree.items() if key != "resources"]
    for resource in tree["resources"]:
        lines += ["", "[[resources]]", _entry("name", resource["name"])]
        lines += ["", "[resources.schema]"]
        schema = resource["schema"].items()
        lines += [_schema_entry(key, value) for key, value in schema if value or key == _MEANT]
    return "".join(f"{line}\n" for line in lines)


def _schema_entry(key: str, value: object) -> str:
    if key != "fields" or not isinstance(value, list):
        return _entry(key, value)
    return "\n".join(["fields = [", *(f"  {_value(field)}," for field in value), "]"])


def _entry(key: str, value: object) -> str:
    return f"{_key(key)} = {_value(value)}"


def _key(key: str) -> str:
    return key if key.isascii() and key.isidentifier() else _value(key)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        said = [_entry(key, each) for key, each in value.items() if each not in (None, {})]
        return f"{{ {', '.join(said)} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    # What JSON writes for text, numbers and truth is TOML too, but for the one control character
    # that only TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
