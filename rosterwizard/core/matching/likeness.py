"""How much headings look alike; loaded only when plain comparison leaves some over."""

from collections.abc import Iterable

from rapidfuzz.fuzz import ratio, token_sort_ratio
from rapidfuzz.utils import default_process

from rosterwizard.core.matching.turned_meaning import is_turned
from rosterwizard.core.sheet.heading_text import LONGEST_HEADING, folded
from rosterwizard.core.sheet.heading_words import words_of

_NEAR = 60.0  # of 100


def likeness(heading: str, names: Iterable[str]) -> float:
    """Return how much `heading` looks like the name that it looks most like, 0 to 100.

    names: not one of them blank. Neither a few wrong letters nor words in another order do much.
    A word more makes it another heading ("SEN status"), and slips seldom hit the first letter.
    A name that is turned round ("Inactive" for active) is not alike at all.
    """
    heading = heading[:LONGEST_HEADING]
    bare = folded(heading)
    if not bare:
        return 0.0
    words = words_of(heading)
    compared = (name for name in names if not _has_more(words, words_of(name)))
    return max((_likeness(heading, bare, name) for name in compared), default=0.0)


def _has_more(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return len(words) > len(others) and set(words).issuperset(others)


def _likeness(heading: str, bare: str, name: str) -> float:
    other = folded(name)
    slips = ratio(bare, other) if bare[0] == other[0] else 0.0
    alike = max(slips, token_sort_ratio(heading, name, processor=default_process))
    # What is far anyway needs no second look: a wide sheet has many pairs.
    return 0.0 if alike >= _NEAR and is_turned(heading, name) else alike
