"""XML written anew from what is allowed in it: elements and attributes by name, values by form."""

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element
from xml.parsers import expat

from rosterwizard.core.messages.errors import RosterError

Allowed = Mapping[str, frozenset[str]]
"""The attributes of each element, by names without a namespace."""

# Numbers, places of cells, colours; and what one word says of a cell, a row or a view.
_HARMLESS = re.compile(
    r"-?[0-9]{1,8}(?:\.[0-9]{1,17})?(?:E-?[0-9]{1,3})?|[0-9A-F]{8}"
    r"|\$?[A-Z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?"
    r"|[0-9]{1,5}:[0-9]{1,5}(?: [0-9]{1,5}:[0-9]{1,5})*"
)
_WORDS = frozenset(
    {
        *("true", "false", "s", "n", "b", "e", "str", "inlineStr", "d", "none", "auto"),
        *("shared", "array", "normal", "dataTable", "hidden", "veryHidden", "visible"),
        *("frozen", "split", "frozenSplit", "topLeft", "topRight", "bottomLeft", "bottomRight"),
        *("general", "left", "center", "right", "fill", "justify", "centerContinuous"),
        *("distributed", "top", "bottom", "single", "double", "singleAccounting"),
        *("doubleAccounting", "baseline", "superscript", "subscript", "major", "minor", "solid"),
        *("gray125", "gray0625", "darkGray", "mediumGray", "lightGray", "darkHorizontal"),
        *("darkVertical", "darkDown", "darkUp", "darkGrid", "darkTrellis", "lightHorizontal"),
        *("lightVertical", "lightDown", "lightUp", "lightGrid", "lightTrellis", "thin", "medium"),
        *("dashed", "dotted", "thick", "hair", "mediumDashed", "dashDot", "mediumDashDot"),
        *("dashDotDot", "mediumDashDotDot", "slantDashDot"),
    }
)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ATTRIBUTE = {**_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_IN_TEXT, _IN_ATTRIBUTE = (str.maketrans(signs) for signs in (_TEXT, _ATTRIBUTE))


def refuse_declarations(xml: bytes) -> None:
    """Raise RosterError "file-damaged" for XML that declares entities, or is none."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - it takes no names
    except (expat.ExpatError, LookupError) as error:  # or of an encoding that there is not
        raise RosterError("file-damaged") from error


def _refuse(*_: object) -> None:
    raise RosterError("file-damaged")


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def namespace_of(element: Element) -> str:
    """Return the namespace of an element; "" where it has none."""
    return str(element.tag)[1:].partition("}")[0] if str(element.tag).startswith("{") else ""


def written(element: Element, allowed: Allowed, of: str) -> str:
    """Return the element with what is allowed in it; "" where it is not allowed itself.

    of: the namespace that it and all inside of it must have.
    """
    name = local(element)
    if name not in allowed or namespace_of(element) != of:
        return ""
    inside = "".join(written(each, allowed, of) for each in element)
    head = f"{name}{attributes(element, allowed[name])}"
    return f"<{head}>{inside}</{name}>" if inside else f"<{head}/>"


def attributes(element: Element, names: Iterable[str]) -> str:
    """Return those attributes that are allowed and say nothing but numbers, places and words."""
    return "".join(
        f' {name}="{value}"'
        for name, value in element.attrib.items()
        if name in names and (value in _WORDS or _HARMLESS.fullmatch(value))
    )


def in_text(text: str) -> str:
    """Return a text as it stands between tags."""
    if text.isalnum():
        return text
    return _NOT_IN_XML.sub("\ufffd", text).translate(_IN_TEXT)


def in_attribute(text: str) -> str:
    """Return a text as it stands between double quotes."""
    return _NOT_IN_XML.sub("\ufffd", text).translate(_IN_ATTRIBUTE)
