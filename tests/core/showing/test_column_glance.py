"""What a person sees of a column, and how many of its values fit a field."""

from __future__ import annotations

import polars as pl
import pytest

from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster, When
from rosterwizard.core.showing.column_glance import Fit, Glance, fit_of, glance_at
from tests.helpers.checked import record_type, sheet, system


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


@pytest.mark.parametrize(
    ("field", "cells", "fit"),
    [
        (Field("year", "year"), ["2030", "next year", ""], Fit(1, 2)),
        (Field("code", constraints=Constraints(enum=("M", "F"))), ["M", "F", "x"], Fit(2, 3)),
        (Field("name"), ["a", "b"], Fit(2, 2)),
        (Field("name"), ["", " "], Fit(0, 0)),
        (Field("key", constraints=Constraints(required=True, unique=True)), ["a", "a"], Fit(2, 2)),
    ],
)
def test_only_what_can_be_said_of_a_cell_by_itself_counts(
    field: Field, cells: list[str], fit: Fit
) -> None:
    people = sheet(record_type(Field("other"), field), {"Anything": cells})
    assert fit_of(system(people.record_type), people, 0, field) == fit


def test_other_columns_do_not_matter() -> None:
    needs = FieldRoster(required_when=(When(field="other", filled=True),))
    field = Field("year", "year", roster=needs)
    people = sheet(record_type(Field("other"), field), {"other": ["x"], "Anything": [""]})
    assert fit_of(system(people.record_type), people, 1, field) == Fit(0, 0)
