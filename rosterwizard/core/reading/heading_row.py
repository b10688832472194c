"""Which row holds the headings: not always the first, there may be titles above."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.sheet.aside_row import AsideRow, text_of_row
from rosterwizard.core.sheet.heading_text import folded

_LOOKED_AT = 50  # rows from the first filled one on
_LONGEST = 100
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_DAY = re.compile(_DATE.pattern + ".*")
_NUMBER = re.compile(r"[0-9]{3,}")
_FEWEST_FILLED = 0.6
_FEWEST_SAME = 2  # cells of two records
_SURE = 0.9  # that a cell says what a column is about
_MOST_CELLS = 60  # of a row whose meaning is looked at; a list of people is seldom wider


def is_heading_like(cell: str) -> bool:
    """Tell whether a cell could be a heading: short, has a letter, no address and no date."""
    cell = cell.strip()
    return (
        0 < len(cell) <= _LONGEST
        and "@" not in cell
        and any(map(str.isalpha, cell))
        and not _DATE.match(cell)
    )


def is_person(rows: Sequence[Sequence[str]], known: Collection[str]) -> bool:
    """Tell whether the first of the rows, which should be headings, is a record like the others.

    It shows by an address, a date or a number above another one, or by several cells that stand
    there once more, such as Y and N; known: folded headings.
    """
    first, *below = rows
    if {folded(cell) for cell in first} & set(known):
        return False
    next_one = next((row for row in below if not is_blank(row)), first)
    same = [
        one for one, other in zip(first, next_one, strict=False) if one.strip() and one == other
    ]
    if next_one is not first and _FEWEST_SAME <= len(same) < _filled(first):
        return True
    kinds = (_ADDRESS,) if next_one is first else (_ADDRESS, _DAY, _NUMBER)
    return any(
        kind.fullmatch(one.strip()) and kind.fullmatch(other.strip())
        for one, other in zip(first, next_one, strict=False)
        for kind in kinds
    )


def is_blank(row: Sequence[str]) -> bool:
    """Tell whether a row has nothing but blanks."""
    return not any(map(str.strip, row))


def first_rows(rows: Iterable[Sequence[str]], at_least: int) -> list[Sequence[str]]:
    """Take the rows in which the headings are looked for, and some that show what is below.

    at_least: so many at any rate.
    """
    head: list[Sequence[str]] = []
    filled = 0
    for row in rows:
        head.append(row)
        filled += bool(filled or not is_blank(row))
        if filled > _LOOKED_AT and len(head) > at_least:
            break
    return head


def heading_place(
    head: Sequence[Sequence[str]], options: ReadingOptions, known: Collection[str]
) -> int:
    """Return the position of the headings in the first rows of a sheet.

    Raises RosterError "nothing-in-it", or "no-such-heading-row" when the options name a row that
    is not there or is blank.
    """
    if all(map(is_blank, head)):
        raise RosterError("nothing-in-it")
    if not options.heading_row:
        return find_heading_row(head, known)
    place = options.heading_row - 1
    if place >= len(head) or is_blank(head[place]):
        raise RosterError("no-such-heading-row", row=options.heading_row)
    return place


def rows_above(head: Sequence[Sequence[str]], place: int) -> tuple[AsideRow, ...]:
    """Return the rows above the headings that have something in them.

    place: the position of the headings; none above the first row, nor where there are none.
    """
    return tuple(
        AsideRow(row, "above-headings", text_of_row(cells))
        for row, cells in enumerate(head[: max(place, 0)], start=1)
        if not is_blank(cells)
    )


def find_heading_row(rows: Sequence[Sequence[str]], known: Collection[str] = ()) -> int:
    """Return the position of the row that looks like headings; the first filled one if none does.

    rows: as `first_rows` took them. known: folded headings; a row that has several of them,
    more than any other row, is the one. Where no row has, what the cells mean tells, in whatever
    language.
    """
    hits = [len({folded(cell) for cell in row} & set(known)) for row in rows]
    best = max(hits, default=0)
    if best:
        row = hits.index(best)
        if best > 1 or _filled(rows[row]) == 1:
            return row
    row_by_meaning = _row_that_means_headings(rows)
    return _row_that_looks_like_headings(rows) if row_by_meaning is None else row_by_meaning


def _row_that_means_headings(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the first row that speaks of the most things; None where none does of two.

    A row in which few cells are filled in is a title, whatever it speaks of.
    """
    filled = [_filled(row) for row in rows]
    enough = _FEWEST_FILLED * _usual(filled)
    said = [
        _things_said(row) if count >= enough else 0 for row, count in zip(rows, filled, strict=True)
    ]
    most = max(said, default=0)
    return said.index(most) if most > 1 else None


def _things_said(row: Sequence[str]) -> int:
    """Return of how many things that columns are about the cells speak."""
    from rosterwizard.core.matching.heading_ideas import (  # noqa: PLC0415 - seldom needed, 20 ms
        ideas_in,
    )

    cells = filter(is_heading_like, row[:_MOST_CELLS])
    ideas = (ideas_in(cell, frozenset()).items() for cell in cells)
    return len({name for each in ideas for name, sure in each if sure >= _SURE})


def _row_that_looks_like_headings(rows: Sequence[Sequence[str]]) -> int:
    filled = [_filled(row) for row in rows]
    usual = _usual(filled)
    for position, row in enumerate(rows):
        cells = [cell.strip() for cell in row if cell.strip()]
        if (
            filled[position] >= _FEWEST_FILLED * usual
            and cells
            and len(set(cells)) > len(cells) // 2
            and all(map(is_heading_like, cells))
        ):
            return position
    return next((position for position, count in enumerate(filled) if count), 0)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _usual(filled: Sequence[int]) -> int:
    """Return how many cells most rows have filled in; of equals, the larger number."""
    counts = Counter(count for count in filled if count)
    return max(counts, key=lambda count: (counts[count], count), default=0)
