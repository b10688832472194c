"""What rules say anew of some rows, put among all the other problems."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.checking import asking_again
from rosterwizard.core.checking.asking_again import AskedAgain, put_together
from rosterwizard.core.checking.problems import FRAME

Place = tuple[int | None, int | None, int]
PLACES = st.sets(
    st.tuples(st.none() | st.integers(0, 6), st.none() | st.integers(0, 2), st.integers(0, 3))
)


def frame_of(places: set[Place]) -> pl.DataFrame:
    frame = pl.DataFrame([*places], schema=FRAME, orient="row")
    return frame.sort("row", "column", "rule", nulls_last=False)


@pytest.mark.parametrize("few", [0, 50], ids=["many rows", "few rows"])
@given(PLACES, PLACES, st.sets(st.integers(0, 6), min_size=1), st.sets(st.integers(0, 3)))
def test_only_what_the_rules_said_of_these_rows_is_another(
    few: int, before: set[Place], said: set[Place], rows: set[int], rules: set[int]
) -> None:
    asked = pl.Series(sorted(rows), dtype=pl.UInt32)
    found = {each for each in said if each[0] in rows and each[2] in rules}
    stay = {each for each in before if each[0] not in rows or each[2] not in rules}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking_again, "_FEW", few)
        parts = [AskedAgain(rules, asked, frame_of(found)), AskedAgain((), asked, frame_of(set()))]
        now = put_together(frame_of(before), parts, asked)
    assert now.equals(frame_of(stay | found))


def test_where_nothing_was_asked_all_stays() -> None:
    frame = frame_of({(1, 1, 1)})
    assert put_together(frame, [], pl.Series(dtype=pl.UInt32)) is frame


def test_many_edits_leave_few_pieces() -> None:
    frame = frame_of({(row, 0, 0) for row in range(500)})
    for row in range(0, 500, 3):
        asked = pl.Series([row], dtype=pl.UInt32)
        part = AskedAgain((0,), asked, frame_of({(row, 0, 0)}))
        frame = put_together(frame, [part], asked)
        assert frame.n_chunks() <= 60
    assert frame.equals(frame_of({(row, 0, 0) for row in range(500)}))
