"""An edit of a tall sheet copies the piece that it stands in, and leaves what laying over makes."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rosterwizard.core.job import edits
from rosterwizard.core.job.edits import CELLS, laid_over

HEIGHT = 23
CELL = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, 1))


def texts(pieces: tuple[int, ...] = (HEIGHT,)) -> pl.DataFrame:
    rows = [(f"a{row}", f"b{row}") for row in range(sum(pieces))]
    whole = pl.DataFrame(rows, schema={"c0": pl.String, "c1": pl.String}, orient="row")
    starts = [sum(pieces[:place]) for place in range(len(pieces))]
    parts = [whole.slice(*each) for each in zip(starts, pieces, strict=True)]
    return pl.concat(parts, rechunk=False)


@pytest.fixture(autouse=True)
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edits, "_PIECE", 4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(CELL, unique=True),
    st.sampled_from([(HEIGHT,), (7, 8, 8), (1, 20, 2), (3, 4, 6, 2, 8), (12,), (4,)]),
)
def test_it_is_what_putting_in_one_text_after_the_other_makes(
    cells: list[tuple[int, int]], pieces: tuple[int, ...]
) -> None:
    frame = texts(pieces)
    there = [each for each in cells if each[0] < frame.height]
    changes = [(row, column, "", f"new{row}") for row, column in there]
    after = laid_over(frame, pl.DataFrame(changes, schema=CELLS, orient="row"))
    plain = {name: frame[name].to_list() for name in frame.columns}
    for row, column, _, text in changes:
        plain[f"c{column}"][row] = text
    assert after.to_dict(as_series=False) == plain
    assert after["c0"].chunk_lengths() == after["c1"].chunk_lengths()


def test_only_the_piece_of_a_cell_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[int] = []
    scatter = pl.Series.scatter

    def counting(piece: pl.Series, rows: pl.Series, values: pl.Series) -> pl.Series:
        copied.append(len(piece))
        return scatter(piece, rows, values)

    monkeypatch.setattr(pl.Series, "scatter", counting)
    frame = texts()
    for row in (0, 11, 22):
        cell = pl.DataFrame([(row, 1, "", "new")], schema=CELLS, orient="row")
        frame = laid_over(frame, cell)
    assert max(copied) <= 4
    assert len(copied) == 3
    assert frame.n_chunks("all") == [6, 6]
