"""A column as one text, of few texts and of many."""

from __future__ import annotations

import polars as pl
import pytest

from rosterwizard.core.cells import joined_texts
from rosterwizard.core.cells.joined_texts import in_one_text


@pytest.mark.parametrize("few", [0, 2000])
@pytest.mark.parametrize(
    ("texts", "joined"),
    [(["a", "", "é"], "a~~é"), (["a", None, "b"], "a~b"), ([None], ""), (["~"], "~")],
)
def test_the_text_is_the_same_of_few_and_of_many(
    few: int, texts: list[str | None], joined: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joined_texts, "_FEW", few)
    assert in_one_text(pl.Series(texts, dtype=pl.String), "~") == joined


def test_a_column_without_rows_is_no_text() -> None:
    assert in_one_text(pl.Series([], dtype=pl.String), "~") == ""
