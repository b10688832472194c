"""Headings that are one word cut short: "Gesl." for "Geslacht", "Jgst." for "Jahrgangsstufe"."""

from functools import cache

from rosterwizard.core.matching.vocabulary import Words, vocabulary
from rosterwizard.core.sheet.heading_words import words_of

_SHORTEST = 3
_SHORTEST_START = 4  # letters of a word that is only cut off
_SHORTEST_SHARE, _LONGEST_SHARE = 0.28, 0.75  # of the whole word
_VOWELS = frozenset("aeiouy")


def ideas_abbreviated(words: Words) -> tuple[str, ...]:
    """Return the idea that the one word is short for; nothing where it may be several."""
    found = _ideas_of(words[0]) if len(words) == 1 else ()
    return tuple(found) if len(found) == 1 else ()


def _ideas_of(short: str) -> frozenset[str]:
    alike = _whole_words().get(short[0], ())
    return frozenset(idea for word, idea in alike if _is_short_for(short, word))


@cache
def _whole_words() -> dict[str, list[tuple[str, str]]]:
    """Return the words that say an idea alone, each with it, by their first letter."""
    found: dict[str, list[tuple[str, str]]] = {}
    for idea in vocabulary().ideas:
        for words in map(words_of, idea.names):
            if len(words) == 1:
                found.setdefault(words[0][0], []).append((words[0], idea.name))
    return found


def _is_short_for(short: str, word: str) -> bool:
    share = len(short) / len(word)
    if not _SHORTEST_SHARE <= share <= _LONGEST_SHARE:
        return False
    if word.startswith(short):
        return len(short) >= _SHORTEST_START
    if len(short) < _SHORTEST:
        return False
    if not _VOWELS.isdisjoint(short[1:]):
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)
