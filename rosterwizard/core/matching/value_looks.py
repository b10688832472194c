"""What the values of a column look like: names, addresses, years, a few known words.

Rough on purpose: it helps to tell which column is meant, and judges no cell.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from rosterwizard.core.matching.vocabulary import key_of, vocabulary
from rosterwizard.core.sheet.heading_words import words_of

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_NAME = re.compile(r"[^\W\d_][^\d_@/;:]*")
_YEAR = re.compile(r"\D{0,12}(?:19|20)\d\d\D{0,6}")
_LEVEL = re.compile(r"\D{0,12}(?:0?\d|1[0-3])\D{0,12}")
_CODE = re.compile(r"\S{1,40}")
_GROUP = re.compile(r"[^@]{1,20}")
_GROUP_CODE = re.compile(r"(?=\D*\d)[^\s@]{1,8}")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*")
_TWO_NAMES = re.compile(r"[^\W\d_][^\d_@/;:]*[\s,]+[^\W\d_][^\d_@/;:]*")


def share_that_looks(looks: str, values: Sequence[str]) -> float | None:
    """Return how many of the values look like that, 0 to 1; None where nothing can be told."""
    filled = [text for value in values if (text := value.strip())]
    if not looks or not filled:
        return None
    test = _LOOKS[looks]
    return sum(map(test, filled)) / len(filled)


def _is(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


def _is_said(looks: str) -> Callable[[str], bool]:
    known = frozenset(key_of(words_of(word)) for word in vocabulary().values[looks])
    return lambda text: key_of(words_of(text)) in known


def _tests() -> Mapping[str, Callable[[str], bool]]:
    is_level, level_word, is_code, is_date = _is(_LEVEL), _is_said("level"), _is(_CODE), _is(_DATE)
    is_name, is_title = _is(_NAME), _is_said("honorific")
    is_said, is_state = _is_said("yes-no"), _is_said("state")
    return {
        "email": _is(_EMAIL),
        "name": is_name,
        "full-name": _is(_TWO_NAMES),
        "words": is_name,
        "year": _is(_YEAR),
        "level": lambda text: is_level(text) or level_word(text),
        "code": lambda text: is_code(text) and not is_date(text),
        "group": _is(_GROUP),
        "group-code": _is(_GROUP_CODE),
        "honorific": is_title,
        "job": lambda text: is_name(text) and not is_title(text),
        "state": lambda text: is_state(text) or is_said(text),
        "yes-no": is_said,
        "gender": _is_said("gender"),
        "role": _is_said("role"),
    }


_LOOKS = _tests()
