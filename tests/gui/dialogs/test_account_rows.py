"""The rows of an account: those that belong to the choice, each kind with its own box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from rosterwizard.gui.dialogs.account_rows import AccountRows
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.services.kept_servers import new_server
from rosterwizard.services.servers.kept_secrets import secret_of
from rosterwizard.services.settings import load_settings
from rosterwizard.services.ways.by_hand import BY_HAND
from rosterwizard.services.ways.infiniti import INFINITI
from rosterwizard.services.ways.sftp import SFTP
from tests.helpers.typed_servers import a_profile, an_address

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.session import Session


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> ServerDialog:
    dialog = ServerDialog(session, [a_profile(SFTP, INFINITI, BY_HAND)])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.setText("Files")
    dialog.address.setText(an_address(SFTP))
    dialog.account.lines["user"].setText("anna")
    return dialog


def shown(dialog: ServerDialog) -> set[str]:
    """Return the names of the inputs that are seen."""
    boxes = {**dialog.account.lines, **dialog.account.choices}
    return {name for name, box in boxes.items() if box.isVisible()}


def choose_key(dialog: ServerDialog) -> None:
    dialog.account.choices["sign-in"].setCurrentIndex(1)


def test_choice_shows_what_belongs_to_it(dialog: ServerDialog) -> None:
    assert shown(dialog) == {"user", "sign-in", "password"}
    choose_key(dialog)
    assert shown(dialog) == {"user", "sign-in", "key", "passphrase"}
    secret = dialog.account.secret_box()
    assert secret is dialog.account.lines["passphrase"]
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    assert "asked for" in secret.placeholderText()


def test_form_is_seen_whole_after_another_choice(dialog: ServerDialog) -> None:
    choose_key(dialog)
    assert dialog._area.verticalScrollBar().maximum() == 0  # noqa: SLF001 - nothing else has one


def test_key_file_is_chosen_and_kept_and_its_passphrase_in_the_keyring(
    dialog: ServerDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "id_ed25519")
    choose_key(dialog)
    choosing = dialog.findChild(QPushButton, "server.key_choose")
    assert isinstance(choosing, QPushButton)
    monkeypatch.setattr(AccountRows, "ask_file", lambda *_: "")
    choosing.click()
    assert dialog.account.lines["key"].text() == ""
    monkeypatch.setattr(AccountRows, "ask_file", lambda *_: file)
    choosing.click()
    dialog.account.lines["passphrase"].setText("Tide-Bell-7")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    (server,) = load_settings().servers
    assert server.given == {"user": "anna", "sign-in": "key", "key": file}
    assert secret_of(server) == "Tide-Bell-7"


def test_missing_key_file_is_said(dialog: ServerDialog) -> None:
    choose_key(dialog)
    dialog.save()
    assert "no key file" in dialog.message_bar.text()
    assert not load_settings().servers


def test_kept_account_is_shown_again_and_leaves_no_secret_when_it_changes(
    dialog: ServerDialog, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    choose_key(dialog)
    dialog.account.lines["key"].setText(str(tmp_path / "id"))
    dialog.account.lines["passphrase"].setText("Tide-Bell-7")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    (server,) = load_settings().servers
    changing = ServerDialog(session, [a_profile(SFTP, INFINITI, BY_HAND)], server)
    qtbot.addWidget(changing)
    changing.show()
    assert shown(changing) == {"user", "sign-in", "key", "passphrase"}
    assert changing.server() == server
    changing.account.choices["sign-in"].setCurrentIndex(0)
    with qtbot.waitSignal(changing.accepted):
        changing.save()
    assert load_settings().servers[0].given == {"user": "anna"}
    assert secret_of(server) is None


def test_what_was_typed_goes_along_to_another_way(dialog: ServerDialog) -> None:
    dialog.way.setCurrentIndex(dialog.way.findData(INFINITI.name))
    assert shown(dialog) == {"user", "password"}
    assert dialog.account.lines["user"].text() == "anna"
    dialog.way.setCurrentIndex(dialog.way.findData(BY_HAND.name))
    assert shown(dialog) == set()


def test_keyboard_goes_through_the_rows_as_they_stand(dialog: ServerDialog) -> None:
    choose_key(dialog)
    dialog.account.lines["user"].setFocus()
    seen = [dialog.focusWidget().objectName()]
    for _ in range(4):
        dialog.focusNextChild()
        seen.append(dialog.focusWidget().objectName())
    names = ("user", "sign_in", "key", "key_choose", "passphrase")
    assert seen == [f"server.{name}" for name in names]


def test_what_is_rare_has_no_row_and_stays_as_it_was(session: Session, qtbot: QtBot) -> None:
    given = {"user": "anna", "answer-seconds": "900"}
    before = new_server(a_profile(INFINITI), "Library", "school.example", given=given)
    dialog = ServerDialog(session, [a_profile(INFINITI)], before)
    qtbot.addWidget(dialog)
    assert set(dialog.account.lines) == {"user", "password"}
    dialog.account.lines["user"].setText("ben")
    assert dialog.server().given == given | {"user": "ben"}
