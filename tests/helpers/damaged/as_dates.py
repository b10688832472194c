"""Classes that a spreadsheet took for days, and days written in other ways."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.helpers.damaged.kinds import Kind, Maker, changed, in_cells, kind

if TYPE_CHECKING:
    from random import Random

    from tests.helpers.damaged.kinds import Change, Damaged
    from tests.helpers.damaged.rosters import Roster

_CLASSES = ("class",)
_CLASS_TYPES = ("infiniti/patrons", "haiku/classes")
_MONTHS = (*("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),)
_GERMAN = ("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
_FRENCH = (
    *("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"),
)
_DATE_CODES = "date-damage"


def _as_date(form: Change) -> Maker:
    """Return what takes some classes such as 3-5 for days; form: of "day month" in digits.

    Where the computer is American, the first number is the month, elsewhere the day.
    """

    def make(roster: Roster, chance: Random) -> Damaged | None:
        month_first = chance.random() < 0.5

        def change(text: str) -> str:
            match = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})", text)
            if not match:
                return text
            day, month = (int(match[2 if month_first else 1]), int(match[1 if month_first else 2]))
            return form(f"{day} {month}") if day <= 28 and 1 <= month <= 12 else text

        return in_cells(_CLASSES, change, share=0.5)(roster, chance)

    return make


def _spelt(pattern: str, months: tuple[str, ...] = _MONTHS) -> Maker:
    def form(text: str) -> str:
        day, month = map(int, text.split())
        name = months[month - 1]
        return pattern.format(d=day, m=month, name=name, serial=_serial(date(2026, month, day)))

    return _as_date(form)


def _serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days


def _month_first_in_name(text: str) -> str:
    """Return what becomes of MAR1: 1-Mar."""
    match = re.fullmatch(r"([A-Z]{3})(\d)", text)
    return f"{match[2]}-{match[1].title()}" if match else text


def _true_dates(roster: Roster, chance: Random) -> Damaged | None:
    """Take classes for days, as a workbook holds them."""
    spelt = _spelt("2026-{m:02}-{d:02}")(roster, chance)
    if spelt is None:
        return None
    damaged, spots = spelt
    places = [(spot.row, spot.column) for spot in spots]
    typed = {
        (row, column): (date.fromisoformat(damaged.rows[row][column]), "d-mmm")
        for row, column in places
        if row is not None and column is not None
    }
    return replace(damaged, typed=typed), spots


def _date_as(pattern: str) -> Change:
    def change(text: str) -> str:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return text
        return day.strftime(pattern)

    return change


def _date_serial(text: str) -> str:
    return str(_serial(date.fromisoformat(text)))


def _ambiguous(roster: Roster, chance: Random) -> Damaged | None:
    """Write dates day-first of which none tells that it is: all days are small."""
    (column,) = roster.columns("date") or (None,)
    if column is None:
        return None
    days = [f"2026-{row % 12 + 1:02}-{(row + 4) % 12 + 1:02}" for row in range(len(roster.rows))]
    sound = roster.with_cells({(row, column): day for row, day in enumerate(days)})
    swapped = _date_as("%d/%m/%Y")
    return changed(sound, {(row, column): swapped(day) for row, day in enumerate(days)})


def _dated(pattern: str) -> Maker:
    return in_cells(("date",), _date_as(pattern), share=1)


_DATE_TYPES = ("riipen/teams", "clubhouse/members")
_DASHED = {"types": _CLASS_TYPES, "classes": "3-5"}
AS_DATES: tuple[Kind, ...] = (
    kind("class-as-5-Mar", _spelt("{d}-{name}"), _DATE_CODES, **_DASHED),
    kind("class-as-Mar-05", _spelt("{name}-{d:02}"), _DATE_CODES, **_DASHED),
    kind("class-as-05.03.", _spelt("{d:02}.{m:02}."), _DATE_CODES, **_DASHED),
    kind("class-as-05.03.2026", _spelt("{d:02}.{m:02}.2026"), _DATE_CODES, **_DASHED),
    kind("class-as-2026-03-05", _spelt("2026-{m:02}-{d:02}"), _DATE_CODES, **_DASHED),
    kind("class-as-2026-03-05-time", _spelt("2026-{m:02}-{d:02} 00:00:00"), _DATE_CODES, **_DASHED),
    kind("class-as-5. Mrz", _spelt("{d}. {name}", _GERMAN), _DATE_CODES, **_DASHED),
    kind("class-as-05-mars", _spelt("{d:02}-{name}", _FRENCH), _DATE_CODES, **_DASHED),
    kind("class-as-3/5/2026", _spelt("{m}/{d}/2026"), _DATE_CODES, **_DASHED),
    kind("class-as-serial", _spelt("{serial}"), _DATE_CODES, **_DASHED),
    kind("class-as-true-date", _true_dates, _DATE_CODES, **_DASHED),
    kind(
        "class-MAR1-as-1-Mar",
        in_cells(_CLASSES, _month_first_in_name, share=0.5),
        _DATE_CODES,
        types=_CLASS_TYPES,
        classes="MAR1",
    ),
    kind("date-serial", in_cells(("date",), _date_serial, share=1), "date-serial type"),
    kind("date-day-first", _dated("%d/%m/%Y"), "date-order type", types=_DATE_TYPES),
    kind("date-month-first", _dated("%m/%d/%Y"), "date-order type", types=_DATE_TYPES),
    kind("date-ambiguous", _ambiguous, "date-order type", types=_DATE_TYPES, exact=False),
    kind("date-swapped", _dated("%Y-%d-%m"), "date-order type", types=_DATE_TYPES),
    kind("date-two-digit-year", _dated("%d.%m.%y"), "date-order short-year type"),
    kind("date-in-words", _dated("%d %B %Y"), "date-order date-words type"),
)
