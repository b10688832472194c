"""What the form of a server says of the password is what is kept, whatever is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring
import pytest

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.gui.dialogs.servers_tab import ServersTab
from rosterwizard.services.kept_servers import new_server
from rosterwizard.services.servers.kept_secrets import account_of, keep_secret
from rosterwizard.services.servers.server import CONNECTION
from rosterwizard.services.settings import load_settings
from rosterwizard.services.ways.account import secret_in
from rosterwizard.services.ways.by_hand import BY_HAND
from rosterwizard.services.ways.registry import WAYS, secret_asked
from tests.helpers.kept_settings import keep_server
from tests.helpers.locking_keyring import LockingKeyring
from tests.helpers.typed_servers import a_profile, an_address

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.session import Session
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.way import Way

CHANGES = ("nothing", "name", "user", "address", "way")
WITH_SECRET = [way for way in WAYS if secret_in(way.account, {})]
SECRET, TYPED = "Reef-Lamp-22", "Tide-Bell-7"
each_way = pytest.mark.parametrize("way", WITH_SECRET, ids=lambda way: way.name)
each_change = pytest.mark.parametrize("what", CHANGES)
kept_or_not = pytest.mark.parametrize("kept", [True, False], ids=["kept", "none"])
typed_or_not = pytest.mark.parametrize("typed", [TYPED, ""], ids=["typed", "untouched"])


@pytest.fixture
def ring() -> LockingKeyring:
    ring = LockingKeyring()
    keyring.set_keyring(ring)
    return ring


def set_up(session: Session, way: Way, *, kept: bool) -> Server:
    """Put one server into the settings, and its password into the keyring."""
    profile = a_profile(way, BY_HAND)
    server = new_server(profile, "Library", an_address(way), given={"user": "anna"})
    assert session.settings is not None
    keep_server(session, server)
    if kept:
        keep_secret(server, SECRET)
    return server


def form(qtbot: QtBot, session: Session, way: Way, server: Server | None) -> ServerDialog:
    dialog = ServerDialog(session, [a_profile(way, BY_HAND)], server)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def change(dialog: ServerDialog, what: str, way: Way) -> None:
    if what == "name":
        dialog.form.name.setText("Main library")
    elif what == "user":
        dialog.form.account.lines["user"].setText("ben")
    elif what == "address":
        dialog.form.address.setText(an_address(way, "elsewhere"))
    elif what == "way":
        dialog.form.way.setCurrentIndex(dialog.form.way.findData(BY_HAND.name))
        dialog.form.address.setText(an_address(BY_HAND))


def own_box(dialog: ServerDialog) -> QLineEdit | None:
    """Return the box of the server's own secret, or None."""
    boxes = dialog.form.account.secret_boxes()
    return next((box for name, box in boxes.items() if name not in CONNECTION), None)


def said_of_password(qtbot: QtBot, dialog: ServerDialog) -> str:
    """Return what stands in the empty box, "" where there is none."""
    box = own_box(dialog)
    if box is None:
        return ""
    qtbot.waitUntil(lambda: bool(box.placeholderText()))
    return box.placeholderText()


def type_password(dialog: ServerDialog, text: str) -> None:
    box = own_box(dialog)
    if box is not None:
        box.setText(text)


@each_way
@each_change
@kept_or_not
@typed_or_not
def test_keyring_holds_the_secrets_of_the_servers_there_are(  # noqa: PLR0913 - each is a case
    qtbot: QtBot,
    session: Session,
    ring: LockingKeyring,
    *,
    way: Way,
    what: str,
    typed: str,
    kept: bool,
) -> None:
    server = set_up(session, way, kept=kept)
    dialog = form(qtbot, session, way, server)
    change(dialog, what, way)
    said = said_of_password(qtbot, dialog)
    type_password(dialog, typed)
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    (saved,) = load_settings().servers
    same = account_of(saved) == account_of(server)
    has_secret = secret_asked(saved) is not None and (bool(typed) or (kept and same))
    assert ring.accounts() == ({account_of(saved)} if has_secret else set())
    if not typed and secret_asked(saved):
        assert (said == "unchanged") is has_secret
        assert ("asked for" in said) is not has_secret
    if typed and has_secret:
        assert list(ring.secrets.values()) == [typed]


@each_way
@each_change
@kept_or_not
def test_change_that_is_called_off_changes_nothing(  # noqa: PLR0913 - each is a case
    qtbot: QtBot, session: Session, ring: LockingKeyring, *, way: Way, what: str, kept: bool
) -> None:
    server = set_up(session, way, kept=kept)
    dialog = form(qtbot, session, way, server)
    change(dialog, what, way)
    type_password(dialog, TYPED)
    dialog.cancel.click()
    assert dialog.saved is None
    assert load_settings().servers == (server,)
    assert list(ring.secrets.values()) == ([SECRET] if kept else [])


@each_way
@each_change
@typed_or_not
def test_locked_keyring_is_said_and_what_is_said_is_true(  # noqa: PLR0913 - each is a case
    qtbot: QtBot, session: Session, ring: LockingKeyring, *, way: Way, what: str, typed: str
) -> None:
    server = set_up(session, way, kept=True)
    ring.is_locked = True
    dialog = form(qtbot, session, way, server)
    change(dialog, what, way)
    assert what == "way" or "asked for" in said_of_password(qtbot, dialog)
    type_password(dialog, typed)
    accepted: list[bool] = []
    dialog.accepted.connect(lambda: accepted.append(True))
    dialog.save()
    qtbot.waitUntil(lambda: bool(accepted or "keyring" in dialog.message_bar.text()))
    (saved,) = load_settings().servers
    left = account_of(saved) != account_of(server)
    not_kept = secret_asked(saved) is not None and bool(typed)
    assert ("still in this computer's keyring" in dialog.message_bar.text()) is left
    assert ("was not kept" in dialog.message_bar.text()) is not_kept
    assert ring.accounts() == {account_of(server)}
    if left or not_kept:
        ring.is_locked = False
        with qtbot.waitSignal(dialog.accepted):
            dialog.save()
        assert ring.accounts() == ({account_of(saved)} if not_kept or not left else set())


@kept_or_not
@each_way
def test_removed_server_leaves_no_secret(
    qtbot: QtBot, session: Session, ring: LockingKeyring, way: Way, *, kept: bool
) -> None:
    set_up(session, way, kept=kept)
    tab = ServersTab(session)
    qtbot.addWidget(tab)
    tab.list.setCurrentRow(0)
    tab.remove.click()
    qtbot.waitUntil(lambda: ring.accounts() == set())
    assert load_settings().servers == ()


def test_removing_under_a_locked_keyring_says_what_stays_in_it(
    qtbot: QtBot, session: Session, ring: LockingKeyring
) -> None:
    set_up(session, WITH_SECRET[0], kept=True)
    ring.is_locked = True
    tab = ServersTab(session)
    qtbot.addWidget(tab)
    tab.list.setCurrentRow(0)
    with qtbot.waitSignal(tab.failed) as told:
        tab.remove.click()
    assert "still in this computer's keyring" in str(told.args[0])


def test_account_that_two_servers_share_keeps_its_password(
    qtbot: QtBot, session: Session, ring: LockingKeyring
) -> None:
    way = WITH_SECRET[0]
    server = set_up(session, way, kept=True)
    adding = form(qtbot, session, way, None)
    adding.form.name.setText("Second")
    adding.form.address.setText(an_address(way))
    assert said_of_password(qtbot, adding) == "asked for when it is needed"
    adding.form.account.lines["user"].setText("anna")
    password = adding.form.account.lines["password"]
    qtbot.waitUntil(lambda: password.placeholderText().startswith("kept already"))
    with qtbot.waitSignal(adding.accepted):
        adding.save()
    changing = form(qtbot, session, way, server)
    changing.form.account.lines["user"].setText("ben")
    with qtbot.waitSignal(changing.accepted):
        changing.save()
    assert ring.accounts() == {account_of(server)}


def test_second_save_keeps_what_the_keyring_refused_the_first_time(
    qtbot: QtBot, session: Session, ring: LockingKeyring
) -> None:
    way = WITH_SECRET[0]
    ring.is_locked = True
    dialog = form(qtbot, session, way, None)
    dialog.form.name.setText("Library")
    dialog.form.address.setText(an_address(way))
    dialog.form.account.lines["user"].setText("anna")
    type_password(dialog, TYPED)
    dialog.save()
    qtbot.waitUntil(lambda: "locked" in dialog.message_bar.text())
    ring.is_locked = False
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    (server,) = load_settings().servers
    assert dialog.saved == server
    assert ring.accounts() == {account_of(server)}


def test_words_for_every_row_of_the_form() -> None:
    rows = ("system", "name", "way", "address", "mode")  # those of the accounts: test_registry
    assert all("&" in sentence(f"server-row-{row}") for row in rows)
