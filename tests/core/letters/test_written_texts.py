"""The texts of a column are written as each would be by itself."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.letters.written_texts import written_texts

TEXTS = st.lists(st.none() | st.text(st.sampled_from("ab<é"), max_size=3), max_size=8)


def escaped(text: str) -> str:
    return text.replace("<", "&lt;")


@given(TEXTS)
def test_each_text_is_written_as_by_itself(texts: list[str | None]) -> None:
    column = pl.Series(texts, dtype=pl.String)
    written = written_texts(column, "<|b", escaped)
    assert written.to_list() == [each if each is None else escaped(each) for each in texts]
    assert column.to_list() == texts


def test_what_is_not_odd_is_not_looked_at_and_what_is_there_twice_once() -> None:
    asked = []

    def counting(text: str) -> str:
        asked.append(text)
        return escaped(text)

    written_texts(pl.Series(["a", "<", "<", "b"]), "<", counting)
    assert asked == ["<"]
