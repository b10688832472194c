"""What a heading says, and which fields are about that."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from rosterwizard.core.matching.heading_hints import without_hints
from rosterwizard.core.matching.vocabulary import (
    Words,
    idea_named,
    ideas_by_key,
    ideas_of_fields,
    key_of,
    vocabulary,
)
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.sheet.heading_words import words_of

_STRIPPED = 0.92  # words around it that change nothing
_WITHIN = 0.62  # one of its parts is known
_SHORTEST_PART = 4  # letters of what stands before or after another word in one: "Schülernummer"
_MOST_WORDS = 12
_LINKS = ("s", "n", "en", "es", "")  # between the parts of a German or Dutch word

Ideas = Mapping[str, float]
NO_IDEAS: Ideas = {}


def ideas_in(heading: str, own_people: frozenset[str]) -> Ideas:
    """Return the ideas that the heading may say, by name, and how surely (0 to 1).

    own_people: words for those whom the list is about, see `people_of`.
    """
    words = without_hints(words_of(heading))
    if not words or len(words) > _MOST_WORDS:
        return NO_IDEAS
    known = ideas_by_key()
    lists = vocabulary()
    exact = known.get(key_of(words)) or known.get(key_of(lists.joined(words)))
    if exact:
        return exact
    if is_about_others(words, own_people):
        return NO_IDEAS
    rest = _told(words, own_people)
    found = known.get(key_of(rest))
    if found:
        return {name: sure * _STRIPPED for name, sure in found.items()}
    return _within(rest)


def is_about_others(words: Words, own_people: frozenset[str]) -> bool:
    """Tell whether the column is about somebody else than those of the list, or something else."""
    return any(_is_other(word, own_people) for word in words)


@lru_cache(maxsize=65_536)  # the headings of a wide sheet share most of their words
def _is_other(word: str, own_people: frozenset[str]) -> bool:
    others, endings = _others_than(own_people)
    return word in others or word.endswith(endings)


@cache
def _others_than(own_people: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words for others, and those of them that other words may end with."""
    others = vocabulary().others - own_people
    return others, tuple(word for word in others if len(word) > _SHORTEST_PART)


def people_of(record_type: RecordType) -> frozenset[str]:
    """Return the words for those whom the rows of the record type are about."""
    named = {*words_of(record_type.name), *words_of(record_type.title)}
    groups = [group for group in vocabulary().groups if group & named]
    return frozenset().union(*groups)


def fields_about(record_type: RecordType) -> dict[str, dict[str, float]]:
    """Return for each idea the fields that are about it, and how much (0 to 1)."""
    own: dict[str, dict[str, float]] = {}
    for field in record_type.fields:
        for name, much in _ideas_of(field):
            fields = own.setdefault(name, {})
            fields[field.name] = max(much, fields.get(field.name, 0.0))
    found = {name: dict(fields) for name, fields in own.items()}
    for idea in vocabulary().ideas:
        for kin, much in idea.kin.items():
            fields = found.setdefault(idea.name, {})
            for field_name, share in own.get(kin, {}).items():
                fields[field_name] = max(much * share, fields.get(field_name, 0.0))
    return found


def _ideas_of(field: Field) -> Iterator[tuple[str, float]]:
    known = ideas_of_fields()
    for text, much in (
        (field.name, 1.0),
        (field.title, 1.0),
        *((h, 0.95) for h in field.roster.headings),
    ):
        for name in known.get(key_of(words_of(text)), ()):
            yield name, much


def _told(words: Words, own_people: frozenset[str]) -> Words:
    """Return the words without those that say nothing of the kind of column."""
    nothing = vocabulary().about | own_people
    apart = [part for word in vocabulary().joined(words) for part in _parts(word)]
    return tuple(word for word in apart if word not in nothing) or words


@cache
def _parts(word: str) -> Words:
    """Return the parts of a word such as "Schülernummer", of which the first says nothing."""
    if word in ideas_by_key():
        return (word,)
    if not word.startswith(_first_parts()):
        return (word,)
    for first in _first_parts():
        for link in _LINKS:
            left = word.removeprefix(first + link)
            if left != word and left in ideas_by_key():
                return (first, left)
    return (word,)


@cache
def _first_parts() -> Words:
    """Return what a word may begin with that says nothing, the longest first."""
    about = (word for word in vocabulary().about if len(word) >= _SHORTEST_PART)
    return tuple(sorted(about, key=len, reverse=True))


def _within(words: Words) -> Ideas:
    """Return what the longest part of the heading says that is known."""
    for length in range(len(words) - 1, 0, -1):
        found: dict[str, float] = {}
        for start in range(len(words) - length + 1):
            for name, sure in ideas_by_key().get(key_of(words[start : start + length]), {}).items():
                if sure > 0.9:  # noqa: PLR2004 - what only may say it says nothing in company
                    found[name] = _WITHIN
        if found:
            return found
    return NO_IDEAS


def looks_of(idea: str) -> str:
    """Return what values of the idea look like."""
    return idea_named()[idea].looks
