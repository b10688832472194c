"""Files that a walk through the window opens, and what may happen to them on the disk meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.patrons import write_rows
from tests.helpers.walk_model import Table, read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from random import Random

MOST_ROWS = 8
MOST = 10**6
PATRONS = ("username", "surname", "enabled", "staffmember", "emailaddress", "graduationyear")
USERS = ("import_id", "first_name", "last_name", "login", "user_type", "organization_id", "enabled")
CLASSES = ("import_id", "name", "year", "teacher_id", "organization_id")
SYNCED = (
    *("first_name", "last_name", "email", "custom_id", "school_district_external_id"),
    *("user_type", "status"),
)
FREE = {"surname", "last_name", "first_name", "name"}  # any text fits there
CHANGED = {*FREE, "emailaddress", "username", "login", "import_id", "email"}

Tables = dict[str, Table]


def _patrons(chance: Random) -> Tables:
    numbers = _numbers(chance)
    mails = [f"u{each}@{chance.choice(('school.example',) * 3 + ('',))}" for each in numbers]
    rows = [
        [f"u{each}", f"S{each}", "Y", "N", mail, "2031"]
        for each, mail in zip(numbers, mails, strict=True)
    ]
    return {"patrons": Table(list(PATRONS), rows)}


def _haiku(chance: Random) -> Tables:
    numbers = _numbers(chance)
    users = [["T-1", "Noor", "Haddad", "nhaddad", "T", "", "1"]]
    users += [[f"S-{each}", "Mei", f"N{each}", f"mei{each}", "S", "", "1"] for each in numbers]
    teachers = [chance.choice(("T-1", "T-9")) for _ in numbers[:3]]
    classes = [
        [f"C-{each}", f"Biology {each}", "2026", teacher, ""]
        for each, teacher in zip(numbers, teachers, strict=False)
    ]
    rosters = [[f"C-{numbers[0]}", f"S-{each}", "S"] for each in numbers]
    return {
        "users": Table(list(USERS), users),
        "classes": Table(list(CLASSES), classes),
        "rosters": Table(["class_id", "user_id", "role"], rosters),
    }


def _echalk(chance: Random) -> Tables:
    rows = [
        ["Elif", f"N{each}", f"e{each}@school.example", f"k{each}", "D1", "Student", "Active"]
        for each in _numbers(chance)
    ]
    return {"sync-users": Table(list(SYNCED), rows)}


def _numbers(chance: Random) -> list[int]:
    first = chance.randrange(MOST)
    return list(range(first, first + chance.randrange(1, MOST_ROWS)))


# What makes the tables of a system, and how a file is called by the name of its job.
SYSTEMS: dict[str, tuple[Callable[[Random], Tables], Mapping[str, str]]] = {
    "infiniti": (_patrons, {"patrons": "{}.csv"}),
    "haiku": (
        _haiku,
        {
            "users": "{}/update_users.csv",
            "classes": "{}/update_classes.csv",
            "rosters": "{}/update_roster.csv",
        },
    ),
    "echalk": (_echalk, {"sync-users": "{}/users.csv"}),
}


def write_job(folder: Path, system: str, name: str, chance: Random) -> dict[str, Path]:
    """Write the files of a job called so, and return them by record type."""
    make, names = SYSTEMS[system]
    tables = make(chance)
    files = {of: folder / names[of].format(name) for of in tables}
    for of, file in files.items():
        write_table(file, tables[of])
    return files


def write_table(path: Path, table: Table) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_rows(path, table.rows, table.headings)


def change_on_disk(path: Path, chance: Random) -> None:
    """Change a file as a person does beside the window: move, add, delete, retype."""
    table = read_table(path)
    rows, headings = table.rows, table.headings
    how = chance.choice(("move", "delete", "add", "retype", "columns"))
    if how == "move":
        chance.shuffle(rows)
    elif how == "delete" and len(rows) > 1:
        rows.pop(chance.randrange(len(rows)))
    elif how == "add":
        new = list(chance.choice(rows))
        new[table.key_column()] += "x"
        rows.insert(chance.randrange(len(rows) + 1), new)
    elif how == "columns":
        order = chance.sample(range(len(headings)), len(headings))
        headings[:] = [headings[place] for place in order]
        rows[:] = [[row[place] for place in order] for row in rows]
    else:
        column = headings.index(next((each for each in headings if each in FREE), headings[-1]))
        chance.choice(rows)[column] = f"Else {chance.randrange(MOST)}"
    write_table(path, table)
