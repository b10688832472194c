"""The parts of texts that are days become days, each in the form that it had."""

from __future__ import annotations

from datetime import date

import pytest

from rosterwizard.core.lookalike.day_parts import DAYS, DrawnDays
from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.own_words import OwnWords
from rosterwizard.core.lookalike.text_parts import Manner, parts_of, replaced
from rosterwizard.core.profiles.loading import built_in_profiles, find_profile

OWN = OwnWords.of(find_profile("infiniti", built_in_profiles()))


def made(*texts: str, manner: Manner = "date") -> list[str]:
    drawn = DrawnDays.of(KeyedChance(bytes(range(32))))
    for text in texts:
        for part in parts_of(text, manner, OWN):
            assert part.kind in DAYS
            drawn.learn(part)
    drawn.in_order.settle()
    return [replaced(text, parts_of(text, manner, OWN), drawn.of_part) for text in texts]


@pytest.mark.parametrize(
    "text",
    ["05/03/2014", "5.3.14", "31/12/2014", "2014-12-31", "31/04/2014", "45/03/2014", "41729.0"],
)
def test_a_day_in_numbers_becomes_another(text: str) -> None:
    (other,) = made(text)
    assert other != text
    assert [each.isdigit() for each in other] == [each.isdigit() for each in text]


@pytest.mark.parametrize(
    ("text", "stays"),
    [("5 Mar 2014", " 2014"), ("MARCH 5, 2014", ", 2014"), ("07 MÄRZ 14", "MÄRZ 14")],
)
def test_a_day_in_words_becomes_another_in_the_same_case(text: str, stays: str) -> None:
    (other,) = made(text)
    assert other != text
    assert other.endswith(stays)
    assert [each.isupper() for each in other] == [each.isupper() for each in text]


@pytest.mark.parametrize("manner", ["period", "month-first-period"])
def test_compared_days_are_one_day_in_every_form(manner: Manner) -> None:
    shown = "%d/%m/%Y" if manner == "period" else "%m/%d/%Y"
    for day in (date(2026, 3, 5), date(2026, 9, 14)):
        number = str((day - date(1899, 12, 30)).days)
        iso, slashed, counted = made(day.isoformat(), day.strftime(shown), number, manner=manner)
        other = date.fromisoformat(iso)
        assert other != day
        assert slashed == other.strftime(shown)
        assert int(counted) - int(number) == (other - day).days


def test_other_days_are_drawn_again() -> None:
    drawn = DrawnDays.of(KeyedChance(bytes(range(32))))
    parts = [*parts_of("31/12/2014", "date", OWN), *parts_of("31/12/2014", "period", OWN)]
    for part in parts:
        drawn.learn(part)
    drawn.in_order.settle()
    before = [drawn.of_part(part) for part in parts]
    drawn.draw_again()
    assert [drawn.of_part(part) for part in parts] != before
