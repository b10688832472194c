"""Whether two checks found the same problems, and which of them only one of them did."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rosterwizard.core.reproducing.expected_problems import ExpectedProblem


@dataclass(frozen=True, slots=True)
class Differences:
    """In what a check differs from what was expected of it; false where it does not.

    missing: expected, and not there. new: there, and not expected. changed: each expected problem
    that is there, but told otherwise (graver, with another fix or cause), with what it is now.
    same: how many were expected and are there just so.
    """

    missing: tuple[ExpectedProblem, ...]
    new: tuple[ExpectedProblem, ...]
    changed: tuple[tuple[ExpectedProblem, ExpectedProblem], ...]
    same: int

    def __bool__(self) -> bool:
        return bool(self.missing or self.new or self.changed)

    @property
    def expected(self) -> int:
        """How many problems were expected."""
        return self.same + len(self.missing) + len(self.changed)


def differences(
    expected: Iterable[ExpectedProblem], found: Iterable[ExpectedProblem]
) -> Differences:
    """Return in what the problems found differ from those expected; their order tells nothing."""
    was, now = Counter(expected), Counter(found)
    missing, new = list((was - now).elements()), list((now - was).elements())
    changed = tuple(_at_one_place(missing, new))
    gone, come = zip(*changed, strict=True) if changed else ((), ())
    return Differences(_without(missing, gone), _without(new, come), changed, (was & now).total())


def _at_one_place(
    missing: Sequence[ExpectedProblem], new: Sequence[ExpectedProblem]
) -> Iterable[tuple[ExpectedProblem, ExpectedProblem]]:
    """Give each that is missing with one that is new at its place, each of them once."""
    waiting: dict[object, list[ExpectedProblem]] = {}
    for each in reversed(new):
        waiting.setdefault(each.place, []).append(each)
    for each in missing:
        if waiting.get(each.place):
            yield each, waiting[each.place].pop()


def _without(
    problems: Sequence[ExpectedProblem], others: Sequence[ExpectedProblem]
) -> tuple[ExpectedProblem, ...]:
    left = Counter(problems)
    left.subtract(others)
    return tuple(left.elements())
