"""The one list of the kinds of damage, and rosters with each of them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.helpers.damaged.as_dates import AS_DATES
from tests.helpers.damaged.by_spreadsheets import NUMBERS
from tests.helpers.damaged.in_letters import IN_LETTERS
from tests.helpers.damaged.in_rows import IN_ROWS
from tests.helpers.damaged.in_sets import IN_SETS
from tests.helpers.damaged.in_values import IN_VALUES
from tests.helpers.damaged.rosters import clean, kinds_of_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.helpers.damaged.kinds import Damaged, Kind

EVERY_KIND: tuple[Kind, ...] = (*NUMBERS, *AS_DATES, *IN_LETTERS, *IN_VALUES, *IN_ROWS, *IN_SETS)
_MOST_TRIES = 60


def damaged(kind: Kind, count: int, seed: int) -> Iterator[tuple[Damaged, Random]]:
    """Give rosters with that damage; the chance after them makes what else is by chance."""
    given = 0
    for number in range(_MOST_TRIES):
        chance = Random(f"{kind.name} {seed} {number}")  # noqa: S311 - no secret
        every = [pair for pair in kinds_of_record() if not kind.types or pair[1].id in kind.types]
        profile, record_type = every[(number + seed) % len(every)]
        roster = clean(
            profile,
            record_type,
            chance,
            identifier=kind.identifier,
            classes=kind.classes,
            whole=chance.random() < 0.8,
        )
        made = kind.make(roster, chance)
        if made is not None and made[1]:
            given += 1
            yield made, chance
        if given == count:
            return
