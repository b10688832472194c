"""All that may have become otherwise is said."""

from __future__ import annotations

import pytest

from rosterwizard.core.lookalike.workbooks.rewritten_in_words import rewritten_in_words
from rosterwizard.core.lookalike.workbooks.texts import Rewritten, Unlike

NOTICED = ("formula", "number-format", "number-format:long", "date-damage")
OTHERWISE = ("sheets", "charts", "linked", "hidden-sheet", "hidden-rows", "hidden-columns")


def test_nothing_is_said_of_a_workbook_that_is_the_same() -> None:
    assert rewritten_in_words(Rewritten(b"", ".xlsx")) == ()


@pytest.mark.parametrize("code", [*OTHERWISE, "merged", *NOTICED])
def test_each_difference_has_its_words(code: str) -> None:
    (told,) = rewritten_in_words(Rewritten(b"", ".xlsx", otherwise=[code]))
    assert told.startswith("Read again, it is not quite the same: ")


def test_cells_are_told_by_their_places() -> None:
    cells = [Unlike("Sheet", row, 27) for row in range(9)]
    rewritten = Rewritten(b"", ".xlsx", True, {"charts": 2, "facts": 1}, cells)
    anew, lost, unlike = rewritten_in_words(rewritten)
    assert anew.startswith("It becomes a new workbook")
    assert lost == "Not in the look-alike: charts, facts about the document."
    assert unlike.startswith("9 cells cannot show")
    assert "AB1, AB2, AB3, AB4, AB5" in unlike
