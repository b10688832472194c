"""The words that a server may say about anybody: all others are left out of a case.

A server repeats what it was sent. What it repeats of a row gets the look-alikes of that row; a
name from elsewhere is told from a word by this: our own words and the profile's have it, and no
cell of a person has it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache

import msgspec

from rosterwizard.core.messages.words import words_folder
from rosterwizard.core.profiles.language import Profile

LEFT_OUT = "…"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SPOKEN = re.compile(r"[^\W\d_]+")
# An address, whatever its parts say; digits that stand together as those of a telephone number or a
# date do, however few each group of them has.
_ADDRESS = re.compile(r"\S*@\S*")
_DIGITS_TOGETHER = re.compile(r"\+?\d(?:[\s./()-]*\d){3,}")
_MOST_DIGITS = 3  # a count or a status, and no number of a person
_SHORTEST = 2  # letters of a text that is looked for
_LONGEST = 400


@cache
def words_of_ours() -> frozenset[str]:
    """Return every word of our own sentences, in small letters."""
    texts = (path.read_text("utf-8") for path in words_folder().glob("*.toml"))
    return frozenset(word for text in texts for word in _spoken(text))


def words_known(profile: Profile, personal: Iterable[str]) -> frozenset[str]:
    """Return the words that may be passed on. personal: the texts of cells that may not."""
    named = frozenset(_spoken(msgspec.json.encode(profile).decode()))
    return (words_of_ours() | named) - {word for text in personal for word in _spoken(text)}


def without_our_words(text: str) -> str:
    """Return what of a text could be anybody's: somebody may be called like a part of our words."""
    return _SPOKEN.sub(lambda found: "" if found[0].lower() in words_of_ours() else found[0], text)


def passed_on(words: str, alikes: Mapping[str, str], known: Collection[str]) -> str:
    """Return what a server said of a row with nobody's texts in it.

    alikes: the look-alikes of the row's texts. known: as `words_known` returns them.
    """
    texts = sorted((text for text in alikes if len(text) >= _SHORTEST), key=len, reverse=True)
    pattern = "|".join(map(re.escape, texts))
    pieces = re.split(f"({pattern})", words) if texts else [words]
    kept = [
        alikes[piece] if at % 2 else _only_known(piece, known) for at, piece in enumerate(pieces)
    ]
    return "".join(kept)[:_LONGEST]


def most_said(sentences: Iterable[str], most: int) -> tuple[tuple[str, int], ...]:
    """Return what was said most often, with how often."""
    return tuple(Counter(filter(None, sentences)).most_common(most))


def _only_known(text: str, known: Collection[str]) -> str:
    def kept(found: re.Match[str]) -> str:
        word = found[0]
        is_count = word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS
        return word if is_count or word.lower() in known else LEFT_OUT

    for pattern in (_ADDRESS, _DIGITS_TOGETHER):
        text = pattern.sub(LEFT_OUT, text)
    return _WORD.sub(kept, text)


def _spoken(text: str) -> Iterable[str]:
    return (found[0].lower() for found in _SPOKEN.finditer(text))
