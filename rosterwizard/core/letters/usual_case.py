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


def in_usual_case(name: str, *, is_family: bool, turkish: bool) -> str:
    """Return a name in capitals as it is probably written.

    is_family: small words such as van may stand in front. turkish: see `is_turkish`.
    """
    found = list(_WORD.finditer(name))
    last = len(found) - 1

    def usual(place: int) -> str:
        word = found[place][0]
        small = _small(word, turkish=turkish)
        front = _IN_FRONT if is_family else frozenset[str]()
        if place < last and small in (_PARTICLES if place else front):
            return small
        return _with_capitals(word, turkish=turkish)

    places = iter(range(len(found)))
    return _WORD.sub(lambda _: usual(next(places)), name)


def _with_capitals(word: str, *, turkish: bool) -> str:
    turkish = turkish or bool(_TURKISH.search(word))
    if len(word) == 1 or _NUMERAL.fullmatch(word) or _INITIALS.fullmatch(word):
        return word
    if _ELIDED.match(word):
        return word[:2] + _with_capitals(word[2:], turkish=turkish)
    if word.startswith("MC") and len(word) >= _SCOTTISH:
        return f"Mc{word[2]}{_small(word[3:], turkish=turkish)}"
    first = next(place for place, letter in enumerate(word) if letter.lower() != letter)
    return word[: first + 1] + _small(word[first + 1 :], turkish=turkish)


def _small(word: str, *, turkish: bool) -> str:
    if turkish:
        word = word.replace("I", "ı")
    return word.replace("İ", "i").lower()
