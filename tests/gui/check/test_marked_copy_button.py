"""The window saves the own workbook with its problems marked, and says what became of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from rosterwizard.core.job.job import Job
from rosterwizard.services import marked_copy as copies
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
    monkeypatch.setattr(page.marked_copy_button, "ask_file", lambda: file)
    page.marked_copy_button.click()
    ready(qtbot, page)
    assert opened_book(file.read_bytes()).sheetnames[0] == "Problems"
    assert "Saved as marked.xlsx" in page.message_bar.text()
    assert "no formatting to keep" in page.message_bar.text()


def test_nothing_is_saved_without_a_name(page: CheckPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(copies, "marked_copy", None)
    page.marked_copy_button.click()
    assert not page.busy


@pytest.mark.parametrize(("typed", "meant"), [("a", "a.xlsx"), ("b.xlsx", "b.xlsx")])
def test_name_gets_its_ending(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch, typed: str, meant: str
) -> None:
    asked: list[tuple[object, ...]] = []

    def ask(*how: object) -> tuple[str, str]:
        asked.append(how)
        return typed, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    assert page.marked_copy_button.ask_file() == Path(meant)
    assert str(asked[0][2]).endswith("(marked).xlsx")
    assert isinstance(page.session.work.job, Job)
