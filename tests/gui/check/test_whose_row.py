"""Wherever one goes in the table, one sees whose row it is; in every record type and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from rosterwizard.core.showing.row_naming import naming_columns, naming_of
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.pages.check_page import CheckPage
from tests.helpers.any_record_type import RECORD_TYPES, job_with_mistakes
from tests.helpers.columns_in_sight import columns_in_sight
from tests.helpers.window_jobs import check_page, part, ready

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.gui.window import Window

SIZES = {(1280, 800): 7, (1024, 600): 5}  # and how many columns are in sight at least
EVERY_TYPE = pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.id)


def checked_in(window: Window, qtbot: QtBot, record_type: RecordType) -> CheckPage:
    job = job_with_mistakes(record_type)
    window.session.choose(job.profile, [record_type.name])
    window.session.set_paths([sheet.sheet.origin.file for sheet in job.sheets])
    window.session.set_job(job)
    window.go_to(Step.CHECK)
    page = window.page_of(Step.CHECK)
    assert isinstance(page, CheckPage)
    ready(qtbot, page)
    return page


@EVERY_TYPE
def test_every_problem_is_seen_with_whose_row_it_is(
    window: Window, qtbot: QtBot, record_type: RecordType
) -> None:
    window.window().resize(1280, 800)
    page = checked_in(window, qtbot, record_type)
    table, model = page.desk.table, page.desk.model
    sheet = model.sheet()
    assert sheet is not None
    naming = set(naming_columns(sheet))
    for size, in_sight in SIZES.items():
        window.window().resize(*size)
        QApplication.processEvents()
        first = table.current_cell()
        assert first is not None
        for _ in range(200):
            row, column = table.current_cell() or (-1, -1)
            seen = columns_in_sight(table)
            assert {*naming, column} <= set(seen)
            assert len(seen) >= min(in_sight, model.columnCount())
            assert table.rowAt(table.visualRect(table.currentIndex()).center().y()) == row
            page.desk.go_to_next()
            if table.current_cell() == first:
                break
        else:
            pytest.fail("F8 goes round in no sheet")
        page.desk.explain()
        whose = part(page.desk.panel, QLabel, "check.whose").accessibleName()
        assert whose == f"This row is about {naming_of(sheet, first[0]).in_words()}"


def test_a_row_that_says_nothing_has_no_name(qtbot: QtBot) -> None:
    page = check_page(qtbot, (("username", "enabled"), [("", "Y"), ("p2", "Y")]))
    page.desk.table.go_to(0, 1)
    page.desk.explain()
    assert page.desk.panel.findChild(QLabel, "check.whose") is None


def test_the_steps_leave_the_table_their_room_and_come_back(window: Window, qtbot: QtBot) -> None:
    window.window().resize(1280, 800)
    checked_in(window, qtbot, RECORD_TYPES[0])
    assert window.steps.width() < 100
    window.go_to(Step.FILE)
    assert window.steps.width() > 200
    window.go_to(Step.CHECK)
    assert window.steps.width() < 100
    window.window().resize(1920, 1080)
    assert window.steps.width() > 200
