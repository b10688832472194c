"""The second page: columns ticked, the sheet drawn beside them, saved as workbook or text."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import outside
from rosterwizard.gui.pages.template_page import TemplatePage
from rosterwizard.gui.widgets.reading_area import ReadingArea
from rosterwizard.services.opening import open_job
from rosterwizard.services.settings import load_settings
from rosterwizard.services.work_facts import chosen_types, ticked_columns

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.session import Session
    from rosterwizard.gui.window import Window

CHECKED = Qt.CheckState.Checked


@pytest.fixture
def page(window: Window) -> TemplatePage:
    window.session.choose(find_profile("infiniti", window.session.profiles), ["patrons"])
    return opened(window)


@pytest.fixture
def page_of_set(window: Window) -> TemplatePage:
    profile = find_profile("haiku", window.session.profiles)
    window.session.choose(profile, [each.name for each in profile.record_types])
    return opened(window)


def opened(window: Window) -> TemplatePage:
    window.go_to(Step.TEMPLATE)
    page = window.page_of(Step.TEMPLATE)
    assert isinstance(page, TemplatePage)
    return page


def row_of(page: TemplatePage, field: str) -> int:
    for row in range(page.fields.model.rowCount()):
        found = page.fields.model.field(row)
        if found is not None and found.name == field:
            return row
    raise LookupError(field)


def press_row(page: TemplatePage, field: str) -> None:
    area = page.fields.view.visualRect(page.fields.model.index(row_of(page, field)))
    middle = QPoint(area.left() + 60, area.center().y())
    QTest.mouseClick(page.fields.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def headings(page: TemplatePage) -> list[str]:
    picture = page.sheet.picture.picture()
    return [column.heading for column in picture.columns] if picture else []


def save_to(page: TemplatePage, path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(TemplatePage, "ask_path", lambda *_: path)
    assert not page.go_on()
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def test_profile_decides_what_is_ticked_first(page: TemplatePage) -> None:
    names = [field.name for field in page.fields.model.chosen()]
    assert names[:3] == ["username", "enabled", "staffmember"]
    assert "gender" not in names
    assert headings(page) == names


def test_pressing_a_row_adds_its_column_before_ones_eyes(
    page: TemplatePage, session: Session
) -> None:
    press_row(page, "gender")
    assert "gender" in headings(page)
    assert "gender" in ticked_columns(session.work)["patrons"]
    press_row(page, "gender")
    assert "gender" not in headings(page)


def test_space_ticks_and_unticks(page: TemplatePage) -> None:
    page.fields.view.setCurrentIndex(page.fields.model.index(row_of(page, "gender")))
    QTest.keyClick(page.fields.view, Qt.Key.Key_Space)
    assert "gender" in headings(page)
    QTest.keyClick(page.fields.view, Qt.Key.Key_Space)
    assert "gender" not in headings(page)


def test_columns_that_the_system_needs_are_locked(page: TemplatePage) -> None:
    press_row(page, "username")
    assert headings(page)[0] == "username"
    spoken = page.fields.model.data(page.fields.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "User name, Required, always in the sheet"


def test_all_and_only_needed(page: TemplatePage, session: Session) -> None:
    page.fields.all.click()
    patrons = chosen_types(session.work)[0]
    assert headings(page) == [field.name for field in patrons.fields]
    page.fields.needed.click()
    assert headings(page) == ["username"]


def test_words_follow_the_field_that_is_pointed_at(page: TemplatePage, qtbot: QtBot) -> None:
    page.fields.view.setCurrentIndex(page.fields.model.index(row_of(page, "graduationyear")))

    def said() -> str:
        return " ".join(label.text() for label in page.sheet.words.findChildren(QLabel))

    qtbot.waitUntil(lambda: "Graduation year" in said())
    assert "Heading in the sheet: graduationyear" in said()
    assert "When staffmember is N" in said()
    assert "Concord: Non-interactive Patron Import" in said()


def test_words_say_when_a_rule_is_our_reading(page: TemplatePage, qtbot: QtBot) -> None:
    page.fields.view.setCurrentIndex(page.fields.model.index(row_of(page, "username")))
    qtbot.waitUntil(
        lambda: any(
            "our reading" in label.text() for label in page.sheet.words.findChildren(QLabel)
        )
    )


def test_picture_frames_the_column_that_is_pointed_at(page: TemplatePage) -> None:
    assert not page.sheet.picture.point_at("surname").isEmpty()
    assert page.sheet.picture.point_at("gender").isEmpty()
    assert "username" in page.sheet.picture.accessibleName()


def test_workbook_has_the_ticked_columns(
    page: TemplatePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    press_row(page, "gender")
    save_to(page, tmp_path / "patrons.xlsx", monkeypatch, qtbot)
    book = openpyxl.load_workbook(BytesIO((tmp_path / "patrons.xlsx").read_bytes()))
    sheet = book["Patrons"]
    assert [cell.value for cell in sheet[1]] == headings(page)
    assert "gender" in headings(page)


def test_text_has_them_too(
    page: TemplatePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page.kind.text.click()
    save_to(page, tmp_path / "patrons.csv", monkeypatch, qtbot)
    first = (tmp_path / "patrons.csv").read_text("utf-8").splitlines()[0]
    assert first.split(",") == headings(page)


def test_after_saving_the_button_goes_on_until_something_changes(
    page: TemplatePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert page.next_label() == "&Save template…"
    save_to(page, tmp_path / "patrons.xlsx", monkeypatch, qtbot)
    assert page.next_label() == "&Continue with the filled-in sheet"
    assert page.go_on()
    page.fields.all.click()
    assert page.next_label() == "&Save template…"


def test_saved_template_can_be_opened_and_its_folder_is_remembered(
    page: TemplatePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened_files: list[object] = []
    monkeypatch.setattr(outside, "open_file", opened_files.append)
    save_to(page, tmp_path / "patrons.xlsx", monkeypatch, qtbot)
    assert "patrons.xlsx" in page.message_bar.text()
    page.message_bar.press()
    assert opened_files == [tmp_path / "patrons.xlsx"]
    assert load_settings().template_folder == str(tmp_path)


def test_a_folder_that_cannot_be_written_to_is_said(
    page: TemplatePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    save_to(page, tmp_path / "missing" / "patrons.xlsx", monkeypatch, qtbot)
    assert "patrons.xlsx" in page.message_bar.text()
    assert page.next_label() == "&Save template…"


def test_calling_off_saves_nothing(page: TemplatePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TemplatePage, "ask_path", lambda *_: None)
    assert not page.go_on()
    assert not page.busy


def test_suggested_name_says_what_it_is(
    page: TemplatePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    from msgspec.structs import replace

    asked: list[Path] = []
    monkeypatch.setattr(TemplatePage, "ask_path", lambda *args: asked.append(args[-1]))
    assert session.settings is not None
    session.set_settings(replace(session.settings, template_folder=str(tmp_path)))
    page.go_on()
    assert asked == [tmp_path / "Infiniti Patrons template.xlsx"]


def test_a_set_is_one_workbook_with_a_tab_for_each_sheet(
    page_of_set: TemplatePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = page_of_set
    assert not page.kind.text.isEnabled()
    assert page.tabs.count() == 6
    page.tabs.setCurrentIndex(2)
    assert headings(page)[:2] == ["class_id", "user_id"]
    save_to(page, tmp_path / "haiku.xlsx", monkeypatch, qtbot)
    book = openpyxl.load_workbook(tmp_path / "haiku.xlsx")
    assert {"Users", "Classes", "Rosters"} <= set(book.sheetnames)


def test_ticks_of_each_tab_are_its_own(page_of_set: TemplatePage, session: Session) -> None:
    page_of_set.fields.all.click()
    page_of_set.tabs.setCurrentIndex(1)
    page_of_set.fields.needed.click()
    page_of_set.tabs.setCurrentIndex(0)
    assert len(headings(page_of_set)) == len(chosen_types(session.work)[0].fields)


def test_coming_back_shows_the_same_tab(page_of_set: TemplatePage, window: Window) -> None:
    page_of_set.tabs.setCurrentIndex(2)
    window.go_to(Step.RECORD_TYPE)
    window.go_to(Step.TEMPLATE)
    assert headings(page_of_set)[:2] == ["class_id", "user_id"]


def test_who_has_a_file_goes_on_without_a_template(page: TemplatePage, window: Window) -> None:
    page.kind.have_file.click()
    assert window.step is Step.FILE


def test_suggested_name_has_no_character_that_a_file_cannot_hold(
    page: TemplatePage, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    from msgspec.structs import replace

    asked: list[Path] = []
    monkeypatch.setattr(TemplatePage, "ask_path", lambda *args: asked.append(args[-1]))
    assert session.work.profile is not None
    session.choose(replace(session.work.profile, title="North/South: 2026"), ["patrons"])
    page.save()
    assert asked[0].name == "North-South- 2026 Patrons template.xlsx"


def test_template_is_never_saved_over_the_persons_file(
    page: TemplatePage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    session: Session,
) -> None:
    filled = tmp_path / "patrons.xlsx"
    filled.write_bytes(b"filled in")
    session.set_paths([filled])
    save_to(page, filled, monkeypatch, qtbot)
    assert "never written to" in page.message_bar.text()
    assert filled.read_bytes() == b"filled in"


# -- The mode that it is for ------------------------------------------------------------------


@pytest.fixture
def page_of_users(window: Window) -> TemplatePage:
    window.session.choose(find_profile("haiku", window.session.profiles), ["users"])
    return opened(window)


def test_harmless_mode_is_pressed_first_and_what_deletes_says_so(
    page_of_set: TemplatePage,
) -> None:
    modes = page_of_set.mode.modes
    assert list(modes.rows) == ["partial", "full"]
    assert modes.key() == "partial"
    said = [label.text() for label in modes.rows["full"].findChildren(QLabel)]
    assert said[0] == "This deletes people"
    assert "The files are the whole truth." in said[1]


@pytest.mark.parametrize("mode", ["partial", "full"])
def test_workbook_is_made_for_the_mode(
    page_of_set: TemplatePage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    mode: str,
) -> None:
    path = tmp_path / "haiku.xlsx"
    page_of_set.mode.modes.rows[mode].button.click()
    save_to(page_of_set, path, monkeypatch, qtbot)
    assert open_job([path], page_of_set.session.profiles).mode == mode


def test_another_mode_wants_another_template(
    page_of_set: TemplatePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    save_to(page_of_set, tmp_path / "haiku.xlsx", monkeypatch, qtbot)
    assert page_of_set.next_label() == "&Continue with the filled-in sheet"
    page_of_set.mode.modes.rows["full"].button.click()
    assert page_of_set.next_label() == "&Save template…"


@pytest.mark.parametrize(
    ("mode", "kind", "name"),
    [
        ("partial", "text", "update_users.csv"),
        ("full", "text", "users.csv"),
        ("full", "workbook", "Haiku Users template (Full import).xlsx"),
    ],
)
def test_suggested_name_tells_the_mode(
    page_of_users: TemplatePage, monkeypatch: pytest.MonkeyPatch, mode: str, kind: str, name: str
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(TemplatePage, "ask_path", lambda *args: asked.append(args[-1]))
    page_of_users.mode.modes.rows[mode].button.click()
    getattr(page_of_users.kind, kind).click()
    page_of_users.save()
    assert [each.name for each in asked] == [name]


@pytest.mark.parametrize("of", ["infiniti/patrons", "echalk/sync-users"])
def test_nothing_is_asked_where_names_tell_of_no_mode(window: Window, of: str) -> None:
    system, record_type = of.split("/")
    window.session.choose(find_profile(system, window.session.profiles), [record_type])
    page = opened(window)
    assert page.mode.isHidden()
    assert page.mode.mode() == ""


def test_mode_stays_until_something_new_begins(page_of_set: TemplatePage, window: Window) -> None:
    page_of_set.mode.modes.rows["full"].button.click()
    window.go_to(Step.RECORD_TYPE)
    window.go_to(Step.TEMPLATE)
    assert page_of_set.mode.mode() == "full"
    window.session.start_anew()
    assert page_of_set.mode.mode() == "partial"


def test_tab_key_goes_from_the_columns_to_the_mode_and_the_kind(page_of_set: TemplatePage) -> None:
    partial = page_of_set.mode.modes.rows["partial"].button
    page_of_set.fields.view.setFocus()
    QTest.keyClick(page_of_set.fields.view, Qt.Key.Key_Tab)
    assert page_of_set.focusWidget() is partial
    QTest.keyClick(partial, Qt.Key.Key_Tab)
    while isinstance(longer := page_of_set.focusWidget(), ReadingArea):  # than there is room for
        QTest.keyClick(longer, Qt.Key.Key_Tab)
    assert page_of_set.focusWidget() is page_of_set.kind.workbook
