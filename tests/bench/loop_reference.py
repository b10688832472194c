"""What a plain loop over the rows costs, with the rules of people.toml written out by hand.

Run as `loop_reference.py FILE`; prints what it found as our report in JSON does.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NUMBER = re.compile("[0-9]{7}").fullmatch
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+").fullmatch
ROLES = {"student", "teacher", "admin"}
GRADES = {"K", *map(str, range(1, 13))}
CLUBS = {f"C{number:02}" for number in range(1, 41)}
EARLIEST, LATEST = date(1950, 1, 1), date(2024, 12, 31)


def main(path: str) -> None:
    """Print what is wrong in the file."""
    seen: dict[str, set[str]] = {"student_id": set(), "username": set(), "email": set()}
    problems = []
    with open(path, encoding="utf-8", newline="") as file:  # noqa: PTH123 - a loop of few words
        rows = csv.reader(file)
        headings = next(rows)
        for number, cells in enumerate(rows, 2):
            person = dict(zip(headings, cells, strict=True))
            problems += [
                {"row": number, "field": field, "code": code, "severity": "error"}
                for field, code in (*wrong(person), *doubles(person, seen))
            ]
    json.dump({"problems": problems}, sys.stdout)


def doubles(person: Mapping[str, str], seen: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Give what an earlier row has too, and keep the rest for later ones."""
    for field, values in seen.items():
        value = person[field].lower() if field == "username" else person[field]
        if value in values:
            yield field, "unique"
        elif value:
            values.add(value)


def wrong(person: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give what is wrong in a row by itself."""
    yield from wrong_names(person)
    yield from wrong_numbers(person)
    if not NUMBER(person["student_id"]):
        yield "student_id", "pattern"
    if person["email"] and not EMAIL(person["email"]):
        yield "email", "format"
    if person["role"] not in ROLES:
        yield "role", "enum"
    if person["grade"] and person["grade"] not in GRADES:
        yield "grade", "enum"
    if person["boarder"] not in {"Y", "N", ""}:
        yield "boarder", "type"
    if person["clubs"] and not CLUBS.issuperset(person["clubs"].split(";")):
        yield "clubs", "enum"


def wrong_numbers(person: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give what is wrong in dates and years."""
    if person["birth_date"] and (code := wrong_date(person["birth_date"])):
        yield "birth_date", code
    if person["start_year"] and (code := wrong_year(person["start_year"])):
        yield "start_year", code
    if not person["graduation"] and person["role"] == "student":
        yield "graduation", "required-when"
    elif person["graduation"] and not person["graduation"].isdecimal():
        yield "graduation", "type"


def wrong_names(person: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give what is wrong in the names."""
    for field, shortest, longest in (
        ("username", 1, 30),
        ("first_name", 1, 40),
        ("last_name", 2, 40),
    ):
        length = len(person[field])
        if not length:
            yield field, "required"
        elif length < shortest:
            yield field, "minLength"
        elif length > longest:
            yield field, "maxLength"


def wrong_date(text: str) -> str:
    """Return what is wrong with a date, or ""."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return "type"
    return "minimum" if day < EARLIEST else "maximum" if day > LATEST else ""


def wrong_year(text: str) -> str:
    """Return what is wrong with a year, or ""."""
    if not text.isdecimal():
        return "type"
    return "minimum" if int(text) < 2000 else "maximum" if int(text) > 2030 else ""


if __name__ == "__main__":
    main(sys.argv[1])
