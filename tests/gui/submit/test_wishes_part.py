"""A person may have only changes sent, and so many rows at a time, where that can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from rosterwizard.gui.submit.compared_dialog import ComparedDialog
from rosterwizard.gui.submit.wishes_part import WishesPart
from rosterwizard.services.kept_servers import practice_server
from rosterwizard.services.submitting.submission import submit
from rosterwizard.services.submitting.wishes_offered import WishesOffered
from tests.gui.pages.test_submit_page import page_for, said
from tests.helpers.patron_jobs import HEADINGS, job_of, patron
from tests.helpers.window_jobs import part, ready
from tests.services.submitting.test_submission import plan_for

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.pages.submit_page import SubmitPage

BEFORE = job_of("infiniti", {"patrons": (HEADINGS, [patron(at) for at in range(4)])})
ROWS = [patron(0), patron(1, surname="Diallo"), patron(8)]
AFTER = job_of("infiniti", {"patrons": (HEADINGS, ROWS)})


@pytest.fixture
def page(qtbot: QtBot) -> SubmitPage:
    server = practice_server(BEFORE.profile)
    submit(plan_for(BEFORE, server), BEFORE)
    return page_for(qtbot, AFTER)


def test_the_page_says_what_is_new_and_shows_the_rows(page: SubmitPage) -> None:
    assert "1 new, 1 changed, 1 unchanged" in said(page)
    assert "2 rows of the last time" in said(page)
    part(page, QPushButton, "submit.patrons_changed").click()
    (dialog,) = page.findChildren(QDialog)
    assert isinstance(dialog, ComparedDialog)
    assert dialog.windowTitle() == "One changed row of Patrons"
    assert dialog.model.rowCount() == 1
    assert dialog.model.index(0, 3).data() == "Diallo"
    dialog.reject()


def test_only_changes_go_where_that_is_wished(page: SubmitPage, qtbot: QtBot) -> None:
    page.wishes.only.click()
    ready(qtbot, page)
    assert page.next_label() == "&Send 2 rows to the practice server"
    assert "One row is in already and is not sent again." in said(page)


def test_rows_go_so_many_at_a_time_where_that_is_wished(page: SubmitPage, qtbot: QtBot) -> None:
    page.wishes.at_most.setText("2")
    page.wishes.at_most.editingFinished.emit()
    ready(qtbot, page)
    assert "users-1-of-2.csv" in said(page)
    planned = page.session.work.plan
    page.wishes.at_most.editingFinished.emit()
    assert page.session.work.plan is planned is not None


def test_many_files_are_not_named_one_by_one(page: SubmitPage, qtbot: QtBot) -> None:
    many = job_of("infiniti", {"patrons": (HEADINGS, [patron(at) for at in range(7)])})
    many_page = page_for(qtbot, many)
    many_page.wishes.at_most.setText("1")
    many_page.wishes.at_most.editingFinished.emit()
    ready(qtbot, many_page)
    assert "and 2 more files" in said(many_page)
    assert page is not many_page


def test_what_cannot_be_met_is_neither_shown_nor_kept(qtbot: QtBot) -> None:
    wishes = WishesPart()
    qtbot.addWidget(wishes)
    wishes.show_offers(WishesOffered(changes_only=True, parts=True))
    wishes.only.click()
    wishes.at_most.setText("5")
    assert (wishes.changes_only, wishes.rows_at_a_time) == (True, 5)
    with qtbot.assertNotEmitted(wishes.changed):
        wishes.forget()
    assert (wishes.changes_only, wishes.rows_at_a_time) == (False, 0)
    assert wishes.isHidden()
