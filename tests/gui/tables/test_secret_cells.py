"""Passwords in a table are hidden until a person asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from PySide6.QtCore import Qt

from rosterwizard.core.job.job import Job
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.messages.secret_text import DOTS
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.showing.checked_job import CheckedSheet, checked
from rosterwizard.gui.check.problem_panel import ProblemPanel
from rosterwizard.gui.check.table_actions import TableActions
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.tables.outcome_table_model import OutcomeTableModel
from rosterwizard.gui.tables.row_table import RowTable
from rosterwizard.gui.tables.sheet_table_model import SheetTableModel
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
DISPLAY, EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
INFINITI = next(each for each in built_in_profiles() if each.name == "infiniti")
EMPTY, WORD, BLANKS = range(3)
PASSWORD = 1


@pytest.fixture
def sheet() -> CheckedSheet:
    rows = (("ana", ""), ("bo", "Reef-22"), ("ci", " Moss 3 "))
    made = job_sheet(INFINITI.record_type("patrons"), ["username", "password"], *rows)
    return checked(Job(INFINITI, (made,)), {}, UNWATCHED).sheets["patrons"]


@pytest.fixture
def model(sheet: CheckedSheet) -> SheetTableModel:
    model = SheetTableModel()
    model.show_sheet(sheet.sheet, sheet.marks, range(3))
    return model


def test_a_password_is_dots_whatever_its_length_and_an_empty_cell_is_empty(
    model: SheetTableModel,
) -> None:
    cells = [model.index(row, PASSWORD) for row in (EMPTY, WORD, BLANKS)]
    assert [cell.data(DISPLAY) for cell in cells] == ["", DOTS, DOTS]
    assert model.index(WORD, 0).data(DISPLAY) == "bo"
    assert "Reef" not in cells[WORD].data(SPOKEN)
    assert cells[WORD].data(EDIT) == "Reef-22"  # who changes the cell asks for it


def test_a_person_can_ask_for_the_passwords_and_another_sheet_hides_them_again(
    sheet: CheckedSheet, model: SheetTableModel, qtbot: QtBot
) -> None:
    table = RowTable(model)
    qtbot.addWidget(table)
    actions = TableActions(table, model)
    model.show_sheet(sheet.sheet, sheet.marks, range(3))
    assert actions.secrets.isVisible()
    with qtbot.waitSignal(model.dataChanged):
        actions.secrets.trigger()
    assert model.index(WORD, PASSWORD).data(DISPLAY) == "Reef-22"
    assert "Reef" in model.index(WORD, PASSWORD).data(SPOKEN)
    model.show_sheet(sheet.sheet, sheet.marks, range(3))
    assert not actions.secrets.isChecked()
    assert model.index(WORD, PASSWORD).data(DISPLAY) == DOTS
    model.forget()
    assert not actions.secrets.isVisible()


def test_a_model_without_rows_has_nothing_to_show(
    sheet: CheckedSheet, model: SheetTableModel
) -> None:
    model.show_sheet(sheet.sheet, sheet.marks, [])
    model.show_secrets(shown=True)
    assert model.shows_secrets()


def test_the_outcomes_show_none_either(sheet: CheckedSheet) -> None:
    model = OutcomeTableModel()
    outcomes = pl.DataFrame([(row, "created", "") for row in range(3)], FRAME, orient="row")
    model.show_outcomes(sheet.sheet, Outcomes("patrons", outcomes), range(3))
    assert model.index(WORD, PASSWORD + 2).data(DISPLAY) == DOTS
    assert model.index(WORD, 2).data(DISPLAY) == "bo"


@pytest.mark.parametrize("row", [WORD, BLANKS])
def test_the_panel_says_how_long_it_is(sheet: CheckedSheet, qtbot: QtBot, row: int) -> None:
    panel = ProblemPanel("check.problem")
    qtbot.addWidget(panel)
    panel.show_cell(sheet, row, PASSWORD)
    words = " ".join(each.text() for each in panel.findChildren(PlainLabel))
    assert "Reef-22" not in words
    assert "Moss 3" not in words
    assert "password of" in words
