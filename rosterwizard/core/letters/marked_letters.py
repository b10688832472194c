"""Latin letters with marks that may stand where another one stands."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from string import ascii_uppercase

from rosterwizard.core.letters.plain_words import in_plain_form

_ENCODINGS = ("cp1250", "cp1252", "cp1254", "cp1257", "latin-1", "mac-roman", "cp437", "cp850")
_OTHERS = [chr(each) for each in range(0xDF, 0x180) if chr(each).islower()]


@lru_cache(maxsize=512)
def marked_alike(sign: str) -> Mapping[str, str]:
    """Return small letters that may stand for one with a mark, each by its plain letter.

    They have the same mark where there are such; whatever encoding has the letter has them.
    """
    name = unicodedata.name(sign.lower(), "") if len(sign.lower()) == 1 else ""
    first, _, mark = name.partition(" WITH ")
    if not mark or first.split()[:-1] != ["LATIN", "SMALL", "LETTER"]:
        return {}
    found = {each.lower(): _named(f"{first[:-1]}{each} WITH {mark}") for each in ascii_uppercase}
    same = {plain: made for plain, made in found.items() if made and _goes_with(made, sign)}
    return same if len(same) > 1 else {in_plain_form(e): e for e in _any_marked(sign)}


def _any_marked(sign: str) -> list[str]:
    own = sign.lower()
    plain = (each for each in _OTHERS if len(in_plain_form(each)) == 1)
    return [
        own,
        *(each for each in plain if in_plain_form(each).isascii() and _goes_with(each, sign)),
    ]


def _named(name: str) -> str:
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""


def _goes_with(letter: str, sign: str) -> bool:
    """Tell whether every encoding that has the sign has the letter, in small and in capitals."""
    both = letter + letter.upper()
    return len(both) == len("aA") and all(
        _has(each, both) for each in _ENCODINGS if _has(each, sign)
    )


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
