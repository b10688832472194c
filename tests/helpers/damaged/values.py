"""What stands in the cells of clean rosters, by the role of a field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.helpers.damaged import shapes

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.helpers.damaged.people import Person
    from tests.helpers.damaged.roles import Role


@dataclass(frozen=True, slots=True)
class School:
    """What the rows of one roster have in common."""

    chance: Random
    identifier: shapes.Shape
    classes: tuple[str, ...]
    organisation: str
    school: str
    mail: str  # its pattern
    years: str  # how school years are written
    uses: bool  # what may be blank is filled


def _day(person: Person, start: date, step: int) -> date:
    return start + timedelta(days=person.number * step % 300)


def _identifier(person: Person, school: School) -> str:
    return school.identifier(school.chance, person.number)


def _mail(person: Person, school: School) -> str:
    """Return an address; nobody else has it."""
    initial, number = person.login[:1], person.login[-3:]
    return school.mail.format(login=person.login, initial=initial, number=number)


def _class_of_row(person: Person, school: School) -> str:
    return f"{school.classes[person.number % len(school.classes)]}.{person.number}"


def _school_year(person: Person, school: School) -> str:
    year = 2026 + person.number % 2
    return school.years.format(year=year, next=year + 1, short=(year + 1) % 100)


TEXTS: dict[Role, Callable[[Person, School], str]] = {
    "given": lambda person, _: person.given,
    "family": lambda person, _: person.family,
    "name": lambda person, _: f"{person.given} {person.family}",
    "mail": _mail,
    "login": lambda person, _: person.login,
    "id": _identifier,
    "class": lambda _, school: school.chance.choice(school.classes),
    "class of the row": _class_of_row,
    "classes": lambda _, school: ";".join(school.chance.sample(school.classes, 2)),
    "grade": lambda person, _: str(person.number % 12 + 1),
    "year": lambda person, _: str(2027 + person.number % 6),
    "school year": _school_year,
    "date": lambda person, _: _day(person, date(2026, 2, 3), 7).isoformat(),
    "later date": lambda person, _: _day(person, date(2027, 2, 3), 7).isoformat(),
    "day first": lambda person, _: f"{_day(person, date(2027, 2, 3), 7):%d/%m/%Y}",
    "organisation": lambda _, school: school.organisation,
    "school": lambda _, school: school.school,
    "password": lambda _, school: school.chance.choice(shapes.PASSWORDS[1:]) + "xx",
    "free password": lambda _, school: school.chance.choice(shapes.FREE_PASSWORDS),
    "notes": lambda _, school: school.chance.choice(shapes.NOTES),
    "count": lambda person, _: str(person.number % 40 + 6),
    "number": lambda person, _: f"{person.number % 40}.5",
    "code": lambda person, _: f"AB-{person.number}",
    "subject": lambda person, _: ("Civil Engineering", "Statistics", "Music")[person.number % 3],
    "subjects": lambda person, _: ("Music;History", "Law", "Statistics;Economics")[
        person.number % 3
    ],
    "contact": lambda person, _: person.mail,
    "initial": lambda person, _: person.given[:1],
    "suffix": lambda person, _: "" if person.number % 9 else "Jr.",
    "team": lambda person, _: f"Team {person.number // 4 + 1}",
    "other id": lambda person, school: school.identifier(school.chance, person.number + 5000),
}
