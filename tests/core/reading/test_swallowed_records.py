"""Whole records inside a cell are found, and no cell of several lines is taken for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.reading.text_files import read_text
from rosterwizard.core.sheet.oddity import Oddity

HEADINGS = "id,given,last,year\n"
ADA = "u0,Ada,Byron,2030\n"


def cells(text: str) -> tuple[list[tuple[str, ...]], dict[Oddity, list[int]]]:
    sheet = read_text((HEADINGS + text).encode(), Path("a.csv"), ReadingOptions(heading_row=1))
    odd = {each: list(at) for each, at in sheet.oddities.items() if at is not None}
    return sheet.frame.rows(), odd


def test_two_quotes_that_ran_into_each_other_swallow_nobody() -> None:
    rows, odd = cells(ADA + 'u1,"Bob,Lee,2031\nu2,Cleo,Mann,2031\nu3,Dan",Orr,2032\n' + ADA)
    assert [row[0] for row in rows] == ["u0", "u1", "u2", "u3", "u0"]
    assert rows[2] == ("u2", "Cleo", "Mann", "2031")
    assert odd == {Oddity("unclosed-quote"): [1, 3]}


def test_a_quote_that_is_never_closed_has_no_other_one() -> None:
    rows, odd = cells('u1,"Bob,Lee,2031\nu2,Cleo,Mann,2031\nu3,Dan,Orr,2031\n')
    assert [row[0] for row in rows] == ["u1", "u2", "u3"]
    assert odd == {Oddity("unclosed-quote"): [0]}


def test_beside_a_row_of_another_width_too() -> None:
    rows, odd = cells('u1,"Bob,Lee,2031\nu2,Cleo",Mann,2031\nu3,Dan\n')
    assert [row[0] for row in rows] == ["u1", "u2", "u3"]
    assert odd[Oddity("unclosed-quote")] == [0, 1]


@pytest.mark.parametrize(
    "cell",
    [
        'u1,Bob,Lee,"a,b,c,d\ne,f,g,h"',  # the last one: an address
        'u1,"Bob\nthe elder",Lee,2030',
        'u1,"Bob,x,y\nthe elder",Lee,2030',
        'u1,Bob,"Lee\nu2,Cleo,Mann",2030',
        '"u1,Bob,Lee,2030\nu2",Cleo,Mann,2031',
    ],
)
def test_other_cells_of_several_lines_stay_whole(cell: str) -> None:
    rows, odd = cells(ADA + cell + "\n")
    assert len(rows) == 2
    assert "\n" in "".join(rows[1])
    assert not odd


@pytest.mark.parametrize(
    "swallowing",
    [
        '"x,y","c,d\ne,f",h,i',
        'u1,"Bob,Lee,2031\ru2,Cleo",Mann,2031',
        '"u1,Bob,Lee,2031\nu2",Cleo,Mann,"2031\nu3,Dan,Orr,2032"',
    ],
)
def test_rows_are_the_same_beside_a_row_of_another_width(swallowing: str) -> None:
    alone, odd = cells(f"{ADA}{swallowing}\n{ADA}")
    beside, odd_beside = cells(f"{ADA}{swallowing}\n{ADA}a,b\n")
    assert Oddity("unclosed-quote") in odd
    assert beside[:-1] == alone
    assert odd_beside[Oddity("unclosed-quote")] == odd[Oddity("unclosed-quote")]
