"""Delta debugging: the smallest part of a list for which something still holds.

The algorithm is `ddmin` of Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing
Input" (2002): what is left over is 1-minimal, that is, none of it can be spared alone.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")


def smallest(items: Sequence[T], holds: Callable[[Sequence[T]], bool]) -> Sequence[T]:
    """Return a part of the items, in their order, for which it holds, and for no smaller one of it.

    It holds for all of the items. `holds` is asked some 2·log(n) times where few of them matter,
    and n² times at worst.
    """
    if holds(items[:0]):
        return items[:0]
    pieces = 2
    while len(items) > 1:
        smaller = next((each for each in _smaller(items, pieces) if holds(each)), None)
        if smaller is not None:
            was_piece = len(smaller) * 2 <= len(items)
            items, pieces = smaller, 2 if was_piece else max(pieces - 1, 2)
        elif pieces < len(items):
            pieces = min(pieces * 2, len(items))
        else:
            break
    return items


def _smaller(items: Sequence[T], pieces: int) -> "list[Sequence[T]]":
    """Return each of so many pieces alone, then all items but each of them."""
    ends = [len(items) * each // pieces for each in range(pieces + 1)]
    cut = [(start, end) for start, end in pairwise(ends) if start < end]
    alone = [items[start:end] for start, end in cut]
    without = [[*items[:start], *items[end:]] for start, end in cut] if pieces > 2 else []  # noqa: PLR2004 - of two pieces each is what the other leaves
    return [*alone, *without]
