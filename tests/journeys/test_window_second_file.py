"""A second file, dropped on any page: what is titled, shown, edited and sent is that file alone."""

from __future__ import annotations

import gc
from functools import partial
from random import Random
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from PySide6.QtCore import Qt

from rosterwizard.core.wizard import flow
from rosterwizard.core.wizard.flow import STEPS, Step
from rosterwizard.gui.dialogs.lose_edits_question import LoseEditsQuestion
from rosterwizard.gui.dialogs.start_anew_question import StartAnewQuestion
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.pages.submit_page import SubmitPage
from rosterwizard.gui.submit.send_question import SendQuestion
from rosterwizard.gui.theme import Look
from rosterwizard.services.work_facts import facts_of
from tests.helpers.opened_window import opened_window
from tests.helpers.patrons import patron, write_rows
from tests.helpers.walk_files import write_job
from tests.helpers.walk_look import WindowLook
from tests.helpers.walk_model import Model, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.helpers.wizard import Wizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIZE_PX = (1280, 800)
PATIENCE_MS = 30_000
MAIL = 3
OPEN_WITH_A_JOB = [step for step in STEPS if step is not Step.RESULTS]


@pytest.fixture
def wizard(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wizard]:
    monkeypatch.setattr(LoseEditsQuestion, "may_lose", lambda *_: True)
    monkeypatch.setattr(StartAnewQuestion, "may_start", lambda *_: True)
    monkeypatch.setattr(SendQuestion, "agreed", lambda *_: True)
    wait = partial(qtbot.waitUntil, timeout=PATIENCE_MS)
    with opened_window(Dresser(qapp, Look.LIGHT), wait, SIZE_PX) as wizard:
        yield wizard


def patrons(folder: Path, name: str, first: int, count: int) -> Path:
    """Write patrons with these numbers; each third has an e-mail address that is cut off."""
    rows = [list(patron(number)) for number in range(first, first + count)]
    for row in rows[::3]:
        row[MAIL] = row[MAIL].partition("@")[0] + "@"
    return write_rows(folder / name, rows)


def shown_names(page: CheckPage) -> list[str]:
    """Return what stands in the first column of the table."""
    model = page.desk.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def names_in(path: Path) -> list[str]:
    return [line.partition(",")[0] for line in path.read_text("utf-8").splitlines()[1:]]


def check_page(wizard: Wizard) -> CheckPage:
    page = wizard.window.page_of(Step.CHECK)
    assert isinstance(page, CheckPage)
    return page


def messages(wizard: Wizard) -> list[str]:
    """Return what any page still says of anything."""
    pages = [wizard.window.page(number) for number in wizard.window.pageIds()]
    bars = [
        page.message_bar
        for page in pages
        if isinstance(page, Page) and "message_bar" in page.__dict__
    ]
    return [bar.text() for bar in bars if not bar.isHidden()]


def work_on(wizard: Wizard, path: Path) -> None:
    """Open a file, search in it and change it, so that there is much to be forgotten."""
    wizard.window.open_files([path])
    wizard.wait_for(Step.CHECK)
    page = check_page(wizard)
    page.make_safe_fixes()
    page.desk.model.setData(page.desk.model.index(0, MAIL), "first@school.example")
    page.open_find()
    page.desk.find_bar.text.setText("school")
    page.message_bar.tell("note", "This is about the first file.")
    wizard.wait_until_idle()


@pytest.mark.parametrize("step", OPEN_WITH_A_JOB, ids=lambda step: step.value)
def test_all_that_is_shown_and_edited_is_the_second_file(
    wizard: Wizard, tmp_path: Path, step: Step
) -> None:
    first = patrons(tmp_path, "first.csv", 100, 12)
    second = patrons(tmp_path, "second.csv", 500, 9)
    work_on(wizard, first)
    wizard.window.go_to(step)
    wizard.wait_until_idle()

    wizard.window.open_files([second])
    wizard.wait_for(Step.CHECK)
    page = check_page(wizard)
    assert wizard.frame.windowTitle().startswith("second.csv")
    assert shown_names(page) == names_in(second)
    assert not page.undo_button.isEnabled()
    assert page.desk.find_bar.text.text() == ""
    assert messages(wizard) == ["The list on the first page has your work on first.csv."]
    assert not page.missing()

    row = 3  # its address is cut off, too
    page.desk.model.setData(page.desk.model.index(row, MAIL), "mended@school.example")
    wizard.wait_until_idle()
    frame = wizard.session.work.sheet_of("patrons").frame
    mended = frame.row(row)
    assert (mended[0], mended[MAIL]) == (names_in(second)[row], "mended@school.example")
    assert shown_names(page) == names_in(second)
    assert page.desk.model.index(row, MAIL).data(Qt.ItemDataRole.DisplayRole) == mended[MAIL]


def test_the_same_file_dropped_again_shows_it_as_it_is_now(wizard: Wizard, tmp_path: Path) -> None:
    work_on(wizard, patrons(tmp_path, "one.csv", 100, 12))
    again = patrons(tmp_path, "one.csv", 700, 5)
    wizard.window.open_files([again])
    wizard.wait_for(Step.CHECK)
    assert shown_names(check_page(wizard)) == names_in(again)


def test_a_file_that_cannot_be_read_leaves_nothing_of_the_one_before(
    wizard: Wizard, tmp_path: Path
) -> None:
    work_on(wizard, patrons(tmp_path, "first.csv", 100, 12))
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    wizard.window.open_files([broken])
    wizard.wait_for(Step.FILE)
    assert wizard.session.work.job is None
    assert shown_names(check_page(wizard)) == []
    third = patrons(tmp_path, "third.csv", 900, 4)
    wizard.window.open_files([third])
    wizard.wait_for(Step.CHECK)
    assert shown_names(check_page(wizard)) == names_in(third)


def test_starting_anew_leaves_nothing_of_the_work_before(wizard: Wizard, tmp_path: Path) -> None:
    work_on(wizard, patrons(tmp_path, "first.csv", 100, 12))
    wizard.window.begin_anew()
    wizard.wait_for(Step.RECORD_TYPE)
    assert messages(wizard) == []
    assert wizard.frame.windowTitle() == "Roster Wizard"
    page = check_page(wizard)
    assert shown_names(page) == []
    assert not page.undo_button.isEnabled()


def test_starting_anew_holds_no_row_of_the_work_before(
    wizard: Wizard, tmp_path: Path, qtbot: QtBot
) -> None:
    """Those of a large file take much memory, and there is another one to be opened."""
    work_on(wizard, patrons(tmp_path, "first.csv", 100, 12))
    sheet = wizard.session.work.sheet_of("patrons")
    frames = [ref(each) for each in (sheet.sheet.frame, sheet.frame)]
    del sheet
    wizard.window.begin_anew()
    wizard.wait_for(Step.RECORD_TYPE)

    def are_gone() -> bool:
        gc.collect()
        return not any(frame() is not None for frame in frames)

    qtbot.waitUntil(are_gone, timeout=PATIENCE_MS)


@pytest.mark.parametrize("system", ["infiniti", "haiku"])
def test_after_a_sending_all_that_is_shown_and_sent_on_any_page_is_the_next_job(
    wizard: Wizard, tmp_path: Path, system: str
) -> None:
    look = WindowLook(wizard, tmp_path / "afresh")
    for number, step in enumerate(STEPS):
        files = write_job(tmp_path, system, f"job {number}", Random(number))  # noqa: S311 - no secret
        look.forget_messages()
        wizard.window.open_files(list(files.values()))
        wizard.wait_for(Step.CHECK)
        opened = {of: read_table(file) for of, file in files.items()}
        model = Model(system, tuple(files.values()), files, opened)
        look.at_everything(model)
        assert Step.RESULTS not in flow.reachable(facts_of(wizard.session.work))
        wizard.window.go_to(Step.SUBMIT)
        send(wizard, look, model)
        look.at_everything(model)
        wizard.window.go_to(step)
        wizard.wait_until_idle()


def send(wizard: Wizard, look: WindowLook, model: Model) -> None:
    """Send every row to the practice server."""
    page = wizard.window.page_of(Step.SUBMIT)
    assert isinstance(page, SubmitPage)
    wizard.wait_until_idle()
    rows = page.choices.row_choices.rows
    if rows:
        rows["all-rows"].button.click()
        wizard.wait_until_idle()
    look.at_everything(model)
    server, plan = page.servers.chosen(), look.plan(model, page)
    assert server is not None
    page.go_on()
    wizard.wait_for(Step.RESULTS)
    look.take_sent(model, plan, server)
