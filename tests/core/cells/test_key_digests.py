"""Rows whose key another row may have, too."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.cells import key_digests
from rosterwizard.core.cells.key_digests import (
    bits_of,
    digests_of,
    having,
    having_bit,
    several_times,
)

KEYS = st.none() | st.sampled_from(["", "a", "A", "a b", "AB", "ab ", "é", "É", "ς", "Σ", "1 12"])


@pytest.mark.parametrize(
    ("keys", "rows"),
    [
        ([], []),
        (["a", "b"], []),
        (["a", "b", "a"], [0, 2]),
        ([None, "a", None], []),
        (["a b", "c", "AB"], [0, 2]),
        (["é", "É"], [0, 1]),
    ],
)
def test_capitals_and_blanks_do_not_tell_keys_apart(
    keys: list[str | None], rows: list[int]
) -> None:
    assert several_times(digests_of(pl.Series(keys, dtype=pl.String))).to_list() == rows


@given(st.lists(st.none() | st.integers(0, 9), max_size=60))
def test_few_rows_and_many_are_looked_through_alike(digests: list[int | None]) -> None:
    column = pl.Series(digests, dtype=pl.UInt64)
    found = several_times(column)
    assert found.dtype == pl.UInt32
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_digests, "_FEW_ROWS", -1)
        assert several_times(column).to_list() == found.to_list()


@given(st.lists(KEYS, max_size=12))
def test_no_row_is_missing(keys: list[str | None]) -> None:
    folded = [None if key is None else key.lower().replace(" ", "") for key in keys]
    alike = [row for row, key in enumerate(folded) if key is not None and folded.count(key) > 1]
    assert set(alike) <= set(several_times(digests_of(pl.Series(keys, dtype=pl.String))).to_list())


@given(st.lists(st.none() | st.lists(KEYS, max_size=4), max_size=8), KEYS)
def test_no_list_that_has_a_key_is_missing(lists: list[list[str | None] | None], key: str) -> None:
    bits = bits_of(pl.Series(lists, dtype=pl.List(pl.String)))
    assert bits.is_null().to_list() == [not any(each or ()) for each in lists]
    with_key = {at for at, each in enumerate(lists) if key and key in (each or ())}
    wanted = digests_of(pl.Series([key], dtype=pl.String)).drop_nulls()
    assert with_key <= set(having_bit(bits, wanted))
    assert having_bit(bits, wanted.clear()).is_empty()


@given(
    st.lists(st.none() | st.integers(0, 9), max_size=12),
    st.sets(st.integers(0, 9)),
    st.integers(1, 12),
)
def test_rows_that_have_a_digest_are_found_in_every_piece(
    digests: list[int | None], wanted: set[int], length: int
) -> None:
    column = pl.Series(digests, dtype=pl.UInt64)
    starts = range(0, max(1, column.len()), length)
    pieces = pl.concat([column.slice(start, length) for start in starts], rechunk=False)
    found = having(pieces, pl.Series(sorted(wanted), dtype=pl.UInt64))
    assert found.dtype == pl.UInt32
    assert found.to_list() == [row for row, each in enumerate(digests) if each in wanted]
