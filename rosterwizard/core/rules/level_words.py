"""Which grade a text says, in words of several languages: "4th Grade", "Klasse 4", "CM1"."""

import re
from functools import cache

import msgspec
from msgspec import Struct

from rosterwizard.core.matching.vocabulary import key_of
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.sheet.heading_words import words_of

_WITHOUT_DECIMALS = re.compile(r"\.0+$")
_NUMBER = re.compile(r"0*(\d{1,2})(st|nd|rd|th|)")
_SPANISH = re.compile(r"0*(\d{1,2})(?:o|a|er|ro|do|to|mo|vo|no)")  # elsewhere "5a" is a class


class Levels(Struct, frozen=True, forbid_unknown_fields=True):
    """The file: its comments say what its parts mean."""

    beside: frozenset[str]
    primary: frozenset[str]
    ordinals: dict[str, str]
    cardinals: dict[str, str]
    names: dict[str, str]


def level_meant(text: str) -> str | None:
    """Return the number of the grade that the text says, without zeros in front, or None."""
    words = words_of(_WITHOUT_DECIMALS.sub("", text.strip()))
    lists = _levels()
    if name := lists.names.get(key_of(words)):
        return name
    nouns = tuple(word for word in words if word in lists.beside | lists.primary)
    rest = tuple(word for word in words if word not in nouns)
    return _number(rest[0], nouns) if len(rest) == 1 else None


def words_of_levels() -> tuple[str, ...]:
    """Return every word that may say a grade, in small letters."""
    lists = _levels()
    return (*lists.beside, *lists.primary, *lists.ordinals, *lists.cardinals, *lists.names)


def _number(word: str, nouns: tuple[str, ...]) -> str | None:
    lists = _levels()
    said = lists.ordinals | (lists.cardinals if nouns else {})
    if word in said:
        return said[word]
    number = _NUMBER.fullmatch(word)
    if number is None and lists.primary.intersection(nouns):
        number = _SPANISH.fullmatch(word)
    return number[1] if number else None


@cache
def _levels() -> Levels:
    file = resources_folder() / "vocabulary" / "levels.toml"
    return msgspec.toml.decode(file.read_bytes(), type=Levels)
