"""A line of more cells than any sheet has columns is refused before it is cut."""

from __future__ import annotations

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.endless_lines import refuse_endless_lines

MANY = 300_000


@pytest.mark.parametrize("end", ["", "\nx,y\n", "\r" + "x,y\r" * MANY])
def test_a_line_of_too_many_cells_is_named(end: str) -> None:
    with pytest.raises(RosterError) as caught:
        refuse_endless_lines("a,b\n" + "1," * MANY + end, ",")
    assert caught.value.code == "row-too-long"
    assert caught.value.params == {"row": 2, "cells": MANY + 1}


@pytest.mark.parametrize("lines", [1, 12_345, 25_000, 40_000, 49_999])
def test_it_is_seen_wherever_it_begins(lines: int) -> None:
    with pytest.raises(RosterError) as caught:
        refuse_endless_lines("a,b\n" * lines + "," * 100_001, ",")
    assert caught.value.params["row"] == lines + 1


def test_a_first_line_of_megabytes_holds_no_headings() -> None:
    with pytest.raises(RosterError) as caught:
        refuse_endless_lines("x" * 5 * MANY, ",")
    assert caught.value.code == "not-text"


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n" * MANY,
        "x" * 3 * MANY + "\na,b\n",  # a long cell
        "a,b\n" + "x" * 5 * MANY,
        '"' + "1," * MANY + '"\n',  # one cell
        "a,b",
    ],
)
def test_long_cells_and_many_lines_are_none(text: str) -> None:
    refuse_endless_lines(text, ",")
