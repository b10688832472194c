"""The kinds of damage: what makes one, and the codes that tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from tests.helpers.damaged.spots import Spot

if TYPE_CHECKING:
    from tests.helpers.damaged.roles import Role
    from tests.helpers.damaged.rosters import Roster

Change = Callable[[str], str]
Damaged = tuple["Roster", tuple[Spot, ...]]
Maker = Callable[["Roster", Random], Damaged | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of damage.

    make: takes a clean roster to a damaged one with its truth; None where that roster has no place
        for it. codes: the problems that tell of this damage, also those that no rule has yet.
    exact: what stood there can be known from what is left; otherwise it can only be asked.
    types: the record types that have a place for it; none: any. identifier, classes: the shape
        that the roster needs. sent_before: most of its rows went out before, with no damage.
    """

    name: str
    make: Maker
    codes: frozenset[str]
    exact: bool = True
    types: tuple[str, ...] = ()
    identifier: str = ""
    sent_before: bool = False
    classes: str = ""


def kind(name: str, make: Maker, codes: str, **more: object) -> Kind:
    """Return a kind. codes: separated by blanks."""
    return Kind(name, make, frozenset(codes.split()), **more)  # type: ignore[arg-type] # its keys


def in_cells(roles: Iterable[Role], change: Change, *, share: float = 0.2) -> Maker:
    """Return what changes some cells of one column; share: how many of those that can change."""
    wanted = tuple(roles)

    def make(roster: Roster, chance: Random) -> Damaged | None:
        columns = roster.columns(*wanted)
        chance.shuffle(columns)
        for column in columns:
            cells = roster.column(column)
            able = [row for row, text in enumerate(cells) if text and change(text) != text]
            if able:
                count = max(1, round(share * len(able)))
                rows = sorted(chance.sample(able, count))
                return changed(roster, {(row, column): change(cells[row]) for row in rows})
        return None

    return make


def changed(roster: Roster, cells: dict[tuple[int, int], str]) -> Damaged:
    """Return the roster with these texts in its cells, and what stood where they differ."""
    cells = {at: text for at, text in cells.items() if roster.rows[at[0]][at[1]] != text}
    spots = (Spot(row, column, roster.rows[row][column]) for row, column in cells)
    return roster.with_cells(cells), tuple(spots)
