"""Clean rosters of every record type, in many shapes: nothing about them is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers.club_profile import CLUBHOUSE
from tests.helpers.damaged import shapes
from tests.helpers.damaged.people import Person, people
from tests.helpers.damaged.roles import ROLES, Role
from tests.helpers.damaged.values import TEXTS, School

if TYPE_CHECKING:
    from collections.abc import Mapping
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
    more: further sheets of the workbook, each its name, headings and rows. is_set: they are those
    of other record types.
    """

    profile: Profile
    record_type: RecordType
    fields: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[Row, ...] = field(repr=False)
    typed: Mapping[tuple[int, int], tuple[object, str]] = field(default_factory=dict, repr=False)
    more: tuple[tuple[str, tuple[str, ...], tuple[Row, ...]], ...] = field(default=(), repr=False)
    is_set: bool = False

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
        chance.choice(shapes.MAILS),
        chance.choice(shapes.SCHOOL_YEARS),
        whole or chance.random() < 0.7,
    )
    fields = [each for each in record_type.fields if whole or _taken(each, record_type, chance)]
    told: list[Role] = [ROLES[f"{record_type.id}:{each.name}"] for each in fields]
    records = people(chance, rows)
    cells = [_record(record_type, fields, told, person, school) for person in records]
    columns = [
        (field.name, _heading(field, record_type, chance), [row[at] for row in cells])
        for at, field in enumerate(fields)
    ]
    for heading, text in shapes.OTHER_COLUMNS.items():
        if chance.random() < (0.3 if record_type.roster.keep_unknown else 0.15):
            own = ("", heading, [text(chance, person.number) for person in records])
            columns.insert(chance.randint(1, len(columns)), own)
    if chance.random() < 0.2:
        chance.shuffle(columns)
    names, headings, texts = zip(*columns, strict=True)
    return Roster(profile, record_type, names, headings, tuple(zip(*texts, strict=True)))


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
    return TEXTS[role](person, school)


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
