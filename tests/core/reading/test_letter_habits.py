"""Names cost less than what they become in a wrong encoding."""

from __future__ import annotations

import pytest

from rosterwizard.core.reading.letter_habits import IMPOSSIBLE, habits, least_costs, shape_cost


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("german", "jürgen", "jźrgen"),
        ("czech", "růžena", "rùžena"),
        ("hungarian", "szűcs", "szûcs"),
        ("spanish", "nuño", "nu–o"),
        ("chinese", "静", "¾²"),
        ("russian", "иванов", "èâàíîâ"),
        ("spanish", "1º", "1¼"),
        ("thai", "สมชาย", "ชสมาย"),
    ],
)
def test_a_name_costs_less_than_what_it_becomes(language: str, right: str, wrong: str) -> None:
    assert habits()[language].cost(right) < habits()[language].cost(wrong)


def test_a_character_that_nobody_types_costs_most() -> None:
    german = habits()["german"]
    assert german.cost("m\x9fller") - german.cost("müller") > IMPOSSIBLE


@pytest.mark.parametrize("word", ["Müller", "MÜLLER", "müller", "O’Éa", "McDonald", ""])
def test_capitals_stand_where_they_may(word: str) -> None:
    assert shape_cost(word) == 0


@pytest.mark.parametrize("word", ["JosŽ", "MŸller", "MšLLER", "éric", "иВАНОВ"])
def test_capitals_out_of_place_cost(word: str) -> None:
    assert shape_cost(word) > 0


def test_names_from_elsewhere_are_taken_at_a_price() -> None:
    alone = least_costs(["Jürgen"], ["german"])
    mixed = least_costs(["Jürgen", "François"], ["german", "french"])
    assert alone[0] <= mixed[0] <= alone[0] + 4
    assert least_costs([], ["german"]) == []
