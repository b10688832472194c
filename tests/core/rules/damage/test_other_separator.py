"""Another separator is told where the parts are known, or met elsewhere."""

from __future__ import annotations

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster
from tests.helpers.checked import record_type, sheet, system

ITEMS = FieldRoster(items=Constraints(enum=("Music", "Law", "7/8", "Food, Drink")))
OPEN = Field("classes", type="list", delimiter=";")
CLOSED = Field("classes", type="list", delimiter=";", roster=ITEMS)


def mended(field: Field, *cells: str) -> list[str]:
    """Return what the fix puts into each cell; "" where it changes nothing."""
    of = record_type(field)
    made = sheet(of, {field.name: cells})
    found = [
        fix for fix in fixes_for(made, check_sheet(system(of), made)) if fix.code == "fix-separator"
    ]
    after = [""] * len(cells)
    for fix in found:
        assert not fix.safe
        for row, text in fix.cells.select("row", "after").iter_rows():
            after[row] = text
    return after


@pytest.mark.parametrize("sign", [", ", ",", " / ", "|", " and ", " & ", " + ", " und "])
def test_parts_that_are_allowed_tell(sign: str) -> None:
    assert mended(CLOSED, f"Music{sign}Law", "Law") == ["Music;Law", ""]


@pytest.mark.parametrize("cell", ["Food, Drink", "7/8", "Music, Art", "Music,", "Music;Law,Law"])
def test_a_value_of_the_list_is_no_several(cell: str) -> None:
    assert mended(CLOSED, cell) == [""]


@pytest.mark.parametrize("sign", [", ", " and "])
def test_parts_that_are_met_beside_others_tell(sign: str) -> None:
    cells = [f"7A{sign}8C", f"7A{sign}9B", f"8C{sign}9B"]
    assert mended(OPEN, *cells, "7A") == ["7A;8C", "7A;9B", "8C;9B", ""]


def test_a_bar_tells_alone() -> None:
    assert mended(OPEN, "7A|8C", "9B") == ["7A;8C", ""]


@pytest.mark.parametrize(
    "cells",
    [
        ("7A, 8C", "7A, 9B"),  # few
        ("Food, Drink", "Food, Drink", "Art, Design", "Law"),  # always the same
        ("10/2", "10/3", "11/2", "11/3"),
        ("1,5", "1,6", "2,5", "2,6"),
        ("Patel, Asha", "Patel, Ben", "Ng, Asha", "Ruiz, Ana", "Stone, Mia"),
        ("7A;8C", "8C;9B", "7A"),
        (f"7A, {'x' * 80}", "7A, 8C", "8C, 7A"),
    ],
)
def test_what_may_be_one_value_is_left_alone(cells: tuple[str, ...]) -> None:
    assert mended(OPEN, *cells) == [""] * len(cells)


TOGETHER = ("Law, Economics", "Music, History", "Statistics")


def test_values_that_always_stand_together_are_noted_and_parted_by_a_person() -> None:
    of = record_type(OPEN)
    made = sheet(of, {"classes": TOGETHER * 3})
    problems = check_sheet(system(of), made)
    (fix,) = fixes_for(made, problems)

    assert problems.counts() == {"error": 0, "warning": 0, "note": 6}
    assert (fix.safe, fix.choice) == (False, True)
    assert set(fix.cells["after"]) == {"Law;Economics", "Music;History"}


SIGNS = (", ", " / ", " & ", "&", "、", "+", " + ", " and ")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    "others", [("Room 1;Room 2", "Room 3"), ("Room 1", "Room 3", "Room 2", "Room 1")]
)
def test_values_that_stand_alone_elsewhere_are_asked_about_beside_any_sign(
    sign: str, others: tuple[str, ...]
) -> None:
    of = record_type(OPEN)
    made = sheet(of, {"classes": (f"Room 1{sign}Room 2", *others)})
    problems = check_sheet(system(of), made)
    (fix,) = fixes_for(made, problems)

    assert problems.counts() == {"error": 0, "warning": 0, "note": 1}
    assert (fix.choice, fix.cells["after"].to_list()) == (True, ["Room 1;Room 2"])


@pytest.mark.parametrize(
    "cells",
    [
        ("Food & Drink", "Food", "Law;Music"),  # of one part nobody knows
        ("7/8", "7", "8", "7;9"),  # a class of two grades
        ("1,5", "1", "5", "2;3"),
        (*TOGETHER * 3, "Art;Law"),  # who knows the separator means it
        (*TOGETHER, *TOGETHER),  # not often enough
        ("Law, Economics",) * 9,  # the one name of the one course
        ("1,5", "2,5", "3") * 3,
        ("", "Law"),
    ],
)
def test_what_may_be_the_name_of_one_is_not_noted(cells: tuple[str, ...]) -> None:
    assert mended(OPEN, *cells) == [""] * len(cells)


def test_a_field_of_one_value_and_a_secret_are_not_looked_at() -> None:
    cells = ("7A|8C", "9B")
    assert mended(Field("classes"), *cells) == ["", ""]
    assert mended(Field("password", type="list", delimiter=";"), *cells) == ["", ""]
    assert mended(Field("classes", type="list", delimiter="|"), "7A|8C", "9B") == ["", ""]
