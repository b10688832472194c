"""What a heading says, and which fields are about that."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from rosterwizard.core.matching.abbreviations import ideas_abbreviated
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
from rosterwizard.core.sheet.both_forms import in_one_form
from rosterwizard.core.sheet.heading_words import words_of

_WRITTEN_OUT = 0.97  # short words written out
_STRIPPED = 0.92  # words around it that change nothing
_OF_STUDENTS = {"year-level", "home-group", "graduation-year"}  # what only students have
_WITHIN = 0.62  # one of its parts is known
_SHORTEST_PART = 4  # letters of what stands before or after another word in one: "Schülernummer"
_MOST_WORDS = 12
_NUMBER = re.compile(r"#|(?<![^\W_])[nN]\s?\.?\s?[º°]")  # signs that stand for "number"
_LINKS = ("s", "n", "en", "es", "")  # between the parts of a German or Dutch word

FULL_NAME = "full-name"  # neither of its parts is one field's
SOME_NUMBER = "some-number"  # that is somebody's own only where no value comes twice
Ideas = Mapping[str, float]
NO_IDEAS: Ideas = {}


def ideas_in(heading: str, own_people: frozenset[str], about: Container[str] = ()) -> Ideas:
    """Return the ideas that the heading may say, by name, and how surely (0 to 1).

    own_people: words for those whom the list is about, see `people_of`. about: the ideas that
    the record type has fields for, see `fields_about`.
    """
    words = _words_said(heading)
    if not words or len(words) > _MOST_WORDS:
        return NO_IDEAS
    exact = _exact(words)
    if exact and not _says_whose(words, exact, own_people, about):
        return exact
    if is_about_others(words, own_people):
        return NO_IDEAS
    return _around(words, own_people)


@lru_cache(maxsize=65_536)  # a heading is asked about for its field, as a secret, as a part
def _words_said(heading: str) -> Words:
    """Return the words of the heading without hints, its signs for "number" among them."""
    heading = in_one_form(heading)
    if _NUMBER.search(heading[1:]):
        heading = _NUMBER.sub("_number_", heading)
    return without_hints(words_of(heading))


@lru_cache(maxsize=65_536)  # as above
def _exact(words: Words) -> Ideas:
    """Return what all the words together say, as they stand or written out."""
    lists = vocabulary()
    known = ideas_by_key()
    joined = lists.joined(words)
    for these in (words, joined):
        if found := known.get(key_of(these)):
            return found
    return _less_sure(known.get(key_of(lists.spelled_out(joined)), NO_IDEAS), _WRITTEN_OUT)


def _says_whose(
    words: Words, exact: Ideas, own_people: frozenset[str], about: Container[str]
) -> bool:
    """Tell whether a word only says that the column is about the people of the list.

    A teacher's code is a code in a list of teachers, though in others it tells who teaches.
    """
    if FULL_NAME in exact or any(idea in about for idea in exact):
        return False
    return any(word in own_people for word in words)


@lru_cache(maxsize=65_536)  # the same headings are compared for every record type
def _around(words: Words, own_people: frozenset[str]) -> Ideas:
    """Return what the words say without those that change nothing, or what a part of them says."""
    known = ideas_by_key()
    spelled = vocabulary().spelled_out(words)
    told = [_told(each, own_people) for each in (words, spelled)]
    for rest in (*_of_place(spelled), *told):
        if key_of(rest) in known:
            return _less_sure(known[key_of(rest)], _STRIPPED)
    for part in (*told, words):
        if found := _within(part):
            return found
    if vocabulary().numbers.intersection(told[-1]):
        return {SOME_NUMBER: _STRIPPED}
    return dict.fromkeys(ideas_abbreviated(told[0]), _WITHIN)


def _of_place(words: Words) -> Iterator[Words]:
    """Give the words that say which number of a school it is: "School SIS ID"."""
    lists = vocabulary()
    kept = tuple(word for word in words if word in lists.places or word not in lists.about)
    if lists.places.intersection(words) and not lists.groups[0].intersection(words):
        yield kept


def _less_sure(ideas: Ideas, share: float) -> Ideas:
    return {name: sure * share for name, sure in ideas.items()}


@lru_cache(maxsize=65_536)  # as above
def is_about_others(words: Words, own_people: frozenset[str]) -> bool:
    """Tell whether the column is about somebody else than those of the list, or something else."""
    spelled = vocabulary().spelled_out(words)
    return any(_is_other(word, own_people) for word in (*words, *spelled))


@lru_cache(maxsize=65_536)  # the headings of a wide sheet share most of their words
def _is_other(word: str, own_people: frozenset[str]) -> bool:
    others, parts = _others_than(own_people)
    return word in others or word.endswith(parts) or word.startswith(parts)


@cache
def _others_than(own_people: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words for others, and those of them that other words may begin or end with."""
    others = vocabulary().others - own_people
    return others, tuple(word for word in others if len(word) > _SHORTEST_PART)


def people_of(record_type: RecordType) -> frozenset[str]:
    """Return the words for those whom the rows of the record type are about."""
    named = {*words_of(record_type.name), *words_of(record_type.title)}
    groups = [group for group in vocabulary().groups if group & named]
    return frozenset().union(*groups)


def staff_of(headings: Iterable[str]) -> frozenset[str]:
    """Return the words for teachers where nothing says that the list is one of students.

    What is another's in a list of students ("Teacher ID") is everybody's own in one of teachers.
    """
    students, staff = vocabulary().groups[:2]
    known = ideas_by_key()
    for words in map(words_of, headings):
        if students.intersection(words) or _OF_STUDENTS & known.get(key_of(words), {}).keys():
            return frozenset()
    return staff


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
    """Return the parts of a word such as "Schülernummer", of which one says nothing."""
    known = ideas_by_key()
    silent = _silent_parts()
    if word in known or not (word.startswith(silent) or word.endswith(silent)):
        return (word,)
    for part in silent:
        for link in _LINKS if word.startswith(part) else ():
            left = word.removeprefix(part + link)
            if left != word and left in known:
                return (part, left)
        left = word.removesuffix(part)
        if left != word and left in known:
            return (left, part)
    return (word,)


@cache
def _silent_parts() -> Words:
    """Return what a word may begin or end with that says nothing, the longest first."""
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
