"""Sheets that draw on each other, clean, and with damage that the other sheet tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.damaged.kinds import Kind, Maker, changed, kind
from tests.helpers.damaged.rosters import Roster, clean, kinds_of_record

if TYPE_CHECKING:
    from random import Random

    from tests.helpers.damaged.kinds import Damaged


def clean_set(chance: Random, identifier: str = "") -> Roster:
    """Return who is in which class of Haiku, with the users and the classes on further sheets."""
    kinds = {each.id: (profile, each) for profile, each in kinds_of_record()}
    users = clean(*kinds["haiku/users"], chance, identifier=identifier)
    classes = clean(*kinds["haiku/classes"], chance, identifier=identifier)
    people = users.column(users.fields.index("import_id"))
    taught = classes.column(classes.fields.index("import_id"))
    # Only who is in the files is pointed to.
    users, classes = (_pointing_nowhere(each) for each in (users, classes))
    kind_of, taught_by = users.fields.index("user_type"), classes.fields.index("teacher_id")
    users = users.with_cells({(0, kind_of): "T", (len(people) - 1, kind_of): "T"})
    teachers = (people[0], people[-1])
    classes = classes.with_cells(
        {(row, taught_by): teachers[row % 2] for row in range(len(taught))}
    )
    rows = tuple((taught[at % len(taught)], one, "TS"[at % 9 > 0]) for at, one in enumerate(people))
    profile, record_type = kinds["haiku/rosters"]
    names = ("class_id", "user_id", "role")
    more = tuple((each.record_type.name, each.headings, each.rows) for each in (users, classes))
    return Roster(profile, record_type, names, names, rows, more=more, is_set=True)


def _pointing_nowhere(roster: Roster) -> Roster:
    """Return the roster with no organisation: there is no sheet of these."""
    columns = roster.columns("organisation")
    return roster.with_cells(
        {(row, column): "" for column in columns for row in range(len(roster.rows))}
    )


def _in_reference(identifier: str, field: str, change: str) -> Maker:
    """Return what changes the references of one field in all rows."""
    changes = {
        "without zeros": lambda text: text.lstrip("0"),
        "with .0": lambda text: f"{text}.0",
        "small": str.lower,
    }

    def make(_roster: Roster, chance: Random) -> Damaged | None:
        roster = clean_set(chance, identifier)
        column = roster.fields.index(field)
        cells = {
            (row, column): changes[change](text) for row, text in enumerate(roster.column(column))
        }
        return changed(roster, cells)

    return make


_SET = {"types": ("haiku/rosters",)}
IN_SETS: tuple[Kind, ...] = (
    kind(
        "zeros-lost-in-references",
        _in_reference("six digits", "user_id", "without zeros"),
        "lost-zeros",
        **_SET,
    ),
    kind(
        "references-with-.0",
        _in_reference("eight digits", "user_id", "with .0"),
        "number-spelling",
        **_SET,
    ),
    kind(
        "references-in-small-letters",
        _in_reference("letters", "class_id", "small"),
        "case-twins reference-case foreignKey",
        **_SET,
    ),
)
