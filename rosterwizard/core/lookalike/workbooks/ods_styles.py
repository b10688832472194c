"""How the cells, columns and rows of an OpenDocument workbook look, without names of styles.

A style that goes on from another one, or that is named in the part of its own, becomes a whole one
beside the sheets.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, fromstring

from rosterwizard.core.lookalike.workbooks.allowed_xml import refuse_declarations
from rosterwizard.core.lookalike.workbooks.numbers_shown import NumbersShown
from rosterwizard.core.lookalike.workbooks.ods_formats import (
    FORMATS,
    format_code,
    format_texts,
    new_format,
)
from rosterwizard.core.lookalike.workbooks.ods_xml import (
    NAMESPACES,
    harmless_values,
    name_of,
    tag,
    value_of,
)
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.number_format import format_of

_LOOKS: Mapping[str, frozenset[str]] = {
    "style:table-properties": frozenset({"table:display"}),
    "style:table-column-properties": frozenset({"style:column-width"}),
    "style:table-row-properties": frozenset({"style:row-height", "style:use-optimal-row-height"}),
    "style:table-cell-properties": frozenset({"fo:background-color", "fo:wrap-option"}),
    "style:paragraph-properties": frozenset({"fo:text-align"}),
    "style:text-properties": frozenset({"fo:color", "fo:font-weight", "fo:font-style"}),
}
_FAMILIES = {"table": "ta", "table-column": "co", "table-row": "ro", "table-cell": "ce"}
_OWN, _OF_CELLS = (
    f"{{{NAMESPACES['table']}}}{name}" for name in ("style-name", "default-cell-style-name")
)
_MOST_PARENTS = 20


@dataclass(slots=True)
class _Style:
    """A style with all that it has from those it goes on from. format: its name."""

    format: str = ""
    looks: dict[str, dict[str, str]] = field(default_factory=dict)


class OdsStyles:
    """The styles of a workbook.

    beside: those beside its sheets; None for none. part: the one of the styles with names of their
    own.
    """

    def __init__(self, beside: Element | None, part: bytes) -> None:
        self._formats: dict[str, Element] = {}
        self._elements: dict[tuple[str, str], Element] = {}
        for each in [*_styles_in(part), *(beside if beside is not None else ())]:
            name = value_of(each, "style:name")
            if name_of(each) in FORMATS:
                self._formats[name] = each
            elif name_of(each) == "style:style":
                self._elements[value_of(each, "style:family"), name] = each
        self._names = {
            key: f"{_FAMILIES[key[0]]}{number}"
            for number, key in enumerate(self._elements, start=1)
            if key[0] in _FAMILIES
        }
        self._said: dict[tuple[str, str, str], str] = {}
        self._new_formats = {
            name: f"N{number}" for number, name in enumerate(self._formats, start=1)
        }

    def texts(self) -> Iterator[str]:
        """Give the texts that stand in the number formats."""
        for each in self._formats.values():
            yield from format_texts(each)

    def said_by(self, element: Element) -> str:
        """Return the attributes by which a table, a column, a row or a cell says its styles."""
        key = str(element.tag), element.get(_OWN, ""), element.get(_OF_CELLS, "")
        said = self._said.get(key)
        if said is None:
            family = name_of(element).removeprefix("table:").removeprefix("covered-")
            named = {
                "table:style-name": self._names.get((family, key[1])),
                "table:default-cell-style-name": self._names.get(("table-cell", key[2])),
            }
            said = "".join(f' {name}="{style}"' for name, style in named.items() if style)
            self._said[key] = said
        return said

    def numbers(self, cell: str, new: Callable[[str], str]) -> NumbersShown | None:
        """Return what finds numbers for cells of that style; None where its format is not known."""
        form = self._formats.get(self._whole(("table-cell", cell)).format)
        if form is None:
            return None
        code = format_code(form, self._formats, new)
        return NumbersShown(format_of(code), is_1904=False) if code else None

    def written(self, new: Callable[[str], str]) -> str:
        """Return the styles with new texts in their formats."""
        formats = (
            new_format(form, self._new_formats[name], self._new_formats, new)
            for name, form in self._formats.items()
        )
        styles = (self._written_style(key, name) for key, name in self._names.items())
        return "".join([*formats, *styles])

    def _written_style(self, key: tuple[str, str], name: str) -> str:
        style = self._whole(key)
        told = {"style:name": name, "style:family": key[0]}
        if form := self._new_formats.get(style.format):
            told["style:data-style-name"] = form
        return tag("style:style", told, "".join(tag(*each) for each in style.looks.items()))

    def _whole(self, key: tuple[str, str]) -> _Style:
        """Return a style with what it has from those it goes on from."""
        line: list[Element] = []
        while (element := self._elements.get(key)) is not None and len(line) < _MOST_PARENTS:
            line.append(element)
            key = key[0], value_of(element, "style:parent-style-name")
        whole = _Style()
        for each in reversed(line):
            whole.format = value_of(each, "style:data-style-name") or whole.format
            for looks in each:
                name = name_of(looks)
                if name in _LOOKS:
                    own = harmless_values(looks, _LOOKS[name])
                    whole.looks[name] = {**whole.looks.get(name, {}), **own}
        return whole


def _styles_in(part: bytes) -> Iterator[Element]:
    """Give the styles of a part; none of one that cannot be read, for reading does not need it."""
    try:
        refuse_declarations(part)
    except RosterError:
        return
    for group in fromstring(part):  # noqa: S314 - without declarations
        if name_of(group) == "office:styles":
            yield from group
