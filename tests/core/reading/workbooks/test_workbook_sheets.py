"""What the reading process sends becomes sheets, each with its own row numbers and mark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reading.workbooks.messages import (
    Done,
    Mark,
    Marks,
    Message,
    Names,
    OtherZip,
    Rows,
    SheetEnd,
    SheetStart,
)
from rosterwizard.core.reading.workbooks.workbook_sheets import workbook_sheets
from rosterwizard.core.sheet.marked_before import MarkedBefore
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.templates.template_mark import MarkedSheet, mark_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.sheet.sheet import Sheet

FILE = Path("roster.xlsx")


def sent(
    name: str,
    *rows: Sequence[str],
    end: SheetEnd | None = None,
    hidden: bool = False,
    wanted: bool = False,
) -> list[Message]:
    """Return the messages of one sheet."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    start = SheetStart(name, len(rows), hidden=hidden, wanted=wanted)
    return [start, Rows(columns), end or SheetEnd([])]


def sheets(*messages: Message, options: ReadingOptions = FIND_OUT) -> tuple[Sheet, ...]:
    found = workbook_sheets([*messages, Done()], FILE, options)
    assert found is not None
    return found


def test_a_sheet_knows_where_it_came_from() -> None:
    people = sent("People", ["ID", "Name"], ["007", "Zoë"])
    (sheet,) = sheets(Names(("People", "Notes")), *people)

    assert sheet.headings == ("ID", "Name")
    assert sheet.frame.rows() == [("007", "Zoë")]
    assert sheet.sheet_row.to_list() == [2]
    assert sheet.origin.file == FILE
    assert sheet.origin.sheet_name == "People"
    assert sheet.origin.sheet_names == ("People", "Notes")
    assert sheet.origin.mark is None


def test_headings_further_down_and_blank_rows_keep_the_row_numbers() -> None:
    rows = (["List", ""], ["", ""], ["ID", "Name"], ["1", "a"], ["", " "], ["2", "b"], ["", ""])
    (sheet,) = sheets(*sent("People", *rows))

    assert sheet.origin.heading_row == 3
    assert sheet.sheet_row.to_list() == [4, 6]
    assert sheet.origin.blank_rows == 1


def test_a_first_row_that_is_a_person_is_no_headings() -> None:
    people = sent("People", ["ada1", "Ada", "2030"], ["bob2", "Bob", "2031"])
    (sheet,) = sheets(*people)

    assert sheet.headings == ("", "", "")
    assert sheet.frame.rows() == [("ada1", "Ada", "2030"), ("bob2", "Bob", "2031")]
    assert sheet.sheet_row.to_list() == [1, 2]
    assert sheet.origin.heading_row == 0
    assert Oddity("no-headings") in sheet.oddities
    assert sheets(*people, options=ReadingOptions(heading_row=1))[0].headings[0] == "ada1"


def test_headings_far_below_the_corner_are_found() -> None:
    (sheet,) = sheets(*sent("People", *[["", ""]] * 80, ["ID", "Name"], ["1", "a"]))

    assert sheet.origin.heading_row == 81
    assert sheet.sheet_row.to_list() == [82]


def test_pieces_are_put_together() -> None:
    messages = (
        SheetStart("People", 3),
        Rows([["ID", "1"], ["Name", "a"]]),
        Rows([["2"], ["b"]]),
        SheetEnd([]),
    )
    (sheet,) = sheets(*messages)

    assert sheet.frame.rows() == [("1", "a"), ("2", "b")]


def test_hidden_rows_are_kept_and_counted_below_the_headings() -> None:
    rows = (["List", ""], ["ID", "Name"], ["1", "a"], ["2", "b"])
    (sheet,) = sheets(*sent("People", *rows, end=SheetEnd([0, 1, 2], [0, 1, 2])))

    assert sheet.origin.hidden_rows == 1
    assert sheet.height == 2


def test_rows_with_an_unsaved_formula_are_named() -> None:
    rows = (["ID", "Name"], ["1", ""], ["", ""], ["2", "b"], ["3", ""])
    end = SheetEnd([], noticed={"formula": [(0, 0), (4, 1), (1, 1), (4, 1), (4, 0)]})
    (sheet,) = sheets(*sent("People", *rows, end=end))

    assert {
        oddity.column: None if places is None else sheet.sheet_row.gather(places).to_list()
        for oddity, places in sheet.oddities.items()
    } == {0: [5], 1: [2, 5]}


def test_merged_cells_are_filled_below_the_headings() -> None:
    rows = (["List", ""], ["ID", "Class"], ["1", "8A"], ["2", ""])
    (sheet,) = sheets(*sent("People", *rows, end=SheetEnd([], merged=[(2, 1, 3, 1)])))

    assert sheet.frame.rows() == [("1", "8A"), ("2", "8A")]
    (filled,) = sheet.oddities
    assert (filled.code, filled.column) == ("merged-cell", 1)


def test_hidden_columns_are_those_that_have_something() -> None:
    (sheet,) = sheets(*sent("A", ["ID", "x", ""], ["1", "y", ""], end=SheetEnd([], [1, 2, 9])))

    assert sheet.origin.hidden_columns == (1,)


def test_each_sheet_gets_its_mark() -> None:
    marks = mark_rows("club", "1", [MarkedSheet("People", "members", ("ID", "Name"), ("f1",))])
    people, notes = sheets(
        Mark([list(row) for row in marks]),
        *sent("People", ["ID", "Name"], ["1", "a"]),
        *sent("Notes", ["x", "y"], ["1", "2"]),
    )

    assert people.origin.mark is not None
    assert people.origin.mark.record_type == "members"
    assert notes.origin.mark is None


def test_a_sheet_in_which_nothing_stands_is_passed_over() -> None:
    (sheet,) = sheets(SheetStart("Empty", 0), SheetEnd([]), *sent("People", ["ID"], ["1"]))

    assert sheet.origin.sheet_name == "People"


def test_a_sheet_with_nothing_but_blanks_is_passed_over() -> None:
    (sheet,) = sheets(*sent("Blanks", [" "], ["  "]), *sent("People", ["ID"], ["1"]))

    assert sheet.origin.sheet_name == "People"


@pytest.mark.parametrize(
    "messages", [[], [SheetStart("Empty", 0), SheetEnd([])], sent("Blanks", [" "])]
)
def test_a_workbook_with_nothing_in_it_is_refused(messages: list[Message]) -> None:
    with pytest.raises(RosterError) as caught:
        sheets(*messages)

    assert caught.value.code == "nothing-in-it"


def test_a_zip_of_other_files_gives_none() -> None:
    assert workbook_sheets([OtherZip()], FILE) is None


def test_a_person_may_say_where_the_headings_are() -> None:
    rows = (["ID", "Name"], ["No", "Called"], ["1", "a"])
    (sheet,) = sheets(*sent("People", *rows), options=ReadingOptions(heading_row=2))

    assert sheet.headings == ("No", "Called")


def test_the_row_that_a_person_names_must_be_there() -> None:
    with pytest.raises(RosterError) as caught:
        sheets(*sent("People", ["ID"], ["1"]), options=ReadingOptions(heading_row=9))

    assert caught.value.code == "no-such-heading-row"


def passed_over(*messages: Message, options: ReadingOptions = FIND_OUT) -> dict[str, bool]:
    return {
        each.origin.sheet_name: each.origin.passed_over
        for each in sheets(*messages, options=options)
    }


A, B = (["ID"], ["1"]), (["Title"], ["ID"], ["2"])


def test_hidden_sheets_are_passed_over_unless_there_is_nothing_else() -> None:
    assert passed_over(*sent("Old", *A, hidden=True), *sent("New", *A)) == {
        "Old": True,
        "New": False,
    }
    assert passed_over(*sent("Old", *A, hidden=True)) == {"Old": False}


def test_sheets_that_were_asked_for_are_read_and_all_others_passed_over() -> None:
    found = passed_over(*sent("A", *A, hidden=True, wanted=True), *sent("B", *A))
    assert found == {"A": False, "B": True}


def test_a_sheet_that_was_asked_for_has_something_in_it() -> None:
    messages = [SheetStart("A", 0, wanted=True), SheetEnd([]), *sent("B", *A)]
    with pytest.raises(RosterError) as caught:
        sheets(*messages)
    assert caught.value.code == "nothing-in-it"


def test_a_row_of_headings_need_not_be_in_every_sheet() -> None:
    third = ReadingOptions(heading_row=2)
    long, short = sent("Long", *B), sent("Short", ["x"])
    found = sheets(*long, *short, options=third)
    assert [each.origin.heading_row for each in found] == [2, 1]
    for messages in (short, [*sent("Short", ["x"], wanted=True), *long]):
        with pytest.raises(RosterError) as caught:
            sheets(*messages, options=third)
        assert caught.value.code == "no-such-heading-row"


def test_what_is_odd_to_the_right_of_every_column_is_left_out() -> None:
    odd = SheetEnd([], [], {"formula": [(1, 0), (1, 7)]})
    (sheet,) = sheets(SheetStart("People", 2), Rows([["ID", "1"], ["Name", "Ann"]]), odd, Done())
    assert [oddity.column for oddity in sheet.oddities] == [0]


def test_sheet_knows_which_problems_were_marked_in_its_workbook() -> None:
    marks = Marks([["rosterwizard-marks", "1", "Problems", "3"]])
    (sheet,) = sheets(
        Names(("People",)),
        marks,
        SheetStart("People", 1),
        Rows(
            [
                ["ID"],
            ]
        ),
        SheetEnd([]),
        Done(),
    )
    assert sheet.origin.marked == MarkedBefore((), "Problems", 3)
