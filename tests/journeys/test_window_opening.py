"""Files that come by drop or command line, and work that goes on after the window was closed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import PySide6
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.dialogs.keep_question import KeepQuestion
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.theme import Look
from tests.helpers.opened_window import opened_window
from tests.helpers.patrons import patron, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.helpers.wizard import Wizard

SIZE_PX = (1280, 800)
PATIENCE_MS = 30_000
DROPPED = QPointF(300, 300)
# Until 6.12 a drag enters at whole pixels, and from then on that is deprecated.
ENTERED = DROPPED if PySide6.__version_info__ >= (6, 12) else DROPPED.toPoint()
MAIL = 3


@pytest.fixture
def patrons(tmp_path: Path) -> Path:
    rows = [list(patron(number)) for number in range(30)]
    rows[4][MAIL] = "anna@"
    return write_rows(tmp_path / "patrons.csv", rows)


def drop(wizard: Wizard, path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    how = (
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(wizard.frame, QDragEnterEvent(ENTERED, *how))  # type: ignore[arg-type] # see ENTERED
    QApplication.sendEvent(wizard.frame, QDropEvent(DROPPED, *how))


def test_dropped_file_goes_straight_to_its_problems(wizard: Wizard, patrons: Path) -> None:
    drop(wizard, patrons)
    wizard.wait_for(Step.CHECK)
    assert wizard.session.work.record_types == ("patrons",)
    assert "One is an error" in wizard.hear()


def test_file_of_no_system_stays_where_one_can_help(wizard: Wizard, tmp_path: Path) -> None:
    drop(wizard, write_rows(tmp_path / "menu.csv", [("Soup", "Monday")], ("Dish", "Day")))
    wizard.wait_for(Step.FILE)
    assert "menu.csv" in wizard.message()
    wizard.click("file.message_button")
    wizard.wait_for(Step.RECORD_TYPE)


def test_work_goes_on_where_the_window_was_closed(
    qapp: QApplication, qtbot: QtBot, patrons: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KeepQuestion, "ask", lambda _parent: "keep")
    wait = partial(qtbot.waitUntil, timeout=PATIENCE_MS)
    dresser = Dresser(qapp, Look.LIGHT)
    with opened_window(dresser, wait, SIZE_PX, [patrons]) as wizard:
        wizard.wait_for(Step.CHECK)
        mend(wizard)
        assert wizard.frame.close()
    with opened_window(dresser, wait, SIZE_PX) as wizard:
        assert "1 change" in wizard.see("record_type.kept_0").accessibleDescription()
        wizard.click("record_type.kept_0_go_on")
        wizard.wait_for(Step.CHECK)
        sheet = wizard.session.work.sheet_of("patrons")
        assert sheet.frame[f"c{MAIL}"][4] == "anna@school.example"
        wizard.press("Ctrl+Z")
        wizard.wait_until_idle()
        sheet = wizard.session.work.sheet_of("patrons")
        assert sheet.frame[f"c{MAIL}"][4] == "anna@", "what was mended can still be taken back"


def mend(wizard: Wizard) -> None:
    page = wizard.page
    assert isinstance(page, CheckPage)
    assert page.desk.table.current_cell() == (4, MAIL)
    wizard.type("anna@school.example")
    wizard.press("Return")
    wizard.wait_until_idle()
    assert wizard.session.work.problems["patrons"].frame.is_empty()
