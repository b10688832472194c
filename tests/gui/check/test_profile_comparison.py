"""The work at hand is held against another profile, and what differs is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from rosterwizard.core.comparing.comparison_report import comparison_report
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.check.profile_comparison import ComparisonDialog
from tests.helpers.own_profile import MINE
from tests.helpers.window_jobs import check_page, ready

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.comparing.compared_checks import ComparedChecks
    from rosterwizard.gui.pages.check_page import CheckPage


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    return check_page(qtbot)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[ComparedChecks]:
    found: list[ComparedChecks] = []
    monkeypatch.setattr(ComparisonDialog, "tell", lambda _parent, each: found.append(each))
    return found


def compare(page: CheckPage, qtbot: QtBot, file: Path | None) -> None:
    page.comparison.ask_file = lambda: file  # type: ignore[method-assign] # nobody is asked
    page.actions_["compare-profile"].trigger()
    ready(qtbot, page)


def test_what_differs_is_shown_and_can_be_copied(
    page: CheckPage, qtbot: QtBot, told: list[ComparedChecks], tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(MINE, "utf-8")
    compare(page, qtbot, file)
    (found,) = told
    assert {each.code for each in found.differences.new} == {"maxLength"}
    dialog = ComparisonDialog(found)
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "\n".join(comparison_report(found))
    dialog.tell_again()
    assert "Mine, version 2" in dialog.lines.toPlainText()


def test_file_that_is_no_profile_says_so(
    page: CheckPage, qtbot: QtBot, told: list[ComparedChecks], tmp_path: Path
) -> None:
    compare(page, qtbot, tmp_path / "nowhere.toml")
    assert told == []
    assert "nowhere.toml" in page.message_bar.text()


def test_nothing_is_compared_where_none_is_chosen(
    page: CheckPage, qtbot: QtBot, told: list[ComparedChecks]
) -> None:
    compare(page, qtbot, None)
    assert told == []
    assert not page.busy


def test_dialog_stands_beside_the_window(page: CheckPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(MINE, "utf-8")
    compare(page, qtbot, file)
    dialog = page.findChild(ComparisonDialog)
    assert dialog is not None
    assert dialog.windowTitle() == sentence("compared-profiles", "title")
    assert not dialog.isModal()
    dialog.reject()
