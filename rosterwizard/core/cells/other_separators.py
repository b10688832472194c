"""Lists whose items stand apart by another separator than the system's.

A comma or a word may be part of an item, and so may a slash ("10/2"). A closed list says what the
parts are. Without one they must stand in the column with other parts, or alone, too; and a slash
tells nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rosterwizard.core.cells.field_values import accepted
from rosterwizard.core.profiles.language import Field

_CLOSED = (
    "|",
    ",",
    ";",
    "/",
    "\n",
    " + ",
    " & ",
    " and ",
    " und ",
    " et ",
    " y ",
    " e ",
    " i ",
    " en ",
)
_OPEN = ("|", ",", ";", " & ", " and ", " und ", " et ", " y ")
_MAYBE = (",", ";")
_BESIDE_KNOWN = (",", ";", " / ", "&", "、", "\uff0c", "+", " and ", " und ", " et ", " y ")
_AGAIN = 3  # times that such a text stands in the column: names and remarks stand there once
_ALWAYS = "|"  # it stands in no name of anything
_FEWEST = 3  # different cells with it
_MOST = 0.6  # of them that the parts tell of
_LONGEST = 60  # letters of a part: what is longer is a sentence


def with_own_separator(field: Field, texts: Iterable[str]) -> dict[str, str]:
    """Return the texts of a list field that have another separator, each with the system's.

    texts: those that stand in the column, each once, without blanks around them.
    """
    own = field.delimiter
    filled = [text for text in texts if text]
    known = {value.casefold() for value in (*accepted(field), *field.roster.items.enum)}
    found: dict[str, str] = {}
    for other in _CLOSED if known else _OPEN:
        if other.strip() == own.strip():
            continue
        able = {
            text: parts
            for text in filled
            if own not in text and text not in found and (parts := _parts(text, other))
        }
        told = _in_list(able, known) if known else _met_apart(able, filled, own, other)
        found |= {text: own.join(able[text]) for text in told}
    return found


def maybe_separated(field: Field, texts: Mapping[str, int]) -> dict[str, str]:
    """Return the texts of a list field that may be several values, parted as the system does.

    texts: without blanks around them, each with how many cells it has. Nothing tells where values
    always stand together; but who has the system's separator in no cell, and a comma again and
    again, may have meant several.
    """
    filled = [text for text in texts if text]
    if _is_closed(field) or any(field.delimiter in each for each in filled):
        return {}
    for other in _MAYBE:
        able = [text for text in filled if _parts(text, other) and not _is_number(text)]
        if len(able) > 1 and sum(map(texts.__getitem__, able)) >= _AGAIN * len(able):
            return {text: field.delimiter.join(_parts(text, other)) for text in sorted(able)}
    return {}


def separated_from_known(field: Field, texts: Iterable[str]) -> dict[str, str]:
    """Return the texts of a list field that have nothing but values of other cells in them.

    As `with_own_separator`; but one such text may be the name of something else.
    """
    own, filled = field.delimiter, [text for text in texts if text]
    if _is_closed(field):
        return {}
    known = {part.strip() for text in filled for part in text.split(own)}
    return {
        text: own.join(parts)
        for other in _BESIDE_KNOWN
        for text in filled
        if own not in text and not _is_number(text)
        if (parts := _parts(text, other)) and known.issuperset(parts)
    }


def _is_closed(field: Field) -> bool:
    return bool(accepted(field) or field.roster.items.enum)


def _parts(text: str, separator: str) -> list[str]:
    parts = [part.strip() for part in text.split(separator)]
    whole = len(parts) > 1 and all(part and len(part) <= _LONGEST for part in parts)
    return parts if whole else []


def _in_list(able: dict[str, list[str]], known: set[str]) -> list[str]:
    return [
        text
        for text, parts in able.items()
        if text.casefold() not in known and all(part.casefold() in known for part in parts)
    ]


def _met_apart(
    able: dict[str, list[str]], filled: list[str], own: str, separator: str
) -> list[str]:
    """Return the texts each of whose parts stands elsewhere beside other parts, or alone."""
    if separator == _ALWAYS:
        return list(able)
    if len(able) < _FEWEST:
        return []
    beside: dict[str, set[frozenset[str]]] = defaultdict(set)
    for text in filled:
        parts = frozenset(able.get(text) or (part.strip() for part in text.split(own)))
        for part in parts:
            beside[part].add(parts - {part})
    told = [
        text
        for text, parts in able.items()
        if all(len(beside[part]) > 1 for part in parts) and not _is_number(text)
    ]
    # Of names such as "Patel, Asha" some parts come again by chance.
    return told if len(told) > _MOST * len(able) else []


def _is_number(text: str) -> bool:
    """Tell whether the comma is a decimal one."""
    return text.replace(",", "").isdecimal()
