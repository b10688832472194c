"""What is chosen in the table is told once, in the order in which it is shown."""

from __future__ import annotations

from rosterwizard.core.showing.chosen_cells import ChosenCells
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, patron

PASSWORD = len(HEADINGS)


def test_rows_and_columns_of_several_areas_are_told_once_and_no_password() -> None:
    rows = [(*patron(row), "SECRET") for row in range(4)]
    sheet = infiniti_job(((*HEADINGS, "password"), rows)).sheets[0]
    areas = [([3, 1], [2, 0]), ([1], [PASSWORD])]
    chosen = ChosenCells.among(sheet, [3, 1, 0], [2, PASSWORD, 0, 1], areas, 2)
    assert chosen.columns == (2, 0, 1)
    assert chosen.selected_columns == (2, 0)
    assert chosen.selected_rows == (3, 1)
    assert chosen.cells == 5
    assert not chosen.all_rows
    assert ChosenCells.among(sheet, range(4), [0], [], 0).all_rows
