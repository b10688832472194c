"""Another program saves the file at hand: it is said, and taken with what was changed on top."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QMenu

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import file_watch, window
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
MOMENTS_MS = 150
SAID = "Another program saved patrons.csv after it was read here."


@pytest.fixture
def wizard(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wizard]:
    monkeypatch.setattr(file_watch, "SETTLED_AFTER_MS", 20)
    monkeypatch.setattr(window, "_SOON_MS", 20)
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


def follow(wizard: Wizard) -> None:
    page = wizard.window.page_of(Step.FILE)
    page.opened.follow.setChecked(True)  # type: ignore[attr-defined] # of the file page


def waits(wizard: Wizard, qtbot: QtBot) -> None:
    """Wait until the program knows of what was saved, and some moments more."""
    qtbot.waitUntil(lambda: wizard.window.file_watch.is_waiting, timeout=PATIENCE_MS)
    qtbot.wait(MOMENTS_MS)


def test_a_file_that_was_replaced_is_watched_as_before(
    wizard: Wizard, qtbot: QtBot, tmp_path: Path
) -> None:
    """Whether it is then written in place or replaced again."""
    page = opened(wizard, tmp_path)
    for when in range(2_000_000, 2_000_003):
        path = save(tmp_path, (9, 3, 2, 1), when)
        waits(wizard, qtbot)
        page.message_bar.press()
        wizard.wait_for(Step.CHECK)
        wizard.wait_until_idle()
    qtbot.wait(MOMENTS_MS)
    with path.open("ab") as file, qtbot.waitSignal(wizard.window.file_watch.saved_anew):
        file.write(path.read_bytes().splitlines(keepends=True)[-1].replace(b"1", b"7"))
        file.flush()


def test_a_cell_that_is_being_typed_into_is_let_be(
    wizard: Wizard, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(wizard, tmp_path)
    follow(wizard)
    first = mails(wizard)[0][0]
    page.desk.table.setFocus()
    page.desk.table.go_to(0, MAIL)
    wizard.press("F2", "Ctrl+A")
    wizard.type("half")
    save(tmp_path, (9, 3, 2, 1), 2_000_000)
    waits(wizard, qtbot)
    assert len(mails(wizard)) == 3
    assert page.message_bar.text() == SAID
    wizard.type("@school.example")
    wizard.press("Return")
    qtbot.waitUntil(lambda: len(mails(wizard)) == 4, timeout=PATIENCE_MS)
    assert dict(mails(wizard))[first] == "half@school.example"
    wizard.wait_for(Step.CHECK)


@pytest.mark.parametrize("what", [QDialog, QMenu])
def test_nothing_is_read_beneath_a_question_or_a_menu(
    wizard: Wizard, qtbot: QtBot, tmp_path: Path, what: type[QDialog | QMenu]
) -> None:
    opened(wizard, tmp_path)
    follow(wizard)
    asked = what(wizard.frame)
    if isinstance(asked, QDialog):
        asked.setModal(True)
        asked.show()
    else:
        asked.addAction("x")
        asked.popup(wizard.frame.pos())
    save(tmp_path, (9, 3, 2, 1), 2_000_000)
    waits(wizard, qtbot)
    assert len(mails(wizard)) == 3
    asked.close()
    qtbot.waitUntil(lambda: len(mails(wizard)) == 4, timeout=PATIENCE_MS)
    wizard.wait_for(Step.CHECK)


@pytest.mark.parametrize("step", [Step.FILE, Step.CHECK, Step.SUBMIT])
def test_what_was_saved_while_one_was_elsewhere_is_said_on_each_page_of_the_file(
    wizard: Wizard, qtbot: QtBot, tmp_path: Path, step: Step
) -> None:
    opened(wizard, tmp_path)
    wizard.window.go_to(Step.RECORD_TYPE)
    save(tmp_path, (9, 3, 2, 1), 2_000_000)
    waits(wizard, qtbot)
    for there in dict.fromkeys((Step.CHECK, step)):
        wizard.window.go_to(there)
        qtbot.waitUntil(lambda: wizard.message() == SAID, timeout=PATIENCE_MS)
        wizard.wait_until_idle()
        assert wizard.message() == SAID
    assert len(mails(wizard)) == 3


def test_what_is_half_there_is_taken_once_it_is_whole(
    wizard: Wizard, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(wizard, tmp_path)
    second = mails(wizard)[1][0]
    follow(wizard)
    path = tmp_path / "patrons.csv"
    path.write_bytes(b"PK\x03\x04" + bytes(200))
    qtbot.waitUntil(lambda: "is cut off" in wizard.message(), timeout=PATIENCE_MS)
    qtbot.wait(MOMENTS_MS)
    save(tmp_path, (9, 3, 2, 1), 2_000_000)
    qtbot.waitUntil(lambda: len(mails(wizard)) == 4, timeout=PATIENCE_MS)
    wizard.wait_for(Step.CHECK)
    assert dict(mails(wizard))[second] == "new@school.example"


def test_a_folder_in_its_place_is_no_file_that_was_saved(
    wizard: Wizard, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(wizard, tmp_path)
    follow(wizard)
    path = tmp_path / "patrons.csv"
    path.unlink()
    path.mkdir()
    qtbot.wait(MOMENTS_MS)
    assert not wizard.window.file_watch.is_waiting
    assert len(mails(wizard)) == 3


def test_file_that_cannot_be_read_was_saved_by_nobody(
    wizard: Wizard, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(wizard, tmp_path)
    other = tmp_path / "class photo.csv"
    other.write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    wizard.window.open_files([other])
    wizard.wait_for(Step.FILE)
    wizard.wait_until_idle()
    said = wizard.message()
    assert "class photo.csv" in said
    for _ in range(3):
        wizard.window.come_back()
        qtbot.wait(MOMENTS_MS)
    assert wizard.message() == said
    assert page.session.work.read_from == ()
