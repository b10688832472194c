"""Rosters in which a few things went wrong, each in many places, and what explains them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from rosterwizard.core.checking import check_job
from rosterwizard.core.showing.causes import causes_of
from rosterwizard.core.showing.root_causes import RootCause, root_causes, root_problems
from tests.helpers.damaged.files import write
from tests.helpers.damaged.judging import opened
from tests.helpers.damaged.rosters import Roster, clean, kinds_of_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.showing.causes import Cause

    Place = tuple[int | None, int | None, int]

Cells = dict[tuple[int, int], str]
ROWS = 200
MISREAD = "José".encode().decode("cp1252")
TYPES = (
    *("infiniti/patrons", "echalk/sync-users", "echalk/browser-users", "haiku/users"),
    *("traverse/students", "traverse/educators", "riipen/portal-learners"),
)


@dataclass(slots=True)
class Explained:
    """How well the problems of one file hang under what brought them about.

    seeds: how many things went wrong. roots: how many stand on top. problems: of all seeds;
    rightly: those that hang under a root cause whose problems are mostly of the same seed.
    """

    seeds: int
    roots: int
    problems: int
    rightly: int
    told: list[str] = field(default_factory=list)


def _share(chance: Random, rows: int, share: float) -> list[int]:
    return sorted(chance.sample(range(rows), int(rows * share)))


def _closed(roster: Roster) -> list[int]:
    return [at for at in roster.columns("choice", "bool", "grade") if _is_closed(roster, at)]


def _is_closed(roster: Roster, column: int) -> bool:
    each = roster.record_type.field(roster.fields[column])
    return bool(each.constraints.enum or each.categories or each.true_values)


def unknown_code(roster: Roster, chance: Random, taken: set[int]) -> Cells:
    """Put one code that the system does not know into some rows."""
    column = chance.choice([at for at in _closed(roster) if at not in taken])
    return {(row, column): "ZZ-17" for row in _share(chance, len(roster.rows), 0.3)}


def many_codes(roster: Roster, chance: Random, taken: set[int]) -> Cells:
    """Put texts that are no values into half of a column, each another one."""
    column = chance.choice([at for at in _closed(roster) if at not in taken])
    rows = _share(chance, len(roster.rows), 0.5)
    return {(row, column): f"Q{row}X" for row in rows}


def no_mail(roster: Roster, chance: Random, taken: set[int]) -> Cells:
    """Write the addresses of some rows without their sign."""
    column = chance.choice([at for at in roster.columns("mail") if at not in taken])
    rows = _share(chance, len(roster.rows), 0.4)
    texts = roster.column(column)
    return {(row, column): texts[row].replace("@", " at ") for row in rows if texts[row]}


def left_blank(roster: Roster, chance: Random, taken: set[int]) -> Cells:
    """Leave a cell blank in some rows that must be filled."""
    columns = [
        at
        for at, name in enumerate(roster.fields)
        if at not in taken and name and roster.record_type.field(name).constraints.required
    ]
    column = chance.choice(columns)
    return {(row, column): "" for row in _share(chance, len(roster.rows), 0.3)}


def stray_blanks(roster: Roster, chance: Random, _taken: set[int]) -> Cells:
    """Put blanks behind the names of some rows, as a program might."""
    rows = _share(chance, len(roster.rows), 0.25)
    names = roster.columns("given", "family")
    return {(row, at): roster.rows[row][at] + "  " for row in rows for at in names}


def misread(roster: Roster, chance: Random, _taken: set[int]) -> Cells:
    """Put names that were read in another encoding into some rows."""
    rows = _share(chance, len(roster.rows), 0.2)
    names = roster.columns("given", "family")
    return {
        (row, at): "Jos\N{LATIN CAPITAL LETTER A WITH TILDE}\N{COPYRIGHT SIGN}"
        for row in rows
        for at in names
    }


def moved_rows(roster: Roster, chance: Random, _taken: set[int]) -> Cells:
    """Move the cells of some rows to the right, as when one is inserted."""
    start = chance.randrange(len(roster.rows) // 2)
    width = len(roster.fields)
    return {
        (row, at): roster.rows[row][at - 1] if at > 1 else "x" * (at == 1)
        for row in range(start, start + 25)
        for at in range(1, width)
    }


SEEDS: tuple[Callable[[Roster, Random, set[int]], Cells], ...] = (
    *(unknown_code, many_codes, no_mail, left_blank, stray_blanks, misread, moved_rows),
)


def seeded(chance: Random, kind: str, seeds: int) -> tuple[Roster, list[Cells]]:
    """Return a roster, and the cells that each of some seeds changed."""
    profile, record_type = next(each for each in kinds_of_record() if each[1].id == kind)
    roster = clean(profile, record_type, chance, size=ROWS, whole=True)
    changed: list[Cells] = []
    taken: set[int] = set()
    for seed in chance.sample(SEEDS, len(SEEDS)):
        if len(changed) == seeds:
            break
        try:
            cells = seed(roster, chance, taken)
        except IndexError:  # there is no such column
            continue
        if not cells:
            continue
        taken |= {column for _, column in cells}
        changed.append(cells)
        roster = roster.with_cells(cells)
    return roster, changed


def seeded_job(folder: Path, number: int) -> Job:
    """Return a job of one seeded roster."""
    return _seeded_job(folder, number)[0]


def _seeded_job(folder: Path, number: int) -> tuple[Job, Roster, list[Cells]]:
    chance = Random(number)  # noqa: S311 - made-up data, not a secret
    roster, changed = seeded(chance, TYPES[number % len(TYPES)], chance.randint(1, 5))
    return opened(write(roster, folder, "utf-8"), roster), roster, changed


def explained(folder: Path, number: int) -> Explained:
    """Return how well the problems of one seeded roster are explained."""
    job, roster, changed = _seeded_job(folder, number)
    problems = check_job(job)[roster.record_type.name]
    (sheet,) = job.sheets
    causes = causes_of(sheet, problems)
    # Where no root causes stand above them, the causes say it themselves.
    roots = root_causes(sheet, problems, causes) or [_alone(each) for each in causes]
    result = Explained(len(changed), len(roots), 0, 0)
    left = set(problems.frame.iter_rows())
    result.problems = sum(bool(_seeds_of(each, changed)) for each in left)
    for root in roots:
        places = left & set(root_problems(sheet, problems, root).iter_rows())
        left -= places
        seeds = Counter(seed for each in places for seed in _seeds_of(each, changed))
        main = max(seeds, key=seeds.__getitem__, default=None)
        result.rightly += seeds[main] if main is not None else 0
        result.told.append(f"{root.kind}: {root.title} | {root.where} {root.count} {dict(seeds)}")
    return result


def _alone(cause: Cause) -> RootCause:
    return RootCause("alone", ((cause, None),), (cause.count,))


def _seeds_of(place: Place, changed: list[Cells]) -> set[int]:
    """Return which of what went wrong touched a cell, or else its row."""
    row, column, _ = place
    at_cell = {number for number, cells in enumerate(changed) if (row, column) in cells}
    in_row = {at for at, cells in enumerate(changed) if any(row == each for each, _ in cells)}
    return at_cell or in_row
