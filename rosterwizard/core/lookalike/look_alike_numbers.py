"""A number for each number: as many digits, the same zeros at its ends, and the same order.

Numbers that follow each other still do, as a spreadsheet fills them down; how far others lie apart
is drawn anew, so that nobody who knows one number knows the rest. None is made that is a number of
the file, as long as there are others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from rosterwizard.core.lookalike.free_places import free_places
from rosterwizard.core.lookalike.keyed_chance import KeyedChance

_FEWEST_DIGITS = 3  # of a number that is replaced by itself: what is shorter tells of nobody
_ROUNDED = 12  # digits of a number whose last zeros may be what a spreadsheet left of it
_FEWEST_ZEROS = 3
_OF_53_BITS = 16  # digits of which a spreadsheet keeps those that 53 bits hold
_TRIES = 40
_LOW, _HIGH = 0.5, 1.5  # how much wider or narrower a gap becomes
_FEW = 1000
_ROOM = 0.98  # of what there is, at most
_Group = tuple[int, int, bool]  # how many digits, zeros behind them, whether it is a small one


class LookAlikeNumbers:
    """The numbers that stand for those of a file, in digits. kept: those that had to stay."""

    def __init__(self, chance: KeyedChance) -> None:
        self._chance = chance
        self._learnt: defaultdict[_Group, set[int]] = defaultdict(set)
        self._avoided: defaultdict[_Group, set[int]] = defaultdict(set)
        self._made: dict[_Group, dict[int, int]] = {}
        self._round = 0
        self.kept: set[str] = set()

    def learn(self, digits: str) -> None:
        """Take in a number."""
        group, core = _core_of(digits)
        if group[0] >= _FEWEST_DIGITS:
            self._learnt[group].add(core)

    def avoid(self, digits: str) -> None:
        """Have a number, which is the whole of a cell, not be made as long as there are others."""
        group, core = _core_of(digits)
        self._avoided[group if group[0] >= _FEWEST_DIGITS else _small_group(digits)].add(core)

    def keep(self, numbers: Iterable[str]) -> None:
        """Have numbers stay as they are."""
        self.kept.update(each.lstrip("0") for each in numbers)

    def knows(self, digits: str) -> bool:
        """Tell whether the number was learnt."""
        group, core = _core_of(digits)
        return core in self._learnt.get(group, ())

    def learnt(self) -> Iterator[str]:
        """Give the numbers that were learnt, without zeros in front; no small ones."""
        for (_, zeros, is_small), numbers in self._learnt.items():
            if not is_small:
                yield from (f"{number}{'0' * zeros}" for number in numbers)

    def settle(self) -> None:
        """Draw a number for each that was learnt."""
        for group, numbers in self._learnt.items():
            self._made[group] = self._drawn(group, sorted(numbers))

    def draw_again(self) -> None:
        """Draw other numbers for all of them."""
        self._round += 1
        self.settle()

    def of(self, digits: str) -> str:
        """Return the number that stands for one; one that nobody learnt gets a place among them."""
        group, core = _core_of(digits)
        if group[0] < _FEWEST_DIGITS or digits.lstrip("0") in self.kept:
            return digits
        zeros = len(digits) - len(digits.lstrip("0"))
        return "0" * zeros + str(self._number_for(group, core)) + "0" * group[1]

    def _number_for(self, group: _Group, core: int) -> int:
        made = self._made.setdefault(group, {})
        if core not in made:
            made[core] = self._beside(group, core, made)
        return made[core]

    def learn_small(self, digits: str) -> None:
        """Take in a number of one or two digits that tells of somebody where it stands."""
        self._learnt[_small_group(digits)].add(int(digits))

    def small(self, digits: str) -> str:
        """Return a number of one or two digits for such a one."""
        if not int(digits):
            return digits
        made = self._number_for(_small_group(digits), int(digits))
        return str(made).zfill(len(digits))

    def _beside(self, group: _Group, core: int, made: dict[int, int]) -> int:
        """Return a number that stands for none yet; the number itself where there is none left."""
        low, high = _range_of(group)
        taken = {*made.values(), core, *self._used(group)}
        if high - low < _FEW:
            tries = self._chance.in_any_order(range(low, high + 1), "one", group, core)
        else:
            end = high - low + 1
            tries = [low + self._chance.below(end, "one", group, core, n) for n in range(_TRIES)]
        return next((each for each in tries if each not in taken), core)

    def _used(self, group: _Group) -> set[int]:
        return self._learnt.get(group, set()) | self._avoided.get(group, set())

    def _drawn(self, group: _Group, numbers: list[int]) -> dict[int, int]:
        low, high = _range_of(group)
        gaps = self._gaps(group, numbers, high - low)
        steps = list(accumulate(gaps, initial=0))
        starts = [
            low + self._chance.below(high - low - steps[-1] + 1, "start", group, self._round, each)
            for each in range(_TRIES)
        ]
        wished = [starts[0] + step for step in steps]
        ends = (low, high)
        made = free_places(numbers, wished, self._used(group), ends)
        if made is None and self._avoided.get(group):
            made = free_places(numbers, wished, self._avoided[group], ends)
        if made is None:
            tries = [[start + step for step in steps] for start in starts]
            made = min(tries, key=lambda each: (_same(each, numbers), len({*each} & {*numbers})))
        if _same(made, numbers) > len(numbers) // 2:
            return self._exchanged(group, numbers)
        made = _none_as_it_was(made, numbers)
        if group[0] + group[1] >= _OF_53_BITS and all(map(_fits_bits, numbers)):
            made = _distinct(int(float(each)) for each in made)
        return dict(zip(numbers, made, strict=True))

    def _exchanged(self, group: _Group, numbers: list[int]) -> dict[int, int]:
        """Return each for another one, where they are so many that their order leaves no choice."""
        order = self._chance.in_any_order(numbers, "exchange", group, self._round)
        return dict(zip(order, [*order[1:], order[0]], strict=True))

    def _gaps(self, group: _Group, numbers: list[int], room: int) -> list[int]:
        """Return how far the numbers are to lie apart: those that follow each other still do."""
        gaps = [other - one for one, other in pairwise(numbers)]
        drawn = [
            gap * self._chance.between(_LOW, _HIGH, "gap", group, one, self._round)
            for one, gap in zip(numbers, gaps, strict=False)
        ]
        ones = gaps.count(1)
        most = max((_ROOM * room - ones) / max(1, sum(drawn) - ones), 0)
        made = [
            1 if gap == 1 else max(2, int(wide * min(1, most)))
            for gap, wide in zip(gaps, drawn, strict=True)
        ]
        return made if sum(made) <= room else gaps


def _core_of(digits: str) -> tuple[_Group, int]:
    """Return the number without zeros around it, with how it is written."""
    bare = digits.lstrip("0")
    core = bare.rstrip("0")
    zeros = len(bare) - len(core)
    if len(bare) < _OF_53_BITS and (len(bare) < _ROUNDED or zeros < _FEWEST_ZEROS):
        core, zeros = bare, 0
    return (len(core), zeros, False), int(core or 0)


def _small_group(digits: str) -> _Group:
    return len(digits.lstrip("0")), 0, True


def _range_of(group: _Group) -> tuple[int, int]:
    return 10 ** (group[0] - 1), 10 ** group[0] - 1


def _same(made: Sequence[int], numbers: Sequence[int]) -> int:
    """Return how many are as they were."""
    return sum(map(int.__eq__, made, numbers))


def _none_as_it_was(made: list[int], numbers: Sequence[int]) -> list[int]:
    """Return what is made with each that is as it was exchanged for one beside it."""
    made = [*made]
    for place, number in enumerate(numbers):
        if made[place] == number and len(made) > 1:
            beside = place + 1 if place + 1 < len(made) else place - 1
            made[place], made[beside] = made[beside], made[place]
    return made


def _fits_bits(number: int) -> bool:
    return int(float(number)) == number


def _distinct(numbers: Iterable[int]) -> list[int]:
    """Return ascending numbers that 53 bits hold, each another one."""
    found: list[int] = []
    for each in numbers:
        least = found[-1] + max(1, found[-1] >> 52) if found else 0
        found.append(each if each >= least else int(float(least)))
    return found
