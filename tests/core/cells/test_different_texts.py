"""A column as its different texts."""

from __future__ import annotations

import polars as pl
import pytest

from rosterwizard.core.cells.different_texts import FEWEST_ROWS, DifferentTexts, different_texts


def column(*texts: str) -> pl.Series:
    return pl.Series(texts, dtype=pl.String).extend_constant(texts[0], FEWEST_ROWS - len(texts))


def test_each_row_has_its_text() -> None:
    texts = column("a", "", "b", "a", "é")
    found = different_texts(texts)
    assert isinstance(found, DifferentTexts)
    assert sorted(found.each) == ["", "a", "b", "é"]
    assert found.each.gather(found.which).to_list() == texts.to_list()


@pytest.mark.parametrize("count", [0, 1, FEWEST_ROWS - 1])
def test_a_short_column_is_looked_at_cell_by_cell(count: int) -> None:
    assert different_texts(pl.repeat("a", count, dtype=pl.String, eager=True)) is None


@pytest.mark.parametrize("alike_above", [0, FEWEST_ROWS // 2])
def test_so_is_one_with_many_different_texts(alike_above: int) -> None:
    many = [str(number) for number in range(FEWEST_ROWS - alike_above)]
    assert different_texts(pl.Series(["a"] * alike_above + many)) is None
