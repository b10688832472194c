"""What the cell of a number or a date shows that is no digit: its format puts that in."""

import re
from collections.abc import Mapping

from rosterwizard.core.lookalike.within_a_day import within_a_day

_DIGIT = re.compile("[0-9]")


def with_letters_of_format(text: str, new: str, literals: Mapping[str, str]) -> str:
    """Return the text with the digits of the new one, and otherwise as its format shows it.

    literals: the new texts for those that stand in the number formats, the longest first.
    """
    digits = _DIGIT.findall(new)
    if len(digits) != len(_DIGIT.findall(text)):
        return new
    literal = next((each for each in literals if each in text), "")
    before, _, behind = text.partition(literal) if literal else (text, "", "")
    first, last = len(_DIGIT.findall(before)), len(digits) - len(_DIGIT.findall(behind))
    return (
        _with_digits(before, digits[:first])
        + literals.get(literal, "")
        + _with_digits(behind, digits[last:])
    )


def _with_digits(text: str, digits: list[str]) -> str:
    left = iter(digits)
    return within_a_day(text, _DIGIT.sub(lambda _: next(left), text))
