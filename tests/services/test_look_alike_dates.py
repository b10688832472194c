"""Whatever is wrong with dates stays wrong with those that stand for them, in any form."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.cells.field_values import kind_of
from rosterwizard.core.cells.other_dates import month_numbers
from rosterwizard.services.look_alikes import look_alikes_of
from tests.helpers.damaged.files import write
from tests.helpers.damaged.judging import opened
from tests.helpers.damaged.rosters import Roster, clean, kinds_of_record

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.profiles.language import Profile, RecordType
    from rosterwizard.services.look_alikes import LookAlikes

KEY = bytes(range(32))
ROWS = 8
WITH_DATES = [
    pytest.param(profile, kind, id=kind.id)
    for profile, kind in kinds_of_record()
    if any(kind_of(each) == "date" for each in kind.fields)
]
FIRST = date(1899, 12, 30)
WORDS = sorted(month_numbers().items())
NUMBERS = (
    *("{d:02}/{m:02}/{y}", "{m:02}/{d:02}/{y}", "{y}/{m:02}/{d:02}", "{y}/{d:02}/{m:02}"),
    *("{d}/{m}/{y}", "{m}/{d}/{y}", "{y}/{m}/{d}", "{d:02}/{m:02}/{y2:02}", "{m}/{d}/{y2:02}"),
)
FORMS = [
    each.replace("/", separator) + time
    for each in NUMBERS
    for separator in "-/."
    for time in ("", "", "", " 00:00:00", "T00:00", " 08:15")
]
OTHERS = ("{d} {w} {y}", "{w} {d}, {y}", "{d}-{w}-{y2:02}", "{d}. {w} {y}", "{y}年{m}月{d}日")
ODD = ("31/04/2026", "29.02.2023", "45/03/2014", "0/5/2026", "25/25/14", "31 April 2026", "x", "")


def dates(chance: Random, rows: int) -> list[str]:
    """Return the cells of a column: in few forms, of few years or many."""
    forms = [*chance.sample(FORMS, 2), chance.choice(OTHERS), "{n}"][: chance.randint(1, 4)]
    span = chance.choice((60, 365, 8000))
    first = date(2026, 1, 1) - timedelta(chance.randint(0, span))
    return [
        chance.choice(ODD)
        if chance.random() < 0.1
        else _written(chance, first + timedelta(chance.randint(0, span)), chance.choice(forms))
        for _ in range(rows)
    ]


def _written(chance: Random, day: date, form: str) -> str:
    word = chance.choice([each for each, month in WORDS if month == day.month]).title()
    told = {"d": day.day, "m": day.month, "y": day.year, "y2": day.year % 100}
    return form.format(**told, w=word, n=(day - FIRST).days)


def with_dates(profile: Profile, kind: RecordType, number: int) -> Roster:
    """Return a roster with dates of all forms, right and wrong ones."""
    chance = Random(f"{kind.id} {number}")  # noqa: S311 - no secret
    roster = clean(profile, kind, chance, size=ROWS, whole=True)
    places = [at for at, name in enumerate(roster.fields) if name and is_date(kind, name)]
    columns = {at: dates(chance, ROWS) for at in places}
    return roster.with_cells(
        {(row, at): text for at, texts in columns.items() for row, text in enumerate(texts)}
    )


def is_date(kind: RecordType, name: str) -> bool:
    return kind_of(kind.field(name)) == "date"


def made_of(roster: Roster, folder: Path) -> LookAlikes:
    path = write(roster, folder, "utf-8")
    return look_alikes_of(opened(path, roster), [path], key=KEY)


@pytest.mark.parametrize("number", range(20))
@pytest.mark.parametrize(("profile", "kind"), WITH_DATES)
def test_problems_of_dates_and_their_fixes_are_the_same(
    profile: Profile, kind: RecordType, number: int, tmp_path: Path
) -> None:
    made = made_of(with_dates(profile, kind, number), tmp_path)
    assert not made.lost
    assert made.kept
    assert made.found_again == ()
