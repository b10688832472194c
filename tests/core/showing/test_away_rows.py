"""Rows that were set aside are listed with whose they are, and no password."""

from __future__ import annotations

from rosterwizard.core.job.sheet_edits import rows_brought_back, rows_set_aside
from rosterwizard.core.showing.away_rows import count_away, rows_away
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, patron

TABLE = (*HEADINGS, "password")


def test_those_of_a_person_come_first_and_say_whose_they_are() -> None:
    rows = [(*patron(row, surname=f"Ng{row}"), "SECRET") for row in range(4)]
    rows.append(("", "", "", "", "", "2031", "SECRET"))
    sheet = infiniti_job((TABLE, rows)).sheets[0].opened_without({0: "no-record", 4: "ruler"})
    assert count_away(sheet) == 2
    aside = rows_set_aside(sheet, [1])
    assert aside is not None
    sheet = sheet.edited(aside)
    said = [row.in_words() for row in rows_away(sheet, 9)]
    assert said == [
        "Row 4: user0002 Ng2, set aside here",
        "Row 2: user0000 Ng0, looks like no record",
        "Row 6: 2031, a line of signs",
    ]
    assert [row.at for row in rows_away(sheet, 2)] == [2, 0]
    back = rows_brought_back(sheet, [row.at for row in rows_away(sheet, 2)])
    assert back is not None
    assert [row.at for row in rows_away(sheet.edited(back), 9)] == [4]


def test_changed_cells_say_what_they_were_changed_to_and_blank_rows_nothing() -> None:
    rows = [patron(0), ("",) * len(HEADINGS)]
    sheet = infiniti_job((HEADINGS, rows)).sheets[0]
    aside = rows_set_aside(sheet, [0, 1])
    assert aside is not None
    gone = sheet.edited(aside)
    assert [row.in_words() for row in rows_away(gone, 9)] == [
        *("Row 2: user0000 Moreau, set aside here", "Row 3: set aside here")
    ]


def test_where_no_row_ever_went_there_is_none() -> None:
    sheet = infiniti_job().sheets[0]
    assert (rows_away(sheet, 9), count_away(sheet)) == ((), 0)
