"""A word for each word: of the same length and script, readable, and in no way the old one.

A word is known by its plain letters, so that what differs in case, marks or look alone stays
alike. No word is made by exchanging letters one for one: each is drawn anew from the key.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from rosterwizard.core.cells.known_people import known_names
from rosterwizard.core.letters.alphabets import Alphabets, script_of
from rosterwizard.core.letters.marked_letters import marked_alike
from rosterwizard.core.letters.scripts import TO_LATIN, latin_twins
from rosterwizard.core.letters.usual_case import is_particle, stands_in_capitals
from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.letter_units import Unit
from rosterwizard.core.lookalike.words_inside import KnownWords

_FEWEST_CHANGED = 2  # letters
_MOST_TRIED = 400
_MOST_IN_ORDER = 100  # words to choose from, of each of several
_MOST_WEIGHED = 40


@dataclass(slots=True)
class _Shape:
    """What all the forms of a word ask for.

    fixed: places; allowed: letters by place; marked: letters with marks, which stay, by place.
    """

    fixed: set[int] = field(default_factory=set)
    allowed: dict[int, frozenset[str]] = field(default_factory=dict, repr=False)
    marked: dict[int, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of other words, written together: of an address that is made of a name."""

    words: tuple[str, ...] = field(repr=False)
    start: int
    end: int


class LookAlikeWords:
    """The words that stand for those of a file.

    originals: its words that may be known again, in plain form: none is made again. spared:
    words that mean something, and are not made by chance. kept: the words that had to stay.
    """

    def __init__(
        self,
        chance: KeyedChance,
        alphabets: Alphabets,
        spared: frozenset[str],
    ) -> None:
        self._chance = chance
        self._alphabets = alphabets
        self._spared = spared
        self._names = known_names().given | known_names().family
        self._shapes: dict[str, _Shape] = {}
        self._parts: dict[str, tuple[Slice, ...]] = {}
        self._made: dict[str, str] = {}
        self._taken: set[str] = set()
        self._rounds: defaultdict[str, int] = defaultdict(int)
        self._refused: defaultdict[str, set[str]] = defaultdict(set)
        self._ascending: list[Sequence[str]] = []
        self.originals = KnownWords()
        self.kept: set[str] = set()

    def learn(self, word: Sequence[Unit]) -> str:
        """Take in one form of a word; return the word in plain letters."""
        plain = "".join(each.plain for each in word)
        shape = self._shapes.setdefault(plain, _Shape())
        place = 0
        for each in word:
            if each.kind == "fixed":
                shape.fixed |= {*range(place, place + len(each.plain))}
                shape.marked[place] = each.raw.lower()
            elif each.kind in {"twin", "marked", "written"}:
                own = _letters_like(each)
                shape.allowed[place] = shape.allowed.get(place, own) & own
            elif each.kind == "letter":
                self._alphabets.learn(each.plain)
            place += len(each.plain)
        self.originals.add((plain,))
        return plain

    def avoid(self, words: Iterable[str]) -> None:
        """Have no word made that has one of these, in plain letters, in it."""
        self.originals.add(words)

    @property
    def bound(self) -> set[str]:
        """The words that had to stay since no letter of them is free."""
        shapes = {each: self._shape(each) for each in self.kept}
        return {each for each, shape in shapes.items() if len(shape.fixed) == len(each)}

    def compose(self, plain: str, parts: Sequence[Slice]) -> None:
        """Have a word be made of parts of others; what is longer than they are is drawn."""
        self._parts.setdefault(plain, tuple(parts))

    def keep_order(self, words: Sequence[str]) -> None:
        """Have ascending words become ascending ones; others are drawn as any."""
        if [*words] == sorted({*words}):
            self._ascending.append(words)

    def settle(self) -> None:
        """Draw a word for each that was learnt, those with the least choice first."""
        self._draw_in_order()
        plain = [each for each in self._shapes if each not in self._parts]
        order = self._chance.in_any_order(sorted(plain), "order")
        for each in sorted(order, key=lambda word: (word not in self._names, len(word))):
            self.of(each)

    def _draw_in_order(self) -> None:
        for words in self._ascending:
            if self._made.keys().isdisjoint(words) and self._parts.keys().isdisjoint(words):
                found = [self._some_for(each) for each in words]
                made = _in_order(found, self._chance) or ()
                self._made |= zip(words, made, strict=False)
                self._taken.update(made)

    def _some_for(self, plain: str) -> list[str]:
        fitting = (each for each in self._candidates(plain) if self._is_new(each, plain))
        return sorted({*islice(fitting, _MOST_IN_ORDER)})

    def draw_again(self, words: Iterable[str]) -> None:
        """Forget what stands for these words, so that others are drawn."""
        again = {*words}
        again.update(*(each for each in self._ascending if not again.isdisjoint(each)))
        for each in again:
            self._rounds[each] += 1
            made = self._made.pop(each, "")
            self._refused[each].add(made)
            self._taken.discard(made)
        for each in self._parts:
            self._made.pop(each, None)
        self._draw_in_order()

    def of(self, plain: str) -> str:
        """Return the word that stands for one, both in plain letters."""
        made = self._made.get(plain)
        if made is None:
            made = self._composed(plain) if plain in self._parts else self._drawn(plain)
            self._made[plain] = made
            self._taken.add(made)
        return made

    def another(self, plain: str, *purpose: object) -> str:
        """Return any other letters for those of a short word; the fixed ones stay."""
        shape = self._shape(plain)
        letters = (
            each if place in shape.fixed else self._letter(plain, place, purpose, shape)
            for place, each in enumerate(plain)
        )
        return "".join(letters)

    def _composed(self, plain: str) -> str:
        made = ""
        for part in self._parts[plain]:
            made += "".join(map(self.of, part.words))[part.start : part.end]
        made += "".join(self._letter(plain, place, 0) for place in range(len(made), len(plain)))
        shape = self._shape(plain)
        fitting = all(made[place] == plain[place] for place in shape.fixed)
        fitting = fitting and all(made[at] in some for at, some in shape.allowed.items())
        is_free = made != plain and made not in self._taken and not self._is_somebodys(made)
        return made if fitting and is_free else self._drawn(plain)

    def _drawn(self, plain: str) -> str:
        new: Iterator[str] = (made for made in self._candidates(plain) if self._is_new(made, plain))
        if self._rounds[plain] and self._shape(plain).marked:
            some = [*islice(new, _MOST_WEIGHED)]
            new = iter(sorted(some, key=lambda made: self._doubt(made, plain)))
        made = next(new, plain)
        if made == plain:
            self.kept.add(plain)
        return made

    def _doubt(self, made: str, plain: str) -> tuple[bool, float]:
        """Return what speaks against a word: it did not do, and its marks tell no encoding."""
        marked = self._shape(plain).marked
        word = "".join(marked.get(place, each) for place, each in enumerate(made))
        return made in self._refused[plain], -self._alphabets.how_sure(word)

    def _candidates(self, plain: str) -> Iterator[str]:
        again = self._rounds[plain]
        shape = self._shape_of(plain, again)
        lists = [each for each in (known_names().given, known_names().family) if plain in each]
        for names in lists:
            fitting = [each for each in names if self._fits(each, plain, shape)]
            in_order = self._chance.in_any_order(fitting, "name", plain)
            yield from in_order[again:] + in_order[:again]
        for number in range(again * _MOST_TRIED, (again + 1) * _MOST_TRIED):
            # Of a short word there are not many like it: then any letters will do.
            is_any = number - again * _MOST_TRIED > _MOST_TRIED // 2
            yield "".join(
                each
                if place in shape.fixed
                else self._letter(plain, place, number, shape, is_any=is_any)
                for place, each in enumerate(plain)
            )

    def _shape(self, plain: str) -> _Shape:
        return self._shapes.get(plain, _Shape())

    def _shape_of(self, plain: str, again: int) -> _Shape:
        """Return what a word asks for. again: how often it was drawn before.

        By what stands beside them letters with marks tell an encoding: where others did not do, the
        neighbours stay, too, if enough of the word is left to change.
        """
        shape = self._shape(plain)
        near = {at + step for at in shape.fixed for step in (-1, 0, 1)} & {*range(len(plain))}
        is_enough = len(plain) - len(near) >= _FEWEST_CHANGED
        return _Shape(near, shape.allowed) if again > 1 and is_enough else shape

    def _letter(
        self,
        plain: str,
        place: int,
        number: object,
        shape: _Shape | None = None,
        *,
        is_any: bool = False,
    ) -> str:
        allowed = shape.allowed.get(place) if shape else None
        letters = self._alphabets.letters_for(plain[place], is_any=is_any)
        letters = "".join(sorted(allowed)) if allowed else letters
        others = letters.replace(plain[place], "")
        return self._chance.one_of(others or letters, "letter", plain, place, number)

    def _fits(self, name: str, plain: str, shape: _Shape) -> bool:
        return (
            len(name) == len(plain)
            and all(map(_are_of_one_script, name, plain))
            and all(name[place] == plain[place] for place in shape.fixed)
            and all(name[place] in some for place, some in shape.allowed.items())
        )

    def _is_new(self, made: str, plain: str) -> bool:
        """Tell whether a word stands for no other, means nothing else, and is nobody's."""
        if made == plain or made in self._taken:
            return False
        means = (len(made) > 1 and made in self._spared) or is_particle(made)
        is_name = plain not in self._names and made in self._names
        are_initials = [stands_in_capitals(each.upper()) for each in (made, plain)]
        if means or is_name or are_initials[0] != are_initials[1]:
            return False
        return not self._is_somebodys(made)

    def _is_somebodys(self, made: str) -> bool:
        """Tell whether a word of the file is in one that was made."""
        return any(True for _ in self.originals.inside(made))


def _in_order(several: Sequence[Sequence[str]], chance: KeyedChance) -> list[str] | None:
    """Return one word of each, so that they ascend; None where there are none. Each: ascending."""
    latest: list[str] = []
    for each in reversed(several):
        before = [word for word in each if not latest or word < latest[-1]]
        if not before:
            return None
        latest.append(before[-1])
    made: list[str] = []
    for place, (each, last) in enumerate(zip(several, reversed(latest), strict=True)):
        free = [word for word in each if word <= last and not (made and word <= made[-1])]
        few = free[: 1 + len(free) // (len(several) - place)]
        made.append(chance.one_of(few, "ascending", *made))
    return made


def _are_of_one_script(one: str, other: str) -> bool:
    return (one.isascii() and other.isascii()) or script_of(one) == script_of(other)


def _letters_like(unit: Unit) -> frozenset[str]:
    """Return the plain letters that a letter may become which is written otherwise."""
    if unit.kind == "twin":
        return _letters_with_twin(unit.raw)
    return frozenset(marked_alike(unit.raw) if unit.kind == "marked" else unit.ways)


def _letters_with_twin(letter: str) -> frozenset[str]:
    """Return the small Latin letters that have a twin where this letter of another alphabet is."""
    is_upper = TO_LATIN[letter].isupper()
    twins = (each for each in latin_twins(letter) if each.isascii() and each.isupper() == is_upper)
    return frozenset(each.lower() for each in twins)
