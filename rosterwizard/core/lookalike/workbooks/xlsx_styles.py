"""The part of a workbook that says how cells look: formats stay, names do not."""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, fromstring

from rosterwizard.core.lookalike.workbooks.allowed_xml import (
    Allowed,
    attributes,
    in_attribute,
    local,
    namespace_of,
    refuse_declarations,
    written,
)
from rosterwizard.core.lookalike.workbooks.format_literals import literals_of, with_literals

NORMAL = '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
"""The one style with a name that a workbook has to have."""

_COLOUR = frozenset({"auto", "indexed", "rgb", "theme", "tint"})
_LINE = frozenset({"style"})
_FORMAT = frozenset(
    {
        *("numFmtId", "fontId", "fillId", "borderId", "xfId", "quotePrefix", "pivotButton"),
        *("applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"),
        *("applyProtection",),
    }
)
_VALUE = frozenset({"val"})
_ALLOWED: Allowed = {
    **dict.fromkeys(("fonts", "fills", "borders", "cellStyleXfs", "cellXfs"), frozenset({"count"})),
    **dict.fromkeys(("b", "i", "strike", "condense", "extend", "outline", "shadow"), _VALUE),
    **dict.fromkeys(("u", "vertAlign", "sz", "family", "charset"), _VALUE),
    **dict.fromkeys(("left", "right", "top", "bottom", "diagonal", "start", "end"), _LINE),
    **dict.fromkeys(("color", "fgColor", "bgColor"), _COLOUR),
    "font": frozenset(),
    "fill": frozenset(),
    "patternFill": frozenset({"patternType"}),
    "border": frozenset({"diagonalUp", "diagonalDown", "outline"}),
    "xf": _FORMAT,
    "alignment": frozenset(
        {"horizontal", "vertical", "textRotation", "wrapText", "indent", "shrinkToFit"}
    ),
    "protection": frozenset({"locked", "hidden"}),
}


def format_texts(xml: bytes) -> Iterator[str]:
    """Give the texts that stand in the number formats."""
    for each in _formats(xml):
        yield from literals_of(each.get("formatCode", ""))


def new_styles(xml: bytes, new: Callable[[str], str]) -> bytes:
    """Return the part with new texts in its formats, and without names of fonts and styles."""
    if not xml.strip():
        return xml
    refuse_declarations(xml)
    root = fromstring(xml)  # noqa: S314 - without declarations
    of = namespace_of(root)
    inside = "".join(
        _new_formats(each, new) if local(each) == "numFmts" else written(each, _ALLOWED, of)
        for each in root
    )
    named = NORMAL if any(local(each) == "cellStyleXfs" for each in root) else ""
    return f'<styleSheet xmlns="{in_attribute(of)}">{inside}{named}</styleSheet>'.encode()


def _formats(xml: bytes) -> Iterator[Element]:
    if xml.strip():
        refuse_declarations(xml)
        for each in fromstring(xml).iter():  # noqa: S314 - without declarations
            if local(each) == "numFmt":
                yield each


def _new_formats(formats: Element, new: Callable[[str], str]) -> str:
    inside = "".join(
        f"<numFmt{attributes(each, ('numFmtId',))}"
        f' formatCode="{in_attribute(with_literals(each.get("formatCode", ""), new))}"/>'
        for each in formats
        if local(each) == "numFmt"
    )
    return f'<numFmts count="{len(formats)}">{inside}</numFmts>'
