"""What a row says is told in one short line."""

from __future__ import annotations

import pytest

from rosterwizard.core.sheet.aside_row import AsideRow, rows_in_words, text_of_row


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (("Total", "", " ", "2"), "Total | 2"),
        (("", "  Printed\n12/11/2026 "), "Printed 12/11/2026"),
        (("x" * 60,), "x" * 60),
        (("\x1b[2J\u202e",), "�[2J�"),
        (("x" * 61,), "x" * 60 + "…"),
    ],
)
def test_filled_cells_are_told(cells: tuple[str, ...], text: str) -> None:
    assert text_of_row(cells) == text


def test_what_it_says_stays_out_of_logs() -> None:
    assert "Ann" not in repr(AsideRow(2, "no-record", "Ann"))


def test_of_many_rows_the_first_are_named() -> None:
    rows = [AsideRow(row, "no-record", "Total") for row in range(2, 9)]
    assert rows_in_words(rows[:2]) == "row 2 “Total”, row 3 “Total”"
    assert rows_in_words(rows).endswith("row 6 “Total” and 2 more")
