"""Letters of another alphabet that look like those beside them: a Cyrillic у in a Latin word."""

import re
import unicodedata
from collections import Counter

SIGNS = r"[\p{Greek}\p{Cyrillic}\p{Armenian}]"
"""What every such text has, as a pattern."""

_CYRILLIC = dict(
    zip("АВЕКМНОРСТХУІЈЅаеорсухіјѕԁһЁёЇїԚԛԜԝ", "ABEKMHOPCTXYIJSaeopcyxijsdhËëÏïQqWw", strict=True)
)
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοόΆΈΌΊ", "ABEZHIKMNOPTYXoóÁÉÓÍ", strict=True))
_ARMENIAN = dict(zip("ՍՏՕհյոսօ", "USOhjnuo", strict=True))
_TABLES = {"CYRILLIC": _CYRILLIC, "GREEK": _GREEK, "ARMENIAN": _ARMENIAN}
_FROM_LATIN = {
    script: {latin: letter for letter, latin in table.items()} for script, table in _TABLES.items()
}
TO_LATIN = {**_CYRILLIC, **_GREEK, **_ARMENIAN}
"""The Latin letter for each letter that looks like one."""

_WORD = re.compile(r"[^\W\d_]+")


def in_one_alphabet(text: str, *, is_code: bool) -> str:
    """Return the text with each word in one alphabet, where look-alikes alone make two of them.

    is_code: the whole text is one word, whatever stands between its letters.
    """
    if not is_code:
        return _WORD.sub(lambda found: _in_one(found[0], or_latin=False), text)
    return _in_one(text, or_latin=True)


def latin_twins(letter: str) -> dict[str, str]:
    """Return the letters of its alphabet that look like Latin ones, by these."""
    return next(table for table in _FROM_LATIN.values() if letter in table.values())


def in_latin(text: str) -> str | None:
    """Return the text in Latin letters; None where one of its letters looks like none."""
    latin = "".join(TO_LATIN.get(letter, letter) for letter in text)
    return latin if alphabets(latin) <= {"LATIN"} else None


def alphabets(text: str) -> set[str]:
    """Return which of the alphabets that share letters the text has."""
    return set(_counted(text))


def _counted(text: str) -> Counter[str]:
    found = (unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    return Counter(each for each in found if each in {"LATIN", *_TABLES})


def _in_one(text: str, *, or_latin: bool) -> str:
    """Return the text with its letters of several alphabets put into one of them.

    It is the one that all others have look-alikes in (never the rarer one, but for Latin); of two
    such ones that with more letters.
    or_latin: where both have as many, Latin it is; else nobody can know.
    """
    counts = _counted(text)
    if len(counts) < 2 or "LATIN" not in counts:  # noqa: PLR2004 - one alphabet is as it should be
        return text
    latin = "".join(TO_LATIN.get(letter, letter) for letter in text)
    (other, foreign), *others = (each for each in counts.most_common() if each[0] != "LATIN")
    table = {} if others else _FROM_LATIN[other]
    back = "".join(table.get(letter, letter) for letter in text)
    if alphabets(latin) != {"LATIN"}:
        return back if alphabets(back) == {other} and foreign > counts["LATIN"] else text
    if alphabets(back) != {other} or counts["LATIN"] > foreign:
        return latin
    if counts["LATIN"] == foreign:
        return latin if or_latin else text
    return back
