"""How much headings look alike; loaded only when plain comparison leaves some over."""

from collections.abc import Iterable

from rapidfuzz.fuzz import ratio, token_sort_ratio
from rapidfuzz.utils import default_process

from rosterwizard.core.sheet.heading_text import LONGEST_HEADING, folded


def likeness(heading: str, names: Iterable[str]) -> float:
    """Return how much `heading` looks like the name that it looks most like, 0 to 100.

    names: not one of them blank. Neither a few wrong letters nor words in another order do much.
    """
    heading = heading[:LONGEST_HEADING]
    bare = folded(heading)
    if not bare:
        return 0.0
    return max(
        max(
            ratio(bare, folded(name)),
            token_sort_ratio(heading, name, processor=default_process),
        )
        for name in names
    )
