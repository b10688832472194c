"""Columns taken together as sets, of few values and of many."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.cells.few_values import each_once, without

NUMBERS = st.lists(st.none() | st.integers(0, 40), max_size=30)


@given(st.lists(NUMBERS, min_size=1, max_size=4), st.sampled_from([pl.UInt32, pl.UInt64]))
def test_few_and_many_are_put_in_order_alike(
    columns: list[list[int | None]], kind: type[pl.DataType]
) -> None:
    series = [pl.Series(each, dtype=kind) for each in columns]
    found = each_once(*series)
    assert found.dtype == kind
    assert found.to_list() == sorted({*pl.concat(series).drop_nulls()})


def test_a_digest_stays_what_it_is() -> None:
    largest = pl.Series([2**64 - 1, 0], dtype=pl.UInt64)
    assert each_once(largest, largest).to_list() == [0, 2**64 - 1]


@pytest.mark.parametrize("rows", [0, 60])
def test_of_none_there_is_none(rows: int) -> None:
    assert each_once(pl.Series([None] * rows, dtype=pl.UInt32)).is_empty()


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)))
def test_what_is_left_without_others(values: set[int], others: set[int]) -> None:
    series = [pl.Series(sorted(each), dtype=pl.UInt32) for each in (values, others)]
    assert without(*series).to_list() == sorted(values - others)
