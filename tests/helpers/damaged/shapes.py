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


def _any_seven_digits(_chance: Random, number: int) -> str:
    """One in ten begins with a zero."""
    return f"{(412301 + 377411 * number) % 9_999_991:07}"


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


def _two_lengths(_chance: Random, number: int) -> str:
    """Those of staff are shorter than those of students, and may begin with a zero."""
    return f"{number:04}" if number % 5 == 0 else f"{48213 + 7 * number}"


def _like_serials(_chance: Random, number: int) -> str:
    return str(45210 + number)


def _dotted(_chance: Random, number: int) -> str:
    return f"{1180 + number // 9}.{number % 9 + 1}0"


def _with_year(_chance: Random, number: int) -> str:
    return f"2014-{number:04}"


def _grouped(_chance: Random, number: int) -> str:
    return f"12.{345 + number // 1000:03}.{number % 1000:03}-{number % 10}"


def _initials(_chance: Random, number: int) -> str:
    return f"o'neil{number}" if number % 2 else f"smith-jones{number}"


IDENTIFIERS: dict[str, Shape] = {
    "seven digits": _seven_digits,
    "six digits": _six_digits,
    "any seven digits": _any_seven_digits,
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
    "two lengths": _two_lengths,
    "like serials": _like_serials,
    "dotted": _dotted,
    "with a year": _with_year,
    "grouped": _grouped,
    "initials": _initials,
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
    "2026": ("2026", "2027", "2028", "2029"),
    "45231": ("45231", "45232", "45240", "46001"),
    "7.0": ("7.0", "7.1", "8.0", "8.1"),
    "\uff17\u7d44": ("\uff17\u7d44", "\uff18\u7d44", "3\u5e74A\u7d44"),
    "7-A": ("7-A", "7-B", "8-A"),
    "mixed": ("7A", "Dec", "3-5", "10/2", "K", "1E2", "TRUE"),
    "named": ("Year 7 Blue", "Year 7 Red", "Year 8 Blue", "Année 9"),
}
"""The classes of a school, by the shape that all of its classes have."""
PASSWORDS = ("5-Mar", "Reef-Lamp-22", "007123", "1E10", "TRUE-blue7", "Maple.71", "tulip84Barn")
FREE_PASSWORDS = (
    *PASSWORDS,
    *(
        "%C3%A7x7",
        "#Hash22",
        "!Maple7",
        "--dash7",
        "Total 77",
        "&eacute;x7",
        "=SUM-77",
        "NULL77",
        "0.50",
        "3/5/2026",
        "-none-",
    ),
)
MAILS = (
    *("{login}@school.example", "{login}@school.example", "{login}@school.example"),
    *("{initial}.{login}+lib@mail.a-b.school.example", "{number}{login}@STUDENTS.school.example"),
    *("{initial}'{login}@school.example", "{login}_{number}@kids-7.example"),
)
SCHOOL_YEARS = ("{year}", "{year}/{short}", "{year}-{short}", "{year}-{next}", "SY{short}")
ORGANISATIONS = ("SITE-04", "SITE-05", "SITE-11")
SCHOOLS = ("Lindgren Middle School", "Oak Hill High", "École Saint-Rémi", "St. Mary's K-8")
NOTES = (
    *("", "", "", "allergic to nuts", "moved 5-Mar", "see Mr. O'Neil; room 3", "100 %"),
    *("n/a so far", "a&b; c", "10,5 m", "mailto me", "\U0001f469\u200d\U0001f680", "50%20off"),
    *("born 07/03/2014", "=) likes maths", "1/2 scholarship", "Q&A group", "5 < 6", "café au lait"),
)


def _locker(_chance: Random, number: int) -> str:
    return str(number * 3)


def _birthday(chance: Random, _number: int) -> str:
    return f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/201{chance.randint(0, 9)}"


def _telephone(chance: Random, number: int) -> str:
    return chance.choice((f"0491 570 {number:03}", f"+61 491 570 {number:03}", ""))


OTHER_COLUMNS: dict[str, Shape] = {
    "Remarks": lambda chance, _: chance.choice(NOTES),
    "Locker": _locker,
    "Date of birth": _birthday,
    "Telephone of parents": _telephone,
}
"""Columns that no system has a field for, by their heading."""
