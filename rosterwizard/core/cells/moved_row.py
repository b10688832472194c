"""From which column on the cells of a row moved to one side, by what the columns usually hold.

The rows of a stretch moved at the same column, and so did rows that stand alone, as a rule: that is
tried first, and then each row by itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from rosterwizard.core.cells.usual_texts import UsualTexts

Side = Literal["left", "right"]
_MISFIT = 3.0  # a cell that is none of its field's: as unusual as a form that a column never has
_IMPOSSIBLE = -9.0  # a row that cannot have moved there, in the sum of a stretch
_CLEAR, _CLEAR_ALONE = 5.0, 8.0  # how much more usual a row becomes, in a stretch or alone
_FEWEST_TOGETHER, _CLEAR_TOGETHER = 3, 20.0  # rows that moved to the end or in a stretch
_BY_LOOKS = 6.0  # how much more where nothing but its looks says so
_TIE = 1.0  # a difference that may be chance


@dataclass(frozen=True, slots=True)
class Shift:
    """One row whose cells moved.

    row: its position. first: the last column from which on they may stand wrong, and so surely
    do. unsure: the first such column. is_known: moving them back from any of them is the same.
    """

    row: int
    unsure: int
    first: int
    is_known: bool


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A row that may have moved, with a blank cell where moving it back would end.

    row: its position. texts: its cells. off: the columns whose cells are none of their fields'.
    off_back: those where the cell that would be moved there is none. gains: those that would
    become right.
    """

    row: int
    texts: tuple[str, ...] = field(repr=False)
    off: frozenset[int]
    off_back: frozenset[int]
    gains: frozenset[int]

    @property
    def doubt(self) -> float:
        """How much clearer than others it must be: no field says that its cell is another's."""
        return 0.0 if self.off and self.gains else _BY_LOOKS

    def back(self, first: int, side: Side) -> tuple[str, ...]:
        """Return the texts moved back from that column on."""
        head, rest = self.texts[:first], self.texts[first:]
        return (*head, *rest[1:], "") if side == "right" else (*head, "", *rest[:-1])


def shifts_of(rows: Sequence[MovedRow], usual: UsualTexts, side: Side) -> tuple[Shift, ...]:
    """Return the rows that surely moved, in their order."""
    found: list[Shift] = []
    alone: list[MovedRow] = []
    for stretch in _stretches(rows):
        if len(stretch) > 1:
            found += _together(stretch, usual, side, is_stretch=True)
        else:
            alone += stretch
    found += _together(alone, usual, side)
    return tuple(sorted(found, key=lambda shift: shift.row))


def _stretches(rows: Sequence[MovedRow]) -> Iterator[list[MovedRow]]:
    stretch: list[MovedRow] = []
    for each in rows:
        if stretch and each.row != stretch[-1].row + 1:
            yield stretch
            stretch = []
        stretch.append(each)
    yield stretch


def _together(
    rows: Sequence[MovedRow], usual: UsualTexts, side: Side, *, is_stretch: bool = False
) -> Iterator[Shift]:
    """Give those of the rows that moved at the column at which most of them did, then others."""
    scores = [_scores(each, usual, side) for each in rows]
    likeliest = _likeliest(rows, scores, side)
    there = {
        at
        for at, each in enumerate(scores)
        if each.get(likeliest[1], 0.0) - rows[at].doubt >= _CLEAR
    }
    if len(there) < 2:  # noqa: PLR2004 - two rows make a stretch
        there = set()
    if is_stretch and _is_clear_together(each.get(likeliest[1], 0.0) for each in scores):
        there = set(range(len(rows)))
    for at, each in enumerate(rows):
        if at in there:
            yield Shift(each.row, *likeliest)
        elif max(scores[at].values(), default=0.0) - each.doubt >= _CLEAR_ALONE:
            yield Shift(each.row, *_likeliest([each], [scores[at]], side))


def _is_clear_together(scores: Iterable[float]) -> bool:
    """Tell whether so many rows in a row all become so much more usual that it is no chance."""
    every = tuple(scores)
    enough = len(every) >= _FEWEST_TOGETHER and sum(every) >= _CLEAR_TOGETHER
    return enough and min(every) >= _TIE


def _scores(row: MovedRow, usual: UsualTexts, side: Side) -> dict[int, float]:
    """Return how much more usual the row becomes, by the column from which on it is moved back."""
    columns = list(_may_be_first(row, side))
    if not columns:
        return {}  # of most rows of a wide sheet: nothing is to be known of the rest of them
    start = columns[0]  # nothing before it moves
    texts, back = row.texts[start:], row.back(0, side)[start:]
    before = [
        usual.usual(at, text) + _MISFIT * (at not in row.off)
        for at, text in enumerate(texts, start)
    ]
    after = [
        usual.usual(at, text) + _MISFIT * (at not in row.off_back)
        for at, text in enumerate(back, start)
    ]
    better = [one - other for one, other in zip(after, before, strict=True)]
    rest = list(accumulate(reversed(better), initial=0.0))[::-1]  # of this column and all behind it
    if side == "right":
        return {at: rest[at - start] for at in columns}
    return {
        at: usual.usual(at, "") + _MISFIT - before[at - start] + rest[at - start + 1]
        for at in columns
    }


def _may_be_first(row: MovedRow, side: Side) -> Iterator[int]:
    """Give the columns from which on the row may have moved, by what its fields say."""
    texts, worst = row.texts, max(row.off_back - row.off, default=-1)
    if side == "right":
        ends = len(texts) - 2 if row.doubt else min(max(row.gains), max(row.off))
        yield from (at for at in range(worst + 1, ends + 1) if not texts[at])
    else:
        ends = len(texts) - 2 if row.doubt else min(max(row.gains) - 1, max(row.off))
        yield from range(max(worst, 0), ends + 1)


def _likeliest(
    rows: Sequence[MovedRow], scores: Sequence[dict[int, float]], side: Side
) -> tuple[int, int, bool]:
    """Return the first and the last of the likeliest columns, and whether both are the same."""
    columns = sorted({first for each in scores for first in each})
    totals = {at: sum(each.get(at, _IMPOSSIBLE) for each in scores) for at in columns}
    best = max(totals.values(), default=0.0)
    likely = [at for at, total in totals.items() if total > best - _TIE * len(rows)]
    if not likely:
        return 0, 0, False
    first, *others = reversed(likely)
    is_known = all(each.back(at, side) == each.back(first, side) for at in others for each in rows)
    return likely[0], first, is_known
