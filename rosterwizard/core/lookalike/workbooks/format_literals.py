"""The texts that a number format puts around the digits, which may be anybody's."""

import re
from collections.abc import Callable, Iterator

from rosterwizard.core.reading.workbooks.format_sections import sections_of

_LITERAL = re.compile(r'"([^"]*)"?|((?:\\.)+)|(\[\$)([^\]-]*)', re.DOTALL)
_MOST_BARE = 3  # letters that stand in a format without a sign: of a calendar, of a currency
_LONGEST = 255  # signs of a format
_SHORT = 3  # signs of a text that tells of nobody

PLAIN = "General"


def literals_of(code: str) -> Iterator[str]:
    """Give the texts that are long enough to tell of somebody."""
    for found in _LITERAL.finditer(code):
        text = _text(found)
        if tells(text):
            yield text


def tells(text: str) -> bool:
    """Tell whether a text is long enough to tell of somebody."""
    return len(text) > _SHORT and any(map(str.isalnum, text))


def renewed_literal(text: str, new: Callable[[str], str]) -> str:
    """Return the new text for one that stands in a format; one that tells of nobody stays."""
    return new(text) if tells(text) else text


def with_literals(code: str, new: Callable[[str], str]) -> str:
    """Return the format with new texts; a plain one where it is none that a workbook could have."""
    bare = [
        text
        for section in sections_of(_LITERAL.sub(_without_text, code))
        for kind, text in section.tokens
        if kind == "other" and text.isalnum()
    ]
    if len(code) > _LONGEST or len(bare) > _MOST_BARE:
        return PLAIN
    return _LITERAL.sub(lambda found: _renewed(found, new), code)


def _text(found: re.Match[str]) -> str:
    return found[1] or (found[2] or "")[1::2] or found[4] or ""


def _without_text(found: re.Match[str]) -> str:
    return "[$" if found[3] else ""


def _renewed(found: re.Match[str], new: Callable[[str], str]) -> str:
    text = _text(found)
    if not tells(text):
        return found[0]
    renewed = new(text)
    if found[2]:
        return "".join(f"\\{sign}" for sign in renewed)
    if found[3]:
        return "[$" + re.sub(r"[\[\]-]", "", renewed)
    return '"{}"'.format(renewed.replace('"', ""))
