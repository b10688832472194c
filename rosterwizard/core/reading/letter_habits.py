"""How letters follow each other in names and headings, language by language.

It serves to tell in which encoding a text was written: read in a wrong one, "Jürgen" becomes
"Jźrgen", and no language has a z with an accent there.
"""

import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import pairwise
from math import log

from rosterwizard.core.messages.resources import resources_folder

IMPOSSIBLE = 12.0
"""The cost of a character that nobody types."""
_MISPLACED = 8.0
_KNOWN_WORD = 7.0
_SMALL_FIRST = 2.5  # names begin with a capital
_ABROAD = 3.0
_EDGE = "\n"  # stands before and after each word
_SMOOTHING = 5.0
_UNSEEN = 0.05  # how often a letter counts that was never seen
_LETTERS = 200
# The characters of the Far East are too many for lists of names: those that are learnt at school
# stand first in each of these, up to that byte.
_SCHOOL_CHARACTERS = {
    "chinese": ("gb2312", 0xD7),
    "taiwanese": ("big5", 0xC6),
    "japanese": ("euc_jp", 0xCF),
    "korean": ("euc_kr", 0xC8),
}
_SCHOOL_COST = 7.5
_SIGNS = {  # those that do stand in rosters
    **dict.fromkeys("’\u02bc\xa0", 2.0),
    **dict.fromkeys("‘“”«»„\xb4°ºª–—…€", 4.0),
}
_BETWEEN_LETTERS = frozenset("’\u02bc\xb4")
_AFTER_NUMBERS = frozenset("°ºª")


class Habits:
    """What the words of one language show."""

    def __init__(self, language: str, words: Iterable[str]) -> None:
        self._words = frozenset(word.lower() for word in words)
        self._school = _SCHOOL_CHARACTERS.get(language)
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._firsts: Counter[str] = Counter()
        self._letters: Counter[str] = Counter()
        for word in self._words:
            for pair in pairwise((_EDGE, *word, _EDGE)):
                self._pairs[pair] += 1
                self._firsts[pair[0]] += 1
                self._letters[pair[1]] += 1
        self._total = sum(self._letters.values()) + _UNSEEN * _LETTERS
        self._costs: dict[tuple[str, str], float] = {}

    def cost(self, word: str) -> float:
        """Return how surprising a word is, the better the lower; `word` has small letters only."""
        total = sum(self._cost(*pair) for pair in pairwise((_EDGE, *word, _EDGE)))
        return min(total, _KNOWN_WORD) if word in self._words else total

    def _cost(self, before: str, letter: str) -> float:
        pair = before, letter
        if pair not in self._costs:
            self._costs[pair] = self._worked_out(before, letter)
        return self._costs[pair]

    def _worked_out(self, before: str, letter: str) -> float:
        if not letter.isascii() and unicodedata.category(letter)[0] not in "LM":
            return _sign_cost(before, letter)
        alone = (self._letters[letter] + _UNSEEN) / self._total
        chance = (self._pairs[before, letter] + _SMOOTHING * alone) / (
            self._firsts[before] + _SMOOTHING
        )
        cost = -log(chance)
        return min(cost, _SCHOOL_COST) if self._is_learnt_at_school(letter) else cost

    def _is_learnt_at_school(self, letter: str) -> bool:
        if self._school is None or letter.isascii():
            return False
        encoding, last = self._school
        code = letter.encode(encoding, "ignore")
        return len(code) > 1 and code[0] <= last


def _sign_cost(before: str, sign: str) -> float:
    if sign in _AFTER_NUMBERS and (before.isdigit() or before in "nmr"):
        return 1.0
    misplaced = _MISPLACED if before.isalpha() and sign not in _BETWEEN_LETTERS else 0.0
    return _SIGNS.get(sign, IMPOSSIBLE) + misplaced


def shape_cost(word: str) -> float:
    """Return how much the capitals of a word are out of place, next to letters with accents."""
    small_first = _SMALL_FIRST if word[:1].islower() and not word[0].isascii() else 0.0
    return small_first + sum(
        _MISPLACED
        for place, (one, next_one) in enumerate(pairwise(word))
        if not (one + next_one).isascii()
        and (
            (one.islower() and next_one.isupper())
            or (place and one.isupper() and next_one.islower() and word[place - 1].isupper())
        )
    )


@cache
def habits() -> Mapping[str, Habits]:
    """Return the habits of each language, by its English name."""
    path = resources_folder() / "letters" / "names.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    return {language: Habits(language, names.split()) for language, names in words.items()}


def least_costs(words: Collection[str], languages: Iterable[str]) -> list[float]:
    """Return the cost of each word in the one language that suits all of them best.

    A word may be of another language: a school's names come from everywhere, at a price.
    """
    by_language: defaultdict[str, list[float]] = defaultdict(list)
    shapes = [shape_cost(word) for word in words]
    lowered = [word.lower() for word in words]
    for language in languages:
        by_language[language] = [habits()[language].cost(word) for word in lowered]
    abroad = [min(costs) + _ABROAD for costs in zip(*by_language.values(), strict=True)]
    best = min(
        ([min(pair) for pair in zip(costs, abroad, strict=True)] for costs in by_language.values()),
        key=sum,
    )
    return [sum(pair) for pair in zip(best, shapes, strict=True)]
