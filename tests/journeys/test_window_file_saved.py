"""Another program saves the file at hand: it is said, and taken with what was changed on top."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import file_watch
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.theme import Look
from tests.helpers.opened_window import opened_window
from tests.helpers.patrons import patron, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.helpers.wizard import Wizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIZE_PX = (1280, 800)
PATIENCE_MS = 30_000
MAIL = 3
SAID = "Another program saved patrons.csv after it was read here."


@pytest.fixture
def wizard(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wizard]:
    monkeypatch.setattr(file_watch, "SETTLED_AFTER_MS", 20)
    wait = partial(qtbot.waitUntil, timeout=PATIENCE_MS)
    with opened_window(Dresser(qapp, Look.LIGHT), wait, SIZE_PX) as wizard:
        yield wizard


def save(folder: Path, numbers: Sequence[int], when: int) -> Path:
    """Save patrons with these numbers as another program would, at another time."""
    path = write_rows(folder / "saving.csv", [patron(number) for number in numbers])
    os.utime(path, (when, when))
    return path.replace(folder / "patrons.csv")


def check_page(wizard: Wizard) -> CheckPage:
    page = wizard.window.page_of(Step.CHECK)
    assert isinstance(page, CheckPage)
    return page


def opened(wizard: Wizard, folder: Path) -> CheckPage:
    """Open three patrons, and give the second one another address."""
    wizard.window.open_files([save(folder, (1, 2, 3), 1_000_000)])
    wizard.wait_for(Step.CHECK)
    page = check_page(wizard)
    page.desk.model.setData(page.desk.model.index(1, MAIL), "new@school.example")
    wizard.wait_until_idle()
    return page


def mails(wizard: Wizard) -> list[tuple[str, str]]:
    """Return the keys and addresses of the sheet; none while it is being read."""
    if wizard.session.work.job is None:
        return []
    frame = wizard.session.work.sheet_of("patrons").frame
    return list(zip(frame["c0"], frame[f"c{MAIL}"], strict=True))


def test_it_is_said_and_taken_when_one_likes(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(wizard, tmp_path)
    second = mails(wizard)[1][0]
    save(tmp_path, (9, 3, 2, 1), 2_000_000)
    qtbot.waitUntil(lambda: page.message_bar.text() == SAID, timeout=PATIENCE_MS)
    assert len(mails(wizard)) == 3
    page.message_bar.press()
    wizard.wait_for(Step.CHECK)
    wizard.wait_until_idle()
    assert len(mails(wizard)) == 4
    assert dict(mails(wizard))[second] == "new@school.example"
    assert page.message_bar.text().startswith("The file was changed meanwhile.")


def test_it_is_taken_at_each_save_where_that_was_ticked(
    wizard: Wizard, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(wizard, tmp_path)
    second = mails(wizard)[1][0]
    file_page = wizard.window.page_of(Step.FILE)
    file_page.opened.follow.setChecked(True)  # type: ignore[attr-defined] # of the file page
    for count, numbers in ((4, (9, 3, 2, 1)), (2, (2, 9))):
        save(tmp_path, numbers, 2_000_000 + count)
        qtbot.waitUntil(lambda: len(mails(wizard)) == count, timeout=PATIENCE_MS)  # noqa: B023
        wizard.wait_for(Step.CHECK)
        wizard.wait_until_idle()
        assert dict(mails(wizard))[second] == "new@school.example"
    wizard.window.open_files([write_rows(tmp_path / "other.csv", [patron(5)])])
    wizard.wait_for(Step.CHECK)
    assert not file_page.opened.follow.isChecked()  # type: ignore[attr-defined] # as above


def test_a_file_that_is_away_for_a_moment_is_waited_for(
    wizard: Wizard, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(wizard, tmp_path)
    (tmp_path / "patrons.csv").unlink()
    wizard.window.file_watch.look()
    wizard.window.file_watch.look()
    assert page.message_bar.text() != SAID
    save(tmp_path, (1, 2), 3_000_000)
    qtbot.waitUntil(lambda: page.message_bar.text() == SAID, timeout=PATIENCE_MS)


def test_it_is_said_once_for_each_save(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(wizard, tmp_path)
    save(tmp_path, (1, 2), 3_000_000)
    qtbot.waitUntil(lambda: page.message_bar.text() == SAID, timeout=PATIENCE_MS)
    page.message_bar.hide()
    with qtbot.assertNotEmitted(wizard.window.file_watch.saved_anew, wait=100):
        wizard.window.come_back()
    with qtbot.waitSignal(wizard.window.file_watch.saved_anew):
        save(tmp_path, (1, 2, 3), 4_000_000)


def test_where_there_is_no_sheet_nothing_is_looked_at(wizard: Wizard, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(wizard.window.file_watch.saved_anew):
        wizard.window.come_back()
