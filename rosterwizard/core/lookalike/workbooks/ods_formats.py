"""The number formats of an OpenDocument workbook, which are styles there, written anew.

Source: OpenDocument 1.3, part 3, 16.29.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element

from rosterwizard.core.lookalike.workbooks.allowed_xml import in_text
from rosterwizard.core.lookalike.workbooks.format_literals import (
    is_threshold,
    renewed_literal,
    tells,
)
from rosterwizard.core.lookalike.workbooks.ods_xml import harmless_values, name_of, tag, value_of

FORMATS = frozenset(
    f"number:{kind}-style"
    for kind in ("number", "percentage", "currency", "date", "time", "boolean", "text")
)
"""The elements that are number formats."""

_LANGUAGE = frozenset({"number:language", "number:country", "number:script"})
_LENGTH = frozenset({"number:style", "number:calendar"})
_DIGITS = frozenset(
    {
        *("number:decimal-places", "number:min-decimal-places", "number:min-integer-digits"),
        *("number:grouping", "number:display-factor"),
    }
)
_OF_FORMAT = _LANGUAGE | {
    *("number:truncate-on-overflow", "number:automatic-order", "number:format-source"),
    "style:volatile",
}
_PIECES: Mapping[str, frozenset[str]] = {
    "number:number": _DIGITS,
    "number:scientific-number": _DIGITS
    | {"number:min-exponent-digits", "number:exponent-interval", "number:forced-exponent-sign"},
    "number:fraction": _DIGITS
    | {
        *("number:min-numerator-digits", "number:min-denominator-digits"),
        *("number:denominator-value", "number:max-denominator-value"),
        "loext:max-numerator-digits",
    },
    **dict.fromkeys(
        ("number:day", "number:year", "number:era", "number:day-of-week", "number:quarter"),
        _LENGTH,
    ),
    "number:month": _LENGTH | {"number:textual", "number:possessive-form"},
    "number:week-of-year": frozenset({"number:calendar"}),
    "number:hours": _LENGTH,
    "number:minutes": _LENGTH,
    "number:seconds": _LENGTH | {"number:decimal-places"},
    "number:am-pm": frozenset(),
    "number:boolean": frozenset(),
    "number:text-content": frozenset(),
    "number:text": frozenset(),
    "number:fill-character": frozenset(),
    "number:currency-symbol": _LANGUAGE,
    "number:embedded-text": frozenset({"number:position"}),
    "style:text-properties": frozenset({"fo:color"}),
}
_TEXTS = frozenset(
    {"number:text", "number:currency-symbol", "number:embedded-text", "number:fill-character"}
)
_CONDITION = re.compile(r"value\(\)(<=|>=|<|>|=|!=)(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)")
_MAP = "style:map"
_MOST_DIGITS = 30

Formats = Mapping[str, Element]
"""The number formats of a workbook, by their names."""


def format_texts(form: Element) -> Iterator[str]:
    """Give the texts in a format that are long enough to tell of somebody."""
    for each in form.iter():
        if name_of(each) in _TEXTS and each.text and tells(each.text):
            yield each.text


def new_format(
    form: Element, name: str, names: Mapping[str, str], new: Callable[[str], str]
) -> str:
    """Return the format with new texts, under a new name. names: the new ones of all formats."""
    inside = "".join(
        _new_map(each, names) if name_of(each) == _MAP else _new_piece(each, new) for each in form
    )
    return tag(name_of(form), {"style:name": name, **harmless_values(form, _OF_FORMAT)}, inside)


def _new_piece(piece: Element, new: Callable[[str], str]) -> str:
    name = name_of(piece)
    if name not in _PIECES:
        return ""
    inside = "".join(_new_piece(each, new) for each in piece)
    if name in _TEXTS:
        inside = in_text(renewed_literal(piece.text or "", new))
    return tag(name, harmless_values(piece, _PIECES[name]), inside)


def _new_map(piece: Element, names: Mapping[str, str]) -> str:
    other = names.get(value_of(piece, "style:apply-style-name"), "")
    found = _CONDITION.fullmatch(value_of(piece, "style:condition"))
    if not other or not found or not is_threshold(found[2]):
        return ""
    condition = in_text(found[0])
    return tag(_MAP, {"style:condition": condition, "style:apply-style-name": other})


def format_code(form: Element, formats: Formats, new: Callable[[str], str]) -> str:
    """Return the format with new texts in the words of Excel; "" where that has none."""
    try:
        return _whole_code(form, formats, new)
    except LookupError:
        return ""


def _whole_code(form: Element, formats: Formats, new: Callable[[str], str]) -> str:
    own = _code(form, new)
    others: list[tuple[str, str]] = []
    for each in form:
        if name_of(each) == _MAP:
            found = _CONDITION.fullmatch(value_of(each, "style:condition"))
            if not found:
                raise LookupError
            code = _code(formats[value_of(each, "style:apply-style-name")], new)
            others.append((found[1].replace("!=", "<>") + found[2], code))
    codes = [code for _, code in others]
    match [condition for condition, _ in others]:
        case []:
            return own
        case [">=0"] | [">0", "<0"]:
            return ";".join([*codes, own])
        case [">0", "<0", "=0"]:
            return ";".join(codes)
    return ";".join([*(f"[{condition}]{code}" for condition, code in others), own])


def _code(form: Element, new: Callable[[str], str]) -> str:
    is_elapsed = value_of(form, "number:truncate-on-overflow") == "false"
    is_foreign = value_of(form, "number:language") not in {"", "en"}
    pieces = ["[$-1]"] if is_foreign else []
    for each in form:
        name = name_of(each)
        if name in {_MAP, "style:text-properties", "number:fill-character"}:
            continue
        if name in {"number:text", "number:currency-symbol"}:
            is_share = name_of(form) == "number:percentage-style"
            text = renewed_literal(each.text or "", new)
            pieces.append("%".join(map(_quoted, text.split("%") if is_share else [text])))
        elif name == "number:number":
            pieces.append(_number(each, new))
        elif name in _NUMBERS:
            pieces.append(_NUMBERS[name](each))
        else:
            part = _DATES[name](each)
            is_clock = name in {"number:hours", "number:minutes", "number:seconds"}
            pieces.append(f"[{part}]" if is_elapsed and is_clock else part)
            is_elapsed = is_elapsed and not is_clock
    return "".join(pieces)


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', "")) if text else ""


def _number(piece: Element, new: Callable[[str], str]) -> str:
    embedded = [each for each in piece if name_of(each) == "number:embedded-text"]
    if not value_of(piece, "number:decimal-places") and not embedded:
        return "General"
    digits = ["0"] * _count(piece, "min-integer-digits") or ["#"]
    if value_of(piece, "number:grouping") == "true":
        digits = ["#"] * (4 - len(digits)) + digits  # thousands begin with the fourth one
        digits.insert(-3, ",")
    for each in embedded:
        place = _count(each, "position")
        digits = ["#"] * (place - len(digits)) + digits
    for each in sorted(embedded, key=lambda each: _count(each, "position"), reverse=True):
        text = renewed_literal(each.text or "", new)
        digits.insert(len(digits) - _count(each, "position"), _quoted(text))
    thousands = "," * ((len(value_of(piece, "number:display-factor")) - 1) // 3)
    return "".join(digits) + _fraction(piece) + thousands


def _fraction(piece: Element) -> str:
    most = _count(piece, "decimal-places")
    fewest = value_of(piece, "number:min-decimal-places")
    least = min(_count(piece, "min-decimal-places"), most) if fewest else most
    return "." + "0" * least + "#" * (most - least) if most else ""


def _scientific(piece: Element) -> str:
    return f"0{_fraction(piece)}E+00"


def _count(piece: Element, name: str) -> int:
    text = value_of(piece, f"number:{name}")
    return min(int(text), _MOST_DIGITS) if re.fullmatch("[0-9]{1,9}", text) else 0


def _part(letter: str, short: int, long: int) -> Callable[[Element], str]:
    """Return what tells how often a letter stands for a part of a date."""
    return lambda piece: letter * (long if value_of(piece, "number:style") == "long" else short)


def _month(piece: Element) -> str:
    is_named = value_of(piece, "number:textual") == "true"
    return _part("m", 1, 2)(piece) if not is_named else _part("m", 3, 4)(piece)


def _seconds(piece: Element) -> str:
    places = _count(piece, "decimal-places")
    return _part("s", 1, 2)(piece) + ("." + "0" * places if places else "")


_NUMBERS: Mapping[str, Callable[[Element], str]] = {
    "number:scientific-number": _scientific,
    "number:text-content": lambda _: "@",
}
_DATES: Mapping[str, Callable[[Element], str]] = {
    "number:day": _part("d", 1, 2),
    "number:month": _month,
    "number:year": _part("y", 2, 4),
    "number:day-of-week": _part("d", 3, 4),
    "number:hours": _part("h", 1, 2),
    "number:minutes": _part("m", 1, 2),
    "number:seconds": _seconds,
    "number:am-pm": lambda _: "AM/PM",
}
