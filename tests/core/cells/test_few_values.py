"""Columns taken together as sets, of few values and of many."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.cells import few_values
from rosterwizard.core.cells.few_values import different, each_once, surely_without, without

NUMBERS = st.lists(st.none() | st.integers(0, 40), max_size=30)


@pytest.mark.parametrize("few", [0, 300], ids=["many", "few"])
@given(st.lists(NUMBERS, min_size=1, max_size=4), st.sampled_from([pl.UInt32, pl.UInt64]))
def test_few_and_many_are_put_in_order_alike(
    few: int, columns: list[list[int | None]], kind: type[pl.DataType]
) -> None:
    series = [pl.Series(each, dtype=kind) for each in columns]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(few_values, "_FEW", few)
        found = each_once(*series)
        each = different(pl.concat(series))
    assert found.dtype == each.dtype == kind
    assert found.to_list() == sorted(each) == sorted({*pl.concat(series).drop_nulls()})


def test_a_digest_stays_what_it_is() -> None:
    largest = pl.Series([2**64 - 1, 0], dtype=pl.UInt64)
    assert each_once(largest, largest).to_list() == [0, 2**64 - 1]


@pytest.mark.parametrize("rows", [0, 400])
def test_of_none_there_is_none(rows: int) -> None:
    assert each_once(pl.Series([None] * rows, dtype=pl.UInt32)).is_empty()


@pytest.mark.parametrize("few", [0, 300], ids=["many", "few"])
@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)))
def test_what_is_left_without_others(few: int, values: set[int], others: set[int]) -> None:
    series = [pl.Series(sorted(each), dtype=pl.UInt32) for each in (values, others)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(few_values, "_FEW", few)
        assert without(*series).to_list() == sorted(values - others)


def test_few_texts_are_looked_through_for_a_sign() -> None:
    texts = pl.Series(["abc", "#N/A", "", None])
    assert not surely_without("#", texts)
    assert not surely_without("xc", texts)
    assert surely_without("xyz", texts)
    assert surely_without("#", texts.clear())


def test_of_many_texts_nothing_is_sure() -> None:
    assert not surely_without("#", pl.Series(["a"] * 400))
