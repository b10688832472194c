"""Servers: set up, found, and refused with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Mode, Submission
from rosterwizard.services.kept_servers import (
    add_server,
    by_hand,
    change_server,
    changed_server,
    find_server,
    is_same_server,
    kept_server,
    new_server,
    practice_server,
    remember_host_key,
    remove_server,
    servers_of,
    trust_server,
)
from rosterwizard.services.settings import Settings
from rosterwizard.services.ways.registry import secret_asked
from tests.helpers.small_jobs import system

if TYPE_CHECKING:
    from rosterwizard.services.servers.server import Server

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

LIBRARY = new_server(INFINITI, "Library", "school.example", given={"user": "autoimport"})


def test_a_new_server_is_tidied() -> None:
    assert LIBRARY.url == "https://school.example"
    assert LIBRARY.protocol == "infiniti"
    assert secret_asked(LIBRARY)
    assert not LIBRARY.is_practice


def test_a_folder_server_needs_no_account(tmp_path: object) -> None:
    server = new_server(ECHALK, "Sync", str(tmp_path), mode="full")
    assert (server.protocol, server.mode, bool(secret_asked(server))) == ("folder", "full", False)


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
    assert not secret_asked(practice_server(INFINITI))


def test_a_practice_server_has_scenarios() -> None:
    assert find_server(Settings(), "practice", INFINITI).scenario == "good"
    assert find_server(Settings(), "Practice:cut", INFINITI).scenario == "cut"
    with pytest.raises(RosterError, match="no scenario sunny"):
        find_server(Settings(), "practice:sunny", INFINITI)


def test_the_servers_of_a_system_end_with_practice() -> None:
    settings = add_server(Settings(), LIBRARY)
    assert [each.name for each in servers_of(settings, INFINITI)] == ["Library", "practice"]
    assert [each.name for each in servers_of(settings, ECHALK)] == ["practice"]


OTHER = new_server(INFINITI, "Other", "other.example", given={"user": "u"})
KEY = "ssh-ed25519 SHA256:x"


def test_a_server_is_changed_and_takes_the_last_place() -> None:
    settings = add_server(add_server(Settings(), LIBRARY), OTHER)
    renamed = replace(LIBRARY, name="Main library")
    assert change_server(settings, LIBRARY, renamed).servers == (OTHER, renamed)
    with pytest.raises(RosterError, match="called other"):
        change_server(settings, LIBRARY, replace(LIBRARY, name="other"))


def test_a_server_that_was_removed_meanwhile_is_there_again_when_it_is_changed() -> None:
    renamed = replace(LIBRARY, name="Main library")
    assert change_server(Settings(), LIBRARY, renamed).servers == (renamed,)


def test_what_was_changed_meanwhile_stays_where_nobody_touched_it() -> None:
    renamed = replace(LIBRARY, name="Main library")
    moved = replace(LIBRARY, url="https://other.example", given={"user": "ben"}, mode="full")
    settings = add_server(Settings(), moved)
    assert change_server(settings, LIBRARY, renamed).servers == (replace(moved, name=renamed.name),)
    of_another_system = add_server(Settings(), replace(moved, system="haiku"))
    assert change_server(of_another_system, LIBRARY, renamed).servers == (renamed,)
    third = replace(LIBRARY, url="https://third.example")
    assert change_server(settings, LIBRARY, third).servers == (replace(third, mode="full"),)


def test_a_key_that_was_trusted_meanwhile_stays_with_its_computer() -> None:
    trusted = remember_host_key(LIBRARY, KEY)
    settings = add_server(Settings(), trusted)
    renamed = replace(LIBRARY, name="Main library")
    moved = replace(LIBRARY, url="https://other.example")
    assert change_server(settings, LIBRARY, renamed).servers == (
        replace(trusted, name=renamed.name),
    )
    assert change_server(settings, LIBRARY, moved).servers == (moved,)
    assert change_server(settings, trusted, LIBRARY).servers == (LIBRARY,)
    older = remember_host_key(LIBRARY, "ssh-ed25519 SHA256:old")
    assert change_server(settings, older, replace(older, name=renamed.name)).servers == (
        replace(trusted, name=renamed.name),
    )


def test_the_server_that_was_used_last_stays_that_under_another_name() -> None:
    last = {LIBRARY.system: LIBRARY.name, "haiku": LIBRARY.name}
    settings = replace(add_server(Settings(), LIBRARY), last_servers=last)
    changed = change_server(settings, LIBRARY, replace(LIBRARY, name="Main library"))
    assert changed.last_servers == {**last, LIBRARY.system: "Main library"}


def test_a_key_is_trusted_for_the_computer_that_showed_it_and_no_other() -> None:
    moved = replace(LIBRARY, url="https://other.example")
    trusted = remember_host_key(LIBRARY, KEY)
    for there, kept in ((LIBRARY, trusted), (moved, moved)):
        settings = add_server(add_server(Settings(), there), OTHER)
        assert trust_server(settings, trusted).servers == (kept, OTHER)
    assert trust_server(Settings(), trusted).servers == ()


def test_a_server_whose_key_was_trusted_is_the_same_one() -> None:
    assert is_same_server(LIBRARY, remember_host_key(LIBRARY, KEY))
    assert not is_same_server(LIBRARY, replace(LIBRARY, mode="full"))


def test_a_server_can_be_removed() -> None:
    settings = add_server(add_server(Settings(), LIBRARY), OTHER)
    assert remove_server(settings, "library").servers == (OTHER,)
    with pytest.raises(RosterError, match="no server called Gone"):
        remove_server(settings, "Gone")


def test_loading_by_hand_needs_nothing_set_up() -> None:
    server = by_hand(TRAVERSE, "/out")
    assert (server.protocol, server.url, bool(secret_asked(server))) == ("by-hand", "/out", False)


def test_place_is_the_computer_and_where_it_listens() -> None:
    places = [
        new_server(HAIKU, "H", url, given={"user": "u"}).place for url in ("a.example/in", "a:2222")
    ]
    assert places == ["a.example", "a:2222"]
    assert practice_server(HAIKU).place == ""


def changed(before: Server, protocol: str = "sftp", url: str = "", **given: str) -> Server:
    return changed_server(
        HAIKU,
        before,
        name=before.name,
        url=url or before.url,
        protocol=protocol,
        mode=before.mode,
        given={name.replace("_", "-"): text for name, text in given.items()},
    )


def test_what_is_not_named_stays_as_long_as_it_is_asked_for() -> None:
    before = new_server(
        HAIKU, "H", "sftp://files.example/in", given={"user": "a", "key": "/k"}, protocol="sftp"
    )
    before = remember_host_key(before, "ssh-ed25519 SHA256:x")
    assert changed(before) == before
    by_password = changed(before, sign_in="password")
    assert by_password.given == {"user": "a"}, "the key belongs to the other way of signing in"
    assert changed(by_password, key="/other").given["sign-in"] == "key"
    assert changed(before, url="sftp://files.example/out").host_key == before.host_key
    assert changed(before, url="sftp://other.example/in").host_key == ""
    with pytest.raises(RosterError, match="user name"):
        changed(before, user="")


@pytest.mark.parametrize("proxy", ["", "none"])
def test_a_proxy_that_is_taken_away_takes_its_user_name_along(proxy: str) -> None:
    given = {"user": "u", "proxy": "http://proxy:3128", "proxy-user": "joe"}
    before = new_server(INFINITI, "L", "https://library.example", given=given)

    def changed(**other: str) -> Server:
        return changed_server(
            INFINITI, before, name="L", url=before.url, protocol="", mode="", given=other
        )

    assert "proxy-user" not in changed(proxy=proxy).given
    assert changed(proxy="http://other:3128").given["proxy-user"] == "joe"
    assert changed(user="v").given == {**before.given, "user": "v"}
    with pytest.raises(RosterError, match="no proxy that gets it"):
        changed(proxy=proxy, **{"proxy-user": "ann"})


def test_a_kept_server_is_found_by_its_name_in_any_case() -> None:
    settings = Settings(servers=(LIBRARY,))
    assert kept_server(settings, LIBRARY.name.upper()) is settings.servers[0]
    with pytest.raises(RosterError) as raised:
        kept_server(settings, "practice")
    assert raised.value.code == "unknown-server"
