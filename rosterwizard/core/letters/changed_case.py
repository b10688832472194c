"""Texts in capitals, in small letters, and as names are written, with no letter lost.

A letter that has no single capital stays as it is: ß never becomes SS. Georgian has none that
people write. Turkish has an I with a dot and one without, in both cases.
"""

import re
from collections.abc import Sequence
from typing import Literal

from rosterwizard.core.letters.usual_case import (
    cased_word,
    in_usual_case,
    is_particle,
    is_turkish,
    stands_in_capitals,
)

Case = Literal["upper", "lower", "names"]
CASES: tuple[Case, ...] = ("names", "upper", "lower")

_NOT_NAMES = re.compile(r"(\S*[\d@]\S*)")  # rooms, classes, addresses
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]")
_GEORGIAN = re.compile("[\u10d0-\u10ff]")
_TURKISH = re.compile("[İıĞğ]")
# What no Turkish name is written with, however many Turkish children are in the class.
_NOT_TURKISH = re.compile("[qwxäßàâáãåæéèêëíîïñóòôõøúùûý]|ch|ck|ph", re.IGNORECASE)
_SOME, _SHARE, _MOST_OTHERS = 3, 1 / 3, 1 / 10


def are_turkish(texts: Sequence[str]) -> bool:
    """Tell whether the texts of a column are those of a Turkish school.

    In other schools just the texts that have Turkish letters are Turkish.
    """
    others = sum(bool(_NOT_TURKISH.search(text)) for text in texts)
    if others > _MOST_OTHERS * len(texts):
        return False
    named = [text for text in texts if "i" in text or "ı" in text]
    dotless = sum("ı" in text for text in named)
    return is_turkish(texts) or (dotless >= _SOME and dotless >= _SHARE * len(named))


def in_case(text: str, case: Case, *, is_family: bool, turkish: bool) -> str:
    """Return the text in that case.

    is_family: a small word such as van may stand in front of a name. turkish: see `are_turkish`;
    a text with letters that only Turkish has is Turkish anyway.
    """
    turkish = turkish or bool(_TURKISH.search(text))
    if case == "upper":
        return _capitals(text, turkish=turkish)
    if case == "lower":
        return _small(text, turkish=turkish)
    parts = _NOT_NAMES.split(text)
    for place in range(0, len(parts), 2):
        parts[place] = _as_written(parts[place], is_family=is_family, turkish=turkish)
    return "".join(parts)


def _capitals(text: str, *, turkish: bool) -> str:
    if turkish:
        text = text.replace("i", "İ")
    return "".join(map(_capital, text))


def _capital(letter: str) -> str:
    capital = letter.upper()
    return letter if len(capital) > 1 or _GEORGIAN.match(letter) else capital


def _small(text: str, *, turkish: bool) -> str:
    if turkish:
        text = text.replace("I", "ı")
    return text.replace("İ", "i").lower()


def _as_written(name: str, *, is_family: bool, turkish: bool) -> str:
    """Return the name with capitals where words are in capitals alone, or in small letters.

    A word that has both stays, with all that is joined to it: somebody wrote it so.
    """
    if any(len(word[0].upper()) > 1 for word in _WORD.findall(name)):
        return name  # it begins with a letter that has no capital, such as a joined fi
    words = [word for word in _WORD.findall(name) if len(_LETTERS.findall(word)) > 1]
    if all(map(_is_in_capitals, words)):
        return in_usual_case(name, is_family=is_family, turkish=turkish) if words else name
    if all(map(_is_small, words)):
        shouted = _capitals(name, turkish=turkish)
        return in_usual_case(shouted, is_family=is_family, turkish=turkish, shouted=False)
    return _WORD.sub(lambda found: _beside_others(found[0], turkish=turkish), name)


def _beside_others(word: str, *, turkish: bool) -> str:
    """Return one word of a name of which other words are written with care."""
    letters = len(_LETTERS.findall(word))
    if letters > 1 and _is_small(word) and not is_particle(word):
        return cased_word(_capitals(word, turkish=turkish), turkish=turkish)
    if letters > 1 and _is_in_capitals(word) and not stands_in_capitals(word):
        return cased_word(word, turkish=turkish)
    return word


def _is_in_capitals(word: str) -> bool:
    return word == _capitals(word, turkish=False) != word.lower()


def _is_small(word: str) -> bool:
    return word == word.lower() != _capitals(word, turkish=False)
