"""Formulas of an OpenDocument sheet with other texts; those of Excel are in `new_formulas`."""

import re
from collections.abc import Iterator

from rosterwizard.core.lookalike.workbooks.new_formulas import LOST, known_function, renewed_number
from rosterwizard.core.lookalike.workbooks.newness import New

_LONGEST = 65_536  # signs
_SHORT = 3  # signs of a number that tells of nobody
_PREFIX = re.compile(r"(?:of:|oooc:)?=")
_TOKENS = re.compile(
    r'"(?P<text>(?:[^"]|"")*)"'
    r"|\[(?P<place>[^\]]*)\]"
    r"|(?P<function>[A-Za-z_][\w.]*)\("
    r"|(?P<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)"
    r"|(?P<sign>[-+*/^&=<>();|!~%{}\s])",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(\$?)(?:'((?:[^']|'')*)'|([^'.:$#]*))(\.\$?[A-Z]{1,3}\$?\d{1,7})", re.IGNORECASE
)


def texts_of_ods_formula(formula: str) -> Iterator[str]:
    """Give the texts and the long numbers that stand in a formula."""
    for token in _tokens(formula) or ():
        if token.lastgroup == "text":
            yield token["text"].replace('""', '"')
        elif token.lastgroup == "number" and len(token[0]) > _SHORT:
            yield token[0]


def new_ods_formula(formula: str, new: New) -> str:
    """Return the formula with new texts and sheets."""
    tokens = _tokens(formula)
    if tokens is None:
        return f"of:={LOST}"
    return "of:=" + "".join(_renewed(each, new) for each in tokens)


def _tokens(formula: str) -> list[re.Match[str]] | None:
    start = _PREFIX.match(formula)
    if not start or len(formula) > _LONGEST:
        return None
    tokens = []
    at = start.end()
    while at < len(formula):
        token = _TOKENS.match(formula, at)
        if not token:
            return None
        tokens.append(token)
        at = token.end()
    return tokens


def _renewed(token: re.Match[str], new: New) -> str:
    match token.lastgroup:
        case "text":
            return '"{}"'.format(new(token["text"].replace('""', '"')).replace('"', '""'))
        case "place":
            ends = [_end(each, new) for each in re.split(r":(?=[.$'\w])", token["place"])]
            return "[{}]".format(":".join(ends) if all(ends) else "#REF!")
        case "function":
            return known_function(token["function"]) + "("
        case "number" if len(token[0]) > _SHORT:
            return renewed_number(new(token[0]))
    return token[0]


def _end(text: str, new: New) -> str:
    """Return one end of an area; "" for what is none of this workbook."""
    found = _PLACE.fullmatch(text)
    if not found:
        return ""
    name = (found[2] or "").replace("''", "'") or found[3]
    if not name:
        return found[4]
    sheet = new.sheet(name)
    return "" if sheet is None else f"{found[1]}'{sheet.replace(chr(39), chr(39) * 2)}'{found[4]}"
