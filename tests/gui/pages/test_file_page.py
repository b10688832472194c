"""The third page: a file chosen or dropped, understood, and understood otherwise."""

from __future__ import annotations

import zipfile
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from rosterwizard.core.job.steps import Made
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.core.reading.file_endings import TABLES, ZIP
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.dialogs.left_out_dialog import LeftOutDialog
from rosterwizard.gui.dialogs.lose_edits_question import LoseEditsQuestion
from rosterwizard.gui.pages import file_page
from rosterwizard.gui.pages.file_page import FilePage
from rosterwizard.gui.task import unfinished
from rosterwizard.services import first_look
from rosterwizard.services.kept_records import packed
from rosterwizard.services.kept_steps import record_of
from rosterwizard.services.opening import open_job
from rosterwizard.services.work_facts import facts_of
from tests.gui.test_session import edit
from tests.helpers.example_rosters import haiku_set, infiniti_patrons
from tests.helpers.kept_list import the_file
from tests.helpers.new_rows import with_new_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.job import Job
    from rosterwizard.gui.session import Session
    from rosterwizard.gui.window import Window

PATRONS = "username,enabled,staffmember,surname\nrp,Y,N,Patel\ncm,Y,Y,Moreau\n"


@pytest.fixture
def page(window: Window) -> FilePage:
    window.session.choose(find_profile("infiniti", window.session.profiles), ["patrons"])
    window.go_to(Step.FILE)
    page = window.page_of(Step.FILE)
    assert isinstance(page, FilePage)
    return page


def read(page: FilePage, qtbot: QtBot, *files: Path) -> None:
    page.open_files(files)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def text_file(folder: Path, text: str, name: str = "patrons.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding)
    return path


def said(page: FilePage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def first_row(page: FilePage) -> list[str]:
    return [page.opened.model.text(0, column) for column in range(page.opened.model.columnCount())]


def test_a_file_that_is_not_understood_is_not_asked_for_again(
    page: FilePage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "photo.csv"
    path.write_bytes(b"%PDF-1.7 nothing of a table")
    page.open_files([path])
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.missing() == "Choose another file."  # there is nothing to change


def test_without_a_file_there_is_a_place_to_drop_one(page: FilePage) -> None:
    assert page.drop_zone.isVisible()
    assert page.drop_zone.choose.hasFocus()
    assert not page.drop_zone.folder.isVisible()
    assert page.missing() == "Choose your file first."


def test_what_could_not_be_read_leads_to_choosing_another(
    page: FilePage, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, qtbot, text_file(tmp_path, ""))
    assert page.drop_zone.choose.hasFocus()


def test_folders_are_for_sets(page: FilePage, window: Window) -> None:
    profile = find_profile("haiku", window.session.profiles)
    window.session.choose(profile, ["users", "classes"])
    page.enter()
    assert page.drop_zone.folder.isVisible()


def test_chosen_file_is_shown_as_it_was_understood(
    page: FilePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = text_file(tmp_path, PATRONS)
    monkeypatch.setattr(FilePage, "ask_files", lambda *_: [path])
    page.drop_zone.choose.click()
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.opened.model.headings() == ("username", "enabled", "staffmember", "surname")
    assert first_row(page) == ["rp", "Y", "N", "Patel"]
    assert page.opened.facts.encoding.currentText() == "UTF-8"
    assert page.opened.facts.delimiter.currentText() == "Comma"
    assert page.opened.facts.heading_row.value() == 1
    assert "patrons.csv" in said(page)
    assert "2 rows" in said(page)
    assert page.next_label() == "&Check 2 rows"


def test_every_file_that_may_be_a_table_can_be_chosen(
    page: FilePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, _title: str, _folder: str, kinds: str) -> tuple[list[str], str]:
        asked.append(kinds)
        return ["a.csv"], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    assert page.ask_files(page, "") == [Path("a.csv")]
    tables = asked[0].partition("(")[2].partition(")")[0]
    assert set(tables.split()) == {f"*{ending}" for ending in (*TABLES, ZIP)}


def test_calling_off_leaves_everything_as_it_is(
    page: FilePage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FilePage, "ask_files", lambda *_: [])
    monkeypatch.setattr(FilePage, "ask_folder", lambda *_: [])
    page.drop_zone.choose.click()
    page.drop_zone.folder.click()
    assert session.work.paths == ()


def test_case_file_is_left_to_the_window_however_it_comes(
    page: FilePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[list[Path]] = []
    page.files_given.connect(given.append)
    path = tmp_path / "sent.RWCASE"
    monkeypatch.setattr(FilePage, "ask_files", lambda *_: [path])
    page.drop_zone.choose.click()
    page.drop_zone.dropped.emit([path])
    assert given == [[path]] * 2
    assert page.session.work.paths == ()


def test_dropped_file_is_read(page: FilePage, qtbot: QtBot, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(text_file(tmp_path, PATRONS)))])
    page.drop_zone.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.opened.model.rowCount() == 2


def test_another_row_of_headings_reads_the_file_anew(
    page: FilePage, qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    titled = "Patrons of Hill Road\nmade in August\n" + PATRONS
    read(page, qtbot, text_file(tmp_path, titled))
    page.opened.facts.heading_row.setValue(4)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert session.work.options is not None
    assert session.work.options.heading_row == 4
    assert page.opened.model.headings()[0] == "rp"


@pytest.mark.parametrize(("option", "value"), [("delimiter", ";"), ("encoding", "cp1252")])
def test_choices_read_the_file_anew(
    page: FilePage, qtbot: QtBot, tmp_path: Path, option: str, value: str
) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS))
    box = getattr(page.opened.facts, option)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert getattr(page.session.work.options, option) == value


def test_what_was_settled_before_stays_settled(
    page: FilePage, qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    read(page, qtbot, text_file(tmp_path, "Patrons of Hill Road\n" + PATRONS))
    page.opened.facts.heading_row.setValue(3)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    box = page.opened.facts.encoding
    box.setCurrentIndex(box.findData("cp1252"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert session.work.options == ReadingOptions(heading_row=3, encoding="cp1252")


def test_sheets_of_a_workbook_can_be_chosen(page: FilePage, qtbot: QtBot, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, surname in (("Old", "Haddad"), ("New", "Ngata")):
        sheet = book.create_sheet(name)
        sheet.append(["username", "enabled", "staffmember", "surname"])
        sheet.append(["x", "Y", "Y", surname])
    del book["Sheet"]
    book.save(tmp_path / "patrons.xlsx")
    read(page, qtbot, tmp_path / "patrons.xlsx")
    assert [page.opened.facts.sheet.itemText(place) for place in range(2)] == ["Old", "New"]
    page.opened.facts.sheet.setCurrentIndex(1)
    page.opened.facts.sheet.activated.emit(1)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert first_row(page)[-1] == "Ngata"


def test_blank_rows_are_counted_and_left_out(page: FilePage, qtbot: QtBot, tmp_path: Path) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS.replace("cm,", ",,,\ncm,")))
    assert "1 blank row is left out." in said(page)
    assert page.opened.model.rowCount() == 2


def test_rows_that_a_person_added_are_none_of_the_file(
    page: FilePage, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS))
    sheet = with_new_row(with_new_row(page.session.work.sheet_of("patrons")), "zoe")
    for each in sheet.edits.done:
        page.session.apply_edit("patrons", each)
    page.enter()
    assert "2 rows" in said(page)
    assert page.opened.model.rowCount() == 2
    assert page.next_label() == "&Check 3 rows"  # in the other one nothing stands


def test_rows_that_are_no_people_are_named_and_taken_in_with_one_click(
    page: FilePage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS + "Total: 2,,,\n"))
    bar = page.opened.aside
    assert "row 4 “Total: 2”" in bar.text()
    assert page.next_label() == "&Check 2 rows"
    bar.press()
    assert bar.text().startswith("1 row was taken in")
    assert page.next_label() == "&Check 3 rows"
    assert page.opened.model.rowCount() == 3
    window.session.undo()
    page.enter()
    assert page.opened.model.rowCount() == 2
    assert "row 4 “Total: 2”" in bar.text()
    read(page, qtbot, text_file(tmp_path, PATRONS, "others.csv"))
    assert bar.text() == ""


def test_rows_keep_the_numbers_of_the_persons_own_sheet(
    page: FilePage, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS.replace("cm,", ",,,\ncm,")))
    vertical = Qt.Orientation.Vertical
    assert [int(str(page.opened.model.headerData(row, vertical))) for row in (0, 1)] == [2, 4]


def test_uncertain_headings_come_next(page: FilePage, qtbot: QtBot, tmp_path: Path) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS.replace("surname", "Surnam")))
    assert page.next_label() == "&Match 1 heading"


def test_a_set_shows_a_tab_for_each_of_its_sheets(
    page: FilePage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    profile = find_profile("haiku", window.session.profiles)
    window.session.choose(profile, [each.name for each in profile.record_types])
    read(page, qtbot, haiku_set(tmp_path))
    assert page.opened.tabs.count() == 4
    assert page.opened.tabs.tabText(0) == "users.csv as Users"
    page.opened.tabs.setCurrentIndex(1)
    assert page.opened.model.headings()[1] == "name"
    assert not page.opened.facts.encoding.isVisible()
    assert page.next_label() == "&Check 997 rows"
    window.go_to(Step.RECORD_TYPE)
    window.go_to(Step.FILE)
    assert page.opened.model.headings()[1] == "name"


def test_several_files_are_read_together(
    page: FilePage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    profile = find_profile("haiku", window.session.profiles)
    window.session.choose(profile, [each.name for each in profile.record_types])
    with zipfile.ZipFile(haiku_set(tmp_path)) as archive:
        archive.extractall(tmp_path / "set")
    read(page, qtbot, *sorted((tmp_path / "set").iterdir()))
    assert page.opened.tabs.count() == 4
    assert "classes.csv, organizations.csv, roster.csv and 1 more" in said(page)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n\0\0", "document or a picture")],
    ids=["empty", "picture"],
)
def test_what_cannot_be_read_says_why(
    page: FilePage, qtbot: QtBot, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "patrons.csv"
    path.write_bytes(content)
    read(page, qtbot, path)
    assert words in page.message_bar.text()
    assert not page.isComplete()
    assert page.drop_zone.isVisible()
    page.show_missing()
    assert page.drop_zone.choose.hasFocus()


@pytest.mark.parametrize("text", ["a,b,c\n1,2,3\n", "ana@x.example,Ana\nbo@x.example,Bo\n"])
def test_unclear_record_type_leads_to_the_page_that_says_it(
    window: Window, page: FilePage, qtbot: QtBot, tmp_path: Path, text: str
) -> None:
    window.session.start_anew()
    read(page, qtbot, text_file(tmp_path, text))
    assert page.opened.facts.heading_row.isVisible()
    page.message_bar.press()
    assert window.step is Step.RECORD_TYPE


LEARNERS = "First Name,Last Name,Email\nAna,Ruiz,ana@x.example\n"


@pytest.fixture
def doubted(page: FilePage, qtbot: QtBot, tmp_path: Path) -> FilePage:
    """Return the page with patrons open, and then a file of learners dropped on them."""
    read(page, qtbot, text_file(tmp_path, PATRONS))
    read(page, qtbot, text_file(tmp_path, LEARNERS, "learners.csv"))
    return page


def press(page: FilePage, qtbot: QtBot, role: str) -> None:
    button = page.findChild(QPushButton, f"file.type_{role}")
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def test_file_of_another_system_is_asked_about_and_not_opened(
    doubted: FilePage, session: Session
) -> None:
    assert session.work.job is None
    assert "This looks like Riipen – Learners of an experience, not Infiniti – Patrons" in said(
        doubted
    )
    assert "patrons.csv" in said(doubted)
    assert not doubted.opened.isVisible()
    assert doubted.missing() == "Say first what the file is."
    assert doubted.type_question.buttons[0].hasFocus()
    doubted.setFocus()
    doubted.show_missing()
    assert doubted.type_question.buttons[0].hasFocus()


def test_it_can_be_taken_for_what_it_looks_like(
    doubted: FilePage, qtbot: QtBot, session: Session
) -> None:
    press(doubted, qtbot, "other")
    assert session.work.profile is find_profile("riipen", session.profiles)
    assert session.work.record_types == ("experience-learners",)
    assert first_row(doubted) == ["Ana", "Ruiz", "ana@x.example"]
    assert session.work.aside is None


def test_it_can_be_read_as_what_was_chosen_and_is_asked_no_more(
    doubted: FilePage, qtbot: QtBot, session: Session
) -> None:
    press(doubted, qtbot, "insist")
    assert session.work.record_types == ("patrons",)
    assert first_row(doubted) == ["Ana", "Ruiz", "ana@x.example"]
    doubted.opened.facts.heading_row.setValue(2)
    qtbot.waitUntil(lambda: not doubted.busy, timeout=20_000)
    doubted.opened.facts.heading_row.setValue(1)
    qtbot.waitUntil(lambda: not doubted.busy, timeout=20_000)
    assert session.work.job is not None


def test_when_it_is_left_the_job_before_comes_back(
    page: FilePage, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.session
    read(page, qtbot, text_file(tmp_path, PATRONS))
    session.apply_edit("patrons", edit(0, "Okafor"))
    monkeypatch.setattr(LoseEditsQuestion, "may_lose", lambda *_: True)
    before = session.work
    window.open_files([text_file(tmp_path, LEARNERS, "learners.csv")])
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    window.open_files([text_file(tmp_path, LEARNERS, "learners again.csv")])
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    press(page, qtbot, "leave")
    assert session.work.job is before.job
    assert session.work.paths == before.paths
    assert session.work.edited == ("patrons",)
    assert window.step is Step.CHECK


def test_when_it_is_left_and_nothing_was_open_another_can_be_chosen(
    page: FilePage, qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    read(page, qtbot, text_file(tmp_path, LEARNERS))
    press(page, qtbot, "leave")
    assert session.work.paths == ()
    assert session.work.record_types == ("patrons",)
    assert page.drop_zone.isVisible()
    assert page.missing() == "Choose your file first."


def test_job_that_may_come_back_stays_kept(
    page: FilePage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS))
    window.keeper.keep()
    read(page, qtbot, text_file(tmp_path, LEARNERS, "learners.csv"))
    window.keeper.keep()
    window.keeper.let_go()
    (kept,) = window.keeper.kept().entries
    assert kept.work.paths == (tmp_path / "patrons.csv",)


def test_file_chosen_after_another_was_left_goes_nowhere_by_itself(
    page: FilePage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_files([text_file(tmp_path, LEARNERS, "learners.csv")])
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    press(page, qtbot, "leave")
    read(page, qtbot, text_file(tmp_path, PATRONS))
    assert window.step is Step.FILE


def kept_files(window: Window) -> list[str]:
    """Return the names of all that is kept, that at hand too."""
    window.keeper.keep()
    window.keeper.let_go()
    entries = window.keeper.kept().entries
    return sorted(path.name for each in entries for path in each.work.paths)


def test_job_that_came_back_is_kept_where_it_was(
    doubted: FilePage, window: Window, qtbot: QtBot
) -> None:
    press(doubted, qtbot, "leave")
    window.session.apply_edit("patrons", edit(0, "Okafor"))
    assert kept_files(window) == ["patrons.csv"]
    assert "The list on the first page" not in said(doubted)


def test_job_before_stays_in_the_list_when_the_file_is_taken_as_what_it_is(
    doubted: FilePage, window: Window, qtbot: QtBot
) -> None:
    press(doubted, qtbot, "other")
    assert kept_files(window) == ["learners.csv", "patrons.csv"]


def test_several_types_that_may_be_meant_are_offered_by_their_titles(
    window: Window, page: FilePage, qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    session.start_anew()
    read(page, qtbot, text_file(tmp_path, "username,surname\nab,Berg\n"))
    words = [each.text() for each in page.type_question.buttons]
    assert "Infiniti – Patrons" in words
    assert not any("/" in each for each in words)
    press(page, qtbot, "another")
    assert window.step is Step.RECORD_TYPE
    window.go_to(Step.FILE)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    press(page, qtbot, "infiniti_patrons")
    assert session.work.record_types == ("patrons",)
    assert session.work.job is not None


def test_reading_anew_over_edits_is_asked_about(
    page: FilePage, qtbot: QtBot, tmp_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS))
    session.apply_edit("patrons", edit(0, "Okafor"))
    job = session.work.job
    monkeypatch.setattr(LoseEditsQuestion, "may_lose", lambda *_: False)
    page.opened.facts.heading_row.setValue(2)
    assert session.work.job is job
    assert page.opened.facts.heading_row.value() == 1


def test_another_file_keeps_what_was_done_and_says_where_it_is(
    page: FilePage, qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS))
    session.apply_edit("patrons", edit(0, "Okafor"))
    read(page, qtbot, text_file(tmp_path, PATRONS, "other.csv"))
    qtbot.waitUntil(lambda: page.message_bar.text() != "")
    assert "has your work on patrons.csv" in page.message_bar.text()
    assert the_file().exists(), "and what is at hand now is not in an entry yet"


def take_up_again(page: FilePage, window: Window, qtbot: QtBot) -> None:
    """Go on with the kept work, as after a new start."""
    page.session.start_anew()
    (*_, first) = window.keeper.kept().entries
    assert window.keeper.take_up(first) is Step.FILE
    page.enter()
    qtbot.waitUntil(lambda: page.session.work.job is not None, timeout=20_000)


def test_the_same_files_chosen_again_keep_what_was_changed(
    page: FilePage, qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS))
    session.apply_edit("patrons", edit(0, "Okafor"))
    entry = session.work.entry
    page.open_files(session.work.paths)
    assert session.work.job is None
    qtbot.waitUntil(lambda: session.work.job is not None)
    assert session.work.sheet_of("patrons").frame["c3"][0] == "Okafor"
    assert session.work.entry == entry


def test_kept_work_is_laid_on_the_file_that_it_belongs_to(
    page: FilePage, window: Window, qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    path = text_file(tmp_path, PATRONS)
    read(page, qtbot, path)
    session.apply_edit("patrons", edit(0, "Okafor"))
    window.keeper.keep()
    take_up_again(page, window, qtbot)
    assert session.work.sheet_of("patrons").frame["c3"][0] == "Okafor"
    assert list(session.work.edited) == ["patrons"]
    assert "one change that you made is back" in page.message_bar.text()


def test_on_a_changed_file_it_is_laid_by_key_and_what_is_left_out_can_be_opened(
    page: FilePage, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, ...]] = []
    monkeypatch.setattr(LeftOutDialog, "tell", lambda _parent, lines: shown.append(lines()))
    session = page.session
    headings, first, *others = PATRONS.splitlines(keepends=True)
    path = text_file(tmp_path, PATRONS)
    read(page, qtbot, path)
    session.apply_edit("patrons", edit(0, "Okafor"))
    session.apply_edit("patrons", edit(1, "Obi"))
    window.keeper.keep()
    with the_file().open("ab") as file:
        file.write(b"half a record")
    path.write_text("".join((headings, "new,Y,N,Rossi\n", first, *others[1:])), "utf-8")
    take_up_again(page, window, qtbot)
    assert session.work.sheet_of("patrons").frame["c3"].to_list()[:2] == ["Rossi", "Okafor"]
    assert list(session.work.edited) == ["patrons"]
    assert "Of 2 places that you changed, 1 are changed" in page.message_bar.text()
    assert "very last change may be missing" in page.message_bar.text()
    page.message_bar.press()
    (lines,) = shown
    assert "Obi" in "".join(lines)


def test_work_on_headings_alone_comes_back_without_a_word(
    page: FilePage, window: Window, qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS))
    session.set_matching("patrons", session.work.sheet_of("patrons").matching.with_match(3, None))
    window.keeper.keep()
    take_up_again(page, window, qtbot)
    assert session.work.sheet_of("patrons").matching.matches[3].field is None
    assert page.message_bar.text() == ""


def test_what_no_longer_fits_and_a_torn_end_are_told(
    page: FilePage, window: Window, qtbot: QtBot, tmp_path: Path, session: Session
) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS))
    session.apply_edit("patrons", edit(0, "Okafor"))
    window.keeper.keep()
    stranger = Made("patrons", edit(99, "Nobody"))
    with the_file().open("ab") as file:
        file.write(packed([record_of(stranger)]) + b"half a record")
    take_up_again(page, window, qtbot)
    assert list(session.work.edited) == ["patrons"]
    assert page.message_bar.text().startswith("1 of 2 changes are back. The others no longer fit")
    assert "very last change may be missing" in page.message_bar.text()


def test_going_away_and_back_shows_the_same_file(
    page: FilePage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, qtbot, infiniti_patrons(tmp_path, 40))
    window.go_to(Step.TEMPLATE)
    window.go_to(Step.FILE)
    assert page.opened.model.rowCount() == 40


def test_dialogs_begin_where_the_last_file_was(
    page: FilePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS))
    asked: list[str] = []

    def ask(_page: QWidget, _parent: QWidget, folder: str) -> list[Path]:
        asked.append(folder)
        return []

    monkeypatch.setattr(FilePage, "ask_files", ask)
    page.opened.choose.click()
    assert asked == [str(tmp_path)]


# -- What the names tell ----------------------------------------------------------------------

USERS = "import_id,first_name,last_name,login,user_type\nS-1,Bo,Roe,broe,S\nS-2,Cy,Poe,cpoe,S\n"


@pytest.fixture
def page_of_set(window: Window) -> FilePage:
    profile = find_profile("haiku", window.session.profiles)
    window.session.choose(profile, [each.name for each in profile.record_types])
    window.go_to(Step.FILE)
    page = window.page_of(Step.FILE)
    assert isinstance(page, FilePage)
    return page


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("update_users.csv", "Partial import Only what is listed changes"),
        ("users.csv", "Full import This deletes people The files are the whole truth"),
        ("people.csv", "Nothing tells how these files are meant Haiku tells by the names"),
    ],
)
def test_mode_of_the_files_and_what_it_does_are_said(
    page_of_set: FilePage, qtbot: QtBot, tmp_path: Path, name: str, told: str
) -> None:
    read(page_of_set, qtbot, text_file(tmp_path, USERS, name))
    assert told in said(page_of_set)
    assert ("This deletes people" in said(page_of_set)) == ("This deletes people" in told)


def test_no_mode_is_said_where_names_tell_of_none(
    page: FilePage, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, qtbot, text_file(tmp_path, PATRONS))
    assert page.opened.mode.isHidden()


def test_list_of_deletions_is_said_with_its_rows_as_long_as_it_is_there(
    page_of_set: FilePage, qtbot: QtBot, tmp_path: Path
) -> None:
    users = text_file(tmp_path, USERS, "update_users.csv")
    gone = text_file(tmp_path, "import_id\nS-8\nS-9\nS-7\n", "delete_users.csv")
    read(page_of_set, qtbot, users, gone)
    told = page_of_set.opened.mode.deletions.text()
    assert told.startswith("“delete_users.csv” is a list of what Haiku is to delete: Users, 3 rows")
    assert page_of_set.next_label() == "&Check 2 rows"
    read(page_of_set, qtbot, users)
    assert page_of_set.opened.mode.deletions.text() == ""


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("update_users.csv", "classes.csv"), "The two are never sent together."),
        (("delete_users.csv",), "never takes it for records to be added"),
    ],
)
def test_what_makes_no_set_is_said_beside_the_place_to_drop_another(
    page_of_set: FilePage, qtbot: QtBot, tmp_path: Path, names: tuple[str, ...], told: str
) -> None:
    read(page_of_set, qtbot, *(text_file(tmp_path, USERS, name) for name in names))
    assert told in page_of_set.message_bar.text()
    assert page_of_set.drop_zone.isVisible()
    assert page_of_set.session.work.job is None


def years(folder: Path) -> Path:
    """Write a workbook with a sheet for each year."""
    book = openpyxl.Workbook()
    for year, people in (("Year 7", ("rp", "cm")), ("Year 8 & 9", ("jd",))):
        sheet = book.create_sheet(year)
        sheet.append(["username", "enabled", "staffmember", "surname"])
        for name in people:
            sheet.append([name, "Y", "N", "Patel"])
    book.remove(book.worksheets[0])
    book.save(folder / "years.xlsx")
    return folder / "years.xlsx"


def test_one_click_takes_the_sheets_that_are_left_out(
    window: Window, page: FilePage, qtbot: QtBot, tmp_path: Path
) -> None:
    read(page, qtbot, years(tmp_path))
    assert facts_of(page.session.work).left_out == 1
    assert "“Year 8 & 9” has 1 more row" in page.opened.taken.text()
    page.opened.taken.press()
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.next_label() == "&Check 3 rows"
    assert facts_of(page.session.work).left_out == 0
    strip = page.opened.facts
    assert strip.sheet.currentText() == "Year 7, Year 8 & 9"
    strip.sheet.activated.emit(strip.sheet.currentIndex())
    assert not page.busy
    assert page.opened.model.headerData(2, Qt.Orientation.Vertical) == "2 of “Year 8 & 9”"

    page.opened.taken.press()
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.next_label() == "&Check 2 rows"
    assert page.opened.taken.text()


def test_sheets_of_another_kind_are_only_named(
    page: FilePage, qtbot: QtBot, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(years(tmp_path))
    book["Year 7"].title = "Staff"
    del book["Year 8 & 9"]
    book.create_sheet("Notes").append(["x"])
    book["Notes"].append(["y"])
    book.save(tmp_path / "years.xlsx")
    read(page, qtbot, tmp_path / "years.xlsx")
    assert "other headings" in page.opened.taken.text()
    page.opened.taken.press()
    assert not page.busy


@pytest.fixture
def held_reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Have files read whole only once the event is set; those of 20 KB are large."""
    goes_on = Event()

    def waiting(*args: object, **named: object) -> Job:
        assert goes_on.wait(20)
        return open_job(*args, **named)  # type: ignore[arg-type] # handed on as they are

    monkeypatch.setattr(file_page, "open_job", waiting)
    monkeypatch.setattr(first_look, "LARGE_BYTES", 20_000)
    yield goes_on
    goes_on.set()


LARGE = "username,enabled,staffmember,surname\n" + "".join(
    f"user{row:05},Y,N,Moreau\n" for row in range(6000)
)


def test_the_first_rows_of_a_large_file_are_shown_while_it_is_read(
    page: FilePage, qtbot: QtBot, tmp_path: Path, held_reading: Event
) -> None:
    page.open_files([text_file(tmp_path, LARGE)])
    qtbot.waitUntil(page.opened.table.isVisible, timeout=20_000)
    assert page.busy
    assert first_row(page) == ["user00000", "Y", "N", "Moreau"]
    assert "The first 200 rows as they look so far." in said(page)
    assert "The rest of the file is still being read." in said(page)
    assert page.opened.model.rowCount() == 200
    assert not page.opened.facts.isVisible()
    assert page.progress.isVisible()
    assert not page.isComplete()
    held_reading.set()
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert "still being read" not in said(page)
    assert "The first 200 rows, as they were understood." in said(page)
    assert "6,000 rows" in said(page)


def test_what_the_whole_file_says_takes_the_place_of_the_first_look(
    page: FilePage, qtbot: QtBot, tmp_path: Path, held_reading: Event
) -> None:
    text = LARGE + "last,Y,N,Zoë\n"
    page.open_files([text_file(tmp_path, text, encoding="cp1252")])
    qtbot.waitUntil(page.opened.table.isVisible, timeout=20_000)
    held_reading.set()
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.opened.facts.encoding.currentText() == "Windows-1252 (Western European)"
    assert "6,001 rows" in said(page)


def test_a_first_look_that_comes_late_is_not_shown(
    page: FilePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, goes_on = [], Event()

    def late(*_: object) -> None:
        assert goes_on.wait(20)
        looks.append(1)

    monkeypatch.setattr(file_page, "first_look", late)
    monkeypatch.setattr(page.opened, "show_look", pytest.fail)
    read(page, qtbot, text_file(tmp_path, LARGE))
    goes_on.set()
    qtbot.waitUntil(lambda: bool(looks) and not unfinished())
    qtbot.wait(1)
    assert "6,000 rows" in said(page)


def test_of_several_files_there_is_no_first_look(
    page: FilePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_page, "first_look", pytest.fail)
    other = text_file(tmp_path, LARGE, "more.csv")
    read(page, qtbot, text_file(tmp_path, LARGE), other)
    assert not page.busy
