"""What an answer contradicts is told by a quiet link, and shown as a text to be taken along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from rosterwizard.core.checking import check_job
from rosterwizard.core.messages.words import counted
from rosterwizard.gui.pages.results_page import ResultsPage
from rosterwizard.gui.results.doubts_link import DoubtsDialog, DoubtsLink
from rosterwizard.services.doubts import doubts_of
from rosterwizard.services.kept_servers import practice_server
from rosterwizard.services.submitting.plan import plan_submission
from rosterwizard.services.submitting.submission import submit
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, patron
from tests.helpers.window_jobs import session_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.submission import Submitted

OLD, FINE = patron(1, graduationyear="1971"), patron(1)


def sent(row: tuple[str, ...]) -> tuple[Job, Submitted]:
    job = infiniti_job((HEADINGS, [row, patron(2)]))
    plan = plan_submission(job, check_job(job), practice_server(job.profile), "all-rows")
    return job, replace(submit(plan, job), is_practice=False)


def page_for(qtbot: QtBot, job: Job, submitted: Submitted) -> ResultsPage:
    session = session_of(job)
    session.set_submitted(submitted)
    page = ResultsPage(session)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.doubts.looked):
        page.enter()
    return page


def opened_dialog(page: ResultsPage) -> DoubtsDialog:
    page.doubts.click()
    dialog = page.window().findChild(DoubtsDialog)
    assert dialog is not None
    return dialog


def test_contradicted_rule_is_told_and_shown_as_it_is_written(qtbot: QtBot) -> None:
    job, submitted = sent(OLD)
    page = page_for(qtbot, job, submitted)
    assert not page.doubts.isHidden()
    assert page.doubts.text() == counted("results-doubts", 1)
    opened_dialog(page).copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == doubts_of(job, submitted)[1]
    assert "1971" not in copied


def test_nothing_is_told_where_nothing_is_contradicted(qtbot: QtBot) -> None:
    page = page_for(qtbot, *sent(FINE))
    assert page.doubts.isHidden()


def test_practice_proves_nothing(qtbot: QtBot) -> None:
    link = DoubtsLink("results.doubts")
    qtbot.addWidget(link)
    job, submitted = sent(OLD)
    with qtbot.waitSignal(link.looked):
        link.show_for(job, submitted)
    with qtbot.assertNotEmitted(link.looked):
        link.show_for(job, replace(submitted, is_practice=True))
    assert link.isHidden()


def test_link_is_hidden_while_another_answer_is_looked_at(qtbot: QtBot) -> None:
    link = DoubtsLink("results.doubts")
    qtbot.addWidget(link)
    with qtbot.waitSignal(link.looked):
        link.show_for(*sent(OLD))
    with qtbot.waitSignal(link.looked):
        link.show_for(*sent(FINE))
        assert link.isHidden()
    assert link.isHidden()


def test_text_is_saved_where_the_person_says(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, submitted = sent(OLD)
    page = page_for(qtbot, job, submitted)
    file = tmp_path / "doubts.txt"
    monkeypatch.setattr(page, "ask_file", lambda *_: str(file))
    opened_dialog(page).save.click()
    qtbot.waitUntil(file.exists)
    assert file.read_text("utf-8") == doubts_of(job, submitted)[1]
