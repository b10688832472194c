"""A whole name in one of the two columns is told, and parted where it says what is what."""

from __future__ import annotations

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.profiles.language import Field
from tests.helpers.checked import in_words, record_type, sheet, system

PEOPLE = record_type(Field("First Name"), Field("Last Name"))
Names = tuple[tuple[str, str], ...]
OTHERS: Names = (("Emma", "Clarke"), ("Noah", "Fischer"), ("Ella", "Rossi"))


def columns(names: Names) -> dict[str, list[str]]:
    return {"First Name": [one for one, _ in names], "Last Name": [two for _, two in names]}


def told(names: Names) -> list[int | None]:
    made = sheet(PEOPLE, columns(names))
    problems = check_sheet(system(PEOPLE), made)
    return [
        row
        for row, _, rule in problems.frame.iter_rows()
        if problems.rules[rule].code == "merged-names"
    ]


def mended(names: Names) -> Names:
    made = sheet(PEOPLE, columns(names))
    fixes = fixes_for(made, check_sheet(system(PEOPLE), made))
    for fix in fixes:
        assert (fix.code, fix.safe) == ("fix-part-names", False)
        made = made.edited(fix.edit)
    return tuple(made.frame.iter_rows())


@pytest.mark.parametrize(
    "row",
    [
        ("", "Patel, Asha"),
        ("Asha", "Patel, Asha"),
        ("Patel, Asha", ""),
        ("Patel, Asha", "Patel"),
    ],
)
def test_a_name_with_a_comma_says_itself_what_is_what(row: tuple[str, str]) -> None:
    names = (*OTHERS, row)

    assert told(names) == [3]
    assert mended(names) == (*OTHERS, ("Asha", "Patel"))


def test_without_a_comma_it_takes_many_rows() -> None:
    names = (("", "Asha Patel"), ("", "Noah Fischer"), ("", "Pieter van der Berg"), ("", "Ella"))

    assert told(names) == [0, 1, 2]
    assert mended(names) == (
        *(("Asha", "Patel"), ("Noah", "Fischer"), ("Pieter", "van der Berg"), ("", "Ella")),
    )
    assert told((*OTHERS, ("", "Asha Patel"))) == []


def test_what_nobody_can_know_is_told_and_left() -> None:
    names = (("", "Ana María García López"),) * 3

    assert told(names) == [0, 1, 2]
    assert mended(names) == names


@pytest.mark.parametrize(
    "names",
    [
        (*OTHERS, ("Asha", "Patel, Jr.")),
        (*OTHERS, ("Asha", "de la Cruz")),
        (*OTHERS, ("Mary Ann", "Baker"), ("", "Cher")),
        (("", "Asha Patel"), ("", "Cher"), ("", "Pelé"), ("", "Madonna"), ("", "Noah Fry")),
    ],
)
def test_names_of_several_words_are_left_alone(names: Names) -> None:
    assert told(names) == []


def test_words_show_the_name() -> None:
    (problem,) = in_words(PEOPLE, columns((*OTHERS, ("", "Patel, Asha"))))
    assert problem.message == "Last Name has “Patel, Asha”, which seems to be the whole name."
    assert problem.fix == "Put first and last name into their own columns"


def test_nothing_is_told_without_both_columns() -> None:
    assert in_words(PEOPLE, {"Last Name": ["Patel, Asha"] * 3}) == []
