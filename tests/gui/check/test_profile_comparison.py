"""The work at hand is held against another profile, and what differs is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from PySide6.QtGui import QGuiApplication

from rosterwizard.core.comparing.comparison_report import comparison_report
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.loading import built_in_profiles, find_profile
from rosterwizard.gui.check.profile_comparison import ComparisonDialog
from rosterwizard.gui.check.profile_question import ProfileQuestion
from rosterwizard.services import comparable_profiles
from tests.helpers.own_profile import MINE
from tests.helpers.window_jobs import check_page, ready

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.comparing.compared_checks import ComparedChecks
    from rosterwizard.core.profiles.language import Profile
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
    problems, _, profiles = QGuiApplication.clipboard().text().rpartition("\n\n")
    assert problems == "\n".join(comparison_report(found))
    assert "at most 3" in profiles  # the rule that makes the difference
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


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Profile:
    """Return another version of the system, which is installed here."""
    ours = find_profile("infiniti", built_in_profiles())
    other = structs.replace(ours, title="Mine", version="2")
    monkeypatch.setattr(comparable_profiles, "available_profiles", lambda: (other,))
    return other


@pytest.mark.parametrize(
    ("wanted", "is_file", "second"), [(True, False, "2"), (True, True, ""), (False, False, "")]
)
def test_installed_profile_is_offered(  # noqa: PLR0913 - fixtures
    page: CheckPage,
    qtbot: QtBot,
    told: list[ComparedChecks],
    other: Profile,
    monkeypatch: pytest.MonkeyPatch,
    *,
    wanted: bool,
    is_file: bool,
    second: str,
) -> None:
    offered: list[tuple[Profile, ...]] = []

    def ask(_parent: object, profiles: tuple[Profile, ...]) -> tuple[bool, Profile | None]:
        offered.append(profiles)
        return wanted, None if is_file else other

    monkeypatch.setattr(ProfileQuestion, "ask", ask)
    compare(page, qtbot, None)
    assert offered == [(other,)]
    assert [each.second.version for each in told] == ([second] if second else [])


def test_question_lists_the_profiles_and_a_file(qtbot: QtBot, other: Profile) -> None:
    question = ProfileQuestion([other])
    qtbot.addWidget(question)
    words = [question.list.item(row).text() for row in range(question.list.count())]
    assert words == ["Mine, version 2", sentence("compared-profiles", "file")]
    assert question.chosen() is other
    with qtbot.waitSignal(question.accepted):
        question.list.itemActivated.emit(question.list.item(1))
    question.list.setCurrentRow(1)
    assert question.chosen() is None


def test_dialog_stands_beside_the_window(page: CheckPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(MINE, "utf-8")
    compare(page, qtbot, file)
    dialog = page.findChild(ComparisonDialog)
    assert dialog is not None
    assert dialog.windowTitle() == sentence("compared-profiles", "title")
    assert not dialog.isModal()
    dialog.reject()
