"""The rows of an account: those that belong to the choice, each kind with its own box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from rosterwizard.gui.dialogs.input_box import InputBox
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.services.kept_servers import new_server
from rosterwizard.services.servers.kept_secrets import secret_at, secret_of
from rosterwizard.services.servers.server import CONNECTION
from rosterwizard.services.settings import load_settings, settings_file
from rosterwizard.services.submitting import submission
from rosterwizard.services.ways.by_hand import BY_HAND
from rosterwizard.services.ways.infiniti import INFINITI
from rosterwizard.services.ways.sftp import SFTP
from tests.helpers.tab_walk import shared_mnemonics
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
    dialog.form.name.setText("Files")
    dialog.form.address.setText(an_address(SFTP))
    dialog.form.account.lines["user"].setText("anna")
    return dialog


def shown(dialog: ServerDialog) -> set[str]:
    """Return the names of the inputs that are seen."""
    boxes = {**dialog.form.account.lines, **dialog.form.account.choices}
    return {name for name, box in boxes.items() if box.isVisible()}


def choose_key(dialog: ServerDialog) -> None:
    dialog.form.account.choices["sign-in"].setCurrentIndex(1)


def test_choice_shows_what_belongs_to_it(dialog: ServerDialog) -> None:
    assert shown(dialog) == {"user", "sign-in", "password"}
    choose_key(dialog)
    assert shown(dialog) == {"user", "sign-in", "key", "passphrase"}
    (secret,) = dialog.form.account.secret_boxes().values()
    assert secret is dialog.form.account.lines["passphrase"]
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    assert "asked for" in secret.placeholderText()


def test_form_is_seen_whole_after_another_choice(dialog: ServerDialog) -> None:
    choose_key(dialog)
    assert dialog.form.verticalScrollBar().maximum() == 0


def test_key_file_is_chosen_and_kept_and_its_passphrase_in_the_keyring(
    dialog: ServerDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "id_ed25519")
    choose_key(dialog)
    choosing = dialog.findChild(QPushButton, "server.key_choose")
    assert isinstance(choosing, QPushButton)
    monkeypatch.setattr(InputBox, "ask_file", lambda *_: "")
    choosing.click()
    assert dialog.form.account.lines["key"].text() == ""
    monkeypatch.setattr(InputBox, "ask_file", lambda *_: file)
    choosing.click()
    dialog.form.account.lines["passphrase"].setText("Tide-Bell-7")
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
    dialog.form.account.lines["key"].setText(str(tmp_path / "id"))
    dialog.form.account.lines["passphrase"].setText("Tide-Bell-7")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    (server,) = load_settings().servers
    changing = ServerDialog(session, [a_profile(SFTP, INFINITI, BY_HAND)], server)
    qtbot.addWidget(changing)
    changing.show()
    assert shown(changing) == {"user", "sign-in", "key", "passphrase"}
    assert changing.server() == server
    changing.form.account.choices["sign-in"].setCurrentIndex(0)
    with qtbot.waitSignal(changing.accepted):
        changing.save()
    assert load_settings().servers[0].given == {"user": "anna"}
    assert secret_of(server) is None


def test_what_was_typed_goes_along_to_another_way(dialog: ServerDialog) -> None:
    dialog.form.way.setCurrentIndex(dialog.form.way.findData(INFINITI.name))
    assert shown(dialog) == {"user", "password"}
    assert dialog.form.account.lines["user"].text() == "anna"
    dialog.form.way.setCurrentIndex(dialog.form.way.findData(BY_HAND.name))
    assert shown(dialog) == set()


def test_keyboard_goes_through_the_rows_as_they_stand(dialog: ServerDialog) -> None:
    choose_key(dialog)
    dialog.form.account.lines["user"].setFocus()
    seen = [dialog.focusWidget().objectName()]
    for _ in range(4):
        dialog.focusNextChild()
        seen.append(dialog.focusWidget().objectName())
    names = ("user", "sign_in", "key", "key_choose", "passphrase")
    assert seen == [f"server.{name}" for name in names]


@pytest.fixture
def web(qtbot: QtBot, session: Session) -> ServerDialog:
    dialog = ServerDialog(session, [a_profile(INFINITI)])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.name.setText("Library")
    dialog.form.address.setText("school.example")
    dialog.form.account.lines["user"].setText("anna")
    return dialog


def fault(dialog: ServerDialog, name: str) -> str:
    """Return what is said below a box, "" while nothing is."""
    label = dialog.findChild(QLabel, f"server.{name}_fault")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_the_connection_is_folded_away_until_somebody_asks_for_it(web: ServerDialog) -> None:
    assert shown(web) == {"user", "password"}
    web.form.account.fold.click()
    assert shown(web) == {"user", "password", *CONNECTION}
    assert web.form.verticalScrollBar().maximum() == 0
    web.form.account.fold.click()
    assert shown(web) == {"user", "password"}


def test_a_way_without_a_connection_to_set_has_no_fold(dialog: ServerDialog) -> None:
    assert not dialog.form.account.fold.isVisible()


def test_every_row_of_the_connection_has_a_letter_and_a_file_a_button(web: ServerDialog) -> None:
    web.form.account.fold.click()
    assert shared_mnemonics(web) == {}
    spoken = {
        each.accessibleName()
        for each in web.findChildren(QPushButton)
        if each.objectName().endswith("_choose")
    }
    assert len(spoken) == 3, "each says which file it is for"


def test_what_the_connection_was_set_to_is_shown_and_kept(session: Session, qtbot: QtBot) -> None:
    given = {"user": "anna", "answer-seconds": "900"}
    before = new_server(a_profile(INFINITI), "Library", "school.example", given=given)
    dialog = ServerDialog(session, [a_profile(INFINITI)], before)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.form.account.lines["answer-seconds"].isVisible()
    dialog.form.account.lines["user"].setText("ben")
    assert dialog.server().given == given | {"user": "ben"}


def test_another_wait_or_proxy_leaves_the_password_where_it_is(
    web: ServerDialog, qtbot: QtBot, session: Session
) -> None:
    web.form.account.lines["password"].setText("Reef-Lamp-22")
    with qtbot.waitSignal(web.accepted):
        web.save()
    (server,) = load_settings().servers
    changing = ServerDialog(session, [a_profile(INFINITI)], server)
    qtbot.addWidget(changing)
    changing.form.account.lines["connect-seconds"].setText("30")
    changing.form.account.lines["proxy"].setText("proxy.example:3128")
    with qtbot.waitSignal(changing.accepted):
        changing.save()
    (server,) = load_settings().servers
    assert server.given["proxy"] == "proxy.example:3128"
    assert secret_of(server) == "Reef-Lamp-22"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("connect-seconds", "soon", "seconds"),
        ("proxy", "socks5://proxy.example", "socks"),
        ("ca-file", "/no/such/file.pem", "cannot be used"),
        ("client-cert", "/no/such/file.pem", "cannot be used"),
        ("client-key", "/no/such/file.pem", "cannot be read"),
    ],
)
def test_a_wrong_value_is_said_at_its_box_and_not_while_it_is_typed(
    web: ServerDialog, name: str, text: str, words: str
) -> None:
    account, box = web.form.account, name.replace("-", "_")
    account.fold.click()
    account.lines[name].setText(text)
    assert fault(web, box) == ""
    account.lines[name].editingFinished.emit()
    assert words in fault(web, box)
    assert account.lines[name].accessibleDescription() == fault(web, box)
    account.lines[name].clear()
    assert fault(web, box) == ""


def test_a_wrong_value_in_the_fold_is_brought_to_light_when_it_is_saved(
    web: ServerDialog,
) -> None:
    wait = web.form.account.lines["answer-seconds"]
    wait.setText("soon")
    web.form.setFixedHeight(100)
    web.save()
    assert not wait.visibleRegion().isEmpty()
    assert "seconds" in fault(web, "answer_seconds")
    assert web.focusWidget() is wait
    assert not load_settings().servers


def test_a_chosen_file_is_looked_at_at_once(
    web: ServerDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "ca.pem"
    file.write_text("nothing of the kind")
    monkeypatch.setattr(InputBox, "ask_file", lambda *_: str(file))
    web.form.account.fold.click()
    button = web.findChild(QPushButton, "server.ca_file_choose")
    assert isinstance(button, QPushButton)
    button.click()
    assert web.form.account.lines["ca-file"].text() == str(file)
    assert str(file) in fault(web, "ca_file")


PROXY_ACCOUNT = "proxy anna http://proxy.example:3128"


def fill_proxy(dialog: ServerDialog) -> None:
    lines = dialog.form.account.lines
    lines["proxy"].setText("proxy.example:3128")
    lines["proxy-user"].setText("anna")
    lines["proxy-password"].setText("Tide-Bell-7")


def test_the_password_of_a_proxy_is_kept_in_the_keyring_alone_and_said_to_be_there(
    web: ServerDialog, qtbot: QtBot, session: Session
) -> None:
    fill_proxy(web)
    assert web.form.account.lines["proxy-password"].echoMode() is QLineEdit.EchoMode.Password
    with qtbot.waitSignal(web.accepted):
        web.save()
    (server,) = load_settings().servers
    assert "Tide-Bell-7" not in settings_file().read_text()
    assert secret_at(PROXY_ACCOUNT) == "Tide-Bell-7"
    assert secret_of(server) is None, "the server's own was not typed"
    changing = ServerDialog(session, [a_profile(INFINITI)], server)
    qtbot.addWidget(changing)
    box = changing.form.account.lines["proxy-password"]
    qtbot.waitUntil(lambda: box.placeholderText() == "unchanged")
    changing.form.account.lines["proxy-user"].clear()
    with qtbot.waitSignal(changing.accepted):
        changing.save()
    assert secret_at(PROXY_ACCOUNT) is None


def test_a_test_tells_the_proxy_what_was_typed_and_keeps_nothing_of_it(
    web: ServerDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str | None] = []
    monkeypatch.setattr(
        submission, "check_connection", lambda *_: told.append(secret_at(PROXY_ACCOUNT))
    )
    fill_proxy(web)
    web.test()
    qtbot.waitUntil(lambda: "takes the account" in web.message_bar.text())
    assert told == ["Tide-Bell-7"]
    assert secret_at(PROXY_ACCOUNT) is None


@pytest.mark.parametrize(
    ("empty", "words"), [("proxy-user", "nobody whose it is"), ("proxy", "no proxy that gets it")]
)
def test_half_an_account_for_a_proxy_is_refused(web: ServerDialog, empty: str, words: str) -> None:
    fill_proxy(web)
    web.form.account.lines[empty].clear()
    web.save()
    assert words in web.message_bar.text()
    assert not load_settings().servers
