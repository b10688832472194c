"""The table shows the sheet, its marks and its numbers, and tells what was typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.edits import CELLS, Edit, HeadingEdit
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.sheet.row_places import RowPlaces
from rosterwizard.core.showing.checked_job import CheckedSheet, checked
from rosterwizard.gui import theme
from rosterwizard.gui.tables.frame_table_model import FIELD, FrameTableModel
from rosterwizard.gui.tables.sheet_table_model import MARK, SheetTableModel
from tests.helpers.window_jobs import HEADINGS, infiniti_job, patron

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

SURNAME, MAIL, ENABLED = 3, 4, 1
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
VERTICAL, HORIZONTAL = Qt.Orientation.Vertical, Qt.Orientation.Horizontal


@pytest.fixture
def sheet() -> CheckedSheet:
    return checked(infiniti_job(), {}, UNWATCHED).sheets["patrons"]


@pytest.fixture
def model(sheet: CheckedSheet) -> SheetTableModel:
    model = SheetTableModel()
    model.show_sheet(sheet.sheet, sheet.marks, range(10))
    return model


def test_all_rows_obey_qt(model: SheetTableModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt's


def test_filtered_rows_obey_qt(model: SheetTableModel, qtmodeltester: ModelTester) -> None:
    model.show_rows([1, 6, 8])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt's
    model.show_rows([])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt's


def test_a_model_without_a_sheet_obeys_qt(qtmodeltester: ModelTester) -> None:
    model = SheetTableModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # pytest-qt's
    assert model.rowCount() == 0
    assert model.text(0, 0) == ""
    assert model.number(0) is None
    assert model.row_name(0) == model.widest_row_name() == ""
    assert model.sheet() is None
    assert model.row_mark(0) is None


def test_filtered_rows_keep_their_numbers(model: SheetTableModel) -> None:
    model.show_rows([1, 6])
    assert model.headerData(0, VERTICAL) == 3
    assert model.headerData(1, VERTICAL) == 8
    assert model.headerData(2, VERTICAL) is None
    assert model.index(1, 0).data() == "user0006"
    assert [model.shown(row) for row in (1, 2, 6, 9)] == [0, None, 1, None]
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0


def test_cells_have_the_marks_of_their_problems(model: SheetTableModel) -> None:
    assert model.index(1, MAIL).data(MARK) == "error"
    assert model.index(3, SURNAME).data(MARK) == "warning"
    assert model.index(0, MAIL).data(MARK) is None
    assert model.headerData(1, VERTICAL, MARK) == "error"
    assert model.headerData(0, VERTICAL, MARK) is None


def test_marks_are_spoken(model: SheetTableModel) -> None:
    assert model.index(1, MAIL).data(SPOKEN) == "anna@, Error"
    assert model.index(0, MAIL).data(SPOKEN) == "user0000@school.example"
    assert model.headerData(1, VERTICAL, SPOKEN) == "Row 3, Moreau (user0001), Error"
    assert model.headerData(0, VERTICAL, SPOKEN) == "Row 2, Moreau (user0000)"


def test_without_a_check_nothing_is_marked(sheet: CheckedSheet) -> None:
    model = SheetTableModel()
    model.show_sheet(sheet.sheet, None, range(10))
    assert model.index(1, MAIL).data(MARK) is None
    assert model.headerData(1, VERTICAL, MARK) is None


def test_what_is_typed_is_told_and_not_kept(model: SheetTableModel, qtbot: QtBot) -> None:
    index = model.index(1, MAIL)
    with qtbot.waitSignal(model.typed) as told:
        assert model.setData(index, "anna@x.example")
    assert told.args == [1, MAIL, "anna@x.example"]
    assert index.data() == "anna@"


def test_typing_the_same_tells_nothing(model: SheetTableModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.typed):
        assert model.setData(model.index(1, MAIL), "anna@")
        assert not model.setData(model.index(1, MAIL), "x", int(Qt.ItemDataRole.DisplayRole))


def test_an_edit_tells_of_its_cells_only(
    model: SheetTableModel, sheet: CheckedSheet, qtbot: QtBot
) -> None:
    model.show_rows([1, 3])
    edit = typed(sheet.sheet, 3, SURNAME, "Moreau")
    assert edit is not None
    with qtbot.waitSignal(model.dataChanged) as told:
        model.lay_edit(sheet.sheet.edited(edit), edit.cells)
    first, last = told.args[0], told.args[1]
    assert (first.row(), first.column()) == (last.row(), last.column()) == (1, SURNAME)
    assert model.index(1, SURNAME).data() == "Moreau"


def test_an_edit_in_a_hidden_row_tells_nothing(
    model: SheetTableModel, sheet: CheckedSheet, qtbot: QtBot
) -> None:
    model.show_rows([0])
    edit = typed(sheet.sheet, 3, SURNAME, "Moreau")
    assert edit is not None
    with qtbot.assertNotEmitted(model.dataChanged):
        model.lay_edit(sheet.sheet.edited(edit), edit.cells)


def test_a_large_edit_tells_once(qtbot: QtBot) -> None:
    sheet = checked(infiniti_job((HEADINGS, [patron(row) for row in range(600)])), {}, UNWATCHED)
    people = sheet.sheets["patrons"].sheet
    model = SheetTableModel()
    model.show_sheet(people, None, range(600))
    cells = people.frame.select(c0=people.frame["c3"]).with_row_index("row")
    edit = Edit(
        cells.select(
            cells["row"].cast(int).alias("row"),
            column=cells["row"] * 0 + SURNAME,
            before="c0",
            after=cells["c0"] + "!",
        )
    )
    told: list[object] = []
    model.dataChanged.connect(lambda *_: told.append(1))
    model.lay_edit(people.edited(edit), edit.cells)
    assert len(told) == 1


def test_a_mended_heading_is_shown(
    model: SheetTableModel, sheet: CheckedSheet, qtbot: QtBot
) -> None:
    edit = Edit(pl.DataFrame(schema=CELLS), headings=(HeadingEdit(SURNAME, "surname", "Surname"),))
    changed = sheet.sheet.edited(edit)
    with qtbot.waitSignal(model.headerDataChanged):
        model.lay_edit(changed, edit.cells)
    assert model.headerData(SURNAME, HORIZONTAL) == "Surname"


def test_headings_say_which_field_they_fill() -> None:
    job = infiniti_job(((*HEADINGS, "Shoe size"), [(*patron(0), "38")]))
    model = SheetTableModel()
    model.show_sheet(job.sheets[0], None, range(1))
    tip = Qt.ItemDataRole.ToolTipRole
    assert "E-mail address (emailaddress)" in str(model.headerData(MAIL, HORIZONTAL, int(tip)))
    assert "is not sent" in str(model.headerData(6, HORIZONTAL, int(tip)))
    ink = int(Qt.ItemDataRole.ForegroundRole)
    assert model.headerData(6, HORIZONTAL, ink) == QColor(theme.colours().quiet)
    assert model.headerData(MAIL, HORIZONTAL, ink) is None


def test_cells_can_be_edited_and_nothing_else(model: SheetTableModel) -> None:
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(99, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_plain_table_is_for_reading_only(sheet: CheckedSheet) -> None:
    model = FrameTableModel()
    people = sheet.sheet
    model.show_frame(people.frame, people.sheet.headings, people.sheet.places, [2])
    assert model.index(0, 0).data() == "user0002"
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert model.headerData(0, HORIZONTAL) == "username"
    assert model.headerData(99, HORIZONTAL) is None


def test_texts_are_kept_for_a_screen_and_no_more(sheet: CheckedSheet) -> None:
    job = infiniti_job((HEADINGS, [patron(row) for row in range(1200)]))
    model = SheetTableModel()
    model.show_sheet(job.sheets[0], None, range(1200))
    for row in range(1200):
        assert model.text(row, 0) == f"user{row:04}"
    assert len(model._texts) <= 512  # noqa: SLF001 - the bound is the point


def test_new_marks_are_no_new_texts(
    model: SheetTableModel, sheet: CheckedSheet, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.marked), qtbot.assertNotEmitted(model.dataChanged):
        model.put_marks(sheet.marks)


def test_a_cell_and_a_heading_of_megabytes_are_shown_shortly_and_edited_whole() -> None:
    text = "x" * 1_000_000
    model = FrameTableModel()
    places = RowPlaces(pl.Series([2], dtype=pl.UInt32))
    model.show_frame(pl.DataFrame({"c0": [text]}), (text,), places, range(1))
    for shown in (str(model.index(0, 0).data()), str(model.headerData(0, HORIZONTAL))):
        assert len(shown) < 2_000
        assert shown.endswith("…")
    assert model.index(0, 0).data(Qt.ItemDataRole.EditRole) == text


def test_a_column_that_makes_a_field_goes_along_and_says_so(sheet: CheckedSheet) -> None:
    unmatched = sheet.sheet.matching.with_match(SURNAME, None)
    made = unmatched.with_made({"formclass": Making((SURNAME, MAIL))})
    model = SheetTableModel()
    model.show_sheet(replace(sheet.sheet, matching=made), sheet.marks, range(10))
    assert model.goes_along(SURNAME)
    hint = model.headerData(SURNAME, HORIZONTAL, Qt.ItemDataRole.ToolTipRole)
    assert "Column D makes formclass" in str(hint)
    assert model.headerData(SURNAME, HORIZONTAL, FIELD) == "Makes formclass"
