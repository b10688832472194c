"""A window follows what others keep in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from rosterwizard.gui.settings_watch import SettingsWatch
from rosterwizard.services.settings import change_settings, settings_file

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.session import Session


def test_what_another_program_keeps_is_taken(qtbot: QtBot, session: Session) -> None:
    parent = QObject()
    SettingsWatch(session, parent)
    with qtbot.waitSignal(session.settings_changed):
        change_settings(lambda settings: replace(settings, look="dark"))
    assert session.settings is not None
    assert session.settings.look == "dark"


def test_what_makes_no_sense_is_told_once_and_the_window_goes_on(
    qtbot: QtBot, session: Session
) -> None:
    parent = QObject()
    watch = SettingsWatch(session, parent)
    told: list[BaseException] = []
    watch.failed.connect(told.append)
    newer = settings_file().with_name("new")
    newer.write_text('{"version": 99}')
    newer.replace(settings_file())
    qtbot.waitUntil(lambda: len(told) == 1)
    settings_file().with_name("anything").touch()
    with qtbot.waitSignal(session.settings_changed):
        settings_file().unlink()
        change_settings(lambda settings: replace(settings, look="dark"))
    assert len(told) == 1
