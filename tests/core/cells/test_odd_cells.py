"""Rows that are worth a closer look: odd in several cells, or behind the last filled cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.cells import odd_cells
from rosterwizard.core.cells.odd_cells import last_filled, odd_rows

if TYPE_CHECKING:
    import pytest


def frame(*rows: tuple[str, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=[f"c{at}" for at in range(len(rows[0]))], orient="row")


SOUND = ("Emma", "S12", "e@b.example", "7A")


def test_rows_are_odd_that_have_several_cells_of_kinds_that_hardly_stand_there() -> None:
    odd, once = ("S12", "e@b.example", "7A", ""), ("Emma", "S12", "e@b.example", "none")

    assert odd_rows(frame(*[SOUND] * 8, odd, once)).to_list() == [*[False] * 8, True, False]


def test_where_many_rows_are_so_they_are_not_odd() -> None:
    odd = ("S12", "e@b.example", "7A", "")

    assert not odd_rows(frame(*[SOUND] * 4, *[odd] * 2)).any()


def test_of_a_large_sheet_only_the_first_rows_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(odd_cells, "_FIRST_ROWS", 8)

    assert odd_rows(frame(*[SOUND] * 8, ("1", "e@b", "7A", ""))).to_list() == [False] * 9


def test_of_many_odd_rows_those_with_the_most_odd_cells_are_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(odd_cells, "_MOST_ODD", 1)
    odd, more = ("Emma", "S12", "", ""), ("1", "", "7A", "")

    assert odd_rows(frame(*[SOUND] * 12, odd, more)).to_list() == [*[False] * 13, True]


def test_columns_may_be_blank_from_some_row_on() -> None:
    def column(*texts: str) -> list[int]:
        return last_filled(pl.DataFrame({"c0": texts}))

    assert column("a", "b", "c", "", "") == [3]
    assert column("a", "b", "c", "") == []  # one row is none that goes on
    assert column("a", "", "", "b", "", "") == []  # blank before, too
    assert column("", "", "") == []
    assert column("a", "b", "c") == []
