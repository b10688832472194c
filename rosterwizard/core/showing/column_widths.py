"""How wide columns are: as their texts want, and so that several are in sight at once."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROWEST_PX = 64
WIDEST_PX = 320
_USUAL_PX = 100  # so much for each of those that shall be in sight
_FEW = 5  # columns that shall be in sight also where there is little room


def fitting_widths(wanted_px: Sequence[int], room_px: int, frozen: int = 0) -> list[int]:
    """Return the width of each column, none of them wider than what it wants.

    wanted_px: in the order of the screen. frozen: so many of them stay, the others are scrolled.
    Where too few would be in sight at once, wherever one scrolls, the widest give way: seven shall
    be there in a table of the usual size, five in a small one.
    """
    wanted = [min(max(each, NARROWEST_PX), WIDEST_PX) for each in wanted_px]
    in_sight = max(room_px // _USUAL_PX, min(_FEW, room_px // NARROWEST_PX), 1)
    stay, scrolled = wanted[:frozen], wanted[frozen:]
    beside = max(in_sight - len(stay), 1)
    together = (
        [*stay, *scrolled[place : place + beside]]
        for place in range(max(len(scrolled) - beside, 0) + 1)
    )
    widest = min(_widest_px(each, room_px) for each in together)
    return [min(each, widest) for each in wanted]


def _widest_px(wanted: Sequence[int], room_px: int) -> int:
    """Return how wide a column may be at most, for all of these to have room together."""
    narrow_first = sorted(wanted)
    before = (0, *accumulate(narrow_first))
    for place, each in enumerate(narrow_first):
        left = len(narrow_first) - place
        if before[place] + each * left > room_px:
            return max((room_px - before[place]) // left, NARROWEST_PX)
    return WIDEST_PX
