"""What a person sees of a column."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.showing.column_glance import Glance, glance_at


def test_the_most_frequent_values_come_first() -> None:
    cells = pl.Series(["7B", "8A", "7B", "9C", "8A", "7B", "10D"])
    assert glance_at(cells) == Glance(("7B", "8A", "9C"), None, 7)


def test_a_value_that_is_made_otherwise_is_shown() -> None:
    cells = pl.Series([f"{year}" for year in range(2020, 2060)] + ["next year"])
    assert glance_at(cells).odd == "next year"


def test_many_odd_values_are_not_odd() -> None:
    cells = pl.Series(["2030"] * 10 + ["next year"] * 2)
    assert glance_at(cells).odd is None


def test_names_of_any_length_and_script_are_alike() -> None:
    cells = pl.Series(["Zoë", "Søren", "Anna-Maria", "Мария"] + ["Ana"] * 40)
    assert glance_at(cells).odd == "Anna-Maria"


def test_empty_and_blank_cells_do_not_count() -> None:
    assert glance_at(pl.Series(["", "  ", "a"])) == Glance(("a",), None, 1)
    assert glance_at(pl.Series([], dtype=pl.String)) == Glance((), None, 0)


def test_of_a_column_of_passwords_only_the_lengths_are_told_each_once() -> None:
    cells = pl.Series(["hunter2", "Reef-22", "Moss-3", "Moss-3", *["Lark-1"] * 60, "12"])
    glance = glance_at(cells)
    assert (glance.typical, glance.odd) == (("Lark-1", "Moss-3", "hunter2"), "12")
    lengths = ("(a password of 6 signs)", "(a password of 7 signs)")
    assert glance.told(masked) == Glance(lengths, None, glance.filled)
