"""The window saves the problems for others, marked in the own workbook or as a list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.job import Job
from rosterwizard.core.reports.reports import encoded, report
from rosterwizard.services import saved_problems
from rosterwizard.services.saved_problems import LISTS
from tests.helpers.marked_workbooks import opened_book
from tests.helpers.window_jobs import check_page, ready

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.pages.check_page import CheckPage


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    return check_page(qtbot)


def test_copy_is_saved_where_the_person_says(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "marked.xlsx"
    monkeypatch.setattr(page.problems_button, "ask_file", lambda: file)
    page.problems_button.click()
    ready(qtbot, page)
    assert opened_book(file.read_bytes()).sheetnames[0] == "Problems"
    assert "Saved as marked.xlsx" in page.message_bar.text()
    assert "no formatting to keep" in page.message_bar.text()
    assert "only to people who may see that" in page.message_bar.text()


def test_nothing_is_saved_without_a_name(page: CheckPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(saved_problems, "save_problems", None)
    page.problems_button.click()
    assert not page.busy


@pytest.mark.parametrize("ending", sorted(LISTS))
def test_the_list_is_what_the_command_line_saves(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str
) -> None:
    file, job = tmp_path / f"problems{ending.upper()}", page.session.work.job
    assert job is not None
    monkeypatch.setattr(page.problems_button, "ask_file", lambda: file)
    page.problems_button.click()
    ready(qtbot, page)
    form = LISTS[ending]
    assert file.read_bytes() == b"".join(encoded(report(job, check_job(job), form), form))
    assert page.message_bar.text().startswith(f"The list of problems is saved as {file.name}.")
    assert "only to people who may see them" in page.message_bar.text()


def test_every_form_of_a_list_is_offered(page: CheckPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(*how: object) -> tuple[str, str]:
        asked.append(str(how[3]))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    page.problems_button.ask_file()
    assert all(f"(*{ending})" in asked[0] for ending in LISTS)


PAGE, WORKBOOK = "Web page (*.html)", "Workbook with the problems marked (*.xlsx)"


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        ("a", WORKBOOK, "a.xlsx"),
        ("b.xlsx", WORKBOOK, "b.xlsx"),
        ("c.xlsx", PAGE, "c.html"),
        ("d", PAGE, "d.html"),
        ("e.txt", PAGE, "e.txt"),
        ("Mr. Lee", PAGE, "Mr. Lee.html"),
        ("f", "", "f.xlsx"),
    ],
)
def test_name_gets_the_ending_of_what_was_chosen(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, meant: str
) -> None:
    asked: list[tuple[object, ...]] = []

    def ask(*how: object) -> tuple[str, str]:
        asked.append(how)
        return typed, kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    assert page.problems_button.ask_file() == Path(meant)
    assert str(asked[0][2]).endswith("(problems).xlsx")
    assert isinstance(page.session.work.job, Job)
