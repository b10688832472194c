"""Clean rosters of shapes that look like damage and are none: every alarm about them is false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.club_profile import CLUBHOUSE
from tests.helpers.damaged.rosters import clean, kinds_of_record

if TYPE_CHECKING:
    from random import Random

    from tests.helpers.damaged.roles import Role
    from tests.helpers.damaged.rosters import Roster
    from tests.helpers.damaged.shapes import Shape

_SIZES = (8, 24)
_BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def _one_of(*texts: str) -> Shape:
    return lambda chance, _number: chance.choice(texts)


def _in_turn(*texts: str) -> Shape:
    return lambda _chance, number: texts[number % len(texts)]


def _drawn(number: int, digits: int) -> str:
    """Return a number that looks drawn, and begins with no zero."""
    least = 10 ** (digits - 1)
    return str(least + number * 7919 * 104729 % (9 * least))


def _of_staff_or_students(_chance: Random, number: int) -> str:
    return _drawn(number, 4 if number % 6 == 0 else 6)


def _with_case(_chance: Random, number: int) -> str:
    rest, text = number * 104729, ""
    for _ in range(8):
        rest, place = divmod(rest * 31 + 7, 62)
        text += _BASE_62[place]
    return f"{text}{number:03}"


def _sparse(_chance: Random, number: int) -> str:
    """Return a class that few have, each another one, in no order."""
    return {1: "9B", 4: "7A", 6: "8C"}.get(number, "")


ODD_BUT_RIGHT: dict[str, dict[Role, Shape]] = {
    "short identifiers": {"id": lambda _, number: str(number)},
    "identifiers past a thousand": {"id": lambda _, number: str(987 + number)},
    "identifiers in steps": {"id": lambda _, number: str(5000 + 1000 * number)},
    "identifiers of staff and students": {"id": _of_staff_or_students},
    "identifiers with capitals and small letters": {"id": _with_case},
    "identifiers with blanks": {"id": lambda _, number: f"7 {number:03} A"},
    "identifiers that end in zeros": {"id": lambda _, number: f"{number}000"},
    "names of two letters": {
        "given": _one_of("Bo", "An", "Vy", "Jo", "Al", "Ty", "Li"),
        "family": _one_of("Ng", "Xu", "Yu", "Ho", "Wu", "Le", "Do", "Ek"),
    },
    "double names": {
        "given": _one_of("Mary-Kate", "Jean-Luc", "Ana María", "D'Arcy", "Abd-al-Rahman"),
        "family": _one_of("O'Brien-Smith", "Saint-John", "D'Angelo-O'Hara", "García y Vega"),
    },
    "names of Iceland": {
        "given": _one_of("Þórdís", "Björk", "Æsa", "Guðmundur", "Ólöf", "Sigurður"),
        "family": _one_of("Ægisdóttir", "Guðmundsdóttir", "Þórsson", "Árnason", "Örvarsson"),
    },
    "names of Vietnam": {
        "given": _one_of("Văn An", "Thị Bích Ngọc", "Đức", "Thu Hà", "Quỳnh"),
        "family": _one_of("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Võ"),
    },
    "names in Arabic letters": {
        "given": _one_of("محمد", "فاطمة", "عبد الله", "نور", "أحمد"),
        "family": _one_of("الحداد", "بن علي", "خليل", "العمري"),
    },
    "names in Han letters": {
        "given": _one_of("伟", "娜娜", "秀英", "子轩", "小明"),
        "family": _one_of("李", "欧阳", "王", "司马", "陈"),
    },
    "a school in capitals": {"school": _one_of("ST MARY'S GIRLS COLLEGE"), "class": _one_of("7A")},
    "girls alone": {"given": _one_of("Asha", "Grace", "Hana", "Amina", "Olivia", "Ella", "Mia")},
    "classes that are ranges": {"class": _in_turn("3-5", "5-7", "1-2", "6-12")},
    "classes with an E": {"class": _in_turn("1E2", "2E1", "1E3", "3E2")},
    "classes like months": {"class": _in_turn("MAR1", "DEC2", "APR1", "MAY3", "SEP2")},
    "classes of four digits": {"class": _in_turn("0999", "1001", "1002", "0998")},
    "classes with a blank": {"class": _in_turn("7 A", "7 B", "8 A", "10 C")},
    "classes of one letter": {"class": _in_turn("M", "F", "X", "T", "J")},
    "classes that few have": {"class": _sparse},
    "remarks that ask": {"notes": _one_of("Is it so?", "why?", "siblings?", "")},
}


def odd_but_right(name: str, number: int, chance: Random) -> Roster | None:
    """Return the roster of that name; number: says of which of the record types that have room."""
    shapes = ODD_BUT_RIGHT[name]
    every = kinds_of_record()
    profile, record_type = every[number % len(every)]
    roster = clean(
        profile, record_type, chance, size=chance.choice(_SIZES), identifier="letters", whole=True
    )
    cells = {
        (row, column): shapes[role](chance, row + 1)
        for column in range(len(roster.fields))
        if (role := roster.role(column)) in shapes
        for row in range(len(roster.rows))
    }
    is_fitting = "id" not in shapes or record_type.system != CLUBHOUSE.name
    return roster.with_cells(cells) if cells and is_fitting else None
