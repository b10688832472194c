"""A text for each text: as long, with its signs and its faults, and of nobody."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Literal

from rosterwizard.core.cells.words_for_nothing import every_blank_word
from rosterwizard.core.letters.alphabets import Alphabets, script_of
from rosterwizard.core.letters.plain_words import in_plain_form, plain_words
from rosterwizard.core.lookalike.day_parts import DAYS, day_for, days_and_months_of
from rosterwizard.core.lookalike.days_in_order import DaysInOrder
from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.letter_units import units_of, words_in
from rosterwizard.core.lookalike.look_alike_days import LookAlikeDays
from rosterwizard.core.lookalike.look_alike_numbers import LookAlikeNumbers
from rosterwizard.core.lookalike.look_alike_words import LookAlikeWords, Slice
from rosterwizard.core.lookalike.own_words import OwnWords
from rosterwizard.core.lookalike.text_parts import (
    Manner,
    Part,
    labels_that_stay,
    parts_of,
    replaced,
)
from rosterwizard.core.lookalike.words_inside import SHORTEST
from rosterwizard.core.sheet.error_values import ERROR_VALUES

_SHORTEST_NAME = 3  # letters
_KEPT = 5  # letters of a long name that an address has at least
_MOST_DIGITS = 300
_MANTISSAS = frozenset({"mantissa", "small-mantissa"})
_MOST_TRIED = 40  # passwords for one
_SMALL, _CAPITAL = "abcdefghijkmnopqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ"


Treated = Literal["secret", "stays"] | Manner
"""In which manner a text is replaced, if at all."""


class LookAlikeTexts:
    """The texts that stand for those of a file. First all of them are learnt, then settled.

    labels: the parts of its addresses that stay, in small letters.
    """

    def __init__(
        self, chance: KeyedChance, own: OwnWords, alphabets: Alphabets | None = None
    ) -> None:
        self._chance = chance
        self._own = own
        spared = frozenset(each for each in own.every if len(each) > 1)
        self._alphabets = alphabets or Alphabets()
        self.words = LookAlikeWords(chance, self._alphabets, spared)
        self.numbers = LookAlikeNumbers(chance)
        self._days = LookAlikeDays(chance)
        self._periods = DaysInOrder(chance)
        self._learnt: set[tuple[str, Manner, bool]] = set()
        self._parts: dict[tuple[str, Manner], list[Part]] = {}
        self._made: dict[tuple[str, Manner], str] = {}
        self._secrets: dict[str, str] = {}
        self._passwords: set[str] = set()
        self._round = 0
        self._taken: set[str] = set()
        self.labels: set[str] = set()
        self._joined: dict[str, tuple[str, ...]] = {}

    def learn(self, text: str, manner: Manner, *, has_words: bool = True) -> None:
        """Take in a text that is to be replaced. has_words: its letters are its own."""
        key = (text, manner, has_words)
        if key in self._learnt or self.stays(text, manner):
            return
        self._learnt.add(key)
        self.labels |= labels_that_stay(text)
        parts = self._parts_of(text, manner)
        words = [
            self.words.learn(part.units) for part in parts if part.kind == "word" and has_words
        ]
        for part in parts:
            self._learn_number(part)
            if manner == "period":
                self._periods.learn(days_and_months_of(part))
        if len(words) > 1:
            self._joined.setdefault("".join(words), tuple(words))

    def _learn_number(self, part: Part) -> None:
        if part.kind == "small" and int(part.plain):
            self.numbers.learn_small(part.plain)
        elif part.kind in {"number", "mantissa"} and len(part.plain) <= _MOST_DIGITS:
            self.numbers.learn(_bare(part))

    def learn_treated(self, text: str, treated: Treated, *, has_words: bool = True) -> None:
        """Take in a text that is treated as its place asks."""
        if treated == "secret":
            self.learn_secret(text)
        elif treated != "stays":
            self.learn(text, treated, has_words=has_words)

    def learn_secret(self, text: str) -> None:
        """Take in a password."""
        self._passwords.add(text)
        for each in filter(str.isalpha, text.lower()):
            self._alphabets.learn(each)
        self.words.avoid(_words_of(text))

    def learn_made(self, given: str, family: str, made: Iterable[str]) -> None:
        """Take in what may be made of a person's names: `apatel`, `ashap`. All were learnt."""
        names = [words for text in (given, family) if (words := tuple(_words_of(text)))]
        if len(names) == len((given, family)):
            for text in made:
                for word in plain_words(text.partition("@")[0]):
                    self._learn_made(word, *names)

    def _learn_made(self, word: str, given: Sequence[str], family: Sequence[str]) -> None:
        if (word,) in {tuple(given), tuple(family)}:
            return
        for one, other in ((given, family), (family, given)):
            initial, whole = "".join(one), "".join(other)
            if parts := _initial_and_name(word, initial, whole, one, other):
                self.words.compose(word, parts)
                return

    def settle(self) -> None:
        """Draw everything, once all is learnt."""
        for joined, words in self._joined.items():
            ends = (Slice((each,), 0, len(each)) for each in words)
            self.words.compose(joined, tuple(ends))
        self.words.settle()
        self.numbers.settle()
        self._periods.settle()

    def draw_again(self, texts: Iterable[str]) -> None:
        """Draw other words for these texts, and other numbers for all."""
        self.words.draw_again({word for text in texts for word in _words_of(text)})
        self.numbers.draw_again()
        self._days.draw_again()
        self._periods.draw_again()
        self._made.clear()
        self._round += 1
        self._secrets.clear()
        self._taken.clear()

    def with_words(self, words: Collection[str]) -> Iterator[str]:
        """Give these words, and the texts in whose look-alikes they stand by chance."""
        yield from words
        for (text, _), made in self._made.items():
            plain = "".join(plain_words(made))
            if any(word in plain for word in words):
                yield text

    def of(self, text: str, manner: Manner) -> str:
        """Return the text that stands for one."""
        if self.stays(text, manner):
            return text
        made = self._made.get((text, manner))
        if made is None:
            days = self._periods if manner == "period" else self._days
            replace = partial(self._replace, days=days)
            made = replaced(text, self._parts_of(text, manner), replace)
            self._made[text, manner] = made
        return made

    def treated(self, text: str, treated: Treated) -> str:
        """Return the text that stands for one, treated as its place asks."""
        if treated == "secret":
            return self.secret(text)
        if treated == "stays" and self._is_password_elsewhere(text):
            return self.of(text, "name")
        return text if treated == "stays" else self.of(text, treated)

    def _is_password_elsewhere(self, text: str) -> bool:
        """Tell whether a text that tells of nobody is a password, and no word for anything."""
        return text in self._passwords and in_plain_form(text.strip()) not in self._own.values

    def secret(self, text: str) -> str:
        """Return what stands for a password: nothing of it stays but its kinds of signs."""
        if text not in self._secrets:
            made = self._new_secret(text)
            self._secrets[text] = made
            self._taken.add(made)
        return self._secrets[text]

    def _new_secret(self, text: str) -> str:
        """Return what is nobody's password, for none but this one, or as near to it as can be."""
        first = self._round * _MOST_TRIED
        made = [text]
        for each in range(first, first + _MOST_TRIED):
            made.append("".join(self._secret_sign(text, at, s, each) for at, s in enumerate(text)))
            if made[-1] not in self._taken and not self._is_original(made[-1]):
                return made[-1]
        return next((each for each in made if each not in self._taken | {text}), made[-1])

    def _is_original(self, made: str) -> bool:
        if made in self._passwords or made.lower() in self.words.originals:
            return True
        is_number = made.isdecimal() and made.isascii()
        return is_number and self.numbers.knows(made)

    def _secret_sign(self, text: str, place: int, sign: str, again: int = 0) -> str:
        if sign.isdecimal() and sign.isascii():
            return str(self._chance.below(10, "secret", text, place, again))
        if not sign.isalpha():
            return sign
        if not sign.isascii():
            return self._secret_letter(text, place, sign, again)
        letters = _CAPITAL if sign.isupper() else _SMALL
        return self._chance.one_of(letters, "secret", text, place, again)

    def _secret_letter(self, text: str, place: int, sign: str, again: int) -> str:
        """Return a letter of the same script; a Latin one with a mark stays."""
        small = sign.lower()
        if len(small) > 1 or script_of(small) == "LATIN":
            return sign
        letters = self._alphabets.letters_for(small).replace(small, "") or small
        made = self._chance.one_of(letters, "secret", text, place, again)
        return made.upper() if sign.isupper() else made

    def unchanged(self) -> int:
        """Return how many texts of records came out as they were, though they say enough."""
        return sum(
            made == text and manner == "name" and sum(map(str.isalnum, text)) >= SHORTEST
            for (text, manner), made in self._made.items()
        )

    def named_labels(self) -> set[str]:
        """Return those parts of addresses that stay which are names in the file as well."""
        return {each for each in self.labels if each in self.words.originals}

    @property
    def secrets(self) -> Collection[str]:
        """The passwords of the file."""
        return self._passwords

    def stays(self, text: str, manner: Manner) -> bool:
        """Tell whether a whole text is the program's own, or says nothing."""
        bare = text.strip()
        if not any(map(str.isalnum, bare)) or bare in ERROR_VALUES or bare in _blank_words():
            return True
        return manner in {"note", "date", "period"} and in_plain_form(bare) in self._own.answers

    def _parts_of(self, text: str, manner: Manner) -> list[Part]:
        key = (text, manner)
        if key not in self._parts:
            self._parts[key] = parts_of(text, manner, self._own)
        return self._parts[key]

    def _replace(self, part: Part, days: LookAlikeDays) -> str:
        if part.kind == "word":
            return self.words.of(part.plain)
        if part.kind in DAYS:
            return day_for(part, days)
        bare = _bare(part)
        return self._number(part, bare) + part.plain[len(bare) :]

    def _number(self, part: Part, bare: str) -> str:
        if part.kind in {"small", "small-mantissa"}:
            return self.numbers.small(bare) if bare else bare
        if len(bare) > _MOST_DIGITS:
            return "".join(self._secret_sign(bare, at, sign) for at, sign in enumerate(bare))
        return self.numbers.of(bare)


def _bare(part: Part) -> str:
    """Return the digits of a number that count: behind the point of a mantissa zeros do not."""
    bare = part.plain.rstrip("0") if part.kind in _MANTISSAS else part.plain
    return bare if len(part.plain) <= _MOST_DIGITS else part.plain


@cache
def _blank_words() -> frozenset[str]:
    return frozenset(every_blank_word())


def _words_of(text: str) -> Iterable[str]:
    """Give the words of a text in plain letters, as they are learnt."""
    for group in words_in(units_of(text)):
        plain = "".join(each.plain for each in group)
        if group[0].in_word and plain:
            yield plain


def _initial_and_name(
    word: str, one: str, other: str, ones: Sequence[str], others: Sequence[str]
) -> tuple[Slice, ...]:
    """Return of which parts a word is made; nothing where it is not made of the two."""
    long = _common(word[1:], other)
    if word[0] == one[0] and (long >= _KEPT or (long == len(other) >= _SHORTEST_NAME)):
        return Slice(tuple(ones), 0, 1), Slice(tuple(others), 0, long)
    if len(one) >= _SHORTEST_NAME and word == one + other[0]:
        return Slice(tuple(ones), 0, len(one)), Slice(tuple(others), 0, 1)
    if len(word) >= 2 * _SHORTEST_NAME and word == one + other:
        return Slice(tuple(ones), 0, len(one)), Slice(tuple(others), 0, len(other))
    return ()


def _common(one: str, other: str) -> int:
    """Return how many letters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
