"""Values as TOML, which people read and write on."""

import json
from collections.abc import Mapping


def toml_entry(key: str, value: object) -> str:
    """Return the line that says what `key` is."""
    return f"{toml_key(key)} = {toml_value(value)}"


def toml_key(key: str) -> str:
    """Return a key, in quotation marks where it needs them."""
    return key if key.isascii() and key.isidentifier() else toml_value(key)


def toml_value(value: object) -> str:
    """Return a value as it stands behind the sign."""
    if isinstance(value, Mapping):
        said = [toml_entry(key, each) for key, each in value.items() if each not in (None, {})]
        return f"{{ {', '.join(said)} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    # What JSON writes for text, numbers and truth is TOML too, but for the one control character
    # that only TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
