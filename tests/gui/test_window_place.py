"""The window stands where it stood when it was closed."""

from __future__ import annotations

import base64
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSize

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.gui.frame import Frame
from rosterwizard.gui.session import Session
from rosterwizard.gui.window_place import keep_place, stand_as_before
from rosterwizard.gui.window_size import show_whole
from rosterwizard.services.kept_appearance import kept_appearance
from rosterwizard.services.settings import Settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.window import Window


def shown_again(qtbot: QtBot, place: str) -> Frame:
    """Show a new window as the program does at its start."""
    frame = Frame()
    qtbot.addWidget(frame)
    stand_as_before(frame, place)
    with qtbot.waitExposed(frame):
        show_whole(frame)
    return frame


def test_size_and_place_are_there_again(window: Window, qtbot: QtBot) -> None:
    frame = window.window()
    frame.setGeometry(31, 57, 643, 421)
    keep_place(frame, window.session)
    again = shown_again(qtbot, kept_appearance().window_place)
    assert (again.size(), again.geometry().topLeft()) == (QSize(643, 421), QPoint(31, 57))
    assert not again.isMaximized()


def test_a_window_on_all_of_the_screen_is_so_again(window: Window, qtbot: QtBot) -> None:
    frame = window.window()
    frame.showMaximized()
    qtbot.waitUntil(frame.isMaximized)
    keep_place(frame, window.session)
    assert shown_again(qtbot, kept_appearance().window_place).isMaximized()


def test_a_window_of_a_screen_that_is_gone_is_in_sight(window: Window, qtbot: QtBot) -> None:
    frame = window.window()
    frame.move(5000, 4000)
    keep_place(frame, window.session)
    again = shown_again(qtbot, kept_appearance().window_place)
    assert again.screen().availableGeometry().intersects(again.frameGeometry())


@pytest.mark.parametrize(
    "place", ["", "?", "AAAA", "ümläut", base64.b64encode(bytes(70)).decode(), "\0", "\ud800"]
)
def test_nonsense_changes_nothing(qtbot: QtBot, place: str) -> None:
    frame = Frame()
    qtbot.addWidget(frame)
    stand_as_before(frame, place)
    assert frame.size() == QSize(1200, 780)


def test_closing_keeps_the_place(begun_frame: Frame) -> None:
    begun_frame.resize(555, 444)
    begun_frame.close()
    assert kept_appearance().window_place != ""


@pytest.fixture
def begun_frame(window: Window) -> Frame:
    """Return the frame of a window, with what the program does when it is closed."""
    frame = window.window()
    assert isinstance(frame, Frame)
    frame.closed.connect(partial(keep_place, frame, window.session))
    return frame


def test_settings_that_cannot_be_written_stop_nobody_from_closing(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RosterError("not-written", file="settings.json", reason="the disk is full")

    monkeypatch.setattr(window.session, "change_settings", fail)
    keep_place(window.window(), window.session)


def test_settings_that_were_never_read_are_not_written(window: Window) -> None:
    keep_place(window.window(), Session())
    assert kept_appearance().window_place == ""


def test_a_place_that_is_kept_already_is_not_written_again(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_place(window.window(), window.session)
    assert window.session.settings != Settings()
    monkeypatch.delattr(Session, "change_settings")
    keep_place(window.window(), window.session)
