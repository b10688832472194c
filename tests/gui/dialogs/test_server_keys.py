"""A server's key is trusted once, in the form that adds it as in the one that changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.services.kept_servers import new_server, remember_host_key
from rosterwizard.services.settings import load_settings
from rosterwizard.services.submitting import submission
from rosterwizard.services.ways.account import asked_for
from rosterwizard.services.ways.by_hand import BY_HAND
from rosterwizard.services.ways.registry import WAYS
from tests.helpers.kept_settings import keep_server
from tests.helpers.typed_servers import a_profile, an_address

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.session import Session
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.way import Way

KEY, OLD_KEY = "ssh-ed25519 SHA256:x", "ssh-ed25519 SHA256:old"
WITH_KEY = [way for way in WAYS if way.trusts_host_key]
each_way = pytest.mark.parametrize("way", WITH_KEY, ids=lambda way: way.name)
new_or_kept = pytest.mark.parametrize("changing", [False, True], ids=["add", "change"])


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Stand in for servers that all show the same key: what was tried, and with which key."""
    tried: list[tuple[str, str]] = []

    def check(server: Server, *_: object) -> None:
        tried.append((server.place, server.host_key))
        if not server.host_key:
            words = {"host": server.place, "kind": "ssh-ed25519", "fingerprint": "SHA256:x"}
            raise RosterError("host-key-unknown", **words, key=KEY)

    monkeypatch.setattr(submission, "check_connection", check)
    return tried


def form(
    qtbot: QtBot, session: Session, way: Way, *, changing: bool, key: str = ""
) -> ServerDialog:
    profile, server = a_profile(way, BY_HAND), None
    if changing:
        server = new_server(profile, "Files", an_address(way), given={"user": "school"})
        server = remember_host_key(server, key)
        keep_server(session, server)
    dialog = ServerDialog(session, [profile], server)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.name.setText("Files")
    dialog.form.address.setText(an_address(way))
    dialog.form.account.fill({"user": "school"})
    return dialog


def try_and_trust(qtbot: QtBot, dialog: ServerDialog) -> None:
    dialog.test()
    qtbot.waitUntil(lambda: "SHA256:x" in dialog.message_bar.text())
    dialog.message_bar.press()
    qtbot.waitUntil(lambda: "takes the account" in dialog.message_bar.text())


@each_way
@new_or_kept
def test_trusted_key_goes_with_the_next_try_and_is_saved(
    qtbot: QtBot, session: Session, tried: list[tuple[str, str]], way: Way, *, changing: bool
) -> None:
    dialog = form(qtbot, session, way, changing=changing)
    try_and_trust(qtbot, dialog)
    assert tried == [("school.example", ""), ("school.example", KEY)]
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    assert load_settings().servers[0].host_key == KEY


@each_way
@new_or_kept
def test_key_belongs_to_the_computer_that_showed_it(
    qtbot: QtBot, session: Session, tried: list[tuple[str, str]], way: Way, *, changing: bool
) -> None:
    dialog = form(qtbot, session, way, changing=changing)
    try_and_trust(qtbot, dialog)
    dialog.form.address.setText(f"{an_address(way)}/deeper")
    assert dialog.server().host_key == KEY
    dialog.form.address.setText(an_address(way, "elsewhere"))
    assert dialog.server().host_key == ""
    dialog.test()
    qtbot.waitUntil(lambda: "SHA256:x" in dialog.message_bar.text())
    assert tried[-1] == ("elsewhere.example", "")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    assert load_settings().servers[0].host_key == ""


@each_way
def test_trust_given_late_is_for_the_server_that_was_tried(
    qtbot: QtBot, session: Session, tried: list[tuple[str, str]], way: Way
) -> None:
    dialog = form(qtbot, session, way, changing=False)
    dialog.test()
    qtbot.waitUntil(lambda: "SHA256:x" in dialog.message_bar.text())
    dialog.form.address.setText(an_address(way, "elsewhere"))
    dialog.message_bar.press()
    qtbot.waitUntil(lambda: "elsewhere.example" in dialog.message_bar.text())
    assert tried == [("school.example", ""), ("elsewhere.example", "")]
    assert dialog.server().host_key == ""


@each_way
@new_or_kept
def test_trust_that_is_called_off_is_not_kept(
    qtbot: QtBot, session: Session, tried: list[tuple[str, str]], way: Way, *, changing: bool
) -> None:
    dialog = form(qtbot, session, way, changing=changing)
    try_and_trust(qtbot, dialog)
    dialog.cancel.click()
    assert tried
    assert [each.host_key for each in load_settings().servers] == ([""] if changing else [])


@each_way
def test_key_goes_with_the_way_that_shows_one(qtbot: QtBot, session: Session, way: Way) -> None:
    dialog = form(qtbot, session, way, changing=True, key=OLD_KEY)
    assert dialog.server().host_key == OLD_KEY
    dialog.form.way.setCurrentIndex(dialog.form.way.findData(BY_HAND.name))
    dialog.form.address.setText(an_address(BY_HAND))
    assert dialog.server().host_key == ""


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_each_way_is_tried_as_it_was_typed_and_saved_when_it_is_new(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch, way: Way
) -> None:
    tried: list[Server] = []
    monkeypatch.setattr(submission, "check_connection", lambda *args: tried.append(args[0]))
    dialog = form(qtbot, session, way, changing=False)
    dialog.test()
    qtbot.waitUntil(lambda: "takes the account" in dialog.message_bar.text())
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    assert tried == list(load_settings().servers)
    assert dialog.form.browse.isVisibleTo(dialog) is way.is_folder
    asked = {each.name for each in asked_for(way.account, {}) if not each.of_connection}
    rows = {**dialog.form.account.lines, **dialog.form.account.choices}
    assert {name for name, row in rows.items() if row.isVisibleTo(dialog)} == asked
