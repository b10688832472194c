"""What differs in a case is shown, and copied for whoever is to look into it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.dialogs.case_differences_dialog import CaseDifferencesDialog
from rosterwizard.services.case_files.case_opening import opened_case
from rosterwizard.services.case_files.told_differences import difference_rows, in_short
from tests.helpers.case_zips import small_case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OTHER = RosterError("case-other-version", name="Polars", was="1.30", now="1.31")


def test_all_that_is_shown_is_copied(qtbot: QtBot) -> None:
    opened = replace(opened_case(small_case()), told=(OTHER,))
    dialog = CaseDifferencesDialog(opened)
    qtbot.addWidget(dialog)
    dialog.copy.click()
    first, told, headings, *rows = QGuiApplication.clipboard().text().split("\n")
    assert (first, told) == (in_short(opened.differences), str(OTHER))
    assert headings.split("\t")[0] == sentence("case-column", "what")
    assert [tuple(row.split("\t")) for row in rows] == list(difference_rows(opened.differences))
    assert dialog.table.rowCount() == len(rows) == 2
    assert dialog.copy.text() == sentence("case-differences", "copied")


def test_where_nothing_differs_no_table_is_copied(qtbot: QtBot) -> None:
    opened = opened_case(small_case())
    same = replace(opened.differences, new=())
    dialog = CaseDifferencesDialog(replace(opened, differences=same, told=()))
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == in_short(same)
