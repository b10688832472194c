"""A column as long texts, of few texts and of many."""

from __future__ import annotations

import polars as pl
import pytest

from rosterwizard.core.cells import joined_texts
from rosterwizard.core.cells.joined_texts import joined_texts as joined


@pytest.mark.parametrize("few", [0, 2000])
@pytest.mark.parametrize(
    ("texts", "one"),
    [(["a", "", "é"], "a~~é"), (["a", None, "b"], "a~b"), ([None], ""), (["~"], "~")],
)
def test_the_text_is_the_same_of_few_and_of_many(
    few: int, texts: list[str | None], one: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joined_texts, "_FEW", few)
    assert list(joined(pl.Series(texts, dtype=pl.String), "~")) == [one]


def test_of_very_many_so_many_are_given_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joined_texts, "_FEW", 0)
    monkeypatch.setattr(joined_texts, "_AT_ONCE", 2)
    assert list(joined(pl.Series(["a", "b", "c"]), "~")) == ["a~b", "c"]


def test_a_column_without_rows_is_no_text() -> None:
    assert "".join(joined(pl.Series([], dtype=pl.String), "~")) == ""
