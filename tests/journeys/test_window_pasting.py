"""Copied cells are a source like a file: they are opened, checked, kept and gone on with."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QPixmap

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.pages.file_page import FilePage
from rosterwizard.gui.widgets.search_line import SearchLine
from rosterwizard.services.folders import pasted_folder
from rosterwizard.services.pasted_files import is_pasted
from tests.helpers.example_rosters import infiniti_patrons
from tests.helpers.road_steps import open_file, to_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.helpers.wizard import Wizard


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def cells_of(path: Path) -> str:
    """Return the cells of a CSV file as a spreadsheet copies them."""
    out = io.StringIO(newline="")
    with path.open(encoding="utf-8", newline="") as file:
        csv.writer(out, delimiter="\t").writerows(csv.reader(file))
    return out.getvalue()


def checked(wizard: Wizard) -> list[tuple[object, ...]]:
    """Wait for the check; return every problem by its place and code."""
    wizard.wait_for(Step.CHECK)
    wizard.wait_until_idle()
    problems = wizard.session.work.problems["patrons"]
    codes = [rule.code for rule in problems.rules]
    return [(row, column, codes[rule]) for row, column, rule in problems.frame.rows()]


def searched(wizard: Wizard) -> str:
    search = wizard.window.findChild(SearchLine)
    assert search is not None
    return search.text()


def test_pasted_cells_are_checked_as_their_csv_file_is(wizard: Wizard, tmp_path: Path) -> None:
    path = infiniti_patrons(tmp_path, 300)
    to_file(wizard, "infiniti", "patrons")
    open_file(wizard, path)
    wizard.go_on()
    from_file = checked(wizard)
    assert from_file
    wizard.window.begin_anew()
    copy(cells_of(path))
    to_file(wizard, "infiniti", "patrons")
    wizard.click("file.paste")
    wizard.wait_until_idle()
    wizard.go_on()
    assert checked(wizard) == from_file


def test_cells_pasted_on_the_first_page_go_as_far_as_a_dropped_file(
    wizard: Wizard, tmp_path: Path
) -> None:
    copy(cells_of(infiniti_patrons(tmp_path, 300)))
    assert wizard.focus().objectName() == "record_type.search"
    wizard.press("Ctrl+V")
    wizard.wait_for(Step.CHECK)
    assert searched(wizard) == ""
    assert wizard.frame.windowTitle().startswith("Pasted on ")


def test_a_word_is_pasted_into_the_search(wizard: Wizard) -> None:
    copy("haiku")
    wizard.press("Ctrl+V")
    assert searched(wizard) == "haiku"
    assert wizard.window.step is Step.RECORD_TYPE


def test_copied_files_are_opened(wizard: Wizard, tmp_path: Path) -> None:
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(infiniti_patrons(tmp_path, 30)))])
    QGuiApplication.clipboard().setMimeData(copied)
    wizard.press("Ctrl+V")
    wizard.wait_for(Step.CHECK)
    assert wizard.session.work.paths == (tmp_path / "patrons august.csv",)


def _a_picture() -> None:
    picture = QPixmap(4, 4)
    picture.fill(QColor("red"))
    QGuiApplication.clipboard().setPixmap(picture)


@pytest.mark.parametrize(
    "put",
    [
        pytest.param(lambda: QGuiApplication.clipboard().clear(), id="empty"),
        pytest.param(_a_picture, id="picture"),
        pytest.param(lambda: copy("one line"), id="one-line"),
    ],
)
def test_nothing_usable_is_said_and_leaves_all_as_it_is(
    wizard: Wizard, put: Callable[[], None]
) -> None:
    to_file(wizard, "infiniti", "patrons")
    put()
    wizard.click("file.paste")
    assert "copy" in wizard.page.message_bar.text()
    assert wizard.session.work.paths == ()
    assert not [*pasted_folder().iterdir()]


def test_pasted_work_is_kept_gone_on_with_and_goes_when_it_is_thrown_away(
    wizard: Wizard, tmp_path: Path
) -> None:
    copy(cells_of(infiniti_patrons(tmp_path, 300)))
    wizard.press("Ctrl+V")
    before = checked(wizard)
    assert wizard.session.settings is not None
    assert wizard.session.settings.recent_files == ()
    wizard.window.begin_anew()
    (kept,) = wizard.window.list_kept()
    assert kept.work.paths[0].name.startswith("Pasted on ")
    assert is_pasted(kept.work.paths[0])
    wizard.window.go_on_with(kept)
    wizard.wait_for(Step.CHECK)
    assert checked(wizard) == before
    wizard.window.begin_anew()
    (kept,) = wizard.window.list_kept()
    wizard.window.throw_away(kept)
    assert not [*pasted_folder().iterdir()]


def test_reading_options_hold_for_pasted_cells(wizard: Wizard) -> None:
    copy("List of August\n\nusername;enabled;staffmember\nann1;Y;N\n")
    to_file(wizard, "infiniti", "patrons")
    wizard.click("file.paste")
    wizard.wait_until_idle()
    seen = {
        name for name in ("encoding", "delimiter", "heading_row") if wizard.seen(f"file.{name}")
    }
    assert seen == {"encoding", "delimiter", "heading_row"}
    assert not wizard.seen("file.follow")


def test_other_files_are_not_looked_for_in_the_folder_of_what_was_pasted(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_class: object, _page: object, folder: str) -> list[Path]:
        asked.append(folder)
        return []

    monkeypatch.setattr(FilePage, "ask_files", classmethod(ask))
    copy(cells_of(infiniti_patrons(tmp_path, 30)))
    to_file(wizard, "infiniti", "patrons")
    wizard.click("file.paste")
    wizard.wait_until_idle()
    wizard.click("file.choose_another")
    assert asked == [str(Path.home())]
