"""Clean rosters of every record type, in many shapes: nothing about them is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers.club_profile import CLUBHOUSE
from tests.helpers.damaged import shapes
from tests.helpers.damaged.people import Person, people
from tests.helpers.damaged.roles import ROLES, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from rosterwizard.core.profiles.language import Field, Profile, RecordType

SIZES = (3, 8, 20, 20, 45, 45, 90)
LARGE = 400
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """A sheet as a school has it.

    fields: the name of the field of each column; "" for a column that is none. rows: their cells.
    typed: cells that a workbook holds as something else than text: a value and its number format.
    more: further sheets of the workbook, each its name, headings and rows.
    """

    profile: Profile
    record_type: RecordType
    fields: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[Row, ...] = field(repr=False)
    typed: Mapping[tuple[int, int], tuple[object, str]] = field(default_factory=dict, repr=False)
    more: tuple[tuple[str, tuple[str, ...], tuple[Row, ...]], ...] = field(default=(), repr=False)

    def role(self, column: int) -> Role:
        """Return what kind of text a column holds."""
        name = self.fields[column]
        return ROLES[f"{self.record_type.id}:{name}"] if name else "notes"

    def columns(self, *roles: Role) -> list[int]:
        """Return the columns that hold such text."""
        return [column for column in range(len(self.fields)) if self.role(column) in roles]

    def column(self, column: int) -> list[str]:
        """Return the cells of a column."""
        return [row[column] for row in self.rows]

    def with_cells(self, cells: dict[tuple[int, int], str]) -> Roster:
        """Return the roster with other texts in some cells (row, column)."""
        rows = [list(row) for row in self.rows]
        for (row, column), text in cells.items():
            rows[row][column] = text
        return replace(self, rows=tuple(map(tuple, rows)))


@dataclass(frozen=True, slots=True)
class School:
    """What the rows of one roster have in common."""

    chance: Random
    identifier: shapes.Shape
    classes: tuple[str, ...]
    organisation: str
    school: str
    uses: bool  # what may be blank is filled


def profiles() -> tuple[Profile, ...]:
    """Return the systems: those that are built in, and a made-up one."""
    return (*built_in_profiles(), CLUBHOUSE)


def kinds_of_record() -> list[tuple[Profile, RecordType]]:
    """Return every record type with its system."""
    return [(each, kind) for each in profiles() for kind in each.record_types]


def clean(  # noqa: PLR0913 - each is one of the shapes
    profile: Profile,
    record_type: RecordType,
    chance: Random,
    *,
    identifier: str = "",
    classes: str = "",
    size: int = 0,
    whole: bool = False,
) -> Roster:
    """Return a roster that nothing is wrong with.

    identifier, classes: the shapes, one by chance for "". whole: with a column for every field.
    """
    limit = record_type.roster.limits
    rows = min(size or chance.choice(SIZES), limit.rows or LARGE)
    school = School(
        chance,
        shapes.IDENTIFIERS[_fitting(record_type, identifier, chance)],
        shapes.CLASSES[classes or chance.choice(list(shapes.CLASSES))],
        chance.choice(shapes.ORGANISATIONS),
        chance.choice(shapes.SCHOOLS),
        whole or chance.random() < 0.7,
    )
    fields = [each for each in record_type.fields if whole or _taken(each, record_type, chance)]
    told: list[Role] = [ROLES[f"{record_type.id}:{each.name}"] for each in fields]
    records = people(chance, rows)
    cells = [_record(record_type, fields, told, person, school) for person in records]
    headings = [_heading(each, record_type, chance) for each in fields]
    if record_type.roster.keep_unknown or chance.random() < 0.3:
        headings.append("Remarks")
        told.append("notes")
        cells = [[*row, chance.choice(shapes.NOTES)] for row in cells]
    names = (*(each.name for each in fields), "")[: len(headings)]
    return Roster(profile, record_type, tuple(names), tuple(headings), tuple(map(tuple, cells)))


def _fitting(record_type: RecordType, wanted: str, chance: Random) -> str:
    """Return a shape that the record type takes."""
    if record_type.system == CLUBHOUSE.name:
        return wanted if wanted in {"six digits", "seven digits"} else "six digits"
    return wanted or chance.choice(list(shapes.IDENTIFIERS))


def _taken(each: Field, record_type: RecordType, chance: Random) -> bool:
    roster = each.roster
    must = (
        *(each.constraints.required, roster.heading_required, bool(roster.required_when)),
        *(record_type.roster.all_headings, "missing-column" in roster.rules),
    )
    return any(must) or chance.random() < 0.7


def _heading(each: Field, record_type: RecordType, chance: Random) -> str:
    if record_type.roster.exact_headings or "heading" in each.roster.rules:
        return each.name  # the system takes its own spelling alone
    others = {one for field in record_type.fields if field is not each for one in (field.name,)}
    known = [one for one in each.roster.headings if one not in others]
    return chance.choice(known) if known and chance.random() < 0.2 else each.name


def _record(
    record_type: RecordType, fields: list[Field], told: list[Role], person: Person, school: School
) -> list[str]:
    cells = {}
    for each, role in zip(fields, told, strict=True):
        cells[each.name] = _text(each, role, person, school)
    return _agreeing(record_type, cells)


def _text(each: Field, role: Role, person: Person, school: School) -> str:
    optional = not (each.constraints.required or each.roster.required_when)
    if optional and role != "bool" and (not school.uses or school.chance.random() < 0.1):
        return ""
    if role == "choice":
        several = each.constraints.enum or each.roster.items.enum
        every = several or tuple(one.value for one in each.categories)
        return school.chance.choice(every)
    if role == "bool":
        return each.true_values[0] if person.number % 7 else each.false_values[0]
    return _TEXTS[role](person, school)


def _agreeing(record_type: RecordType, cells: dict[str, str]) -> list[str]:
    """Return the cells of a record, of which some follow from others."""
    kind = record_type.id
    if kind.startswith("echalk/"):
        student = cells["user_type"] == "Student"
        cells["grade"] = cells["grade"] or "5" if student else ""
        cells["position"] = "" if student else cells["position"]
    if kind == "infiniti/patrons" and cells["staffmember"] == "N":
        cells["graduationyear"] = cells.get("graduationyear") or "2031"
    if kind == "infiniti/contacts":
        mail = cells["type"] == "email"
        cells["contact"] = f"home{cells['username']}@mail.example" if mail else "0491 570 006"
        if "@" in cells["username"]:
            cells["contact"] = "carer@mail.example" if mail else "0491 570 006"
        if "sms" in cells:
            cells["sms"] = "" if mail else cells["sms"]
    if kind == "clubhouse/members" and cells["role"] == "member":
        cells["leaves"] = cells["leaves"] or "2031"
    return list(cells.values())


def _day(person: Person, start: date, step: int) -> date:
    return start + timedelta(days=person.number * step % 300)


def _identifier(person: Person, school: School) -> str:
    return school.identifier(school.chance, person.number)


_TEXTS: dict[Role, Callable[[Person, School], str]] = {
    "given": lambda person, _: person.given,
    "family": lambda person, _: person.family,
    "name": lambda person, _: f"{person.given} {person.family}",
    "mail": lambda person, _: person.mail,
    "login": lambda person, _: person.login,
    "id": _identifier,
    "class": lambda _, school: school.chance.choice(school.classes),
    "class of the row": lambda person, school: f"{school.classes[0]}.{person.number}",
    "classes": lambda _, school: ";".join(school.chance.sample(school.classes, 2)),
    "grade": lambda person, _: str(person.number % 12 + 1),
    "year": lambda person, _: str(2027 + person.number % 6),
    "date": lambda person, _: _day(person, date(2026, 2, 3), 7).isoformat(),
    "later date": lambda person, _: _day(person, date(2027, 2, 3), 7).isoformat(),
    "day first": lambda person, _: f"{_day(person, date(2027, 2, 3), 7):%d/%m/%Y}",
    "organisation": lambda _, school: school.organisation,
    "school": lambda _, school: school.school,
    "password": lambda _, school: school.chance.choice(shapes.PASSWORDS[1:]) + "xx",
    "free password": lambda _, school: school.chance.choice(shapes.PASSWORDS),
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
