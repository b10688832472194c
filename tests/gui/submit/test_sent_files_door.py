"""The files of a plan can be looked at, each by itself, and saved byte for byte."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QPushButton
from shiboken6 import isValid

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.gui.pages.submit_page import SubmitPage
from tests.helpers.filled_templates import PROFILES
from tests.helpers.small_jobs import good_job
from tests.helpers.window_jobs import opened, part, ready, session_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.job import Job
    from rosterwizard.gui.submit.sent_files_dialog import SentFilesDialog


def page_of(qtbot: QtBot, job: Job) -> SubmitPage:
    session = session_of(job)
    session.set_problems(check_job(job))
    page = SubmitPage(session)
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    page.enter()
    ready(qtbot, page)
    return page


def looked_at(qtbot: QtBot, page: SubmitPage) -> SentFilesDialog:
    part(page, QPushButton, "submit.files").click()
    ready(qtbot, page)
    dialog = page.files.dialog
    assert dialog is not None
    return dialog


def test_each_file_of_a_set_is_shown_by_itself(qtbot: QtBot) -> None:
    page = page_of(qtbot, good_job(*PROFILES["haiku"].record_types[:2]))
    assert part(page, QPushButton, "submit.files").text() == "Look at the file…"
    dialog = looked_at(qtbot, page)
    assert [dialog.choice.itemText(at) for at in range(dialog.choice.count())] == [
        "update_users.csv",
        "update_classes.csv",
    ]
    assert dialog.text.toPlainText().startswith("import_id,")
    assert "••••" in dialog.text.toPlainText()
    assert dialog.more.text() == "Passwords are hidden here; in the file they stand."
    dialog.choice.setCurrentIndex(1)
    assert dialog.facts.text().startswith("update_classes.csv: ")
    assert dialog.more.isHidden()
    dialog.reject()
    qtbot.waitUntil(lambda: page.files.dialog is None)


def test_file_is_saved_as_the_system_gets_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = page_of(qtbot, good_job(PROFILES["infiniti"].record_types[0]))
    dialog = looked_at(qtbot, page)
    assert dialog.choice.isHidden()
    target = tmp_path / "users.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.save.click()
    ready(qtbot, page)
    plan = page.session.work.plan
    assert plan is not None
    assert target.read_bytes() == plan.batches[0].content
    assert page.message_bar.text() == "Saved as users.csv, byte for byte as the system gets it."


def test_nothing_is_saved_without_a_name(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(qtbot, good_job(PROFILES["haiku"].record_types[0]))
    dialog = looked_at(qtbot, page)
    kinds: list[object] = []

    def ask(*how: object) -> tuple[str, str]:
        kinds.append(how[3])
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    dialog.save.click()
    assert kinds == ["Zip (*.zip)"]
    assert not page.busy


def never_ending(page: SubmitPage) -> list[str]:
    """Have the page at other work, as when it sends; return what became of that."""
    ended: list[str] = []
    goes_on = Event()

    def work(_progress: object) -> str:
        goes_on.wait(5)
        return "sent"

    page.start(work, ended.append, "")
    page.go_on_now = goes_on.set  # type: ignore[attr-defined] # for the test
    return ended


def test_looking_and_saving_stop_nothing_that_the_page_does(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = page_of(qtbot, good_job(PROFILES["infiniti"].record_types[0]))
    dialog = looked_at(qtbot, page)
    look, plan = part(page, QPushButton, "submit.files"), page.session.work.plan
    ended = never_ending(page)
    assert not look.isEnabled()
    assert not dialog.save.isEnabled()
    target = tmp_path / "users.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.save_wanted.emit(dialog.shown())  # the name was being asked for when it began
    page.plan_part.files_wanted.emit(page.session.work.job, plan)
    assert page.message_bar.text() == "Wait until this is done, then look at the files again."
    assert not ended
    page.go_on_now()  # type: ignore[attr-defined] # see above
    ready(qtbot, page)
    assert ended == ["sent"]
    assert not target.exists()
    assert look.isEnabled()
    assert dialog.save.isEnabled()


def test_files_of_another_plan_are_not_shown_any_more(qtbot: QtBot) -> None:
    page = page_of(qtbot, good_job(PROFILES["infiniti"].record_types[0]))
    first = looked_at(qtbot, page)
    second = looked_at(qtbot, page)
    assert is_gone(first)
    assert second.isVisible()
    page.enter()  # which makes the plan anew
    assert is_gone(second)
    ready(qtbot, page)
    third = looked_at(qtbot, page)
    (sheet,) = page.session.work.job.sheets  # type: ignore[union-attr] # there is one
    edit = typed(sheet, 0, 0, "somebody")
    assert edit is not None
    page.session.apply_edit(sheet.record_type.name, edit)
    assert is_gone(third)
    assert page.files.dialog is None


def is_gone(dialog: SentFilesDialog) -> bool:
    return not isValid(dialog) or dialog.isHidden()
