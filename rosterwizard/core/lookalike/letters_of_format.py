"""What the cell of a number or a date shows that is no digit: its format puts that in."""

import re
from collections.abc import Mapping

from rosterwizard.core.cells.other_dates import month_of
from rosterwizard.core.lookalike.within_a_day import within_a_day

_DIGIT = re.compile("[0-9]")
_WORD = re.compile(r"[^\W\d_]{3,}")


def with_letters_of_format(text: str, new: str, literals: Mapping[str, str]) -> str:
    """Return the text with the digits and months of the new one, otherwise as its format shows it.

    literals: the new texts for those that stand in the number formats, the longest first.
    """
    digits = _DIGIT.findall(new)
    if len(digits) != len(_DIGIT.findall(text)):
        return new
    text = _with_months(text, new)
    literal = next((each for each in literals if each in text), "")
    before, _, behind = text.partition(literal) if literal else (text, "", "")
    first, last = len(_DIGIT.findall(before)), len(digits) - len(_DIGIT.findall(behind))
    return (
        _with_digits(before, digits[:first])
        + literals.get(literal, "")
        + _with_digits(behind, digits[last:])
    )


def _with_months(text: str, new: str) -> str:
    """Return the text with the words for months that the new one has where it has such."""

    def month(found: re.Match[str]) -> str:
        other = new[found.start() : found.end()]
        return other if month_of(found[0]) and month_of(other) else found[0]

    return _WORD.sub(month, text)


def _with_digits(text: str, digits: list[str]) -> str:
    left = iter(digits)
    return within_a_day(text, _DIGIT.sub(lambda _: next(left), text))
