"""XML of an OpenDocument workbook written anew from what is allowed in it."""

import re
from collections.abc import Collection
from xml.etree.ElementTree import Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    **{name: f"{_OASIS}:{name}:1.0" for name in ("office", "table", "text", "style")},
    "number": f"{_OASIS}:datastyle:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "of": f"{_OASIS}:of:1.2",  # of formulas
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
_PREFIXES = {namespace: prefix for prefix, namespace in NAMESPACES.items()}

# Numbers, colours, lengths; a language or a country; and what one word says of a style.
_HARMLESS = re.compile(
    r"-?[0-9]{1,7}(?:\.[0-9]{1,8})?(?:in|cm|mm|pt|%)?|#[0-9a-fA-F]{6}|[a-z]{2,3}|[A-Z]{2,3}"
)
_WORDS = frozenset(
    {
        *("true", "false", "short", "long", "fixed", "language", "gregorian", "wrap", "no-wrap"),
        *("bold", "normal", "italic", "transparent", "start", "center", "justify"),
    }
)


def name_of(element: Element) -> str:
    """Return the name of an element with its prefix; "" for one of another namespace."""
    return _prefixed(str(element.tag))


def value_of(element: Element, name: str) -> str:
    """Return the value of an attribute, which has a prefix; "" where there is none."""
    prefix, _, own = name.partition(":")
    return element.get(f"{{{NAMESPACES[prefix]}}}{own}", "")


def harmless_values(element: Element, names: Collection[str]) -> dict[str, str]:
    """Return those attributes that are allowed and say nothing but numbers, colours and words."""
    return {
        name: value
        for key, value in element.attrib.items()
        if (name := _prefixed(key)) in names and (value in _WORDS or _HARMLESS.fullmatch(value))
    }


def tag(name: str, values: dict[str, str], inside: str = "") -> str:
    """Return an element. values: nothing in them needs to be escaped."""
    head = name + "".join(f' {key}="{value}"' for key, value in values.items())
    return f"<{head}>{inside}</{name}>" if inside else f"<{head}/>"


def _prefixed(name: str) -> str:
    namespace, _, own = name[1:].partition("}")
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}:{own}" if prefix else ""
