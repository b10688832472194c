"""What people write above the columns of a roster, and what it means, in several languages."""

from collections.abc import Iterator
from functools import cache

import msgspec
from msgspec import Struct

from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.sheet.heading_words import words_of

Words = tuple[str, ...]


class Idea(Struct, frozen=True, forbid_unknown_fields=True):
    """One idea that columns are about ("surname").

    names: what says it. maybe: what may say it, beside other things. fields: further names of
    fields that are about it. looks: what its values look like, see `value_looks`. kin: ideas
    whose fields it may fill for want of its own, and how likely (0 to 1).
    """

    name: str
    names: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    looks: str = ""
    kin: dict[str, float] = {}


class Vocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """The file; its comments say what its parts mean."""

    hints: tuple[str, ...]
    short: dict[str, str]
    about: frozenset[str]
    joiners: frozenset[str]
    numbers: frozenset[str]
    places: frozenset[str]
    others: frozenset[str]
    groups: tuple[frozenset[str], ...]
    values: dict[str, frozenset[str]]
    ideas: tuple[Idea, ...]

    def spellings(self) -> Iterator[tuple[str, Idea, float]]:
        """Give every key that a heading can have, its idea, and how surely it says that."""
        for idea in self.ideas:
            for text in idea.names:
                yield from ((key, idea, sure) for key, sure in self._keys(text, 1.0))
            for text in idea.maybe:
                yield from ((key, idea, sure) for key, sure in self._keys(text, 0.75))

    def _keys(self, text: str, sure: float) -> Iterator[tuple[str, float]]:
        words = words_of(text)
        yield key_of(words), sure
        joined = self.joined(words)
        if joined != words:
            yield key_of(joined), sure - 0.03
        spelled = self.spelled_out(joined)
        if spelled != joined:
            yield key_of(spelled), sure - 0.03

    def spelled_out(self, words: Words) -> Words:
        """Return the words with those that are short for others written out."""
        return tuple(part for word in words for part in self._long(word).split())

    def _long(self, word: str) -> str:
        if len(word) > len("nr") and word.endswith("nr"):  # "Personalnr."
            return f"{word[:-2]}nummer"
        return self.short.get(word, word)

    def joined(self, words: Words) -> Words:
        """Return the words without those that only join others, unless nothing is left."""
        return tuple(word for word in words if word not in self.joiners) or words


def key_of(words: Words) -> str:
    """Return the words as they are compared: written together."""
    return "".join(words)


@cache
def vocabulary() -> Vocabulary:
    """Return the words that ship with the program."""
    file = resources_folder() / "vocabulary" / "headings.toml"
    return msgspec.toml.decode(file.read_bytes(), type=Vocabulary)


@cache
def ideas_by_key() -> dict[str, dict[str, float]]:
    """Return for each key the ideas that it may say, by name, and how surely."""
    found: dict[str, dict[str, float]] = {}
    for key, idea, sure in vocabulary().spellings():
        ideas = found.setdefault(key, {})
        ideas[idea.name] = max(sure, ideas.get(idea.name, 0.0))
    return found


@cache
def idea_named() -> dict[str, Idea]:
    """Return the ideas by name."""
    return {each.name: each for each in vocabulary().ideas}


@cache
def words_of_headings() -> frozenset[str]:
    """Return every word that headings are made of."""
    words = vocabulary()
    ideas = (text for each in words.ideas for text in (*each.names, *each.maybe, *each.fields))
    others = (*words.hints, *words.short, *words.short.values(), *words.about, *words.joiners)
    more = (
        *words.numbers,
        *words.places,
        *words.others,
        *(each for one in words.groups for each in one),
    )
    return frozenset(word for text in (*ideas, *others, *more) for word in words_of(text))


@cache
def ideas_of_fields() -> dict[str, frozenset[str]]:
    """Return for each key of a field's name the ideas that the field is about."""
    found: dict[str, set[str]] = {}
    for idea in vocabulary().ideas:
        for text in (*idea.names, *idea.fields):
            found.setdefault(key_of(words_of(text)), set()).add(idea.name)
    return {key: frozenset(names) for key, names in found.items()}


@cache
def hint_words() -> frozenset[Words]:
    """Return the hints as words."""
    return frozenset(words_of(hint) for hint in vocabulary().hints)
