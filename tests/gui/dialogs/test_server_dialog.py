"""The form of a server: what it takes, keeps and tries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit, QScrollArea

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.gui.dialogs.examination_dialog import ExaminationDialog
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.gui.dialogs.server_form import ServerForm
from rosterwizard.services.kept_servers import new_server
from rosterwizard.services.servers import kept_secrets
from rosterwizard.services.settings import load_settings
from rosterwizard.services.submitting import submission
from tests.helpers.kept_settings import keep_server

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.session import Session
    from rosterwizard.services.servers.server import Server


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> ServerDialog:
    dialog = ServerDialog(session, [find_profile("infiniti", session.profiles)])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.name.setText("Library")
    dialog.form.address.setText("school.example/login")
    dialog.form.account.lines["user"].setText("importer")
    dialog.form.account.lines["password"].setText("Reef-Lamp-22")
    return dialog


def message(dialog: ServerDialog) -> str:
    return dialog.message_bar.text()


def test_saved_server_is_in_the_settings_and_its_password_in_the_keyring(
    dialog: ServerDialog, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    (server,) = load_settings().servers
    assert (server.name, server.url, server.user) == (
        "Library",
        "https://school.example",
        "importer",
    )
    assert kept_secrets.secret_of(server) == "Reef-Lamp-22"


@pytest.mark.parametrize(("systems", "first"), [(1, "server.name"), (2, "server.system")])
def test_the_focus_begins_at_the_first_thing_to_fill_in(
    qtbot: QtBot, session: Session, systems: int, first: str
) -> None:
    names = ("infiniti", "haiku")[:systems]
    profiles = [find_profile(name, session.profiles) for name in names]
    dialog = ServerDialog(session, profiles)
    qtbot.addWidget(dialog)
    dialog.show()
    focused = dialog.focusWidget()
    assert focused is not None
    assert focused.objectName() == first


def test_password_is_not_shown(dialog: ServerDialog) -> None:
    assert dialog.form.account.lines["password"].echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("name", "", "no name"),
        ("address", "http://school.example", "https://"),
        ("user", "a:b", "colon"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_kept(
    dialog: ServerDialog, field: str, text: str, words: str
) -> None:
    lines = {"name": dialog.form.name, "address": dialog.form.address, **dialog.form.account.lines}
    lines[field].setText(text)
    dialog.save()
    assert words in message(dialog)
    assert load_settings().servers == ()


def test_keyring_that_refuses_is_said_and_the_server_is_kept(
    dialog: ServerDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise RosterError("keyring-locked")

    monkeypatch.setattr(kept_secrets, "keep_account", refuse)
    dialog.save()
    qtbot.waitUntil(lambda: "locked" in message(dialog))
    assert load_settings().servers
    with qtbot.waitSignal(dialog.accepted):
        dialog.message_bar.press()


def test_connection_is_tried_with_what_was_typed(
    dialog: ServerDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[tuple[str, str | None]] = []

    def check(server: Server, secret: str | None, _progress: object) -> None:
        tried.append((server.url, secret))

    monkeypatch.setattr(submission, "check_connection", check)
    dialog.test()
    qtbot.waitUntil(lambda: "takes the account" in message(dialog))
    assert tried == [("https://school.example", "Reef-Lamp-22")]
    assert load_settings().servers == ()


def test_why_a_server_is_not_reached_is_said(
    dialog: ServerDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(*_: object) -> None:
        raise RosterError("user-with-colon")

    monkeypatch.setattr(submission, "check_connection", check)
    dialog.test()
    qtbot.waitUntil(lambda: "colon" in message(dialog))


def test_unknown_host_key_is_trusted_only_when_the_person_says_so(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    haiku = find_profile("haiku", session.profiles)
    server = new_server(haiku, "Haiku", "sftp://files.example/in", given={"user": "school"})
    keep_server(session, server)
    dialog = ServerDialog(session, [haiku], server)
    qtbot.addWidget(dialog)
    keys: list[str] = []

    def check(server: Server, *_: object) -> None:
        keys.append(server.host_key)
        if not server.host_key:
            words = {"host": "files.example", "kind": "ssh-ed25519", "fingerprint": "SHA256:x"}
            raise RosterError("host-key-unknown", **words, key="ssh-ed25519 SHA256:x")

    monkeypatch.setattr(submission, "check_connection", check)
    dialog.form.account.lines["password"].setText("Reef-Lamp-22")
    dialog.show()
    dialog.test()
    qtbot.waitUntil(lambda: "SHA256:x" in message(dialog))
    dialog.message_bar.press()
    qtbot.waitUntil(lambda: "takes the account" in message(dialog))
    assert keys == ["", "ssh-ed25519 SHA256:x"]
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    assert load_settings().servers[0].host_key == "ssh-ed25519 SHA256:x"


def test_changed_address_forgets_the_key_that_was_trusted(qtbot: QtBot, session: Session) -> None:
    from msgspec.structs import replace

    haiku = find_profile("haiku", session.profiles)
    server = new_server(haiku, "Haiku", "sftp://files.example/in", given={"user": "school"})
    server = replace(server, host_key="ssh-ed25519 SHA256:x")
    keep_server(session, server)
    dialog = ServerDialog(session, [haiku], server)
    qtbot.addWidget(dialog)
    assert dialog.server().host_key == "ssh-ed25519 SHA256:x"
    dialog.form.address.setText("sftp://other.example/in")
    assert dialog.server().host_key == ""


def test_folders_are_chosen_and_need_no_account(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ServerDialog(session, [find_profile("echalk", session.profiles)])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.way.setCurrentIndex(dialog.form.way.findData("folder"))
    assert dialog.form.account.lines == {}
    assert dialog.form.mode.isVisible()
    monkeypatch.setattr(ServerForm, "ask_folder", lambda *_: str(tmp_path))
    dialog.form.browse.click()
    dialog.form.name.setText("Drop")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    assert load_settings().servers[0].url == str(tmp_path)


def test_a_folder_of_another_way_is_asked_about_before_it_is_kept(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    echalk = find_profile("echalk", session.profiles)
    daily = new_server(echalk, "Daily", str(tmp_path), mode="partial")
    keep_server(session, daily)
    dialog = ServerDialog(session, [echalk])
    qtbot.addWidget(dialog)
    dialog.form.name.setText("Summer")
    dialog.form.address.setText(str(tmp_path))
    dialog.form.mode.setCurrentIndex(dialog.form.mode.findData("full"))
    for name in ("Summer", "Holidays"):  # another server is another question
        dialog.form.name.setText(name)
        dialog.save()
        assert "The server Daily has the same folder for Partial Sync" in message(dialog)
        assert load_settings().servers == (daily,)
    with qtbot.waitSignal(dialog.accepted):
        dialog.message_bar.press()
    assert [each.mode for each in load_settings().servers] == ["partial", "full"]


def test_a_folder_that_moves_to_a_deleting_way_shares_it_with_nobody_but_itself(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    echalk = find_profile("echalk", session.profiles)
    daily = new_server(echalk, "Daily", str(tmp_path), mode="partial")
    keep_server(session, daily)
    dialog = ServerDialog(session, [echalk], daily)
    qtbot.addWidget(dialog)
    dialog.form.mode.setCurrentIndex(dialog.form.mode.findData("full"))
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    assert [each.mode for each in load_settings().servers] == ["full"]


def test_changing_keeps_one_server(qtbot: QtBot, session: Session) -> None:
    infiniti = find_profile("infiniti", session.profiles)
    server = new_server(infiniti, "Library", "school.example", given={"user": "importer"})
    keep_server(session, server)
    kept_secrets.keep_secret(server, "Reef-Lamp-22")
    dialog = ServerDialog(session, [infiniti], server)
    qtbot.addWidget(dialog)
    lines = dialog.form.account.lines
    assert (dialog.form.name.text(), lines["user"].text()) == ("Library", "importer")
    qtbot.waitUntil(lambda: lines["password"].placeholderText() == "unchanged")
    dialog.form.name.setText("Main library")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    assert [each.name for each in load_settings().servers] == ["Main library"]


def test_form_is_seen_whole_with_whatever_is_said_above_it(dialog: ServerDialog) -> None:
    areas = dialog.findChildren(QScrollArea)
    dialog.form.name.setText("")
    dialog.save()
    assert message(dialog)
    assert [area.verticalScrollBar().maximum() for area in areas] == [0]


def test_keyboard_goes_through_all_that_is_shown(dialog: ServerDialog) -> None:
    dialog.form.system.setFocus()
    seen = [dialog.focusWidget()]
    while dialog.focusNextChild() and dialog.focusWidget() is not seen[0]:
        seen.append(dialog.focusWidget())
    shown = [
        dialog.form.system,
        dialog.form.name,
        dialog.form.address,
        dialog.form.account.lines["user"],
        dialog.form.account.lines["password"],
        dialog.form.account.fold,
    ]
    assert seen == [*shown, dialog.try_out, dialog.cancel, dialog.keep]


def test_after_a_test_that_failed_one_can_look_step_by_step(
    dialog: ServerDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(ExaminationDialog, "tell", lambda _parent, found: shown.append(str(found)))
    dialog.form.address.setText("school.invalid")
    dialog.test()
    qtbot.waitUntil(lambda: "school.invalid" in message(dialog))
    dialog.message_bar.press()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert "school.invalid" in shown[0]
    assert "Reef-Lamp-22" not in shown[0]
    assert "at which step" in message(dialog)


def test_what_is_no_server_yet_is_not_looked_at(dialog: ServerDialog) -> None:
    dialog.form.address.clear()
    dialog.examine()
    assert message(dialog)
