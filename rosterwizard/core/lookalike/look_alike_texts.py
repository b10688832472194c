"""A text for each text: as long, with its signs and its faults, and of nobody."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, groupby
from typing import Literal

from rosterwizard.core.cells.words_for_nothing import is_blank_word
from rosterwizard.core.letters.alphabets import Alphabets
from rosterwizard.core.letters.plain_words import in_plain_form, plain_words
from rosterwizard.core.lookalike.day_parts import DAYS, DrawnDays
from rosterwizard.core.lookalike.found_originals import readings
from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.letter_units import units_of, words_in
from rosterwizard.core.lookalike.look_alike_numbers import LookAlikeNumbers
from rosterwizard.core.lookalike.look_alike_passwords import LookAlikePasswords
from rosterwizard.core.lookalike.look_alike_words import LookAlikeWords, Slice
from rosterwizard.core.lookalike.misspelt_values import Misspelt
from rosterwizard.core.lookalike.own_words import OwnWords
from rosterwizard.core.lookalike.text_parts import (
    OF_DATES,
    OF_RECORDS,
    Manner,
    Part,
    labels_that_stay,
    parts_of,
    replaced,
)
from rosterwizard.core.lookalike.whole_values import WholeValues, whole_value
from rosterwizard.core.lookalike.words_inside import SHORTEST
from rosterwizard.core.sheet.error_values import ERROR_VALUES

_LAST_NUMBER = re.compile("[0-9]+$")
_SHORTEST_NAME = 3  # letters
_KEPT = 5  # letters of a long name that an address has at least
_MOST_DIGITS = 300
_MANTISSAS = frozenset({"mantissa", "small-mantissa"})
_MOST_TRIED = 40  # texts for one


Treated = Literal["secret", "stays"] | Manner | Misspelt
"""In which manner a text is replaced, if at all."""


@dataclass(frozen=True)
class _Digits:
    """What stands for the digits of a text."""

    numbers: LookAlikeNumbers = field(repr=False)
    days: DrawnDays = field(repr=False)

    @classmethod
    def of(cls, chance: KeyedChance) -> "_Digits":
        return cls(LookAlikeNumbers(chance), DrawnDays.of(chance))


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
        self._digits = _Digits.of(chance)
        self.numbers = self._digits.numbers
        self.passwords = LookAlikePasswords(chance, self._alphabets, self._is_original)
        self._learnt: set[tuple[str, Manner, bool]] = set()
        self._parts: dict[tuple[str, Manner], list[Part]] = {}
        self._made: dict[tuple[str, Manner], str] = {}
        self.labels: set[str] = set()
        self._joined: dict[str, tuple[str, ...]] = {}
        self.wholes = WholeValues()
        self._others: dict[int, _Digits] = {}

    def learn(self, text: str, manner: Manner, *, has_words: bool = True) -> None:
        """Take in a text that is to be replaced. has_words: its letters are its own."""
        key = (text, manner, has_words)
        if key in self._learnt or self.stays(text, manner):
            return
        self._learnt.add(key)
        self.labels |= labels_that_stay(text)
        parts = self._parts_of(text, manner)
        words = [part for part in parts if part.kind == "word"]
        if parts and manner in OF_RECORDS and (has_words or not words):
            self._learn_whole(text)
        plain = [self.words.learn(part.units) for part in words if has_words]
        for part in parts:
            self._learn_number(part)
            self._digits.days.learn(part)
        if len(plain) > 1:
            self._joined.setdefault("".join(plain), tuple(plain))

    def _learn_number(self, part: Part) -> None:
        if part.kind == "small" and int(part.plain):
            self.numbers.learn_small(part.plain)
        elif part.kind in {"number", "mantissa"} and len(part.plain) <= _MOST_DIGITS:
            self.numbers.learn(_bare(part))

    def learn_treated(self, text: str, treated: Treated, *, has_words: bool = True) -> None:
        """Take in a text that is treated as its place asks."""
        if treated == "secret":
            self.learn_secret(text)
        elif treated != "stays" and not isinstance(treated, Misspelt):
            self.learn(text, treated, has_words=has_words)

    def learn_secret(self, text: str) -> None:
        """Take in a password."""
        self.passwords.learn(text)
        self._learn_whole(text)
        self.words.avoid(_words_of(text))

    def _learn_whole(self, text: str) -> None:
        self.wholes.learn(text)
        value = whole_value(text)
        if _is_number(value) and len(value) <= _MOST_DIGITS:
            self.numbers.avoid(value)

    def learn_order(self, texts: Sequence[str]) -> None:
        """Take in texts of which the order is looked at; where there is none, nothing is kept."""
        words = [[*_words_of(text)] for text in texts]
        for several in zip(*words, strict=False):
            if len({*several}) > 1:
                self.words.keep_order([each for each, _ in groupby(several)])
                return

    def learn_counted(self, texts: Iterable[str]) -> None:
        """Take in texts that count up: where their numbers become wider, none but they go on so."""
        numbers = {found[0] for text in texts if (found := _LAST_NUMBER.search(text))}
        if len({len(each.lstrip("0")) for each in numbers}) > 1:
            self.numbers.keep(numbers)

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
        self._digits.days.in_order.settle()
        self._settle_wholes()

    def _settle_wholes(self) -> None:
        """Draw a text for each that was learnt; last those whose parts make somebody's."""
        learnt = sorted(each for each in self._parts if each[1] in OF_RECORDS)
        made = [self._composed(*each) for each in learnt]
        doubted = []
        for (text, manner), one in zip(learnt, made, strict=True):
            if self.wholes.is_free(one, text):
                self._take(text, manner, one)
            else:
                doubted.append((text, manner))
        for text, manner in doubted:
            self._take(text, manner, self._free(text, manner))
        for text in sorted(self.secrets):
            self.secret(text)

    def _take(self, text: str, manner: Manner, made: str) -> None:
        self._made[text, manner] = made
        if manner in OF_RECORDS:
            self.wholes.take(made, text)

    def _composed(self, text: str, manner: Manner) -> str:
        replace = partial(self._replace, digits=self._digits)
        return replaced(text, self._parts_of(text, manner), replace)

    def _free(self, text: str, manner: Manner) -> str:
        """Return what stands for a text and is nobody's; what its parts make if there is none.

        So it is with a number by itself, and with days that are compared: they were drawn in order.
        """
        made, parts = self._composed(text, manner), self._parts_of(text, manner)
        is_drawn = len(parts) == 1 and parts[0].kind in {"number", "mantissa"}
        if manner not in OF_RECORDS or is_drawn or any(each.day for each in parts):
            return made
        others = (self._drawn_again(text, parts, again) for again in range(_MOST_TRIED))
        return next((e for e in chain([made], others) if self.wholes.is_free(e, text)), made)

    def _drawn_again(self, text: str, parts: list[Part], again: int) -> str:
        """Return what a text becomes by another chance; words that may be known again stay so."""
        if again not in self._others:
            self._others[again] = _Digits.of(self._chance.beside("again", again))

        def replace(part: Part) -> str:
            if part.kind == "word" and len(part.plain) < SHORTEST:
                return self.words.another(part.plain, again)
            return self._replace(part, self._others[again])

        return replaced(text, parts, replace)

    def draw_again(self, texts: Iterable[str]) -> None:
        """Draw other words for these texts, and other numbers for all."""
        self.words.draw_again({word for text in texts for word in _words_of(text)})
        self.numbers.draw_again()
        self._digits.days.draw_again()
        self._made.clear()
        self.passwords.draw_again()
        self.wholes.forget_made()
        self._settle_wholes()

    def with_words(self, words: Collection[str]) -> Iterator[str]:
        """Give these words, and the texts in whose look-alikes they stand by chance."""
        yield from words
        for (text, _), made in self._made.items():
            plain = ["".join(plain_words(each)) for each in readings(made)]
            if any(word in each for each in plain for word in words):
                yield text

    def of(self, text: str, manner: Manner) -> str:
        """Return the text that stands for one."""
        if self.stays(text, manner):
            return text
        made = self._made.get((text, manner))
        if made is None:
            made = self._free(text, manner)
            self._take(text, manner, made)
        return made

    def treated(self, text: str, treated: Treated) -> str:
        """Return the text that stands for one, treated as its place asks."""
        if treated == "secret":
            return self.secret(text)
        if isinstance(treated, Misspelt):
            return self._chance.one_of(treated.others, "misspelt", text)
        if treated == "stays" and self._is_password_elsewhere(text):
            return self.of(text, "name")
        return text if treated == "stays" else self.of(text, treated)

    def replaces(self, text: str, treated: Treated) -> bool:
        """Tell whether anything of a text is replaced where it is treated so."""
        if treated == "secret" or isinstance(treated, Misspelt):
            return True
        if treated == "stays" or self.stays(text, treated):
            return False
        return bool(self._parts_of(text, treated))

    def _is_password_elsewhere(self, text: str) -> bool:
        """Tell whether a text that tells of nobody is a password, and no word for anything."""
        return (
            text in self.passwords.originals and in_plain_form(text.strip()) not in self._own.values
        )

    def secret(self, text: str) -> str:
        """Return what stands for a password: nothing of it stays but its kinds of signs."""
        made = self.passwords.of(text)
        self.wholes.take(made, text)
        return made

    def _is_original(self, made: str) -> bool:
        """Tell whether what was made for a password is anybody's."""
        if made.lower() in self.words.originals or self.wholes.is_original(made):
            return True
        return _is_number(made) and self.numbers.knows(made)

    def unchanged(self) -> set[str]:
        """Return the texts of records that came out as they were, though they say enough."""
        return {
            text
            for (text, manner), made in self._made.items()
            if made == text
            and (manner == "name" or whole_value(text) in self.wholes.originals)
            and sum(map(str.isalnum, text)) >= SHORTEST
        }

    def named_labels(self) -> set[str]:
        """Return those parts of addresses that stay which are names in the file as well."""
        return {each for each in self.labels if each in self.words.originals}

    @property
    def secrets(self) -> Collection[str]:
        """The passwords of the file."""
        return self.passwords.originals

    def stays(self, text: str, manner: Manner) -> bool:
        """Tell whether a whole text is the program's own, or says nothing."""
        bare = text.strip()
        has_signs = any(map(str.isalnum, in_plain_form(bare)))
        if not has_signs or bare in ERROR_VALUES or is_blank_word(bare):
            return True
        return (manner == "note" or manner in OF_DATES) and in_plain_form(bare) in self._own.answers

    def _parts_of(self, text: str, manner: Manner) -> list[Part]:
        key = (text, manner)
        if key not in self._parts:
            self._parts[key] = parts_of(text, manner, self._own)
        return self._parts[key]

    def _replace(self, part: Part, digits: _Digits) -> str:
        if part.kind == "word":
            return self.words.of(part.plain)
        if part.kind in DAYS:
            return digits.days.of_part(part)
        bare = _bare(part)
        return self._number(part, bare, digits.numbers) + part.plain[len(bare) :]

    def _number(self, part: Part, bare: str, numbers: LookAlikeNumbers) -> str:
        if part.kind in {"small", "small-mantissa"}:
            return numbers.small(bare) if bare else bare
        if len(bare) > _MOST_DIGITS:
            return self.passwords.signs(bare)
        return numbers.of(bare)


def _is_number(text: str) -> bool:
    return text.isdecimal() and text.isascii()


def _bare(part: Part) -> str:
    """Return the digits of a number that count: behind the point of a mantissa zeros do not."""
    bare = part.plain.rstrip("0") if part.kind in _MANTISSAS else part.plain
    return bare if len(part.plain) <= _MOST_DIGITS else part.plain


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
