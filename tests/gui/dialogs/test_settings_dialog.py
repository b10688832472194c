"""Settings: each change counts and is kept at once."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from rosterwizard import __version__
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.gui import outside
from rosterwizard.gui.dialogs import servers_tab
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.gui.dialogs.settings_dialog import SettingsDialog
from rosterwizard.gui.masking import mask
from rosterwizard.gui.task import unfinished
from rosterwizard.services.folders import log_folder
from rosterwizard.services.kept_servers import new_server
from rosterwizard.services.practice.store import Store
from rosterwizard.services.practice_server import DATABASE, practice_folder
from rosterwizard.services.servers import kept_secrets
from rosterwizard.services.settings import Settings, load_settings, with_recent_files
from tests.helpers.kept_settings import keep_server
from tests.helpers.stumbles import MARKER, STUMBLES, NoExceptionError

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.session import Session
    from rosterwizard.services.servers.server import Server


@pytest.fixture
def server(session: Session) -> Server:
    profile = find_profile("infiniti", session.profiles)
    server = new_server(profile, "Library", "school.example", given={"user": "importer"})
    assert session.settings is not None
    keep_server(session, server)
    return server


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> SettingsDialog:
    dialog = SettingsDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(dialog: SettingsDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, f"settings.{name}")
    assert isinstance(button, QPushButton)
    button.click()


def test_recent_files_are_forgotten_when_they_are_turned_off(
    dialog: SettingsDialog, session: Session
) -> None:
    session.set_settings(with_recent_files(Settings(), [Path("a.csv")]))
    tick = dialog.findChild(QCheckBox, "settings.recent_files")
    assert isinstance(tick, QCheckBox)
    tick.click()
    assert (load_settings().remembers_files, load_settings().recent_files) == (False, ())
    tick.click()
    assert load_settings().remembers_files


def test_look_is_kept_at_once(dialog: SettingsDialog, session: Session) -> None:
    button = dialog.findChild(QRadioButton, "settings.look_dark")
    assert isinstance(button, QRadioButton)
    button.click()
    assert load_settings().look == "dark"
    assert session.settings is not None
    assert session.settings.look == "dark"


def test_folders_are_chosen_and_kept(
    dialog: SettingsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SettingsDialog, "ask_folder", lambda *_: str(tmp_path))
    press(dialog, "choose_template_folder")
    assert load_settings().template_folder == str(tmp_path)
    monkeypatch.setattr(SettingsDialog, "ask_folder", lambda *_: "")
    press(dialog, "choose_template_folder")
    assert load_settings().template_folder == str(tmp_path)


def test_folders_are_hidden_with_all_that_may_name_somebody(
    dialog: SettingsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SettingsDialog, "ask_folder", lambda *_: str(tmp_path))
    press(dialog, "choose_template_folder")
    folders = {str(tmp_path), str(log_folder())}
    assert folders <= seen_in(dialog)
    mask(on=True)
    assert folders.isdisjoint(seen_in(dialog))
    mask(on=False)
    assert folders <= seen_in(dialog)


def seen_in(dialog: SettingsDialog) -> set[str]:
    lines = (each.displayText() for each in dialog.findChildren(QLineEdit))
    return {*lines, *(each.text() for each in dialog.findChildren(QLabel))}


def test_our_own_folders_can_be_opened(
    dialog: SettingsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(outside, "open_folder", opened.append)
    press(dialog, f"open_{log_folder().name}")
    assert opened == [log_folder()]


def test_servers_are_listed_with_system_and_address(server: Server, dialog: SettingsDialog) -> None:
    assert dialog.servers.list.item(0).text() == "Library · Infiniti · https://school.example"


def test_servers_are_added_and_changed_in_their_own_dialog(
    server: Server, dialog: SettingsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ServerDialog, "add", lambda *_: asked.append("add"))
    monkeypatch.setattr(ServerDialog, "change", lambda *args: asked.append(args[-1].name))
    dialog.servers.add.click()
    assert not dialog.servers.change.isEnabled()
    dialog.servers.list.setCurrentRow(0)
    dialog.servers.change.click()
    assert asked == ["add", "Library"]


def test_removing_a_server_forgets_its_password(
    server: Server, dialog: SettingsDialog, qtbot: QtBot
) -> None:
    kept_secrets.keep_secret(server, "Reef-Lamp-22")
    dialog.servers.list.setCurrentRow(0)
    assert dialog.servers.none.isHidden()
    dialog.servers.remove.click()
    assert load_settings().servers == ()
    assert dialog.servers.list.count() == 0
    assert not dialog.servers.none.isHidden()
    qtbot.waitUntil(lambda: kept_secrets.secret_of(server) is None)


def test_what_practice_was_sent_is_removed_and_said(
    dialog: SettingsDialog, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said_by_pressing() -> str:
        press(dialog, "clear_practice")
        assert not dialog.servers.clear_practice.isEnabled()
        qtbot.waitUntil(dialog.servers.clear_practice.isEnabled)
        return dialog.message_bar.text()

    with closing(Store(practice_folder() / DATABASE)) as store:
        store.replace("haiku", "users.csv", [{"login": "ottilie"}])
    assert "1 row." in said_by_pressing()
    assert "holds nothing" in said_by_pressing()
    (practice_folder() / DATABASE).unlink()
    (practice_folder() / DATABASE).mkdir()
    assert "practice server" in said_by_pressing()
    session.begin_sending("Library")
    assert not dialog.servers.clear_practice.isEnabled()
    session.end_sending()


def test_settings_that_are_closed_meanwhile_leave_no_task_without_an_end(
    server: Server, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold = threading.Event()
    monkeypatch.setattr(servers_tab, "settle_secrets", lambda *_: hold.wait(5))
    dialog = SettingsDialog(session)
    dialog.servers.list.setCurrentRow(0)
    dialog.servers.remove.click()
    assert unfinished()
    shiboken6.delete(dialog)
    hold.set()
    qtbot.waitUntil(lambda: not unfinished())


def test_a_fault_while_a_server_is_removed_is_a_bug_and_not_a_message(
    server: Server, dialog: SettingsDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers_tab, "settle_secrets", STUMBLES["NoExceptionError"])
    dialog.servers.list.setCurrentRow(0)
    with qtbot.captureExceptions() as faults:
        dialog.servers.remove.click()
        qtbot.waitUntil(lambda: len(faults) == 1 and not unfinished())
    assert isinstance(faults[0][1], NoExceptionError)
    assert MARKER not in dialog.message_bar.text()


def test_what_cannot_be_kept_is_said(
    dialog: SettingsDialog, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(_settings: object) -> None:
        raise RosterError("not-written", file="settings.json", reason="No space left on device")

    monkeypatch.setattr(session, "change_settings", full_disk)
    button = dialog.findChild(QRadioButton, "settings.look_dark")
    assert isinstance(button, QRadioButton)
    button.click()
    assert "No space left" in dialog.message_bar.text()


def test_about_says_which_version_this_is(dialog: SettingsDialog) -> None:

    assert any(__version__ in label.text() for label in dialog.findChildren(QLabel))


# -- While rows are being sent ------------------------------------------------------------


def usable(dialog: SettingsDialog) -> set[str]:
    """Return the names of all that can be pressed or changed, on whatever tab it is."""
    parts = [*dialog.findChildren(QAbstractButton), *dialog.findChildren(QAbstractItemView)]
    named = {each.objectName() for each in parts if each.isEnabledTo(dialog)}
    return {name for name in named if name.startswith("settings.")}


def test_servers_cannot_be_changed_while_rows_are_being_sent(
    dialog: SettingsDialog, session: Session, server: Server
) -> None:
    assert usable(dialog) >= {"settings.add_server", "settings.servers"}
    dialog.servers.list.setCurrentRow(0)
    session.begin_sending("Library")
    assert not {name for name in usable(dialog) if "server" in name}
    assert "Rows are being sent." in said(dialog.servers)
    session.end_sending()
    assert usable(dialog) >= {"settings.add_server", "settings.change_server"}
    assert "Rows are being sent." not in said(dialog.servers)
    assert server.name in dialog.servers.list.item(0).text()


def test_settings_opened_while_rows_are_being_sent_offer_no_change_of_servers(
    session: Session, qtbot: QtBot
) -> None:
    session.begin_sending("Library")
    dialog = SettingsDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not {name for name in usable(dialog) if "server" in name}
    assert "settings.look_dark" in usable(dialog)


def said(part: QWidget) -> str:
    return " ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())
