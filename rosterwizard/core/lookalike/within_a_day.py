"""Times of day that are some still after their digits were replaced: no 36:75."""

import re

_TIME = re.compile(r"(?<![0-9:.])([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?(?![0-9:])")
_HALF = re.compile(r"\b[AP]M?\b")
_SIXTY = 60


def within_a_day(text: str, new: str) -> str:
    """Return the new text, which is as long, with a time of day wherever the old one has one."""
    is_half = bool(_HALF.search(text))
    letters = list(new)
    for found in _TIME.finditer(text):
        for group in (1, 2, 3):
            start, end = found.span(group)
            old, made = found[group], new[start:end]
            if old and made.isdecimal():
                hours = range(*_hours(old, is_half=is_half))
                within = hours if group == 1 else range(_SIXTY)
                letters[start:end] = str(_nearest(int(made), within)).zfill(len(old))
    return "".join(letters)


def _hours(old: str, *, is_half: bool) -> tuple[int, int]:
    """Return from where to where hours are written with as many digits."""
    if len(old) > 1 and old[0] != "0":
        return 10, 13 if is_half else 24
    return int(is_half), 10


def _nearest(number: int, within: range) -> int:
    """Return the number where it is one of those, and one of them for every other."""
    return number if number in within else within[number % len(within)]
