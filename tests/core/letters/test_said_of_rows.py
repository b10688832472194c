"""What is said of many rows at once is what is said of each by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.letters import said_of_rows
from rosterwizard.core.letters.in_sight import in_sight
from rosterwizard.core.letters.said_of_rows import FEW, said_of_each

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXTS = st.text(st.sampled_from("ab {}é\u0301\u00a0\u200b\t\n\r\x00\ufdd0\ufdd1•"), max_size=5)
KINDS = st.sampled_from(("", "odd", None))
ROW = st.tuples(TEXTS, st.none() | TEXTS, KINDS, st.integers(1, 2))
SCHEMA = {"value": pl.String, "other": pl.String, "kind": pl.String, "count": pl.UInt32}


@pytest.fixture(autouse=True)
def _none_is_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said_of_rows, "FEW", 0)


def told(cells: Mapping[str, object]) -> str:
    """Return a sentence as those of the rules are made: with a kind, a plural and marked texts."""
    value, other = (in_sight(each) if isinstance(each, str) else each for each in two(cells))
    things = "thing" if cells["count"] == 1 else "things"
    if cells["kind"] == "odd":
        return f"Odd: {other}, {value}"
    return f"{cells['count']} {things}: “{value}” \ufdd1 and {value}, {other}."


def two(cells: Mapping[str, object]) -> tuple[object, object]:
    return cells["value"], cells["other"]


@given(st.lists(ROW, max_size=8))
def test_by_column_the_same_is_said_as_of_each_row(rows: list[tuple[object, ...]]) -> None:
    gaps = pl.DataFrame(rows, SCHEMA, orient="row")
    assert said_of_each(told, gaps).to_list() == [told(row) for row in gaps.iter_rows(named=True)]


def test_the_words_are_found_once_for_rows_that_differ_in_their_texts_alone() -> None:
    asked = []

    def counting(cells: Mapping[str, object]) -> str:
        asked.append(cells)
        return f"{cells['value']} is wrong"

    gaps = pl.DataFrame({"value": [str(number) for number in range(500)]})
    assert said_of_each(counting, gaps)[-1] == "499 is wrong"
    assert len(asked) == 2  # with marks, and the first row as the measure


def test_rows_without_any_text_are_said_by_their_kind_alone() -> None:
    gaps = pl.DataFrame({"kind": ["a", "b"] * 300, "count": [1] * 600})
    said = said_of_each(lambda cells: f"{cells['kind']}{cells['count']}", gaps)
    assert said.to_list() == ["a1", "b1"] * 300


def test_a_sentence_that_makes_something_else_of_its_texts_is_said_row_by_row() -> None:
    gaps = pl.DataFrame({"value": ["a", "b"] * 300})
    assert said_of_each(lambda cells: repr(cells["value"]), gaps).to_list() == ["'a'", "'b'"] * 300


def test_more_texts_than_there_are_marks_are_said_row_by_row() -> None:
    names = [f"t{number}" for number in range(40)]
    gaps = pl.DataFrame({name: [name, ""] for name in names})
    said = said_of_each(lambda cells: "".join(map(str, cells.values())), gaps)
    assert said.to_list() == ["".join(names), ""]


def test_of_few_rows_each_is_said_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said_of_rows, "FEW", FEW)
    asked = []

    def counting(cells: Mapping[str, object]) -> str:
        asked.append(cells)
        return f"{cells['value']} is wrong"

    said = said_of_each(counting, pl.DataFrame({"value": ["a", "b"]}))
    assert said.to_list() == ["a is wrong", "b is wrong"]
    assert asked == [{"value": "a"}, {"value": "b"}]
