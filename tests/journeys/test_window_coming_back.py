"""Work comes back as it was: after the window was closed, after a crash, and never in silence."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.dialogs.keep_question import KeepQuestion
from rosterwizard.gui.dialogs.start_anew_question import StartAnewQuestion
from rosterwizard.gui.dialogs.throw_away_question import ThrowAwayQuestion
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.theme import Look
from rosterwizard.services import work_journal
from rosterwizard.services.held_entry import HeldEntry
from rosterwizard.services.whole_files import not_written
from tests.helpers.kept_list import the_entry, the_file, the_steps
from tests.helpers.opened_window import opened_window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.job import JobSheet
    from tests.helpers.wizard import Wizard

    Start = Callable[..., AbstractContextManager[Wizard]]

SIZE_PX = (1280, 800)
PATIENCE_MS = 30_000
LEARNERS = "E-mail,First Name,Last Name\nann@x.example, Ann,Lee\nbob@x.example,Bob,Ray\n"
MENDED = [("ann@x.example", "Ann", "Lee"), ("bob@x.example", "Bob", "Rayburn")]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Return what starts the program anew; where it ends there, it ends as in a crash."""
    monkeypatch.setattr(KeepQuestion, "ask", lambda _parent: "keep")
    monkeypatch.setattr(FixPreview, "wanted", lambda *_: True)
    wait = partial(qtbot.waitUntil, timeout=PATIENCE_MS)

    @contextmanager
    def started(*files: Path) -> Iterator[Wizard]:
        with opened_window(Dresser(qapp, Look.LIGHT), wait, SIZE_PX, files) as wizard:
            yield wizard

    return started


@pytest.fixture
def learners(tmp_path: Path) -> Path:
    path = tmp_path / "learners.csv"
    path.write_text(LEARNERS, "utf-8")
    return path


def mend(wizard: Wizard) -> None:
    """Mend safely, which mends a heading too, and type into a cell."""
    wizard.wait_for(Step.CHECK)
    page = wizard.page
    assert isinstance(page, CheckPage)
    wizard.click("check.safe_fixes")
    wizard.wait_until_idle()
    page.desk.table.setFocus()
    page.desk.table.go_to(1, 2)
    wizard.type("Rayburn")
    wizard.press("Return")
    wizard.wait_until_idle()
    assert rows(wizard) == MENDED


def sheet_of(wizard: Wizard) -> JobSheet:
    job = wizard.session.work.job
    assert job is not None
    return job.sheets[0]


def rows(wizard: Wizard) -> list[tuple[str, ...]]:
    return sheet_of(wizard).frame.rows()


def go_on(wizard: Wizard) -> None:
    wizard.click("record_type.kept_0_go_on")
    wizard.wait_for(Step.CHECK)
    wizard.wait_until_idle()


def test_work_with_a_mended_heading_comes_back_and_can_be_taken_back(
    start: Start, learners: Path
) -> None:
    with start(learners) as wizard:
        mend(wizard)
        headings = [match.heading for match in sheet_of(wizard).matching.matches]
        assert headings[0] != "E-mail"
        assert wizard.frame.close()
    with start() as wizard:
        go_on(wizard)
        assert rows(wizard) == MENDED
        assert "All 2 changes that you made are back" in wizard.message()
        sheet = sheet_of(wizard)
        assert [match.heading for match in sheet.matching.matches] == headings
        wizard.press("Ctrl+Z", "Ctrl+Z")
        wizard.wait_until_idle()
        sheet = sheet_of(wizard)
        assert rows(wizard)[0][1] == " Ann"
        assert sheet.matching.matches[0].heading == "E-mail"


def test_after_a_crash_every_change_is_back(start: Start, learners: Path) -> None:
    with start(learners) as wizard:
        mend(wizard)
        wizard.wait(lambda: len(the_steps().steps) == 3)
    with start(learners) as wizard:  # the very same file takes up what was kept on it
        wizard.wait_for(Step.CHECK)
        wizard.wait_until_idle()
        assert rows(wizard) == MENDED
        wizard.press("Ctrl+Z")
        wizard.wait_until_idle()
        wizard.window.keeper.keep()
    with start() as wizard:
        go_on(wizard)
        assert rows(wizard)[1][2] == "Ray"
        assert "The one change that you made is back" in wizard.message()
        wizard.press("Ctrl+Y")
        wizard.wait_until_idle()
        assert rows(wizard) == MENDED


@pytest.mark.parametrize("was_kept", [True, False])
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_takes_nothing_is_said_and_one_works_on(
    start: Start, learners: Path, monkeypatch: pytest.MonkeyPatch, fault: int, was_kept: bool
) -> None:
    error = OSError(fault, os.strerror(fault))

    def take_no_record(*_: object) -> None:
        raise error

    def take_no_file(file: Path, _content: bytes) -> None:
        raise not_written(file, error)

    with start(learners) as wizard:
        wizard.wait_for(Step.CHECK)
        if was_kept:
            wizard.window.keeper.keep()
        with monkeypatch.context() as patch:
            patch.setattr(work_journal, "append_records", take_no_record)
            patch.setattr(work_journal, "write_private", take_no_file)
            mend(wizard)
            wizard.wait(lambda: os.strerror(fault) in wizard.message())
            wizard.press("Ctrl+Z")
            wizard.wait_until_idle()
            assert rows(wizard)[1][2] == "Ray"
        wizard.press("Ctrl+Y")
        wizard.wait_until_idle()
        wizard.window.keeper.keep()
    with start() as wizard:
        go_on(wizard)
        assert rows(wizard) == MENDED


def test_on_a_file_that_changed_meanwhile_each_change_finds_its_person(
    start: Start, learners: Path
) -> None:
    with start(learners) as wizard:
        mend(wizard)
        heading, ann, bob = LEARNERS.splitlines()
        new = "cleo@x.example,Cleo,Sun"
        learners.write_text(f"{heading}\n{new}\n{bob}\n{ann.replace('Ann', 'Anna')}\n", "utf-8")
    with start() as wizard:  # it had ended there, as in a crash
        go_on(wizard)
        assert rows(wizard) == [
            ("cleo@x.example", "Cleo", "Sun"),
            ("bob@x.example", "Bob", "Rayburn"),
            ("ann@x.example", " Anna", "Lee"),
        ]
        assert "Of 3 places that you changed, 2 are changed in it" in wizard.message()
        wizard.click("check.message_button")
        (lines,) = wizard.seen("left_out.lines")
        assert isinstance(lines, QPlainTextEdit)
        assert lines.toPlainText() == (
            "ann@x.example, First Name: “Ann” in place of “ Ann”. By now “ Anna” stands there."
        )


def test_the_open_file_that_changed_is_read_again_with_what_was_changed(
    start: Start, learners: Path
) -> None:
    with start(learners) as wizard:
        mend(wizard)
        heading, ann, bob = LEARNERS.splitlines()
        learners.write_text(f"{heading}\n{bob}\n{ann}\n", "utf-8")
        wizard.window.open_files([learners])
        wizard.wait_until_idle()
        assert rows(wizard) == MENDED[::-1]
        assert "All 3 places that you changed are changed in it" in wizard.message()
        wizard.press("Ctrl+Z")
        wizard.wait_until_idle()
        assert rows(wizard)[0] == ("bob@x.example", "Bob", "Ray")


CLEO = ("cleo@x.example", "Cleo", "Sun")


def insert_cleo(wizard: Wizard) -> None:
    """Insert a row and type into it, from its first cell on: what says who it is comes first."""
    page = wizard.page
    assert isinstance(page, CheckPage)
    page.desk.table.setFocus()
    wizard.press("Ctrl+Shift+N")
    for text in (*CLEO[1:], CLEO[0]):
        wizard.type(text)
        wizard.press("Tab", "Escape")  # which opens the next cell, to be typed over
    wizard.wait_until_idle()


def test_a_new_row_is_back_after_a_crash_and_can_be_taken_back(
    start: Start, learners: Path
) -> None:
    with start(learners) as wizard:
        mend(wizard)
        insert_cleo(wizard)
        assert rows(wizard) == [*MENDED, CLEO]
        wizard.wait(lambda: len(the_steps().steps) == 7)
    with start() as wizard:
        go_on(wizard)
        assert rows(wizard) == [*MENDED, CLEO]
        assert sheet_of(wizard).sheet.places.in_words().to_list() == ["2", "3", "new 1"]
        assert "All 6 changes that you made are back" in wizard.message()
        wizard.press(*["Ctrl+Z"] * 4)
        wizard.wait_until_idle()
        assert rows(wizard) == MENDED


def test_a_new_row_comes_along_where_the_file_changed_meanwhile(
    start: Start, learners: Path
) -> None:
    with start(learners) as wizard:
        mend(wizard)
        insert_cleo(wizard)
        heading, ann, bob = LEARNERS.splitlines()
        learners.write_text(f"{heading}\n{bob}\ndan@x.example,Dan,Oak\n{ann}\n", "utf-8")
        wizard.window.open_files([learners])
        wizard.wait_until_idle()
        other = ("dan@x.example", "Dan", "Oak")
        assert rows(wizard) == [MENDED[1], other, MENDED[0], CLEO]
        assert "All 7 places that you changed are changed in it" in wizard.message()
        assert "The new row came along" in wizard.message()
        assert sheet_of(wizard).sheet.places.in_words()[-1] == "new 1"


def drop(wizard: Wizard, path: Path) -> None:
    wizard.window.open_files([path])
    wizard.wait_for(Step.CHECK)
    wizard.wait_until_idle()


def listed(wizard: Wizard) -> list[tuple[str, str]]:
    """Return the file and the last fact of each entry of the list."""
    names = [f"record_type.kept_{place}" for place in range(9)]
    rows = [row for name in names for row in wizard.seen(name)]
    return [(row.accessibleName(), row.accessibleDescription().split(" · ")[-1]) for row in rows]


@pytest.mark.parametrize("closes", [True, False])
def test_a_second_file_leaves_the_work_on_the_first_in_the_list(
    start: Start, learners: Path, tmp_path: Path, closes: bool
) -> None:
    other = tmp_path / "other.csv"
    other.write_text(LEARNERS, "utf-8")
    with start(learners) as wizard:
        mend(wizard)
        drop(wizard, other)
        wizard.wait(lambda: "has your work on learners.csv" in wizard.message())
        if closes:
            assert wizard.frame.close()
        else:
            wizard.window.keeper.keep()
    with start() as wizard:
        (latest, _), first = listed(wizard)
        assert (latest, first) == ("other.csv", ("learners.csv", "2 changes"))
        wizard.click("record_type.kept_1_go_on")
        wizard.wait_for(Step.CHECK)
        wizard.wait_until_idle()
        assert rows(wizard) == MENDED
        wizard.window.go_to(Step.RECORD_TYPE)
        wizard.press("Escape")
        assert [name for name, _ in listed(wizard)] == ["other.csv"]


def test_another_import_and_a_changed_file_lose_nothing(
    start: Start, learners: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StartAnewQuestion, "may_start", lambda *_: True)
    monkeypatch.setattr(ThrowAwayQuestion, "may_throw_away", lambda *_: True)
    with start(learners) as wizard:
        mend(wizard)
        wizard.window.begin_anew()
        assert listed(wizard) == [("learners.csv", "2 changes")]
        learners.write_text(LEARNERS.replace("Ann", "Anna"), "utf-8")
        go_on(wizard)
        assert "stays in the list on the first page" in wizard.message()
        wizard.window.begin_anew()
        names = [f"record_type.kept_{place}" for place in (0, 1)]
        assert min(fact for _, fact in listed(wizard)) == "2 changes"
        learners.write_text(LEARNERS, "utf-8")
        for name in reversed(names):
            wizard.click(f"{name}_throw_away")
        assert listed(wizard) == []
        assert the_entry() is None


def test_what_another_window_let_go_of_is_offered_when_one_comes_back(
    start: Start, learners: Path
) -> None:
    with start(learners) as wizard:
        mend(wizard)
        wizard.frame.close()
    other = HeldEntry(the_file())
    other.hold()
    with start() as wizard:
        assert not wizard.seen("record_type.kept_0_go_on")
        drop(wizard, learners)
        wizard.wait(lambda: wizard.message().startswith("Another window has work on this file."))
        wizard.window.begin_anew()
        other.let_go()
        QApplication.sendEvent(wizard.frame, QEvent(QEvent.Type.ActivationChange))
        assert wizard.seen("record_type.kept_0_go_on")
        drop(wizard, learners)
        wizard.wait(lambda: wizard.message().startswith("You worked on this file before:"))
