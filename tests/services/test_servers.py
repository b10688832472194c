"""Servers: set up, found, and refused with a reason."""

from __future__ import annotations

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Mode, Submission
from rosterwizard.services.servers import (
    add_server,
    by_hand,
    find_server,
    new_server,
    practice_server,
    remember_host_key,
    remove_server,
    replace_server,
    servers_of,
)
from rosterwizard.services.settings import Settings
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
LIBRARY = new_server(INFINITI, "Library", "school.example", user="autoimport")


def test_a_new_server_is_tidied() -> None:
    assert LIBRARY.url == "https://school.example"
    assert LIBRARY.protocol == "infiniti"
    assert LIBRARY.needs_secret
    assert not LIBRARY.is_practice


def test_a_folder_server_needs_no_account(tmp_path: object) -> None:
    server = new_server(ECHALK, "Sync", str(tmp_path), mode="full")
    assert (server.protocol, server.mode, server.needs_secret) == ("folder", "full", False)


def test_the_user_may_stand_in_an_sftp_address() -> None:
    assert new_server(HAIKU, "H", "sftp://anna@school.example").user == "anna"
    assert new_server(HAIKU, "H", "sftp://anna@school.example", user="ben").user == "ben"


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
        new_server(INFINITI, name, "school.example", user=user, mode=mode, protocol=protocol)
    assert raised.value.code == code
    assert str(raised.value)


def test_another_of_the_systems_ways_can_be_chosen(tmp_path: object) -> None:
    assert new_server(ECHALK, "Here", str(tmp_path), protocol="by-hand").protocol == "by-hand"


def test_two_servers_never_share_a_name() -> None:
    settings = add_server(Settings(), LIBRARY)
    with pytest.raises(RosterError, match="already a server called LIBRARY"):
        add_server(settings, new_server(INFINITI, "LIBRARY", "b.example", user="u"))


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
    assert not practice_server(INFINITI).needs_secret


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
    other = new_server(INFINITI, "Other", "other.example", user="u")
    settings = add_server(add_server(Settings(), LIBRARY), other)
    trusted = remember_host_key(LIBRARY, "ssh-ed25519 SHA256:x")
    assert replace_server(settings, trusted).servers == (trusted, other)
    assert remove_server(settings, "library").servers == (other,)
    with pytest.raises(RosterError, match="no server called Gone"):
        remove_server(settings, "Gone")


def test_loading_by_hand_needs_nothing_set_up() -> None:
    server = by_hand(TRAVERSE, "/out")
    assert (server.protocol, server.url, server.needs_secret) == ("by-hand", "/out", False)
