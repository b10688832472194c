"""Damage that spreadsheets do to identifiers, years, dates and classes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.helpers.damaged.kinds import Kind, Maker, changed, in_cells, kind

if TYPE_CHECKING:
    from random import Random

    from tests.helpers.damaged.kinds import Change, Damaged
    from tests.helpers.damaged.rosters import Roster

_IDS = ("id", "other id")
_CLASSES = ("class",)
_ID_TYPES = ("infiniti/patrons", "haiku/users", "traverse/students", "echalk/sync-users")
_CLASS_TYPES = ("infiniti/patrons", "haiku/classes")
_MONTHS = (*("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),)
_GERMAN = ("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
_FRENCH = (
    *("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"),
)
_DATE_CODES = "date-damage"
_LOST = "lost-zeros"
_SCIENTIFIC = "scientific-notation precision-lost"


def _without_zeros(text: str) -> str:
    return text.lstrip("0") if text.isdecimal() else text


def _scientific(text: str) -> str:
    if re.fullmatch(r"\d{12,}", text):
        return f"{float(text):.5E}".replace("E+", "E+")
    if match := re.fullmatch(r"(\d+)E(\d+)", text):
        return f"{float(text):.2E}" if len(match[2]) < 3 else text
    return text


def _last_digits_lost(text: str) -> str:
    return text[:15] + "0" * (len(text) - 15) if text.isdecimal() else text


def _grouped(text: str) -> str:
    return f"{int(text):,}" if re.fullmatch(r"[1-9]\d{3,}", text) else text


def _with_decimals(text: str) -> str:
    return f"{text}.0" if re.fullmatch(r"[1-9]\d*", text) else text


def _as_date(form: Change) -> Maker:
    """Return what takes some classes such as 3-5 for days; form: of (month, day) in digits."""

    def change(text: str) -> str:
        match = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})", text)
        if not match or int(match[1]) > 28 or not 1 <= int(match[2]) <= 12:
            return text
        return form(f"{int(match[1]):02} {int(match[2]):02}")

    return in_cells(_CLASSES, change, share=0.5)


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
    spelt = _spelt("{d}-{name}")(roster, chance)
    if spelt is None:
        return None
    damaged, spots = spelt
    typed = {}
    for spot in spots:
        day, month = map(int, re.split("[-/]", str(spot.was)))
        typed[spot.row or 0, spot.column or 0] = (date(2026, month, day), "d-mmm")
    return replace(damaged, typed=typed), spots


def _long_numbers(roster: Roster, _chance: Random) -> Damaged | None:
    """Hold long identifiers as numbers, as a workbook does: 15 digits are kept."""
    columns = roster.columns(*_IDS)
    if not columns:
        return None
    column = columns[0]
    cells = {(row, column): _last_digits_lost(t) for row, t in enumerate(roster.column(column))}
    damaged, spots = changed(roster, cells)
    typed = {at: (float(text), "General") for at, text in cells.items()}
    return replace(damaged, typed=typed), spots


def _years_as_days(roster: Roster, chance: Random) -> Damaged | None:
    """Show years as the days of that number: 2031 is 23 July 1905."""
    return in_cells(
        ("year",), lambda t: (date(1899, 12, 30) + timedelta(int(t))).isoformat(), share=1
    )(roster, chance)


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
NUMBERS: tuple[Kind, ...] = (
    kind(
        "zeros-lost-in-column",
        in_cells(_IDS, _without_zeros, share=1),
        _LOST,
        types=_ID_TYPES,
        identifier="seven digits",
    ),
    kind(
        "zeros-lost-in-rows",
        in_cells(_IDS, _without_zeros, share=0.3),
        _LOST,
        types=_ID_TYPES,
        identifier="six digits",
    ),
    kind(
        "scientific-long",
        in_cells(_IDS, _scientific, share=1),
        _SCIENTIFIC,
        types=_ID_TYPES,
        identifier="sixteen digits",
        exact=False,
    ),
    kind(
        "scientific-of-E",
        in_cells(_IDS, _scientific, share=0.3),
        _SCIENTIFIC,
        types=_ID_TYPES,
        identifier="with an E",
    ),
    kind(
        "digits-lost",
        in_cells(_IDS, _last_digits_lost, share=1),
        "precision-lost",
        types=_ID_TYPES,
        identifier="sixteen digits",
        exact=False,
    ),
    kind(
        "digits-grouped",
        in_cells(_IDS, _grouped, share=1),
        "number-spelling thousands",
        types=_ID_TYPES,
        identifier="eight digits",
    ),
    kind(
        "identifier-with-.0",
        in_cells(_IDS, _with_decimals, share=1),
        "number-spelling",
        types=_ID_TYPES,
        identifier="eight digits",
    ),
    kind("year-with-.0", in_cells(("year",), _with_decimals), "number-spelling type"),
    kind("count-with-comma", in_cells(("count",), lambda t: f"{t},0"), "number-spelling type"),
    kind(
        "decimal-comma",
        in_cells(("number",), lambda t: t.replace(".", ",")),
        "number-spelling type",
    ),
    kind(
        "short-year",
        in_cells(("year",), lambda t: t[-2:]),
        "short-year type",
        types=("infiniti/patrons", "clubhouse/members"),
    ),
    kind("year-as-day", _years_as_days, "date-damage type"),
    kind(
        "long-numbers-of-workbook",
        _long_numbers,
        "precision-lost scientific-notation",
        types=_ID_TYPES,
        identifier="sixteen digits",
        exact=False,
    ),
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
