"""The shapes in which schools write identifiers and classes; one roster keeps to one of each."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from random import Random

Shape = Callable[[Random, int], str]  # the text for the record of that number


def _seven_digits(_chance: Random, number: int) -> str:
    return f"{41230 + 977 * number:07}"


def _six_digits(_chance: Random, number: int) -> str:
    return f"{4217 + 1013 * number:06}"


def _eight_digits(_chance: Random, number: int) -> str:
    return f"{40093187 + 31 * number}"


def _few_digits(_chance: Random, number: int) -> str:
    return str(number)


def _sixteen_digits(_chance: Random, number: int) -> str:
    return str(1001230045670013 + 10007 * number)


def _letters(chance: Random, number: int) -> str:
    return f"{chance.choice('ABCDXY')}{chance.choice('AEKMRT')}{number:04}"


def _hexadecimal(_chance: Random, number: int) -> str:
    return f"{0x12E4 + 0x1D * number:04X}"


def _with_e(_chance: Random, number: int) -> str:
    return f"{number % 90 + 10}E{number // 90 + 1}"


def _prefixed(_chance: Random, number: int) -> str:
    return f"S-{20417 + number}"


def _barcode(_chance: Random, number: int) -> str:
    return f"P{93121 + number:07}"


def _mail_like(_chance: Random, number: int) -> str:
    return f"id{number:04}@ids.example"


def _guid(chance: Random, _number: int) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def _dashed(_chance: Random, number: int) -> str:
    return f"{number // 28 + 1}-{number % 28 + 1}"


IDENTIFIERS: dict[str, Shape] = {
    "seven digits": _seven_digits,
    "six digits": _six_digits,
    "eight digits": _eight_digits,
    "few digits": _few_digits,
    "sixteen digits": _sixteen_digits,
    "letters": _letters,
    "hexadecimal": _hexadecimal,
    "with an E": _with_e,
    "prefixed": _prefixed,
    "barcode": _barcode,
    "mail-like": _mail_like,
    "guid": _guid,
    "dashed": _dashed,
}
CLASSES: dict[str, tuple[str, ...]] = {
    "7A": ("7A", "7B", "8A", "8C", "9B", "10A", "12C"),
    "3-5": ("3-5", "3-6", "4-5", "5-1", "6-11", "12-2"),
    "10/2": ("10/2", "10/3", "11/1", "7/2", "8/4"),
    "MAR1": ("MAR1", "MAR2", "SEP1", "DEC3", "APR2"),
    "Jan": ("Jan", "Ana", "Leo", "May", "Kim"),
    "A-1": ("A-1", "A-2", "B-1", "C-3"),
    "08.2": ("08.2", "09.1", "10.3", "11.2"),
    "05": ("05", "06", "07", "11"),
    "1E2": ("1E2", "1E3", "2E1", "2F1"),
    "named": ("Year 7 Blue", "Year 7 Red", "Year 8 Blue", "Année 9"),
}
"""The classes of a school, by the shape that all of its classes have."""
PASSWORDS = ("5-Mar", "Reef-Lamp-22", "007123", "1E10", "TRUE-blue7", "Maple.71", "tulip84Barn")
ORGANISATIONS = ("SITE-04", "SITE-05", "SITE-11")
SCHOOLS = ("Lindgren Middle School", "Oak Hill High", "École Saint-Rémi", "St. Mary's K-8")
NOTES = (
    *(
        "",
        "",
        "",
        "allergic to nuts",
        "moved 5-Mar",
        "see Mr. O'Neil; room 3",
        "100 %",
        "n/a so far",
    ),
    *("born 07/03/2014", "=) likes maths", "1/2 scholarship", "Q&A group", "5 < 6", "café au lait"),
)
