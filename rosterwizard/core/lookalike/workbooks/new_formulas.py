"""Formulas with other texts in them, and otherwise as they are.

Only what is known to be nobody's stays: functions of Excel, places of cells, short numbers. Texts,
long numbers and sheets get their new texts; all other names become ones that say nothing.
"""

import re
from collections.abc import Callable, Iterator

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError
from openpyxl.utils import FORMULAE

from rosterwizard.core.lookalike.workbooks.newness import New

LOST = "NA()"
"""What stands for a formula that nobody can take apart."""

_LONGEST = 8_192  # signs that Excel takes
_SHORT = 3  # signs of a number that tells of nobody
_PREFIX = re.compile(r"(?:'((?:[^']|'')*)'|([^'!]*))!(.*)", re.DOTALL)
_CELLS = re.compile(
    r"\$?[A-Z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?#?"
    r"|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7}|#REF!",
    re.IGNORECASE,
)
_OTHER_FILE = re.compile(r"\[([0-9]{1,4})\]")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LOOKS_LIKE_A_CELL = re.compile(r"[A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*|R|C", re.IGNORECASE)
_NO_NAME, _NO_SHEET, _NO_FUNCTION = "#NAME?", "Sheet", "_xlfn.UNKNOWN"
_NEWER_FUNCTION = re.compile(r"(?:_XLFN\.)?(?:_XLWS\.)?([A-Z][A-Z0-9.]*)")
_NEWER = frozenset(
    {
        *("CONCAT", "TEXTJOIN", "IFS", "SWITCH", "MAXIFS", "MINIFS", "XLOOKUP", "XMATCH", "LET"),
        *("FILTER", "SORT", "SORTBY", "UNIQUE", "SEQUENCE", "RANDARRAY", "LAMBDA", "SINGLE"),
        *("TEXTBEFORE", "TEXTAFTER", "TEXTSPLIT", "VSTACK", "HSTACK", "NUMBERVALUE", "DAYS"),
        *("ISFORMULA", "FORMULATEXT", "SHEET", "SHEETS", "UNICHAR", "UNICODE", "XOR", "IFNA"),
    }
)


def texts_of_formula(formula: str) -> Iterator[str]:
    """Give the texts and the long numbers that stand in a formula, without its "="."""
    for token in _tokens(formula) or ():
        text = _own_text(token)
        if text is not None:
            yield text


def with_new_texts(formula: str, new: New, names: Callable[[str], str | None]) -> str:
    """Return the formula with new texts and sheets.

    names: the new name for a defined name or a table; None where there is none such.
    """
    tokens = _tokens(formula)
    if tokens is None:
        return LOST
    return "".join(_renewed(each, new, names) for each in tokens)


def _tokens(formula: str) -> list[Token] | None:
    """Return what it is made of; None for what is no formula."""
    if len(formula) > _LONGEST:
        return None
    try:
        return list(Tokenizer(f"={formula}").items)
    except (TokenizerError, IndexError, ValueError):
        return None


def _own_text(token: Token) -> str | None:
    if token.type != Token.OPERAND:
        return None
    if token.subtype == Token.TEXT:
        return str(token.value)[1:-1].replace('""', '"')
    is_long = token.subtype == Token.NUMBER and len(token.value) > _SHORT
    return str(token.value) if is_long else None


def _renewed(token: Token, new: New, names: Callable[[str], str | None]) -> str:
    text = _own_text(token)
    if text is not None:
        return _renewed_text(token, new(text))
    if token.type == Token.OPERAND:
        return _operand(token, new, names)
    if token.type == Token.FUNC:
        return _function(token.value)
    return str(token.value) if len(token.value) <= _SHORT or token.value.isspace() else " "


def _renewed_text(token: Token, text: str) -> str:
    if token.subtype == Token.TEXT:
        return '"{}"'.format(text.replace('"', '""'))
    return renewed_number(text)


def renewed_number(text: str) -> str:
    """Return the new text of a number in a formula, or 0 where it is none."""
    return text if _NUMBER.fullmatch(text) else "0"


def _operand(token: Token, new: New, names: Callable[[str], str | None]) -> str:
    if token.subtype != Token.RANGE:
        return str(token.value)  # TRUE, #N/A, a short number
    found = _PREFIX.fullmatch(token.value)
    if not found:
        return _place(token.value, names)
    sheet = (found[1] or "").replace("''", "'") or found[2] or ""
    return f"{_sheets(sheet, new)}!{_place(found[3], names)}"


def _place(text: str, names: Callable[[str], str | None]) -> str:
    if _CELLS.fullmatch(text):
        return text
    return names(text) or _NO_NAME


def _sheets(text: str, new: New) -> str:
    """Return the sheet, or the first and last of several, by their new names."""
    other = _OTHER_FILE.match(text)
    if other:
        return f"[{other[1]}]{_NO_SHEET}"
    renewed = ":".join(new.sheet(each) or _NO_SHEET for each in text.split(":"))
    plain = renewed.replace(":", "_")
    if _PLAIN_NAME.fullmatch(plain) and not _LOOKS_LIKE_A_CELL.fullmatch(plain):
        return renewed
    return "'{}'".format(renewed.replace("'", "''"))


def _function(value: str) -> str:
    return value if value == ")" else known_function(value.removesuffix("(")) + "("


def known_function(name: str) -> str:
    """Return the name of a function, or one that says nothing for what is none of Excel's."""
    bare = _NEWER_FUNCTION.fullmatch(name.upper())
    is_known = name.upper() in FORMULAE or (bare and (bare[1] in _NEWER or bare[1] in FORMULAE))
    return name if is_known else _NO_FUNCTION
