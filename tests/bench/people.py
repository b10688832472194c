"""Made-up people with known mistakes, as files for timing.

The mistakes are of kinds that both checkers know, and say the same of.
"""

from __future__ import annotations

import csv
import random
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = (
    "student_id",
    "username",
    "first_name",
    "last_name",
    "email",
    "role",
    "grade",
    "birth_date",
    "start_year",
    "homeroom",
    "clubs",
    "graduation",
)
GIVEN = ("Amara", "Zoë", "Łukasz", "Mei", "Søren", "Aoife", "Nguyễn", "José", "Ивана", "Noor")
FAMILY = ("Okafor", "Brückner", "O'Neill", "Sánchez", "Kowalski", "Tanaka", "Osei", "Lindqvist")
MISTAKES_PER_THOUSAND = 10
MISTAKES = (  # the column, and what stands in it instead
    ("student_id", "12345"),
    ("student_id", "000001"),
    ("username", ""),
    ("username", "user000001"),
    ("last_name", "x" * 41),
    ("email", "nobody"),
    ("role", "pupil"),
    ("grade", "13"),
    ("birth_date", "31/12/2012"),
    ("birth_date", "2031-01-01"),
    ("start_year", "soon"),
    ("start_year", "1999"),
    ("homeroom", "room 5"),
    ("clubs", "C01;C99"),
    ("graduation", ""),
)


def people(rows: int, seed: int = 7) -> list[list[str]]:
    """Return `rows` people; one row in a hundred has one mistake."""
    chance = random.Random(seed)  # noqa: S311 - made-up data, not a secret
    return [_spoiled(_person(chance, number), number, chance) for number in range(1, rows + 1)]


def _person(chance: random.Random, number: int) -> list[str]:
    clubs = sorted({f"C{chance.randint(1, 40):02}" for _ in range(chance.randrange(4))})
    return [
        f"{number:06}",
        f"user{number:06}",
        chance.choice(GIVEN),
        chance.choice(FAMILY),
        f"user{number:06}@school.example",
        "student",
        chance.choice(("K", "1", "4", "7", "10", "12", "")),
        f"{chance.randint(2008, 2019)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        str(chance.randint(2015, 2026)),
        f"{chance.randint(1, 12)}{chance.choice('ABC')}",
        ";".join(clubs),
        str(chance.randint(2027, 2040)),
    ]


def _spoiled(person: list[str], number: int, chance: random.Random) -> list[str]:
    if number > 1 and chance.randrange(1000) < MISTAKES_PER_THOUSAND:
        column, text = chance.choice(MISTAKES)
        person[COLUMNS.index(column)] = text
    return person


def write_csv(path: Path, rows: int) -> None:
    """Write a CSV file with headings and `rows` people."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(people(rows))


def write_workbook(path: Path, rows: int) -> None:
    """Write the same as a workbook, every cell as text."""
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("People")
    sheet.append(COLUMNS)
    for person in people(rows):
        sheet.append(person)
    workbook.save(path)
