"""Which of several names somebody means who types some words, or only how they begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")


def found_by_words(names: Sequence[str], typed: str) -> list[int]:
    """Return the places of the names that have all the words that are typed, the best first.

    A word counts where a word of the name begins with it, and less where it stands within one.
    Names that fit alike stay in their order; nothing typed finds all of them.
    """
    wanted = _WORD.findall(typed.casefold())
    fits = [(place, _fit(name.casefold(), wanted)) for place, name in enumerate(names)]
    found = [(place, fit) for place, fit in fits if fit is not None]
    return [place for place, fit in sorted(found, key=lambda each: each[1])]


def _fit(name: str, wanted: Sequence[str]) -> int | None:
    """Return how badly the words fit a name; None where one of them is not there."""
    words = _WORD.findall(name)
    worst = 0
    for each in wanted:
        if words and words[0].startswith(each):
            continue
        if any(word.startswith(each) for word in words):
            worst = max(worst, 1)
        elif each in name:
            worst = max(worst, 2)
        else:
            return None
    return worst
