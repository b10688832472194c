"""What is otherwise in a workbook that was written anew is told, each thing by its code."""

from __future__ import annotations

import pytest

from rosterwizard.core.lookalike.workbooks.read_again import (
    Seen,
    SeenSheet,
    kinds_in,
    noticed_otherwise,
    seen_in,
    unlike_cells,
)
from rosterwizard.core.lookalike.workbooks.texts import NewTexts
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.messages import Names, SheetEnd
from tests.helpers.workbook_files import ods_file

NAMES = {"A": "B", "Chart": "Chart"}


def seen(name: str, end: SheetEnd | None = None, **more: object) -> Seen:
    names = Names((name,), ("Chart",), linked=False)
    return Seen(names, [SeenSheet(name, bool(more), [["x"]], end or SheetEnd([]))])


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (SheetEnd([1]), "hidden-rows"),
        (SheetEnd([], [1]), "hidden-columns"),
        (SheetEnd([], merged=[(0, 0, 1, 1)]), "merged"),
        (SheetEnd([], noticed={"formula": [(1, 1)]}), "formula"),
    ],
)
def test_facts_of_a_sheet_are_told(end: SheetEnd, code: str) -> None:
    assert noticed_otherwise(seen("A"), seen("B"), NAMES) == []
    assert noticed_otherwise(seen("A"), seen("B", end), NAMES) == [code]
    assert noticed_otherwise(seen("A", end), seen("B"), NAMES) == [code]


def test_facts_of_the_workbook_are_told() -> None:
    assert noticed_otherwise(seen("A", hidden=True), seen("B"), NAMES) == ["hidden-sheet"]
    other = Seen(Names(("C",), (), linked=True))
    assert noticed_otherwise(seen("A"), other, NAMES) == ["sheets", "charts", "linked"]


def test_cells_that_are_there_on_one_side_alone_are_told() -> None:
    new = NewTexts({"A": [["x", "y"], ["z"]]}, {})
    assert [(each.row, each.column) for each in unlike_cells(seen("B"), new, NAMES)] == [
        (1, 0),
        (0, 1),
    ]
    gone = unlike_cells(Seen(), new, NAMES)
    assert [(each.row, each.column) for each in gone] == [(0, 0), (1, 0), (0, 1)]


def test_what_is_no_workbook_is_damaged() -> None:
    with pytest.raises(RosterError) as caught:
        kinds_in(b"PK", seen("A"))
    assert caught.value.code == "file-damaged"


def test_a_time_of_many_hours_is_one_and_a_text_like_it_is_none() -> None:
    cells = "".join(
        f"<table:table-cell {about}><text:p>{text}</text:p></table:table-cell>"
        for about, text in (
            ('office:value-type="time" office:time-value="PT36H05M00S"', "12:05 PM"),
            ('office:value-type="string"', "PT36H05M00S"),
        )
    )
    data = ods_file(f"<table:table-row>{cells}</table:table-row>")
    assert kinds_in(data, seen_in(data)) == [["d", "t"]]
