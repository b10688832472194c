"""Identifiers that were written as numbers are told where the whole column is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.profiles.language import Field
from tests.helpers.checked import codes, record_type, sheet, system

if TYPE_CHECKING:
    from collections.abc import Sequence


def mended(cells: Sequence[str]) -> list[tuple[bool, dict[str, str]]]:
    """Return whether each fix is safe, and what it makes of the texts."""
    of = record_type(Field("id"))
    made = sheet(of, {"id": cells})
    return [
        (fix.safe, dict(fix.cells.select("before", "after").iter_rows()))
        for fix in fixes_for(made, check_sheet(system(of), made))
    ]


def test_a_point_and_a_zero_go_safely_where_all_have_them() -> None:
    cells = ["40093187.0", "40093218.0", "", "40093249.00"]
    was = {"40093187.0": "40093187", "40093218.0": "40093218", "40093249.00": "40093249"}
    assert mended(cells) == [(True, was)]
    assert mended([*cells, "S1"]) == [(False, was)]


def test_short_numbers_and_thousands_apart_are_asked_about() -> None:
    assert mended(["101.0", "102.0", "103.0"]) == [
        (False, {"101.0": "101", "102.0": "102", "103.0": "103"})
    ]
    assert mended(["40,093,187", "1,002", "40,093,249"])[0][0] is False
    assert mended(["40 093 187", "1.002.003", "40'093'249"])[0][1]["1.002.003"] == "1002003"


@pytest.mark.parametrize(
    "cells",
    [
        ["1.0", "2.0", "3.0"],  # versions
        ["08.2", "09.1", "10.3"],
        ["40093187.0", "40093218", "40093249", "40093250", "40093251.0"],
        ["101,102", "103", "A", "B", "104,105"],
        ["101.0", "101.0", "101.0"],
        ["1,5", "2,5", "3,5"],
        [],
    ],
)
def test_sound_cells_are_left_alone(cells: list[str]) -> None:
    assert "number-spelling" not in codes(Field("id"), *cells)
    assert codes(Field("Password"), "4009.0", "4010.0", "4011.0") == ["", "", ""]
