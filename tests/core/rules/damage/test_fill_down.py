"""What many rows share is told where it stands in the first of them alone."""

from __future__ import annotations

import polars as pl
import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.checked import codes, in_words, record_type, sheet, system

CLASS = Field("class")
NEEDED = Field("class", constraints=Constraints(required=True))
ONCE = ["7A", "", "8B", "", "", "", "10A", ""]


def told(field: Field, *cells: str) -> list[int]:
    return [at for at, told_ in enumerate(codes(field, *cells)) if "fill-down" in told_]


def test_the_blank_rows_are_told() -> None:
    assert told(CLASS, *ONCE) == [1, 3, 4, 5, 7]
    assert told(NEEDED, "7A", "", "", "", "", "") == [1, 2, 3, 4, 5]


def test_the_value_above_is_put_in_by_a_person() -> None:
    of = record_type(CLASS)
    made = sheet(of, {"class": ONCE})
    (fix,) = fixes_for(made, check_sheet(system(of), made))

    assert (fix.safe, fix.label) == (False, "Put the value from above into 5 blank cells")
    after = made.edited(fix.edit).frame["c0"].to_list()
    assert after == ["7A", "7A", "8B", "8B", "8B", "8B", "10A", "10A"]


def test_words_name_what_stands_above() -> None:
    above = [each.message.split()[-1] for each in in_words(record_type(CLASS), {"class": ONCE})]
    assert above == ["“7A”.", *["“8B”."] * 3, "“10A”."]


def test_what_is_made_of_two_columns_has_no_cells_to_put_it_in() -> None:
    of = record_type(CLASS)
    made = sheet(of, {"class": ONCE})
    (rule,) = (each for each in check_sheet(system(of), made).rules if each.code == "fill-down")
    (way,) = rule.rows_fixes()
    elsewhere = sheet(record_type(Field("other")), {"other": ONCE})
    assert way.cells(elsewhere, pl.Series([1], dtype=pl.UInt32)).is_empty()


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        (CLASS, ["", *ONCE]),  # nothing stands above the first
        (CLASS, ["8B", "", "7B", "", "", "", "9B", ""]),  # no report has such an order
        (CLASS, ["7A", "", "8B", "", "", ""]),  # two stand in order by chance
        (CLASS, ["7A", "", "8B", "", "7A", "", "8B", ""]),
        (CLASS, ["7A", "7B", "8A", "8B", "8C", ""]),  # hardly any is blank
        (CLASS, ["7A", "", "", "", ""]),
        (CLASS, [""] * 8),
        (Field("nickname"), ONCE),
        (Field("class", constraints=Constraints(unique=True)), ONCE),
    ],
)
def test_what_may_be_meant_is_not_told(field: Field, cells: list[str]) -> None:
    assert told(field, *cells) == []
