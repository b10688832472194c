"""Rosters as schools have them, made up: for the pictures and the journeys through the window."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = (
    *("Rohan", "Claire", "Amina", "José", "Yuki", "Noor", "Elif", "Søren", "Zoë", "Liam"),
    *("Mei", "Ivan", "Fatima", "Oluwaseun", "Grace", "Mateo", "Hana", "Tomáš", "Aroha", "Priya"),
)
FAMILY = (
    *("Patel", "Moreau", "Diallo", "García", "Tanaka", "Okafor", "Sandberg", "Nguyễn", "O'Brien"),
    *("Kowalski", "Müller", "Haddad", "Ferreira", "Walker", "Ngata", "Iyer", "Rossi", "Svoboda"),
)
PATRON_HEADINGS = (
    *("Username", "enabled", "staffmember", "First name", "surname", "emailaddress"),
    *("graduationyear", "librarybarcode", "gender", "formclass"),
)
EXPORT_HEADINGS = (
    *("Login ID", "Last", "First", "Preferred", "Sex", "Birth", "Student E-mail", "Yr"),
    *("Roll Class", "Exit Year", "Card No.", "Active", "Street", "House", "Notes"),
)


def infiniti_patrons(folder: Path, rows: int = 1200) -> Path:
    """Write patrons with the mistakes that offices make: about one row in twenty has one."""
    path = folder / "patrons august.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(PATRON_HEADINGS)
        writer.writerows(_with_mistake(_patron(row), row) for row in range(rows))
    return path


def exported_patrons(folder: Path, rows: int) -> Path:
    """Write patrons in the fifteen columns of a school's own program; no field is named so."""
    path = folder / "student export.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(EXPORT_HEADINGS)
        writer.writerows(_exported(row) for row in range(rows))
    return path


def _exported(row: int) -> list[str]:
    name, enabled, _staff, given, family, mail, year, card, sex, room = _patron(row)
    other = ("7 Elm Road", "", "12 Hill Street", "3 Quay")[row % 4]
    return [
        *(name, family, given, GIVEN[row * 3 % len(GIVEN)], sex, "06/02/2012", mail),
        *(f"{7 + row % 6}", room, year if row % 40 else "leaver", card, enabled, other),
        *(f"H{row % 4}", ""),
    ]


def _patron(row: int) -> list[str]:
    given, family = GIVEN[row % len(GIVEN)], FAMILY[row * 7 % len(FAMILY)]
    name = f"{given[0]}{family}{row:04}".lower().replace("'", "").replace(" ", "")
    staff = row % 15 == 0
    return [
        *(name, "Y", "Y" if staff else "N", given, family, f"patron{row:04}@school.example"),
        *("" if staff else str(2027 + row % 6), f"P{93000 + row:07}", "FM"[row % 2]),
        "" if staff else f"{7 + row % 6}{'ABC'[row % 3]}",
    ]


def _with_mistake(cells: list[str], row: int) -> list[str]:
    mistakes = {
        11: (5, cells[5].replace("@school.example", "@")),
        31: (3, f" {cells[3]}  "),
        47: (6, ""),
        53: (8, "female"),
        71: (1, "yess"),
        97: (0, ""),
        103: (7, "P0093001"),
        113: (6, "31"),
    }
    for every, (column, text) in mistakes.items():
        if row % every == every - 1:
            cells[column] = text
            break
    return cells


def haiku_set(folder: Path) -> Path:
    """Write a zip of Haiku's files that draw on each other, with a few that do not fit."""
    path = folder / "haiku-import.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, rows in _haiku_files().items():
            text = io.StringIO()
            csv.writer(text).writerows(rows)
            archive.writestr(zipfile.ZipInfo(name, (2026, 8, 20, 8, 0, 0)), text.getvalue())
    return path


def _haiku_files() -> dict[str, list[list[str]]]:
    people = [
        [
            *(f"{kind}-{place:04}", GIVEN[place % 20], FAMILY[place % 18]),
            *(f"{kind}{place}".lower(), kind),
            *("SITE-04" if place % 9 else "SITE-99", "1" if place % 11 else "Yes"),
        ]
        for kind, count in (("T", 12), ("S", 240))
        for place in range(count)
    ]
    classes = [
        [f"SEC-{place:03}", f"Biology {7 + place % 6}", "2026", f"T-{place % 14:04}", "SITE-04"]
        for place in range(24)
    ]
    rosters = [
        [f"SEC-{(place + extra * 5) % 24:03}", f"S-{place:04}", "S"]
        for place in range(240)
        for extra in range(3)
    ]
    return {
        "organizations.csv": [["import_id", "name"], ["SITE-04", "Hill Road"]],
        "users.csv": [
            [
                *("import_id", "first_name", "last_name", "login", "user_type"),
                *("organization_id", "enabled"),
            ],
            *people,
        ],
        "classes.csv": [["import_id", "name", "year", "teacher_id", "organization_id"], *classes],
        "roster.csv": [["class_id", "user_id", "role"], *rosters],
    }
