"""Text size and light or dark are at hand by keys and by a menu, and are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.gui.session import Session
from rosterwizard.gui.theme import TEXT_PERCENTS, Look, larger_text, smaller_text
from rosterwizard.services.settings import LARGEST_TEXT, SMALLEST_TEXT, load_settings

if TYPE_CHECKING:
    from rosterwizard.gui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, CONTROL)


def percent(window: Window) -> int:
    assert window.session.settings is not None
    return window.session.settings.text_percent


def test_keys_make_text_larger_and_smaller_and_usual_again(window: Window) -> None:
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        press(window, key)
    assert percent(window) == load_settings().text_percent == 125
    for _ in range(3):
        press(window, Qt.Key.Key_Minus)
    assert percent(window) == 90
    press(window, Qt.Key.Key_0)
    assert percent(window) == load_settings().text_percent == 100


def test_at_either_end_the_action_is_off(window: Window) -> None:
    for _ in TEXT_PERCENTS:
        press(window, Qt.Key.Key_Plus)
    assert percent(window) == TEXT_PERCENTS[-1]
    assert not window.view.larger.isEnabled()
    assert window.view.smaller.isEnabled()
    for _ in TEXT_PERCENTS:
        press(window, Qt.Key.Key_Minus)
    assert percent(window) == TEXT_PERCENTS[0]
    assert not window.view.smaller.isEnabled()


@pytest.mark.parametrize("look", Look)
def test_light_and_dark_are_chosen_from_the_menu(window: Window, look: Look) -> None:
    window.view.looks[look].trigger()
    assert load_settings().look == look.value
    assert [each for each, action in window.view.looks.items() if action.isChecked()] == [look]


def test_without_settings_nothing_is_changed(window: Window) -> None:
    window.session.settings = None
    window.view.larger.trigger()
    assert load_settings().text_percent == 100


def test_what_cannot_be_kept_is_said(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_session: Session, _change: object) -> None:
        raise RosterError("not-written", file="settings.json", reason="full")

    monkeypatch.setattr(Session, "change_settings", refuse)
    window.view.larger.trigger()
    assert "settings.json" in window.page_of(window.step).message_bar.text()


def test_every_size_that_is_offered_can_be_kept() -> None:
    assert list(TEXT_PERCENTS) == sorted(TEXT_PERCENTS)
    assert SMALLEST_TEXT <= TEXT_PERCENTS[0] < TEXT_PERCENTS[-1] <= LARGEST_TEXT
    assert larger_text(137) == 150
    assert smaller_text(137) == 125
