"""Apostrophes that are meant get one more where reading would take them for a habit."""

from __future__ import annotations

import polars as pl
import pytest

from rosterwizard.core.sheet.apostrophes import with_text_marks


@pytest.mark.parametrize(
    ("columns", "marked"),
    [
        ((["'A7", "'B8"], ["x", ""]), ["''A7", "''B8"]),
        ((["'A7", "B8"], ["x", ""]), ["'A7", "B8"]),
        ((["'A7"], ["x"]), ["'A7"]),
        ((["'t Hart", ""], ["'x", "'y"]), ["''t Hart", ""]),
        ((["'t Hart", ""], ["'x", "y"]), ["'t Hart", ""]),
        ((["'5a", "'=1"], ["'x", "'y"]), ["'5a", "'=1"]),  # they get one anyway
    ],
)
def test_texts_get_one_where_a_habit_would_be_seen(
    columns: tuple[list[str], list[str]], marked: list[str]
) -> None:
    frame = pl.DataFrame({f"c{at}": texts for at, texts in enumerate(columns)})
    assert with_text_marks(frame)["c0"].to_list() == marked
