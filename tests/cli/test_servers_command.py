"""`rosterwizard servers`."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from rosterwizard.cli import passwords
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.servers import keyring_wait
from rosterwizard.services.servers.kept_secrets import read_account
from rosterwizard.services.servers.lent_secrets import lend, lent_secret
from rosterwizard.services.settings import load_settings, settings_file
from rosterwizard.services.submitting import submission
from rosterwizard.services.ways.patience import Patience, patience_in
from tests.helpers.command_line import called, ran
from tests.helpers.locking_keyring import LockingKeyring
from tests.helpers.silent_keyring import SilentKeyring

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

LIBRARY = ("Library", "--system", "infiniti", "--url", "school.example", "--user", "autoimport")
ACCOUNT = "infiniti autoimport https://school.example"
DROP = ("Drop", "--system", "haiku", "--url", "sftp://127.0.0.1:9/in", "--user", "school")


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let a person at a terminal type these lines."""
    answers = iter(lines)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(answers))
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: next(answers))


def test_how_long_a_server_is_waited_for_can_be_set(capsys: Capsys) -> None:
    options = ("--connect-seconds", "5", "--send-seconds", "6", "--answer-seconds", "900")
    assert called(capsys, "servers", "add", *LIBRARY, *options).status == 0
    (server,) = load_settings().servers
    assert patience_in(server.given) == Patience(5, 6, 900)
    found = called(capsys, "servers", "add", "Other", *LIBRARY[1:], "--send-seconds", "soon")
    assert (found.status, "number of seconds" in found.err) == (2, True)


def test_practice_is_always_there(capsys: Capsys) -> None:
    assert called(capsys, "servers", "list").out.startswith("practice")
    assert [each["name"] for each in called(capsys, "servers", "list", "--json").json] == [
        "practice"
    ]


def test_added_server_is_listed_tidied_and_without_its_password(capsys: Capsys) -> None:
    added = called(capsys, "servers", "add", *LIBRARY)
    assert (added.status, added.out) == (0, "")
    text = called(capsys, "servers", "list").out
    assert "https://school.example" in text
    assert "autoimport" in text
    (library, _) = called(capsys, "servers", "list", "--json").json
    assert (library["name"], library["system"]) == ("Library", "infiniti")
    assert not {"password", "secret"} & library.keys()


def test_password_from_standard_input_goes_into_the_keyring_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    line = "\ufeffswordfish:@ü\r\n".encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line), "utf-8"))
    assert called(capsys, "servers", "add", *LIBRARY, "--password-stdin").status == 0
    assert keyring.get_password("RosterWizard", ACCOUNT) == "swordfish:@ü"
    assert not any(b"swordfish" in path.read_bytes() for path in home.rglob("*") if path.is_file())
    called(capsys, "servers", "remove", "library")
    assert keyring.get_password("RosterWizard", ACCOUNT) is None


def test_password_comes_from_a_descriptor_too(tmp_path: Path, capsys: Capsys) -> None:
    (tmp_path / "secret").write_bytes(b"swordfish\nmore\n")
    with (tmp_path / "secret").open("rb") as secret:
        added = called(capsys, "servers", "add", *LIBRARY, "--password-fd", secret.fileno())
    assert added.status == 0, added.err
    assert keyring.get_password("RosterWizard", ACCOUNT) == "swordfish"


@pytest.mark.parametrize(
    ("line", "says"), [(b"", "none was given"), (b"caf\xe9\n", "no text in UTF-8")]
)
def test_password_that_is_none_is_said_and_no_server_added(
    line: bytes, says: str, monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line), "utf-8"))
    added = called(capsys, "servers", "add", *LIBRARY, "--password-stdin")
    assert added.status == 2
    assert says in added.err
    assert load_settings().servers == ()


def test_descriptor_that_is_not_open_is_said(capsys: Capsys) -> None:
    added = called(capsys, "servers", "add", *LIBRARY, "--password-fd", "999")
    assert (added.status, "none was given" in added.err) == (2, True)


@pytest.mark.parametrize("state", ["silent", "locked", "missing"])
def test_unattended_run_goes_on_without_the_keyring_and_says_what_to_do(
    state: str, monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    monkeypatch.setattr(passwords, "UNATTENDED_WAIT_S", 0.05)
    monkeypatch.setattr(keyring_wait, "SAY_AFTER_S", 0.01)
    called(capsys, "servers", "add", *LIBRARY)
    with SilentKeyring() as silent:
        locked = LockingKeyring()
        locked.is_locked = True
        rings = {"silent": silent, "locked": locked, "missing": NoKeyring()}  # type: ignore[no-untyped-call] # as above
        keyring.set_keyring(rings[state])
        tested = called(capsys, "servers", "test", "Library")
    assert tested.status == 4
    assert ("Waiting for the keyring" in tested.err) is (state == "silent")
    assert ("--password-fd" in tested.err) is (state != "missing")
    assert "wants a password" in tested.err


def test_person_types_the_password_that_the_keyring_does_not_tell(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    monkeypatch.setattr(
        submission, "check_connection", lambda _server, secret: tried.append(secret)
    )
    tried: list[str | None] = []
    called(capsys, "servers", "add", *LIBRARY)
    ring = LockingKeyring()
    ring.is_locked = True
    keyring.set_keyring(ring)
    typed(monkeypatch, "swordfish")
    tested = called(capsys, "servers", "test", "Library")
    assert (tested.status, tried) == (0, ["swordfish"])
    assert "is locked" in tested.err
    assert "used this once and not kept" in tested.err


def test_key_file_is_kept_and_its_passphrase_goes_into_the_keyring(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    typed(monkeypatch, "swordfish")
    monkeypatch.chdir(home)
    added = called(capsys, "servers", "add", *DROP, "--key", "id_ed25519")
    assert added.status == 0, added.err
    whole = str(home / "id_ed25519")
    (drop,) = load_settings().servers
    assert drop.given == {"user": "school", "sign-in": "key", "key": whole}
    account = f"haiku school sftp://127.0.0.1:9/in key={whole} sign-in=key"
    assert keyring.get_password("RosterWizard", account) == "swordfish"
    called(capsys, "servers", "remove", "Drop")
    assert keyring.get_password("RosterWizard", account) is None


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--key", "/k", "--sign-in", "password"), "--key"),
        (("--sign-in", "card"), "password, key"),
        (("--sign-in", "key"), "no key file"),
    ],
)
def test_unfit_sign_in_is_refused_with_the_reason(
    capsys: Capsys, options: tuple[str, ...], words: str
) -> None:
    found = called(capsys, "servers", "add", *DROP, *options)
    assert found.status == 2
    assert words in found.err
    assert not load_settings().servers


def test_option_that_the_way_has_no_use_for_is_refused(capsys: Capsys) -> None:
    found = called(capsys, "servers", "add", *LIBRARY, "--key", "/k")
    assert found.status == 2
    assert "--key" in found.err


class TestPassphrase:
    """A key file turns out to have a passphrase, and none is kept."""

    @pytest.fixture
    def tried(self, monkeypatch: pytest.MonkeyPatch, capsys: Capsys) -> list[str | None]:
        called(capsys, "servers", "add", *DROP, "--key", "/k")
        tried: list[str | None] = []

        def checked(_server: object, given: str | None = None) -> None:
            tried.append(given)
            if given != "swordfish":
                raise RosterError("key-locked", file="/k")

        monkeypatch.setattr("rosterwizard.services.submitting.submission.check_connection", checked)
        return tried

    def test_is_asked_for_once_where_somebody_is_there(
        self, capsys: Capsys, monkeypatch: pytest.MonkeyPatch, tried: list[str | None]
    ) -> None:
        typed(monkeypatch, "swordfish")
        assert called(capsys, "servers", "test", "Drop").status == 0
        typed(monkeypatch, "wrong")
        found = called(capsys, "servers", "test", "Drop")
        assert found.status == 4
        assert "passphrase" in found.err
        assert tried == [None, "swordfish", None, "wrong"]

    def test_is_said_where_nobody_is_there(self, capsys: Capsys, tried: list[str | None]) -> None:
        found = called(capsys, "servers", "test", "Drop")
        assert (found.status, tried) == (4, [None])
        assert "passphrase" in found.err


def test_password_is_asked_for_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    typed(monkeypatch, "swordfish")
    called(capsys, "servers", "add", *LIBRARY)
    account = "infiniti autoimport https://school.example"
    assert keyring.get_password("RosterWizard", account) == "swordfish"


def test_missing_keyring_is_said_and_the_server_kept() -> None:
    nothing = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    found = ran("servers", "add", *LIBRARY, "--password-stdin", stdin=b"swordfish\n", env=nothing)
    assert found.status == 0
    assert "no keyring" in found.err
    assert [each.name for each in load_settings().servers] == ["Library"]
    assert ran("servers", "remove", "Library", env=nothing).status == 0
    assert not load_settings().servers


def test_removing_under_a_locked_keyring_says_what_stays_in_it(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    ring = LockingKeyring()
    keyring.set_keyring(ring)
    typed(monkeypatch, "swordfish")
    called(capsys, "servers", "add", *LIBRARY)
    ring.is_locked = True
    found = called(capsys, "servers", "remove", "Library")
    assert found.status == 0
    assert "still in this computer's keyring" in found.err
    assert "save the server again" not in found.err
    assert ring.accounts() == {"infiniti autoimport https://school.example"}


def test_removing_one_of_two_servers_of_an_account_leaves_its_password(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    typed(monkeypatch, "swordfish", "swordfish")
    called(capsys, "servers", "add", *LIBRARY)
    called(capsys, "servers", "add", "Second", *LIBRARY[1:])
    called(capsys, "servers", "remove", "Library")
    account = "infiniti autoimport https://school.example"
    assert keyring.get_password("RosterWizard", account) == "swordfish"


def test_a_folder_of_another_way_is_warned_about_and_the_server_kept(
    tmp_path: Path, capsys: Capsys
) -> None:
    watched = ("--system", "echalk", "--url", str(tmp_path), "--mode")
    assert "same folder" not in called(capsys, "servers", "add", "Daily", *watched, "partial").err
    found = called(capsys, "servers", "add", "Summer", *watched, "full")
    assert (found.status, found.out) == (0, "")
    assert "The server Daily has the same folder for Partial Sync" in found.err
    assert [each.name for each in load_settings().servers] == ["Daily", "Summer"]


@pytest.mark.parametrize(
    ("url", "words"),
    [("http://school.example", "https"), ("https://u:p@school.example", "account"), ("", "empty")],
)
def test_unfit_address_is_refused_with_the_reason(capsys: Capsys, url: str, words: str) -> None:
    found = called(
        capsys, "servers", "add", "L", "--system", "infiniti", "--url", url, "--user", "a"
    )
    assert found.status == 2
    assert words in found.err
    assert ":p" not in found.err
    assert not load_settings().servers


def test_same_name_twice_is_refused(capsys: Capsys) -> None:
    called(capsys, "servers", "add", *LIBRARY)
    assert called(capsys, "servers", "add", *LIBRARY).status == 2


def test_removing_what_is_not_there_names_what_is(capsys: Capsys) -> None:
    called(capsys, "servers", "add", *LIBRARY)
    found = called(capsys, "servers", "remove", "Librery")
    assert found.status == 2
    assert "Library" in found.err


def test_practice_can_be_tested(capsys: Capsys) -> None:
    found = called(capsys, "servers", "test", "practice")
    assert (found.status, found.out) == (0, "")
    assert called(capsys, "servers", "test", "practice:wrong-password").status == 4


def test_server_out_of_reach_is_status_4(capsys: Capsys) -> None:
    url = ("--url", "http://127.0.0.1:9")
    called(capsys, "servers", "add", "L", "--system", "infiniti", *url, "--user", "a")
    found = called(capsys, "servers", "test", "l")
    assert found.status == 4
    assert len(found.err.strip().splitlines()) == 1


class TestHostKey:
    """An SFTP server shows a key that nobody has trusted yet."""

    @pytest.fixture(autouse=True)
    def unknown_key(self, monkeypatch: pytest.MonkeyPatch, capsys: Capsys) -> None:
        called(capsys, "servers", "add", *DROP)

        def checked(server: object, secret: object = None) -> None:
            if not getattr(server, "host_key", ""):
                facts = {"kind": "ssh-ed25519", "fingerprint": "SHA256:abc"}
                key = "ssh-ed25519 SHA256:abc"
                raise RosterError("host-key-unknown", host="127.0.0.1", key=key, **facts)

        monkeypatch.setattr("rosterwizard.services.submitting.submission.check_connection", checked)

    def test_is_refused_where_nobody_can_be_asked(self, capsys: Capsys) -> None:
        found = called(capsys, "servers", "test", "Drop")
        assert found.status == 4
        assert "SHA256:abc" in found.err
        assert not load_settings().servers[0].host_key

    def test_is_remembered_when_the_person_says_so(
        self, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        typed(monkeypatch, "secret", "y")
        found = called(capsys, "servers", "test", "Drop")
        assert found.status == 0, found.err
        assert "SHA256:abc" in found.err
        assert load_settings().servers[0].host_key == "ssh-ed25519 SHA256:abc"

    def test_is_forgotten_when_the_person_says_no(
        self, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        typed(monkeypatch, "secret", "n")
        assert called(capsys, "servers", "test", "Drop").status == 130
        assert not load_settings().servers[0].host_key

    def test_can_be_trusted_beforehand(self, capsys: Capsys) -> None:
        trust = ("--trust-host-key", "SHA256:abc")
        assert called(capsys, "servers", "test", "Drop", *trust).status == 0
        assert load_settings().servers[0].host_key == "ssh-ed25519 SHA256:abc"

    def test_of_another_fingerprint_is_refused(self, capsys: Capsys) -> None:
        found = called(capsys, "servers", "test", "Drop", "--trust-host-key", "SHA256:xyz")
        assert found.status == 4
        assert not load_settings().servers[0].host_key


def test_doctor_goes_along_the_steps(capsys: Capsys) -> None:
    found = called(capsys, "servers", "doctor", "practice")
    assert (found.status, found.err) == (0, "")
    assert "Passed - Account and its rights" in found.out
    called(capsys, "servers", "add", *DROP)
    found = called(capsys, "servers", "doctor", "Drop", "--json")
    assert found.status == 4
    steps = {each["step"]: each["state"] for each in found.json["steps"]}
    assert (steps["connection"], steps["file"]) == ("failed", "not-tried")
    assert set(found.json) == {"server", "url", "steps"}


PROXIED = ("--proxy", "proxy.example:3128", "--proxy-user", "anna")
PROXY_ACCOUNT = "proxy anna http://proxy.example:3128"


def test_the_password_of_a_proxy_is_taken_kept_and_forgotten_with_the_server(
    capsys: Capsys, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("Tide-Bell-7\n")
    with (tmp_path / "secret").open() as secret:
        options = (*PROXIED, "--proxy-password-fd", secret.fileno())
        added = called(capsys, "servers", "add", *LIBRARY, *options)
    assert added.status == 0
    assert keyring.get_password("RosterWizard", PROXY_ACCOUNT) == "Tide-Bell-7"
    assert "Tide-Bell-7" not in settings_file().read_text() + added.out + added.err
    assert called(capsys, "servers", "remove", "Library").status == 0
    assert keyring.get_password("RosterWizard", PROXY_ACCOUNT) is None


def test_the_passwords_of_server_and_proxy_are_asked_for_one_after_the_other(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "Reef-Lamp-22", "Tide-Bell-7")
    assert called(capsys, "servers", "add", *LIBRARY, *PROXIED).status == 0
    found = [keyring.get_password("RosterWizard", each) for each in (ACCOUNT, PROXY_ACCOUNT)]
    assert found == ["Reef-Lamp-22", "Tide-Bell-7"]


def test_a_proxys_password_that_is_not_kept_is_asked_for_and_lent_to_the_test(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    called(capsys, "servers", "add", *LIBRARY, *PROXIED)
    lent: list[str | None] = []
    monkeypatch.setattr(
        submission, "check_connection", lambda *_: lent.append(lent_secret(PROXY_ACCOUNT))
    )
    typed(monkeypatch, "Tide-Bell-7", "Reef-Lamp-22")
    assert called(capsys, "servers", "test", "Library").status == 0
    assert lent == ["Tide-Bell-7"]


def test_without_anybody_to_ask_a_missing_password_of_a_proxy_is_said(capsys: Capsys) -> None:
    called(capsys, "servers", "add", *LIBRARY, *PROXIED)
    keyring.set_password("RosterWizard", ACCOUNT, "Reef-Lamp-22")
    tested = called(capsys, "servers", "test", "Library")
    assert (tested.status, "password of anna" in tested.err) == (4, True)


def test_a_test_that_does_not_get_there_names_the_doctor(capsys: Capsys) -> None:
    url = ("--url", "http://127.0.0.1:9")
    called(capsys, "servers", "add", "L", "--system", "infiniti", *url, "--user", "a")
    keyring.set_password("RosterWizard", "infiniti a http://127.0.0.1:9", "Reef-Lamp-22")
    tested = called(capsys, "servers", "test", "L")
    assert (tested.status, "rosterwizard servers doctor L" in tested.err) == (4, True)
    found = called(capsys, "servers", "doctor", "L", "--json")
    assert found.json["steps"][-1]["state"] == "not-known"


def test_a_changed_server_keeps_what_is_not_named_and_its_password(capsys: Capsys) -> None:
    called(capsys, "servers", "add", *LIBRARY, "--answer-seconds", "900")
    keyring.set_password("RosterWizard", ACCOUNT, "Reef-Lamp-22")
    options = ("--name", "Main library", *PROXIED, "--answer-seconds", "")
    changed = called(capsys, "servers", "change", "library", *options)
    assert (changed.status, "Main library" in changed.err) == (0, True)
    (server,) = load_settings().servers
    assert (server.name, server.url) == ("Main library", "https://school.example")
    assert server.given == {
        "user": "autoimport",
        "proxy": "proxy.example:3128",
        "proxy-user": "anna",
    }
    assert keyring.get_password("RosterWizard", ACCOUNT) == "Reef-Lamp-22"


@pytest.mark.parametrize(
    ("options", "is_said"),
    [
        (("--url", "other.example"), True),
        (("--user", "ben"), True),
        (("--name", "Main library"), False),
        (PROXIED, False),
    ],
)
def test_a_secret_that_does_not_go_along_is_said(
    capsys: Capsys, options: tuple[str, ...], *, is_said: bool
) -> None:
    called(capsys, "servers", "add", *LIBRARY)
    keyring.set_password("RosterWizard", ACCOUNT, "Reef-Lamp-22")
    changed = called(capsys, "servers", "change", "Library", *options)
    assert (changed.status, "does not go along" in changed.err) == (0, is_said)
    assert (keyring.get_password("RosterWizard", ACCOUNT) is None) == is_said


def test_another_account_asks_for_its_password_and_leaves_none_behind(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    called(capsys, "servers", "add", *LIBRARY)
    keyring.set_password("RosterWizard", ACCOUNT, "Reef-Lamp-22")
    typed(monkeypatch, "Tide-Bell-7")
    assert called(capsys, "servers", "change", "Library", "--user", "ben").status == 0
    assert keyring.get_password("RosterWizard", ACCOUNT) is None
    assert (
        keyring.get_password("RosterWizard", ACCOUNT.replace("autoimport", "ben")) == "Tide-Bell-7"
    )


def test_a_new_password_for_the_same_account_is_taken(capsys: Capsys, tmp_path: Path) -> None:
    called(capsys, "servers", "add", *LIBRARY)
    keyring.set_password("RosterWizard", ACCOUNT, "old")
    (tmp_path / "secret").write_text("new\n")
    with (tmp_path / "secret").open() as secret:
        called(capsys, "servers", "change", "Library", "--password-fd", secret.fileno())
    assert keyring.get_password("RosterWizard", ACCOUNT) == "new"


@pytest.mark.parametrize(
    ("options", "status"),
    [(("Nobody", "--user", "x"), 2), (("Library", "--proxy", "socks5://x"), 2)],
)
def test_what_cannot_be_changed_is_said_and_stays(
    capsys: Capsys, options: tuple[str, ...], status: int
) -> None:
    called(capsys, "servers", "add", *LIBRARY)
    before = load_settings().servers
    assert called(capsys, "servers", "change", *options).status == status
    assert load_settings().servers == before


def test_a_wrong_password_of_a_proxy_is_asked_for_again_until_none_is_typed(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    called(capsys, "servers", "add", *LIBRARY, *PROXIED)
    keyring.set_password("RosterWizard", ACCOUNT, "Reef-Lamp-22")
    keyring.set_password("RosterWizard", PROXY_ACCOUNT, "wrong")
    tried: list[str | None] = []

    def check(*_: object) -> None:
        tried.append(read_account(PROXY_ACCOUNT))
        if tried[-1] != "Tide-Bell-7":
            raise RosterError("proxy-account", proxy="p", source="s", server="x")

    monkeypatch.setattr(submission, "check_connection", check)
    typed(monkeypatch, "wrong too", "Tide-Bell-7")
    assert called(capsys, "servers", "test", "Library").status == 0
    assert tried == ["wrong", "wrong too", "Tide-Bell-7"]
    tried.clear()
    lend(PROXY_ACCOUNT, "wrong")
    typed(monkeypatch, "")
    tested = called(capsys, "servers", "test", "Library")
    assert (tested.status, tried) == (4, ["wrong"])
