r"""Signs of web pages and programs that stand for a letter: &eacute;, %C3%A9, \u00e9."""

import re
import sys
import unicodedata
from html.entities import name2codepoint
from urllib.parse import unquote_to_bytes

SIGNS = r"&#?\w+;|%[0-9A-Fa-f]{2}|\\"
"""What every such text has, as a pattern."""

_MOST_ROUNDS = 3  # &amp;amp;eacute; was written by three programs
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,8}));")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_CODE_POINTS = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_BYTES = re.compile(r"(?:\\x[0-9a-fA-F]{2})+")
_QUOTE = re.compile(r"(?<=\w)\\+(?=['’]\w)")
_FOUR_HEX = re.compile("[0-9a-fA-F]{4}")
_NAMES_OF_SIGNS = frozenset(
    {
        *("amp", "lt", "gt", "quot", "nbsp", "shy", "ordm", "ordf", "laquo", "raquo", "middot"),
        *("lsquo", "rsquo", "sbquo", "ldquo", "rdquo", "bdquo", "ndash", "mdash", "hellip"),
    }
)
_ENTITIES = {
    "apos": "'",
    **{
        name: chr(code)
        for name, code in name2codepoint.items()
        if name in _NAMES_OF_SIGNS or unicodedata.category(chr(code))[0] == "L"
    },
}
_IN_LINK = re.compile(r"(?:://|\bwww\.)\S*$")
_BETWEEN_WORDS = {"%20": " ", "%27": "'"}


def unescaped(text: str, *, is_code: bool) -> str:
    r"""Return the text with the letters that its escapes stand for.

    is_code: in an address or an identifier a percent sign or a backslash (`SCHOOL\u0123`) may be
    meant as it stands.
    """
    for _ in range(_MOST_ROUNDS):
        better = _ENTITY.sub(_letter_of_entity, text)
        better = _QUOTE.sub("", better)
        if not is_code:
            better = _PERCENT.sub(_letters_of_percents, better)
            better = _CODE_POINTS.sub(_letters_of_code_points, better)
            better = _BYTES.sub(_letters_of_bytes, better)
        if better == text:
            break
        text = better
    return text


def _letter_of_entity(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _ENTITIES.get(name, found[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    letter = chr(code) if code <= sys.maxunicode else "\0"
    return found[0] if unicodedata.category(letter).startswith("C") else letter


def _letters_of_percents(found: re.Match[str]) -> str:
    if _IN_LINK.search(found.string[: found.start()]):
        return found[0]  # a link leads nowhere without them
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    if found[0] in _BETWEEN_WORDS and before.isalpha() and after.isalpha():
        return _BETWEEN_WORDS[found[0]]
    return _letters(unquote_to_bytes(found[0]), found[0])


def _letters_of_bytes(found: re.Match[str]) -> str:
    data = bytes.fromhex(found[0].replace("\\x", ""))
    one = data.decode("latin-1") if len(data) == 1 else ""
    return one if one > "\u00bf" else _letters(data, found[0])


def _letters_of_code_points(found: re.Match[str]) -> str:
    units = b"".join(int(each, 16).to_bytes(2, "big") for each in _FOUR_HEX.findall(found[0]))
    return _letters(units, found[0], "utf-16-be")


def _letters(data: bytes, otherwise: str, encoding: str = "utf-8") -> str:
    """Return the letters that the bytes are, if there is one beyond ASCII among them."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return otherwise
    clean = all(unicodedata.category(each)[0] in "LMPZ" for each in text)
    return text if clean and not text.isascii() else otherwise
