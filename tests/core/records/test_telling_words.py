"""What is told of a cell at less cost leaves out no cell that tells something."""

from __future__ import annotations

import polars as pl
from hypothesis import example, given
from hypothesis import strategies as st

from rosterwizard.core.records.sheet_looks import LETTER_OR_DIGIT
from rosterwizard.core.records.telling_words import is_marked, is_telling, may_tell

PARTS = st.sampled_from(["total", "Summe", "PAGE", "3", " ", "\n", "-", "#", "//", "é", "Ann", ":"])


@given(st.lists(PARTS, max_size=4).map("".join))
@example("---")
@example("12 Total:")
@example("# Ann")
def test_whatever_tells_something_may_tell(cell: str) -> None:
    text = pl.col("text")
    told = pl.DataFrame({"text": [cell]}).select(
        tells=is_telling(text)
        | is_marked(text)
        | ((text != "") & ~text.str.contains(LETTER_OR_DIGIT)),
        may=may_tell(text),
    )
    assert told["may"][0] >= told["tells"][0]


def test_usual_cells_tell_nothing() -> None:
    cells = pl.DataFrame({"text": ["Ann", "007", "Élodie", "totally", "pages"]})
    assert not cells.select(may_tell(pl.col("text")).any()).item()
