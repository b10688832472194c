"""The keyring follows the servers, and what it would not give up is tried again."""

from __future__ import annotations

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.servers.kept_secrets import (
    account_of,
    keep_secret,
    read_account,
    read_secret,
    secret_of,
)
from rosterwizard.services.servers.keyring_wait import Patience
from rosterwizard.services.servers.server import Server
from rosterwizard.services.settings import load_settings, settings_file
from rosterwizard.services.settled_secrets import settle_secrets
from rosterwizard.services.ways.registry import secret_places
from tests.helpers.locking_keyring import LockingKeyring
from tests.helpers.silent_keyring import SilentKeyring

LIBRARY = Server(
    name="Library",
    system="infiniti",
    url="https://school.example",
    protocol="infiniti",
    given={"user": "autoimport"},
)
SYNC = Server(name="Sync", system="echalk", url="/sync", protocol="folder")
OTHER = replace(LIBRARY, given={"user": "ben"})
BRIEF = Patience(longest_s=0.05)


def locked(ring: LockingKeyring) -> LockingKeyring:
    ring.is_locked = True
    keyring.set_keyring(ring)
    return ring


def test_only_secrets_that_no_server_has_any_more_are_forgotten() -> None:
    same, gone = replace(LIBRARY, name="Same account"), replace(LIBRARY, given={"user": "gone"})
    for each in (LIBRARY, gone):
        keep_secret(each, "old")
    assert settle_secrets([LIBRARY, gone], [same], {}) == ()
    assert (read_secret(same), read_secret(gone)) == ("old", None)


def test_typed_secret_is_kept_in_place_of_the_old_one() -> None:
    keep_secret(LIBRARY, "old")
    assert settle_secrets([LIBRARY], [OTHER], {account_of(OTHER): "new"}) == ()
    assert (secret_of(LIBRARY), secret_of(OTHER)) == (None, "new")


def test_what_a_locked_keyring_neither_takes_nor_forgets_is_said() -> None:
    locked(LockingKeyring())
    troubles = settle_secrets([LIBRARY], [OTHER], {account_of(OTHER): "new"})
    assert [each.code for each in troubles] == ["keyring-locked", "secret-not-forgotten"]
    assert troubles[1].params == {"user": LIBRARY.user, "url": LIBRARY.url}
    with pytest.raises(RosterError, match="locked"):
        read_secret(LIBRARY)


def test_without_a_keyring_there_is_nothing_to_forget() -> None:
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call] # keyring has no types
    assert settle_secrets([LIBRARY], [], {}) == ()


def test_server_without_a_secret_asks_no_keyring() -> None:
    locked(LockingKeyring())
    assert settle_secrets([SYNC], [], {}) == ()


def test_what_could_not_be_forgotten_is_forgotten_when_the_keyring_answers_again() -> None:
    ring = locked(LockingKeyring())
    ring.is_locked = False
    keep_secret(LIBRARY, "old")
    ring.is_locked = True
    assert [each.code for each in settle_secrets([LIBRARY], [], {})] == ["secret-not-forgotten"]
    assert load_settings().secrets_left == (account_of(LIBRARY),)
    assert settle_secrets((), [OTHER], {}) == (), "it was said once"
    assert ring.accounts() == {account_of(LIBRARY)}
    ring.is_locked = False
    assert settle_secrets((), [OTHER], {}) == ()
    assert ring.accounts() == set()
    assert load_settings().secrets_left == ()


def test_an_account_that_is_used_again_keeps_its_secret() -> None:
    ring = locked(LockingKeyring())
    settle_secrets([LIBRARY], [], {})
    ring.is_locked = False
    assert settle_secrets((), [LIBRARY], {account_of(LIBRARY): "new"}) == ()
    assert secret_of(LIBRARY) == "new"
    assert load_settings().secrets_left == ()


def test_a_keyring_that_gives_no_answer_is_asked_once() -> None:
    with SilentKeyring() as ring:
        troubles = settle_secrets([LIBRARY, OTHER], [], {}, BRIEF)
        assert ring.asked == 1
        assert [each.code for each in troubles] == ["secret-not-forgotten"] * 2
        ring.asked = 0
        third = replace(LIBRARY, given={"user": "c"})
        troubles = settle_secrets([third], [SYNC], {account_of(OTHER): "new"}, BRIEF)
        assert ring.asked == 1
        assert [each.code for each in troubles] == ["keyring-silent", "secret-not-forgotten"]
    assert load_settings().secrets_left == tuple(sorted(map(account_of, (LIBRARY, third))))


def test_settings_that_cannot_be_used_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    locked(LockingKeyring())
    settings_file().write_text('{"version": 99}')
    codes = [each.code for each in settle_secrets([LIBRARY], [], {})]
    assert codes == ["settings-newer", "secret-not-forgotten"]


def test_the_password_of_a_proxy_goes_with_the_last_server_that_has_it() -> None:
    proxied = {"user": "a", "proxy": "proxy.example:3128", "proxy-user": "anna"}
    one = replace(LIBRARY, given=proxied)
    other = replace(LIBRARY, given=proxied | {"user": "b"})
    account = secret_places(one)["proxy-password"].account
    assert settle_secrets((), [one], {account: "Tide-Bell-7"}) == ()
    assert settle_secrets([one], [other], {}) == ()
    assert read_account(account) == "Tide-Bell-7"
    assert settle_secrets([other], [], {}) == ()
    assert read_account(account) is None


def test_a_proxys_password_that_stays_in_the_keyring_is_said_by_the_name_of_the_proxy() -> None:
    locked(LockingKeyring())
    proxied = {"user": "a", "proxy": "proxy.example:3128", "proxy-user": "anna"}
    troubles = settle_secrets([replace(LIBRARY, given=proxied)], [], {})
    assert [each.params["url"] for each in troubles] == [
        "https://school.example",
        "proxy.example:3128",
    ]
