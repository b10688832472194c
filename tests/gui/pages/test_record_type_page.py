"""The first page: found by name, opened, chosen; what was used lately first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QRadioButton

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.dialogs.lose_edits_question import LoseEditsQuestion
from rosterwizard.gui.pages.file_page import FilePage
from rosterwizard.gui.pages.record_type_page import RecordTypePage
from rosterwizard.gui.widgets.card import Card
from rosterwizard.services.settings import Settings, load_settings, with_recent_files
from tests.helpers.patrons import write_patrons

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.session import Session
    from rosterwizard.gui.window import Window


@pytest.fixture
def page(window: Window) -> RecordTypePage:
    page = window.page_of(Step.RECORD_TYPE)
    assert isinstance(page, RecordTypePage)
    return page


def shown_cards(page: RecordTypePage) -> list[str]:
    return [card.text() for card in page.findChildren(Card) if card.isVisibleTo(page)]


def press(page: RecordTypePage, role: str) -> QAbstractButton:
    button = page.findChild(QAbstractButton, f"record_type.{role}")
    assert isinstance(button, QAbstractButton), role
    button.click()
    return button


def chosen(session: Session) -> list[str]:
    return list(session.work.record_types)


def texts(page: RecordTypePage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_every_system_has_a_card_ordered_by_title(page: RecordTypePage) -> None:
    assert shown_cards(page) == ["eChalk", "Haiku", "Infiniti", "Riipen", "Traverse"]


def test_search_has_the_focus_and_finds_by_record_type(page: RecordTypePage) -> None:
    assert page.systems.search.hasFocus()
    QTest.keyClicks(page.systems.search, "patron")
    assert shown_cards(page) == ["Infiniti"]


def test_search_without_a_find_says_so(page: RecordTypePage) -> None:
    QTest.keyClicks(page.systems.search, "zebra")
    assert shown_cards(page) == []
    assert "zebra" in texts(page)


def test_search_finds_words_on_cards_and_forgives_slips(page: RecordTypePage) -> None:
    QTest.keyClicks(page.systems.search, "websites")
    assert shown_cards(page) == ["eChalk"]
    assert "comes close" not in texts(page)
    page.systems.search.clear()
    QTest.keyClicks(page.systems.search, "libary")
    assert shown_cards(page) == ["Infiniti"]
    assert "libary" in texts(page)
    assert "comes close" in texts(page)


def test_nobody_goes_on_with_what_the_search_hides(
    page: RecordTypePage, window: Window, session: Session
) -> None:
    press(page, "system_traverse")
    press(page, "type_all")
    assert page.go_back()
    for text, hidden in (("", False), ("patr", True), ("trav", False), ("zebra", True)):
        page.systems.search.setText(text)
        assert bool(page.missing()) is hidden, text
        assert window.footer.next.isEnabled() is not hidden
        assert ("3" in page.next_label()) is not hidden
    assert chosen(session)


def test_who_calls_off_the_choice_of_a_file_stays(
    page: RecordTypePage, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FilePage, "ask_files", lambda *_: [])
    press(page, "have_file")
    assert window.step is Step.RECORD_TYPE
    assert window.session.work.paths == ()


def test_file_from_the_door_goes_as_far_as_it_leads(
    page: RecordTypePage,
    window: Window,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = write_patrons(tmp_path / "patrons.csv", 2)
    monkeypatch.setattr(FilePage, "ask_files", lambda *_: [file])
    press(page, "have_file")
    qtbot.waitUntil(lambda: window.step is Step.CHECK, timeout=20_000)
    assert chosen(window.session) == ["patrons"]


@pytest.mark.parametrize(
    ("key", "taken"),
    [
        (Qt.Key.Key_Down, "contacts"),
        (Qt.Key.Key_Right, "contacts"),
        (Qt.Key.Key_Up, "all"),
        (Qt.Key.Key_Left, "all"),
    ],
)
def test_arrows_move_and_choose_also_while_nothing_is_chosen(
    page: RecordTypePage, window: Window, session: Session, key: Qt.Key, taken: str
) -> None:
    press(page, "system_infiniti")
    QTest.keyClick(page.chooser.first_choice(), key)
    button = page.findChild(QRadioButton, f"record_type.type_{taken}")
    assert button is not None
    assert (button.isChecked(), button.hasFocus()) == (True, True)
    assert chosen(session) == (["patrons", "contacts"] if taken == "all" else [taken])
    assert window.footer.next.isEnabled()
    QTest.keyClick(button, Qt.Key.Key_Up)  # from here on it is Qt's
    assert chosen(session) != []


def test_enter_chooses_the_record_type_with_the_ring(
    page: RecordTypePage, session: Session
) -> None:
    press(page, "system_infiniti")
    QTest.keyClick(page.chooser.first_choice(), Qt.Key.Key_Return)
    assert chosen(session) == ["patrons"]


def test_enter_opens_the_first_card_that_was_found(page: RecordTypePage) -> None:
    QTest.keyClicks(page.systems.search, "trav")
    QTest.keyClick(page.systems.search, Qt.Key.Key_Return)
    assert "Traverse" in texts(page)
    assert page.findChild(QRadioButton, "record_type.type_students")


@pytest.mark.usefixtures("letters")  # as many cards stand side by side as the letters leave room
def test_arrows_lead_from_the_search_into_the_cards_and_among_them(page: RecordTypePage) -> None:
    cards = page.findChildren(Card)
    first = page.systems.card("echalk")
    QTest.keyClick(page.systems.search, Qt.Key.Key_Down)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert page.systems.card("haiku").hasFocus()
    QTest.keyClick(page.systems.card("haiku"), Qt.Key.Key_Left)
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    below = next(card for card in cards if card.pos().y() > first.pos().y())
    assert (below.hasFocus(), below.pos().x()) == (True, first.pos().x())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_card_opens_by_key(page: RecordTypePage, key: Qt.Key) -> None:
    page.systems.card("infiniti").setFocus()
    QTest.keyClick(page.systems.card("infiniti"), key)
    assert page.findChild(QRadioButton, "record_type.type_patrons")


def test_one_record_type_is_chosen_of_systems_that_are_no_set(
    page: RecordTypePage, session: Session
) -> None:
    press(page, "system_infiniti")
    assert chosen(session) == []
    press(page, "type_patrons")
    press(page, "type_contacts")
    assert chosen(session) == ["contacts"]
    press(page, "type_all")
    assert chosen(session) == ["patrons", "contacts"]
    assert page.next_label() == "&Continue with all 2"


def test_what_a_record_type_needs_stands_beside_it(page: RecordTypePage, qtbot: QtBot) -> None:
    press(page, "system_infiniti")
    button = page.findChild(QRadioButton, "record_type.type_patrons")
    assert isinstance(button, QRadioButton)
    button.setFocus()
    qtbot.waitUntil(lambda: "User name" in texts(page))
    assert "Graduation year" in texts(page)
    assert "SAML" in texts(page)


def test_provisional_record_types_say_why(page: RecordTypePage, qtbot: QtBot) -> None:
    press(page, "system_haiku")
    button = page.findChild(QCheckBox, "record_type.type_classes")
    assert isinstance(button, QCheckBox)
    button.setFocus()
    qtbot.waitUntil(lambda: "Drawn from two programs" in texts(page))
    assert "Provisional" in texts(page)


def test_a_set_is_chosen_whole_and_its_parts_can_be_unticked(
    page: RecordTypePage, session: Session
) -> None:
    press(page, "system_haiku")
    assert len(chosen(session)) == 6
    press(page, "type_parent-child")
    assert chosen(session) == ["users", "classes", "rosters", "organizations", "users-levels"]
    whole = page.findChild(QCheckBox, "record_type.type_all")
    assert isinstance(whole, QCheckBox)
    assert not whole.isChecked()
    whole.click()
    assert len(chosen(session)) == 6
    whole.click()
    assert chosen(session) == []
    assert page.missing()


def test_another_system_shows_its_own_record_types_only(page: RecordTypePage, qtbot: QtBot) -> None:
    press(page, "system_haiku")
    press(page, "all_systems")
    press(page, "system_infiniti")
    qtbot.waitUntil(lambda: "SAML" in texts(page))
    assert "Haiku" not in texts(page)
    assert page.findChild(QCheckBox, "record_type.type_users") is None


def test_escape_and_the_link_lead_back_to_the_cards(page: RecordTypePage) -> None:
    press(page, "system_infiniti")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert len(shown_cards(page)) == 5
    press(page, "system_infiniti")
    press(page, "all_systems")
    assert len(shown_cards(page)) == 5


def test_alt_left_closes_an_opened_system(page: RecordTypePage, window: Window) -> None:
    press(page, "system_infiniti")
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert len(shown_cards(page)) == 5


def test_coming_back_shows_what_is_chosen(page: RecordTypePage, window: Window) -> None:
    press(page, "system_infiniti")
    press(page, "type_patrons")
    window.go_to(Step.FILE)
    window.go_to(Step.RECORD_TYPE)
    chosen = page.findChild(QRadioButton, "record_type.type_patrons")
    assert isinstance(chosen, QRadioButton)
    assert chosen.isChecked()
    assert chosen.hasFocus()


def test_what_was_used_lately_stands_first_and_leads_on(
    page: RecordTypePage, window: Window, session: Session
) -> None:
    press(page, "system_infiniti")
    press(page, "type_patrons")
    window.go_to(Step.TEMPLATE)
    session.choose(find_profile("haiku", session.profiles), ["users", "classes"])
    window.go_to(Step.RECORD_TYPE)
    assert page.next_label() == "&Continue with 2 record types"
    window.go_to(Step.TEMPLATE)
    assert load_settings().recent_record_types == ("haiku/users,classes", "infiniti/patrons")
    session.start_anew()
    window.go_to(Step.RECORD_TYPE)
    assert shown_cards(page)[:2] == ["Users, Classes", "Patrons"]
    press(page, "recent_haiku_users,classes")
    assert list(session.work.record_types) == ["users", "classes"]
    window.go_to(Step.RECORD_TYPE)
    page.go_back()
    press(page, "recent_infiniti_patrons")
    assert list(session.work.record_types) == ["patrons"]
    assert window.step is Step.TEMPLATE


def test_a_choice_that_is_gone_is_not_offered_and_a_whole_one_is_called_so(
    page: RecordTypePage, session: Session
) -> None:
    recent = ("haiku/users,gone", "gone/users", "gone", "haiku", "infiniti")
    session.set_settings(Settings(recent_record_types=recent))
    assert shown_cards(page)[:2] == ["The whole set", "All of them"]


def test_settings_that_cannot_be_kept_are_said_and_no_more(
    page: RecordTypePage, session: Session, monkeypatch: pytest.MonkeyPatch, window: Window
) -> None:
    def full_disk(_settings: object) -> None:
        raise RosterError("not-written", file="settings.json", reason="No space left on device")

    press(page, "system_infiniti")
    press(page, "type_patrons")
    monkeypatch.setattr(session, "change_settings", full_disk)
    window.go_to(Step.TEMPLATE)
    assert window.step is Step.TEMPLATE


def test_another_choice_over_edits_is_asked_about(
    page: RecordTypePage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(page, "system_infiniti")
    press(page, "type_patrons")
    monkeypatch.setattr(LoseEditsQuestion, "may_lose", lambda *_: False)
    press(page, "type_contacts")
    assert session.work.record_types == ("patrons",)
    ticked = page.findChild(QRadioButton, "record_type.type_patrons")
    assert isinstance(ticked, QRadioButton)
    assert ticked.isChecked()


def test_press_anywhere_on_a_row_chooses_it(page: RecordTypePage, session: Session) -> None:
    press(page, "system_infiniti")
    button = page.findChild(QRadioButton, "record_type.type_contacts")
    assert isinstance(button, QRadioButton)
    row = button.parentWidget()
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert session.work.record_types == ("contacts",)


# -- Recent files -------------------------------------------------------------------------


def links(page: RecordTypePage) -> list[str]:
    every = page.recent_files.findChildren(QAbstractButton)
    return [each.text() for each in every if each.isVisibleTo(page)]


def test_a_file_that_was_opened_is_one_click_away_once_it_is_left(
    page: RecordTypePage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a & b.csv"
    write_patrons(path, 3)
    window.open_files([path])
    qtbot.waitUntil(lambda: window.session.work.job is not None, timeout=20_000)
    assert load_settings().recent_files == ((str(path),),)
    window.keeper.forget()
    window.session.start_anew()
    window.go_to(Step.RECORD_TYPE)
    assert links(page) == ["a && b.csv"]
    press(page, "recent_file_0")
    qtbot.waitUntil(lambda: window.session.work.job is not None, timeout=20_000)
    assert window.session.work.paths == (path,)


def test_a_file_of_which_work_is_kept_is_not_named_twice(
    page: RecordTypePage, window: Window, session: Session, tmp_path: Path
) -> None:
    session.set_settings(with_recent_files(Settings(), [tmp_path / "a.csv"]))
    session.set_paths([tmp_path / "a.csv"])
    window.keeper.keep()
    session.start_anew()
    window.list_kept()
    assert links(page) == []


def test_a_recent_file_that_is_gone_is_said_and_taken_off_on_request(
    page: RecordTypePage, session: Session, tmp_path: Path
) -> None:
    files = [tmp_path / "gone.csv"], [tmp_path]
    for each in files:
        session.change_settings(partial(with_recent_files, paths=each))
    assert links(page) == [tmp_path.name, "gone.csv"]
    press(page, "recent_file_1")
    assert "There is no file" in page.message_bar.text()
    assert session.work.paths == ()
    page.message_bar.press()
    assert links(page) == [tmp_path.name]
    assert load_settings().recent_files == ((str(tmp_path),),)
