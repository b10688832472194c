"""What is made of columns: joined without stray blanks, split, and never of an error value."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.making.made_of import Making, Part
from rosterwizard.core.making.made_texts import made_text, unsure_rows


def made(making: Making, *rows: tuple[str, ...], blanks: tuple[str, ...] = ()) -> list[str]:
    schema = {f"c{place}": pl.String for place in range(len(rows[0]))}
    return made_text(making, pl.DataFrame(rows, schema=schema, orient="row"), blanks).to_list()


def test_columns_are_joined_with_one_blank_between_what_is_filled() -> None:
    rows = [("Asha", "Patel"), (" Asha\u00a0", "\tPatel "), ("", "Patel"), ("Asha", " "), ("", "")]
    both = Making((0, 1))
    assert made(both, *rows) == ["Asha Patel", "Asha Patel", "Patel", "Asha", ""]
    assert made(Making((1, 0)), rows[0]) == ["Patel Asha"]


def test_what_stands_for_a_blank_is_no_part() -> None:
    assert made(Making((0, 1)), ("n/a", "Patel"), blanks=("", "n/a")) == ["Patel"]


def test_an_error_value_stays_one() -> None:
    assert made(Making((0, 1)), ("Asha", "#REF!")) == ["#REF!"]
    parts: tuple[Part, ...] = ("given", "family")
    assert [made(Making((0,), part), ("#N/A",)) for part in parts] == [["#N/A"], ["#N/A"]]
    assert not unsure_rows(Making((0,), "given"), pl.DataFrame({"c0": ["#N/A"]})).any()


def test_a_name_is_split_without_the_blanks_around_its_words() -> None:
    row = (" Asha \u00a0 Patel ",)
    assert made(Making((0,), "given"), row) == ["Asha"]
    assert made(Making((0,), "family"), row) == ["Patel"]
    assert made(Making((0,), "family", family_first=True), row) == ["Asha"]


def test_a_making_moves_with_its_columns() -> None:
    assert Making((0, 2)).moved({0: 5, 2: 1}) == Making((5, 1))
    assert Making((0, 2)).moved({0: 5}) is None
