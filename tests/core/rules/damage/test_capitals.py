"""Names in capitals are noted, with a proposal that nobody makes unasked."""

from __future__ import annotations

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.fixing.applied import fixed
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import Field
from tests.helpers.checked import codes, in_words, record_type, sheet, system

SURNAME = Field("Last Name")


def test_a_column_in_capitals_is_noted_with_what_is_usual() -> None:
    cells = ["LOVELACE", "O'NEIL", "VAN DER BERG", "", "LI", "JP"]
    of = record_type(SURNAME)
    made = sheet(of, {"Last Name": cells})
    (fix,) = fixes_for(made, check_sheet(system(of), made))
    assert fix.cells["after"].to_list() == ["Lovelace", "O'Neil", "van der Berg", "Li"]
    assert not fix.safe
    told = in_words(of, {"Last Name": cells})
    assert {each.severity for each in told} == {"note"}
    assert "“O'Neil”" in told[1].message
    assert fixed(Job(system(of), (made,)), safe=False).steps == ()


def test_some_long_names_among_others_are_noted() -> None:
    cells = ["LOVELACE", "Patel", "OKAFOR", "Ng", "Lee", "LINDQVIST", "LI", "Berg", "Ito"]
    told = [row for row, code in enumerate(codes(SURNAME, *cells)) if code == "capitals"]
    assert told == [0, 2, 5]


@pytest.mark.parametrize(
    "cells",
    [
        ("Lovelace", "TRUE", "NULL", "Ng"),
        ("LI", "NG", "Patel", "WU", "XU", "Okafor"),
        ("JP", "TJ", "DJ", "CJ"),
        ("王", "李", "张", "علی"),
        ("LOVELACE", "LOVELACE", "LOVELACE"),
        (),
    ],
)
def test_others_are_called_so(cells: tuple[str, ...]) -> None:
    assert not any(codes(SURNAME, *cells))


def test_what_is_no_name_may_be_in_capitals() -> None:
    assert not any(codes(Field("Team Name"), "HERONS", "OTTERS", "FALCONS"))
