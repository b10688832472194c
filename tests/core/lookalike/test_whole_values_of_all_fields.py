"""No whole value of a file is made again in any field of any system, while others are left."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.job.job import Job
from rosterwizard.core.lookalike.case_tables import CaseTable, KnownOfJob, TableMeaning
from rosterwizard.core.lookalike.drawn_case import DrawnCase
from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers.checked import sheet, system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rosterwizard.core.profiles.language import RecordType

ROWS = 150
DAYS = 12 * 365  # of the births in a school
KEY = bytes(range(32))
KINDS = [
    pytest.param(kind, id=f"{profile.name}-{kind.name}")
    for profile in built_in_profiles()
    for kind in profile.record_types
]


SHORT = ("Li", "Wei", "Bo", "Lee", "Kim", "Ng", "Ho", "Vu", "Ha", "Xu", "Yu", "Jo", "Zoe", "Mia")


def _days(order: str) -> Callable[[random.Random], str]:
    days = [date(2005, 1, 1) + timedelta(each) for each in range(DAYS)]
    few = range(10, 13)  # days of two digits that may be months: there are but three
    several = [each for each in days if each.day not in few]
    return lambda chance: format(chance.choice(several), order)


SHAPES: dict[str, Callable[[random.Random], str]] = {
    "pin": lambda chance: str(chance.randrange(2100, 10_000)),  # no years
    "zeros": lambda chance: str(chance.randrange(1, 10_000)).zfill(5),
    "identifier": lambda chance: str(chance.randrange(10_000, 100_000)),
    "code": lambda chance: (
        f"{chance.randrange(1, 10)}{chance.choice('ABC')}-{chance.randrange(100):02}"
    ),
    "telephone": lambda chance: f"555 {chance.randrange(100, 400)} {chance.randrange(10, 60)}",
    "short-telephone": lambda chance: f"({chance.randrange(2, 8)}) {chance.randrange(10, 60)}-11",
    "birth": _days("%d.%m.%Y"),
    "iso-birth": _days("%Y-%m-%d"),
    "short-birth": _days("%d/%m/%y"),
    "word-birth": _days("%d %B %Y"),
    "blanks": lambda chance: (
        f" {chance.randrange(10, 99)} {chance.choice('ABCDEF')} {chance.choice('XYZ')} "
    ),
    "short-names": lambda chance: f"{chance.choice(SHORT)} {chance.choice(SHORT)}",
    "password": lambda chance: (
        f"{chance.choice('abc')}{chance.randrange(100)}!{chance.choice('xyz')}"
    ),
}


def job_with(kind: RecordType, turn: int) -> tuple[Job, list[list[str]]]:
    """Return a job whose columns have every shape in turn, and its rows with the headings."""
    chance = random.Random(f"{kind.name} {turn}")  # noqa: S311 - no secret
    names = [*SHAPES]
    of_column = [SHAPES[names[(at + turn) % len(names)]] for at in range(len(kind.fields))]
    columns = {
        each.name: [drawn(chance) for _ in range(ROWS)]
        for each, drawn in zip(kind.fields, of_column, strict=True)
    }
    rows = [[*columns], *map(list, zip(*columns.values(), strict=True))]
    return Job(system(kind), (sheet(kind, columns),)), rows


def bare(text: str) -> str:
    """Return a value without what makes no other one of it; its own way, not the program's."""
    kept = "".join(sign for sign in text.lower() if sign.isalpha() or sign.isdigit())
    return kept.lstrip("0") if kept.isdigit() else kept


def personal(job: Job, rows: list[list[str]]) -> Iterator[tuple[int, int]]:
    known = KnownOfJob.of(job)
    meaning = TableMeaning.of(job.sheets[0], known)
    for row, cells in enumerate(rows[1:], 1):
        for at, text in enumerate(cells):
            if meaning.treated(row + 1, at, text) != "stays" and len(text.strip()) > 3:
                yield row, at


@pytest.mark.parametrize("turn", range(0, len(SHAPES), 5))
@pytest.mark.parametrize("kind", KINDS)
def test_no_value_is_anybodys(kind: RecordType, turn: int) -> None:
    job, rows = job_with(kind, turn)
    known = KnownOfJob.of(job)
    table = CaseTable(rows, TableMeaning.of(job.sheets[0], known))
    case = DrawnCase.of(job, known, [table], [], key=KEY)
    made = table.replaced(case.texts)
    places = [*personal(job, rows)]
    own = {bare(rows[row][at]) for row, at in places}
    again = {made[row][at] for row, at in places if bare(made[row][at]) in own}
    assert places
    assert again == set()
    assert case.texts.wholes.in_use == frozenset()
