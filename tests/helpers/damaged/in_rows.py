"""Damage to rows and columns: what was dragged, shifted, swapped, merged, or does not belong."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.helpers.damaged.kinds import Kind, Maker, changed, kind
from tests.helpers.damaged.spots import Spot

if TYPE_CHECKING:
    from random import Random

    from tests.helpers.damaged.kinds import Damaged
    from tests.helpers.damaged.roles import Role
    from tests.helpers.damaged.rosters import Roster, Row

_PEOPLE = (
    *("echalk/sync-users", "haiku/users", "infiniti/patrons", "riipen/portal-learners"),
    *("traverse/educators", "traverse/students"),
)


def _dragged(role: Role) -> Maker:
    """Return what counts up the number at the end of a value that is the same in all rows."""

    def make(roster: Roster, _chance: Random) -> Damaged | None:
        columns = [
            c
            for c in roster.columns(role)
            if len(set(roster.column(c)) - {""}) == 1 and len(roster.rows) > 4
        ]
        if not columns:
            return None
        column = columns[0]
        cells = {}
        for row, text in enumerate(roster.column(column)):
            if text and row:
                head, digits = re.fullmatch(r"(.*?)(\d+)", text).groups()  # type: ignore[union-attr] # all end so
                cells[row, column] = f"{head}{int(digits) + row:0{len(digits)}}"
        return changed(roster, cells)

    return make


def _shifted(roster: Roster, chance: Random) -> Damaged | None:
    """Move all cells of the rows from some row on by one column to the right."""
    if len(roster.rows) < 6 or len(roster.fields) < 4:
        return None
    start = chance.randrange(2, len(roster.rows) - 2)
    column = chance.randrange(1, len(roster.fields) - 1)
    rows, spots = list(roster.rows), []
    for row in range(start, len(rows)):
        was = rows[row]
        rows[row] = (*was[:column], "", *was[column:-1])
        spots += [
            Spot(row, at, was[at]) for at in range(column, len(was)) if rows[row][at] != was[at]
        ]
    return replace(roster, rows=tuple(rows)), tuple(spots)


def _heading_lost(roster: Roster, chance: Random) -> Damaged | None:
    """Leave out one heading in the middle, so that those behind it stand one too far left."""
    if len(roster.fields) < 4:
        return None
    lost = chance.randrange(1, len(roster.fields) - 2)
    headings = (*roster.headings[:lost], *roster.headings[lost + 1 :], "")
    return replace(roster, headings=headings), (Spot(None, lost, None),)


def _first_given(roster: Roster) -> list[int]:
    """Return the column of first names; middle names and nicknames come later in a profile."""
    fields = [each.name for each in roster.record_type.fields]
    columns = roster.columns("given")
    return sorted(columns, key=lambda column: fields.index(roster.fields[column]))[:1]


def _names_swapped(share: float) -> Maker:
    def make(roster: Roster, chance: Random) -> Damaged | None:
        given, family = _first_given(roster), roster.columns("family")
        if not given or not family:
            return None
        rows = chance.sample(range(len(roster.rows)), max(1, round(share * len(roster.rows))))
        cells: dict[tuple[int, int], str] = {}
        for row in rows:
            one, other = roster.rows[row][given[0]], roster.rows[row][family[0]]
            if one and other and one != other:
                cells |= {(row, given[0]): other, (row, family[0]): one}
        return changed(roster, cells) if cells else None

    return make


def _names_merged(pattern: str) -> Maker:
    def make(roster: Roster, _chance: Random) -> Damaged | None:
        given, family = _first_given(roster), roster.columns("family")
        if not given or not family:
            return None
        cells: dict[tuple[int, int], str] = {}
        for row, texts in enumerate(roster.rows):
            one, other = texts[given[0]], texts[family[0]]
            if one and other:
                cells |= {
                    (row, family[0]): pattern.format(given=one, family=other),
                    (row, given[0]): "",
                }
        return changed(roster, cells) if cells else None

    return make


def _kinds_swapped(roster: Roster, chance: Random) -> Damaged | None:
    """Call a telephone number a mail address and the other way round."""
    (column,) = [c for c, name in enumerate(roster.fields) if name == "type"] or (None,)
    if column is None:
        return None
    other = {"email": "phone", "phone": "email"}
    rows = chance.sample(range(len(roster.rows)), max(1, len(roster.rows) // 4))
    return changed(roster, {(row, column): other[roster.rows[row][column]] for row in rows})


def _with_row(row_of: str, place: str) -> Maker:
    """Return what puts a row that is no record behind or before the records."""

    def make(roster: Roster, chance: Random) -> Damaged | None:
        if len(roster.fields) < 3:
            return None
        row = _odd_row(roster, row_of)
        at = len(roster.rows) if place == "end" else 0
        rows = (*roster.rows[:at], row, *roster.rows[at:])
        return replace(roster, rows=rows), (Spot(at, None, None),)

    return make


def _odd_row(roster: Roster, row_of: str) -> Row:
    width, count = len(roster.fields), len(roster.rows)
    if row_of == "samples":
        first = [
            each.roster.samples[0] if each.roster.samples else ""
            for each in roster.record_type.fields
        ]
        names = [each.name for each in roster.record_type.fields]
        return tuple(first[names.index(name)] if name else "" for name in roster.fields)
    texts = {
        "total": ("Total", str(count)),
        "count": (f"{count} records",),
        "printed": ("Printed on 12/03/2026 by the office",),
        "page": ("", "Page 1 of 1"),
        "headings": roster.headings,
    }[row_of]
    return (*texts, *("",) * width)[:width]


def _shifted_left(roster: Roster, chance: Random) -> Damaged | None:
    """Leave one cell out of some rows, so that all behind it stand one too far left."""
    if len(roster.fields) < 5:
        return None
    column = chance.randrange(1, len(roster.fields) - 2)
    rows, spots = list(roster.rows), []
    for row in chance.sample(range(len(rows)), max(1, len(rows) // 8)):
        was = rows[row]
        rows[row] = (*was[:column], *was[column + 1 :], "")
        spots += [Spot(row, at, was[at]) for at in range(len(was)) if rows[row][at] != was[at]]
    return replace(roster, rows=tuple(rows)), tuple(spots)


def _only_once(roster: Roster, _chance: Random) -> Damaged | None:
    """Leave the class blank where it is that of the row above, as printed reports do."""
    columns = roster.columns("class", "organisation")
    if not columns or len(roster.rows) < 8:
        return None
    column = columns[0]
    values = sorted(set(roster.column(column)) - {""})
    count = len(roster.rows)
    whole = {(row, column): values[row * len(values) // count] for row in range(count)}
    again = {at: "" for at, text in whole.items() if at[0] and whole[at[0] - 1, column] == text}
    return changed(roster.with_cells(whole), again) if again else None


def _headings_swapped(roster: Roster, _chance: Random) -> Damaged | None:
    """Give the columns of the identifier and of the address each other's heading."""
    ids, mails = roster.columns("id", "login"), roster.columns("mail")
    if not ids or not mails or "@" in "".join(roster.column(ids[0])):
        return None
    one, other = ids[0], mails[0]
    cells = {
        at: text
        for row, texts in enumerate(roster.rows)
        for at, text in (((row, one), texts[other]), ((row, other), texts[one]))
    }
    return changed(roster, cells)


def _row_twice(roster: Roster, chance: Random) -> Damaged | None:
    at = chance.randrange(len(roster.rows))
    rows = (*roster.rows, roster.rows[at])
    return replace(roster, rows=rows), (Spot(len(rows) - 1, None, None),)


def _year_dragged(roster: Roster, chance: Random) -> Damaged | None:
    """Count up the school year, which is one and the same for all."""
    columns = roster.columns("school year")
    years = [each for each in roster.column(columns[0]) if each] if columns else []
    if not years:
        return None
    same = {(row, columns[0]): years[0] for row in range(len(roster.rows))}
    return _dragged("school year")(roster.with_cells(same), chance)


def _second_sheet(roster: Roster, _chance: Random) -> Damaged | None:
    """Put the last third of the rows on a second sheet."""
    count = len(roster.rows) // 3
    if not count:
        return None
    sheet = ("Year 8", roster.headings, roster.rows[-count:])
    return replace(roster, rows=roster.rows[:-count], more=(sheet,)), (Spot(None, None, None),)


_SWAPPED = "swapped-columns swapped-names"
_ASIDE = "set-aside no-record sample-row like-sample"
IN_ROWS: tuple[Kind, ...] = (
    kind(
        "drag-fill",
        _dragged("organisation"),
        "drag-fill",
        types=("echalk/sync-users", "haiku/users", "haiku/classes"),
    ),
    kind("drag-fill-year", _year_dragged, "drag-fill", types=("haiku/classes",)),
    kind("shifted-rows", _shifted, "shifted-row", types=_PEOPLE),
    kind("rows-shifted-left", _shifted_left, "shifted-row", types=_PEOPLE),
    kind("columns-swapped", _headings_swapped, "swapped-columns", types=_PEOPLE),
    kind(
        "class-only-once", _only_once, "fill-down", types=("infiniti/patrons", "echalk/sync-users")
    ),
    kind("row-twice", _row_twice, "primaryKey unique row-twice", types=_PEOPLE),
    kind("heading-lost", _heading_lost, "shifted-headings no-headings", types=_PEOPLE),
    kind("names-swapped-in-rows", _names_swapped(0.15), _SWAPPED, types=_PEOPLE, exact=False),
    kind("names-swapped-in-all", _names_swapped(1), _SWAPPED, types=_PEOPLE, exact=False),
    kind("names-merged-comma", _names_merged("{family}, {given}"), "merged-names", types=_PEOPLE),
    kind(
        "names-merged-blank",
        _names_merged("{given} {family}"),
        "merged-names",
        types=_PEOPLE,
        exact=False,
    ),
    kind("kinds-swapped", _kinds_swapped, "swapped-kinds", types=("infiniti/contacts",)),
    kind("sample-row", _with_row("samples", "start"), _ASIDE, types=_PEOPLE),
    kind("total-row", _with_row("total", "end"), _ASIDE),
    kind("count-row", _with_row("count", "end"), _ASIDE),
    kind("printed-row", _with_row("printed", "end"), _ASIDE),
    kind("page-row", _with_row("page", "end"), _ASIDE),
    kind("headings-again", _with_row("headings", "end"), _ASIDE),
    kind("second-sheet", _second_sheet, "sheet-left-out", exact=False),
)
