"""The smallest file with a problem is made from the window, and saved beside one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from rosterwizard.core.casefile.case_file import packed_case
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.gui.check.smallest_file_dialog import SmallestFileDialog
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.session import Session
from rosterwizard.services.case_files.case_opening import case_in, opened_case
from rosterwizard.services.opening import open_job
from tests.helpers.case_zips import small_case
from tests.helpers.patron_jobs import HEADINGS, patrons_with_mistakes
from tests.helpers.window_jobs import opened, ready, session_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.services.case_files.case_shrinking import Shrunk

MAIL = HEADINGS.index("emailaddress")
ENABLED = HEADINGS.index("enabled")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    headings, rows = patrons_with_mistakes()
    path = tmp_path / "patrons.csv"
    path.write_text("\n".join(",".join(row) for row in (headings, *rows)), "utf-8")
    return path


def page_of(qtbot: QtBot, session: Session) -> CheckPage:
    page = CheckPage(session)
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    return page


@pytest.fixture
def page(qtbot: QtBot, file: Path) -> CheckPage:
    job = open_job([file], built_in_profiles(), "infiniti/patrons")
    return page_of(qtbot, session_of(job))


@pytest.fixture
def case_page(qtbot: QtBot, tmp_path: Path) -> CheckPage:
    path = tmp_path / "sent.rwcase"
    path.write_bytes(packed_case(small_case()))
    session = Session()
    session.set_profiles(built_in_profiles())
    session.look_at(opened_case(case_in(path).opened(None)), path)
    return page_of(qtbot, session)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Shrunk]:
    found: list[Shrunk] = []
    monkeypatch.setattr(
        SmallestFileDialog, "tell", lambda _session, each, _parent: found.append(each)
    )
    return found


def make(page: CheckPage, qtbot: QtBot, row: int, column: int) -> None:
    page.desk.table.go_to(row, column)
    page.actions_["smallest-file"].trigger()
    ready(qtbot, page)


def dialog_of(page: CheckPage, qtbot: QtBot, path: Path | None) -> SmallestFileDialog:
    dialog = page.findChild(SmallestFileDialog)
    assert dialog is not None
    qtbot.waitExposed(dialog)
    dialog.ask_path = lambda: path  # type: ignore[method-assign] # nobody is asked
    dialog.save.click()
    return dialog


def test_it_has_the_problem_of_the_very_row(
    page: CheckPage, qtbot: QtBot, found: list[Shrunk]
) -> None:
    make(page, qtbot, 8, ENABLED)
    (shrunk,) = found
    assert (shrunk.problem.field, shrunk.rows) == ("enabled", 1)
    page.actions_["smallest-file"].trigger()  # the menu of the table has it, too
    assert page.actions_["smallest-file"] in page.desk.table.actions()


def test_where_there_is_no_problem_it_says_where_to_go(
    page: CheckPage, qtbot: QtBot, found: list[Shrunk]
) -> None:
    make(page, qtbot, 0, MAIL)
    assert found == []
    assert page.message_bar.text() == sentence("smallest-file", "none")


def test_it_is_shown_and_saved_as_the_file_that_it_is(
    page: CheckPage, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot, 1, MAIL)
    path = tmp_path / "small.csv"
    dialog = dialog_of(page, qtbot, path)
    assert pl.read_csv(path).columns == ["emailaddress"]
    assert dialog.message_bar.text() == sentence("smallest-file", "saved", file="small.csv")
    assert not dialog.isModal()
    assert dialog.model.headings() == ("emailaddress",)
    shown = [each.text() for each in dialog.findChildren(QLabel)]
    columns = counted("smallest-file-columns", len(HEADINGS), left=1)
    assert counted("smallest-file-rows", 10, left=1, columns=columns) in shown
    assert any(sentence("smallest-file", "real") in each for each in shown)


def test_it_is_never_saved_over_ones_own_file(page: CheckPage, qtbot: QtBot, file: Path) -> None:
    before = file.read_bytes()
    make(page, qtbot, 1, MAIL)
    dialog = dialog_of(page, qtbot, file)
    assert file.read_bytes() == before
    assert "patrons.csv" in dialog.message_bar.text()


def test_nothing_is_saved_where_the_question_is_called_off(page: CheckPage, qtbot: QtBot) -> None:
    make(page, qtbot, 1, MAIL)
    assert not dialog_of(page, qtbot, None).message_bar.isVisible()


def test_of_a_case_it_is_a_case_of_look_alikes(
    case_page: CheckPage, qtbot: QtBot, tmp_path: Path
) -> None:
    make(case_page, qtbot, 1, 0)
    path = tmp_path / "small.rwcase"
    dialog = dialog_of(case_page, qtbot, path)
    shown = [each.text() for each in dialog.findChildren(QLabel)]
    assert any(sentence("smallest-file", "look-alike") in each for each in shown)
    assert opened_case(case_in(path).opened(None)).is_reproduced


def test_the_kind_that_is_offered_first_is_what_can_be_sent(
    page: CheckPage,
    case_page: CheckPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, str]] = []

    def answer(_parent: object, _title: str, suggested: str, kinds: str) -> tuple[str, str]:
        asked.append((suggested.rpartition("/")[2], kinds))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    for each, cell in ((page, (1, MAIL)), (case_page, (1, 0))):
        make(each, qtbot, *cell)
        dialog = each.findChild(SmallestFileDialog)
        assert dialog is not None
        dialog.save.click()
    (own, own_kinds), (case, case_kinds) = asked
    assert (own, case) == ("patrons, smallest.csv", "sent, smallest.rwcase")
    assert own_kinds.count("*.") == 1
    assert case_kinds.count("*.") == 2
