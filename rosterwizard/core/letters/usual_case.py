"""Names in capitals, and how they are written usually: MCDONALD, O'NEIL, VAN DER BERG."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PARTICLES = frozenset(
    {
        *("van", "von", "der", "den", "de", "del", "della", "da", "das", "do", "dos", "du", "di"),
        *("la", "las", "los", "y", "vom", "zu", "zum", "zur", "af", "av", "ter", "ten", "op"),
        *("ap", "ab", "ferch", "bin", "bint"),
    }
)
# These stand as they are also in front of a family name; Di Maria and La Rosa do not.
_IN_FRONT = frozenset(
    {
        *("van", "von", "de", "vom", "zu", "zum", "zur", "af", "av", "ter", "ten", "op"),
        *("den", "der", "dos", "das", "ap", "ab", "ferch", "bin", "bint"),
    }
)
# Beside words with capitals, these stand in small letters in names of many languages.
_ALSO_SMALL = frozenset(
    {
        *("e", "i", "el", "al", "ibn", "ben", "bat", "le", "les", "lo", "des", "dem", "het", "dal"),
        *("dello", "dei", "san", "und", "and", "et", "of", "the", "né", "née", "a", "of", "an"),
        *("in", "im", "am", "auf", "aan", "bij", "te", "'t", "’t", "‘t", "à", "o", "og", "och"),
    }
)
_NUMERAL = re.compile("I{2,3}|I?V|VI{1,3}")
_INITIALS = re.compile("(?!ST|MC|JR|SR|NG)[B-DF-HJ-NP-TV-XZ]{2}|[AEIOU]J")
_ELIDED = re.compile("[DLNO]['’]", re.IGNORECASE)  # D'Angelo, O'Neil, but Ka'ahumanu
_SCOTTISH = 5  # letters that a name with Mc has at least: McKay
_TURKISH = re.compile("[İĞŞ]")
_SOME, _SHARE = 3, 1 / 3  # of the names with an I, with a dot or without


def is_turkish(names: Iterable[str]) -> bool:
    """Tell whether the names are those of a Turkish school, where the small I has no dot.

    In other schools just the words that have Turkish letters are Turkish.
    """
    named = [name for name in names if "I" in name or "İ" in name]
    dotted = sum("İ" in name for name in named)
    return dotted >= _SOME and dotted >= _SHARE * len(named)


def in_usual_case(name: str, *, is_family: bool, turkish: bool, shouted: bool = True) -> str:
    """Return a name in capitals as it is probably written.

    is_family: small words such as van may stand in front. turkish: see `is_turkish`. shouted:
    somebody put it in capitals; else nobody did, and only behind a name is VI a numeral.
    """
    found = list(_WORD.finditer(name))
    last = len(found) - 1

    def usual(place: int) -> str:
        word = found[place][0]
        small = _small(word, turkish=turkish)
        front = _IN_FRONT if is_family else frozenset[str]()
        if place < last and small in (_PARTICLES if place else front):
            return small
        if not shouted and not (0 < place == last):
            return cased_word(word, turkish=turkish)
        return _with_capitals(word, turkish=turkish)

    places = iter(range(len(found)))
    return _WORD.sub(lambda _: usual(next(places)), name)


def is_particle(word: str) -> bool:
    """Tell whether a word in small letters may be right beside words with capitals."""
    return word in _PARTICLES or word in _ALSO_SMALL


def stands_in_capitals(word: str) -> bool:
    """Tell whether a word may be in capitals in any name: a numeral, initials."""
    return bool(_NUMERAL.fullmatch(word) or _INITIALS.fullmatch(word))


def cased_word(word: str, *, turkish: bool) -> str:
    """Return words in capitals, joined by signs or one alone, with those that each begins with."""
    return _WORD.sub(lambda found: _begun(found[0], turkish=turkish), word)


def _begun(word: str, *, turkish: bool) -> str:
    if stands_in_capitals(word):
        return word[0] + _small(word[1:], turkish=turkish)
    return _with_capitals(word, turkish=turkish)


def _with_capitals(word: str, *, turkish: bool) -> str:
    turkish = turkish or bool(_TURKISH.search(word))
    if len(word) == 1 or stands_in_capitals(word):
        return word
    if _ELIDED.match(word):
        return word[:2] + _with_capitals(word[2:], turkish=turkish)
    if word.startswith("MC") and len(word) >= _SCOTTISH:
        return f"Mc{word[2]}{_small(word[3:], turkish=turkish)}"
    cased = (place for place, letter in enumerate(word) if letter.lower() != letter)
    first = next(cased, len(word))
    return word[: first + 1] + _small(word[first + 1 :], turkish=turkish)


def _small(word: str, *, turkish: bool) -> str:
    if turkish:
        word = word.replace("I", "ı")
    return word.replace("İ", "i").lower()
