"""Servers: set up, found, and refused with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Mode, Submission
from rosterwizard.services.kept_servers import (
    add_server,
    by_hand,
    find_server,
    new_server,
    practice_server,
    remember_host_key,
    remove_server,
    replace_server,
    servers_of,
    settle_secrets,
)
from rosterwizard.services.servers.kept_secrets import is_kept, keep_secret, secret_of
from rosterwizard.services.settings import Settings
from rosterwizard.services.ways.registry import needs_secret
from tests.helpers.locking_keyring import LockingKeyring
from tests.helpers.small_jobs import system

INFINITI = system()
ECHALK = system(
    name="echalk",
    submission=Submission(
        protocol="folder",
        also=("by-hand",),
        modes=(Mode(name="partial", title="Partial"), Mode(name="full", title="Full")),
    ),
)
HAIKU = system(name="haiku", submission=Submission(protocol="sftp", also=("by-hand",)))
TRAVERSE = system(name="traverse", submission=Submission())
if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

LIBRARY = new_server(INFINITI, "Library", "school.example", given={"user": "autoimport"})


def test_a_new_server_is_tidied() -> None:
    assert LIBRARY.url == "https://school.example"
    assert LIBRARY.protocol == "infiniti"
    assert needs_secret(LIBRARY)
    assert not LIBRARY.is_practice


def test_a_folder_server_needs_no_account(tmp_path: object) -> None:
    server = new_server(ECHALK, "Sync", str(tmp_path), mode="full")
    assert (server.protocol, server.mode, needs_secret(server)) == ("folder", "full", False)


def test_the_user_may_stand_in_an_sftp_address() -> None:
    assert new_server(HAIKU, "H", "sftp://anna@school.example").user == "anna"
    assert new_server(HAIKU, "H", "sftp://anna@school.example", given={"user": "ben"}).user == "ben"


@pytest.mark.parametrize(
    ("name", "user", "mode", "protocol", "code"),
    [
        (" ", "u", "", "", "server-name-empty"),
        ("Practice", "u", "", "", "server-name-kept"),
        ("practice:good", "u", "", "", "server-name-kept"),
        ("By-Hand", "u", "", "", "server-name-kept"),
        ("L", " ", "", "", "user-empty"),
        ("L", "a:b", "", "", "user-with-colon"),
        ("L", "u", "full", "", "mode-unknown"),
        ("L", "u", "", "sftp", "protocol-unknown"),
    ],
)
def test_what_cannot_be_a_server_is_refused(
    name: str, user: str, mode: str, protocol: str, code: str
) -> None:
    with pytest.raises(RosterError) as raised:
        new_server(
            INFINITI, name, "school.example", given={"user": user}, mode=mode, protocol=protocol
        )
    assert raised.value.code == code
    assert str(raised.value)


def test_another_of_the_systems_ways_can_be_chosen(tmp_path: object) -> None:
    assert new_server(ECHALK, "Here", str(tmp_path), protocol="by-hand").protocol == "by-hand"


def test_two_servers_never_share_a_name() -> None:
    settings = add_server(Settings(), LIBRARY)
    with pytest.raises(RosterError, match="already a server called LIBRARY"):
        add_server(settings, new_server(INFINITI, "LIBRARY", "b.example", given={"user": "u"}))


def test_a_server_is_found_by_its_name_in_any_case() -> None:
    settings = add_server(Settings(), LIBRARY)
    assert find_server(settings, " library", INFINITI) == LIBRARY


def test_an_unknown_server_is_answered_with_those_there_are() -> None:
    settings = add_server(Settings(), LIBRARY)
    with pytest.raises(RosterError, match="set up: Library, practice"):
        find_server(settings, "Libary", INFINITI)


def test_a_server_of_another_system_is_refused() -> None:
    settings = add_server(Settings(), LIBRARY)
    with pytest.raises(RosterError, match="set up for infiniti"):
        find_server(settings, "Library", ECHALK)


def test_the_practice_server_is_there_for_every_system() -> None:
    ways = [
        find_server(Settings(), "practice", each).protocol
        for each in (INFINITI, ECHALK, HAIKU, TRAVERSE)
    ]
    assert ways == ["infiniti", "folder", "sftp", "folder"]
    assert not needs_secret(practice_server(INFINITI))


def test_a_practice_server_has_scenarios() -> None:
    assert find_server(Settings(), "practice", INFINITI).scenario == "good"
    assert find_server(Settings(), "Practice:cut", INFINITI).scenario == "cut"
    with pytest.raises(RosterError, match="no scenario sunny"):
        find_server(Settings(), "practice:sunny", INFINITI)


def test_the_servers_of_a_system_end_with_practice() -> None:
    settings = add_server(Settings(), LIBRARY)
    assert [each.name for each in servers_of(settings, INFINITI)] == ["Library", "practice"]
    assert [each.name for each in servers_of(settings, ECHALK)] == ["practice"]


def test_a_server_can_be_replaced_and_removed() -> None:
    other = new_server(INFINITI, "Other", "other.example", given={"user": "u"})
    settings = add_server(add_server(Settings(), LIBRARY), other)
    trusted = remember_host_key(LIBRARY, "ssh-ed25519 SHA256:x")
    assert replace_server(settings, trusted).servers == (trusted, other)
    assert remove_server(settings, "library").servers == (other,)
    with pytest.raises(RosterError, match="no server called Gone"):
        remove_server(settings, "Gone")


def test_loading_by_hand_needs_nothing_set_up() -> None:
    server = by_hand(TRAVERSE, "/out")
    assert (server.protocol, server.url, needs_secret(server)) == ("by-hand", "/out", False)


def test_only_secrets_that_no_server_has_any_more_are_forgotten() -> None:
    same, gone = replace(LIBRARY, name="Same account"), replace(LIBRARY, given={"user": "gone"})
    for each in (LIBRARY, gone):
        keep_secret(each, "old")
    assert settle_secrets([LIBRARY, gone], [same], {}) == ()
    assert (is_kept(same), is_kept(gone)) == (True, False)


def test_typed_secret_is_kept_in_place_of_the_old_one() -> None:
    keep_secret(LIBRARY, "old")
    other = replace(LIBRARY, given={"user": "ben"})
    assert settle_secrets([LIBRARY], [other], {other: "new"}) == ()
    assert (secret_of(LIBRARY), secret_of(other)) == (None, "new")


def test_what_a_locked_keyring_neither_takes_nor_forgets_is_said() -> None:
    ring = LockingKeyring()
    ring.is_locked = True
    keyring.set_keyring(ring)
    other = replace(LIBRARY, given={"user": "ben"})
    troubles = settle_secrets([LIBRARY], [other], {other: "new"})
    assert [each.code for each in troubles] == ["keyring-locked", "secret-not-forgotten"]
    assert troubles[1].params == {"user": LIBRARY.user, "url": LIBRARY.url}
    with pytest.raises(RosterError, match="locked"):
        is_kept(LIBRARY)


def test_without_a_keyring_there_is_nothing_to_forget() -> None:
    kind: type[KeyringBackend] = NoKeyring
    keyring.set_keyring(kind())
    assert settle_secrets([LIBRARY], [], {}) == ()


def test_server_without_a_secret_asks_no_keyring(tmp_path: object) -> None:
    ring = LockingKeyring()
    ring.is_locked = True
    keyring.set_keyring(ring)
    assert settle_secrets([new_server(ECHALK, "Sync", str(tmp_path))], [], {}) == ()


def test_place_is_the_computer_and_where_it_listens() -> None:
    places = [
        new_server(HAIKU, "H", url, given={"user": "u"}).place for url in ("a.example/in", "a:2222")
    ]
    assert places == ["a.example", "a:2222"]
    assert practice_server(HAIKU).place == ""
