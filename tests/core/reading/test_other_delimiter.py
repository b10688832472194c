"""Records that have another delimiter than their headings lose nothing when they are cut."""

from __future__ import annotations

import pytest

from rosterwizard.core.reading.other_delimiter import cut_elsewhere
from rosterwizard.core.sheet.oddity import Oddity


def test_a_record_is_cut_at_its_own_delimiter() -> None:
    records = [["a;b"], ["c", "d"]]
    (oddity,) = cut_elsewhere(records, ",", 2)
    assert records == [["a", "b"], ["c", "d"]]
    assert oddity == Oddity("odd-records", "delimiter", tells=oddity.tells)


@pytest.mark.parametrize("cell", ["a;b\nc", ";\n1,", 'a;"b'])
def test_a_cell_of_several_lines_is_left_whole(cell: str) -> None:
    records = [[cell]]
    cut_elsewhere(records, ",", 2)
    assert "".join(filter(str.isalnum, "".join(records[0]))) == "".join(filter(str.isalnum, cell))
