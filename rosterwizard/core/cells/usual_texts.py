"""How usual a text is in a column, by what its sound rows hold.

A text is as usual as its form is there ("9A" for `7C`), and more so where it comes again and again.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_OTHER_FORMS = 20  # that a column is taken to have beside those seen, each as if seen a bit
_A_BIT = 0.3  # of a row
_LOOKED_AT = 200  # letters of a text, for its form
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_RUNS = re.compile(r"[A-ZÀ-ÖØ-Þ]+|[^\W\dA-ZÀ-ÖØ-Þ_]+|\d+")


@dataclass(frozen=True, slots=True)
class _Column:
    """How often each text and each form stands there, in so many rows."""

    texts: Counter[str] = field(repr=False)
    forms: Counter[str]
    rows: int


class UsualTexts:
    """What stands in each column of the sound rows."""

    def __init__(self, columns: Mapping[int, Iterable[str]]) -> None:
        self._columns = columns
        self._counted: dict[int, _Column] = {}  # those that were asked about
        self._told: dict[tuple[int, str], float] = {}  # most texts are asked about again and again

    def usual(self, column: int, text: str) -> float:
        """Return the logarithm of how likely the text is there; the higher, the more usual."""
        told = self._told.get((column, text))
        if told is None:
            told = self._told[column, text] = self._likely(column, text)
        return told

    def _likely(self, column: int, text: str) -> float:
        if column not in self._counted:
            self._counted[column] = _counted(self._columns[column])
        there = self._counted[column]
        form = (there.forms[_form(text[:_LOOKED_AT])] + _A_BIT) / (
            there.rows + _OTHER_FORMS * _A_BIT
        )
        again = there.texts[text] / there.rows if there.texts[text] > 1 else 0.0
        return math.log((form + again) / 2)


def _counted(column: Iterable[str]) -> _Column:
    texts = Counter(column)
    return _Column(texts, _forms(texts), texts.total())


def _forms(texts: Counter[str]) -> Counter[str]:
    forms: Counter[str] = Counter()
    for text, count in texts.items():
        forms[_form(text[:_LOOKED_AT])] += count
    return forms


@lru_cache(maxsize=16_384)
def _form(text: str) -> str:
    return "@" if _MAIL.fullmatch(text) else _RUNS.sub(_run, text)


def _run(found: re.Match[str]) -> str:
    run = found[0]
    if run.isdigit():
        return f"9{len(run)}"
    return "A" if run.isupper() else "a"
