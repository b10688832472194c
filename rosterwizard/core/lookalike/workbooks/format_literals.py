"""The texts that a number format puts around the digits, which may be anybody's."""

import re
from collections.abc import Callable, Iterator

from rosterwizard.core.reading.workbooks.format_sections import sections_of

_LITERAL = re.compile(r'((?:"[^"]*"?|\\.)+)|\[\$([^\]-]*)((?:-[^\]]*)?)\]?', re.DOTALL)
_SIGN = re.compile(r'"([^"]*)"?|\\(.)', re.DOTALL)
_LANGUAGE = re.compile(
    r"-(?:[0-9A-F]{1,8}|x-sys(?:date|time)|[a-z]{2,3}(?:-[a-z]{2})?)|", re.IGNORECASE
)
_BRACKET = re.compile(r"\[[^\]]*\]?")
_MEANT = re.compile(
    r"\[(?:h{1,3}|m{1,3}|s{1,3}|black|blue|cyan|green|magenta|red|white|yellow"
    r"|color ?[0-9]{1,2}|dbnum[0-9]"
    r"|(?:<=|>=|<>|<|>|=)-?(?:[0-9]{1,3}0*|([0-9])\1*)(?:\.[0-9]{1,3})?)\]",
    re.IGNORECASE,
)
_ROOM_OF_LETTERS = re.compile(r"(?:[_*][^\W_]){4}")  # as wide as these letters
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


def is_threshold(number: str) -> bool:
    """Tell whether a number is one that formats ask for, and tells of nobody: 1000, 9999999."""
    return bool(_MEANT.fullmatch(f"[={number}]"))


def renewed_literal(text: str, new: Callable[[str], str]) -> str:
    """Return the new text for one that stands in a format; one that tells of nobody stays."""
    return new(text) if tells(text) else text


def with_literals(code: str, new: Callable[[str], str]) -> str:
    """Return the format with new texts; a plain one where it is none that a workbook could have."""
    if len(code) > _LONGEST or not _is_one(code):
        return PLAIN
    return _LITERAL.sub(lambda found: _renewed(found, new), code)


def _is_one(code: str) -> bool:
    """Tell whether a format is made of what formats are made of, but for its texts."""
    bare = _LITERAL.sub("", code)
    letters = [
        text
        for section in sections_of(_BRACKET.sub("", bare))
        for kind, text in section.tokens
        if kind == "other" and text.isalnum()
    ]
    return (
        len(letters) <= _MOST_BARE
        and not _ROOM_OF_LETTERS.search(bare)
        and all(map(_MEANT.fullmatch, _BRACKET.findall(bare)))
        and all(_LANGUAGE.fullmatch(found[3] or "") for found in _LITERAL.finditer(code))
    )


def _text(found: re.Match[str]) -> str:
    return _SIGN.sub(r"\1\2", found[1]) if found[1] else found[2]


def _renewed(found: re.Match[str], new: Callable[[str], str]) -> str:
    text = _text(found)
    if not tells(text):
        return found[0]
    renewed = new(text)
    if not found[1]:
        return "[$" + re.sub(r"[\[\]-]", "", renewed) + found[3] + "]"
    if '"' in found[1]:
        return '"{}"'.format(renewed.replace('"', ""))
    return "".join(f"\\{sign}" for sign in renewed)
