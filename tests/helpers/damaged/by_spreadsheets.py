"""Damage that spreadsheets do to identifiers, years and other numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.helpers.damaged.kinds import Kind, changed, in_cells, kind

if TYPE_CHECKING:
    from random import Random

    from tests.helpers.damaged.kinds import Damaged
    from tests.helpers.damaged.rosters import Roster

_IDS = ("id", "other id")
_ID_TYPES = ("infiniti/patrons", "haiku/users", "traverse/students", "echalk/sync-users")
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


def _long_numbers(roster: Roster, _chance: Random) -> Damaged | None:
    """Hold long identifiers as numbers, as a workbook does: 15 digits are kept."""
    columns = roster.columns(*_IDS)
    if not columns:
        return None
    column = columns[0]
    cells = {(row, column): _last_digits_lost(t) for row, t in enumerate(roster.column(column))}
    damaged, spots = changed(roster, cells)
    typed = {at: (float(text), "General") for at, text in cells.items() if text}
    return replace(damaged, typed=typed), spots


def _years_as_days(roster: Roster, chance: Random) -> Damaged | None:
    """Show years as the days of that number: 2031 is 23 July 1905."""
    return in_cells(
        ("year",), lambda t: (date(1899, 12, 30) + timedelta(int(t))).isoformat(), share=1
    )(roster, chance)


NUMBERS: tuple[Kind, ...] = (
    kind(
        "zeros-lost-in-column",
        in_cells(_IDS, _without_zeros, share=1),
        _LOST,
        types=_ID_TYPES,
        identifier="any seven digits",
    ),
    kind(
        "zeros-lost-in-all",
        in_cells(_IDS, _without_zeros, share=1),
        _LOST,
        types=_ID_TYPES,
        identifier="seven digits",
        exact=False,
    ),
    kind(
        "zeros-lost-in-column-sent-before",
        in_cells(_IDS, _without_zeros, share=1),
        _LOST,
        types=_ID_TYPES,
        identifier="any seven digits",
        sent_before=True,
    ),
    kind(
        "zeros-lost-in-all-sent-before",
        in_cells(_IDS, _without_zeros, share=1),
        _LOST,
        types=_ID_TYPES,
        identifier="seven digits",
        sent_before=True,
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
)
