"""Which columns may have signs that nobody sees, however many there are."""

from __future__ import annotations

import polars as pl
import pytest

from rosterwizard.core.cells.tidying import odd_columns


@pytest.mark.parametrize("count", [3, 80])
def test_odd_columns_are_found_among_few_and_many(count: int) -> None:
    clean = pl.DataFrame({f"c{at}": ["a", ""] for at in range(count)})
    every = range(count)
    assert odd_columns(clean, every) == []
    assert odd_columns(clean.with_columns(c2=pl.Series(["a", "\u200b"])), every) == [2]
    assert odd_columns(clean, []) == []
