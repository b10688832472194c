"""Uploads by SFTP: whole, under a free name, to a server whose key is known."""

from __future__ import annotations

import dataclasses
import os
import threading
from typing import TYPE_CHECKING, NoReturn

import paramiko
import polars as pl
import pytest
from msgspec.structs import replace
from paramiko.common import AUTH_FAILED, AUTH_PARTIALLY_SUCCESSFUL, AUTH_SUCCESSFUL
from paramiko.server import InteractiveQuery
from paramiko.sftp import SFTP_FAILURE, SFTP_OK, SFTP_OP_UNSUPPORTED, SFTP_PERMISSION_DENIED

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Cancelled
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.kept_servers import remember_host_key
from rosterwizard.services.practice import sftp_server
from rosterwizard.services.practice.sftp_files import Files, Upload
from rosterwizard.services.practice.sftp_server import PracticeSftp
from rosterwizard.services.practice_server import PracticeServer, practice_folder
from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways.exchange import Batch
from rosterwizard.services.ways.sftp_line import Patience
from rosterwizard.services.ways.sftp_sending import SftpProtocol
from tests.helpers.fault_server import FaultServer
from tests.helpers.key_files import key_file
from tests.helpers.watching import CancelWhen, Heard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rosterwizard.core.profiles.delivery import Protocol
    from rosterwizard.services.practice.twin import Scenario
    from rosterwizard.services.ways.exchange import Answer

CONTENT = b"id,name\r\n" + b"x" * 100_000
BATCH = Batch("set.csv", FileContent.of(CONTENT), {"users": pl.Series([0], dtype=pl.UInt32)})
SFTP: tuple[Protocol, ...] = ("sftp",)
SHORT = Patience(connect_s=3, answer_s=3)


@pytest.fixture
def practice() -> Iterator[PracticeServer]:
    with PracticeServer(ways=SFTP) as running:
        yield running


def server_of(practice: PracticeServer, folder: str = "") -> Server:
    return Server(
        name="Haiku",
        system="haiku",
        url=practice.announced["sftp"] + folder,
        protocol="sftp",
        given={"user": practice.user},
        host_key=practice.host_key,
    )


def sent(practice: PracticeServer, server: Server | None = None) -> Answer:
    return SftpProtocol(server or server_of(practice), practice.password, SHORT).send(
        BATCH, UNWATCHED
    )


def checked(practice: PracticeServer, server: Server | None = None) -> None:
    SftpProtocol(server or server_of(practice), practice.password, SHORT).check(UNWATCHED)


def with_key(server: Server, path: Path) -> Server:
    return replace(server, given={**server.given, "sign-in": "key", "key": str(path)})


def code_of(answer: Answer) -> str:
    return answer.trouble.code if answer.trouble else ""


def taken(practice: PracticeServer) -> Path:
    return practice.folder_of("haiku") / "taken"


def left(practice: PracticeServer) -> list[str]:
    return [path.name for path in practice.folder_of("haiku").iterdir() if path.is_file()]


def test_the_whole_file_arrives_under_its_name(practice: PracticeServer) -> None:
    heard = Heard()
    found = SftpProtocol(server_of(practice), practice.password, SHORT).send(BATCH, heard)
    assert (found.state, found.place) == ("delivered", f"{practice.announced['sftp']}/set.csv")
    assert (taken(practice) / "set.csv").read_bytes() == CONTENT
    assert left(practice) == []
    assert all(0 <= done <= total == len(CONTENT) for done, total in heard.reports)


def test_an_empty_file_arrives_too(practice: PracticeServer) -> None:
    empty = Batch("empty.csv", FileContent.of(b""), BATCH.rows)
    protocol = SftpProtocol(server_of(practice), practice.password, SHORT)
    assert protocol.send(empty, UNWATCHED).state == "delivered"


def test_no_file_is_written_over_unasked_and_none_gets_another_name(
    practice: PracticeServer,
) -> None:
    (practice.folder_of("haiku") / "set.csv").mkdir()
    protocol = SftpProtocol(server_of(practice), practice.password, SHORT)
    assert protocol.in_the_way(["other.csv", "set.csv"], UNWATCHED) == ("set.csv",)
    found = protocol.send(BATCH, UNWATCHED)
    assert (found.state, code_of(found)) == ("not-sent", "names-taken")


@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize("has_posix_rename", [True, False])
def test_a_file_is_replaced_where_a_person_says_so(
    practice: PracticeServer,
    monkeypatch: pytest.MonkeyPatch,
    has_posix_rename: bool,
    is_there: bool,
) -> None:
    if not has_posix_rename:
        monkeypatch.setattr(Files, "posix_rename", lambda *_: SFTP_FAILURE)
    if is_there:
        (practice.folder_of("haiku") / "set.csv").write_bytes(b"the old one")
    protocol = SftpProtocol(server_of(practice), practice.password, SHORT)
    assert protocol.send(dataclasses.replace(BATCH, replaces=True), UNWATCHED).state == "delivered"
    assert (taken(practice) / "set.csv").read_bytes() == CONTENT


def test_an_unknown_key_is_shown_and_no_password_sent(practice: PracticeServer) -> None:
    unknown = replace(server_of(practice), host_key="")
    with pytest.raises(RosterError) as raised:
        SftpProtocol(unknown, practice.password, SHORT).check(UNWATCHED)
    params = raised.value.params
    assert raised.value.code == "host-key-unknown"
    assert str(params["fingerprint"]).startswith("SHA256:")
    assert str(params["fingerprint"]) in str(raised.value)
    trusted = remember_host_key(unknown, str(params["key"]))
    SftpProtocol(trusted, practice.password, SHORT).check(UNWATCHED)


@pytest.mark.parametrize(
    "kept", ["ecdsa-sha2-nistp256 SHA256:other", "ssh-rsa SHA256:other", "odd", "ssh-ed25519 x"]
)
def test_a_changed_key_is_refused_before_the_password_is_sent(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    def never(*_: object, **__: object) -> NoReturn:
        pytest.fail("the password was sent")

    monkeypatch.setattr(paramiko.Transport, "auth_password", never)
    found = sent(practice, replace(server_of(practice), host_key=kept))
    assert (code_of(found), found.state) == ("host-key-changed", "not-sent")
    assert "Nothing" in found.words or "nothing" in found.words


@pytest.mark.parametrize("scenario", ["wrong-password", "good"])
def test_a_wrong_account_is_said(scenario: Scenario) -> None:
    with PracticeServer(scenario, ways=SFTP) as running:
        password = running.password if scenario == "wrong-password" else "wrong"
        found = SftpProtocol(server_of(running), password, SHORT).send(BATCH, UNWATCHED)
    assert (code_of(found), found.state) == ("sftp-account", "not-sent")
    assert password not in found.words


@pytest.mark.parametrize("passphrase", ["", "häuser 7"])
def test_key_signs_in_in_place_of_a_password(tmp_path: Path, passphrase: str) -> None:
    path, fingerprint = key_file(tmp_path, passphrase)
    with PracticeServer(ways=SFTP, keys=[fingerprint]) as running:
        server = with_key(server_of(running), path)
        found = SftpProtocol(server, passphrase, SHORT).send(BATCH, UNWATCHED)
    assert (code_of(found), found.state) == ("", "delivered")


@pytest.mark.parametrize("scenario", ["wrong-password", "good"])
def test_key_that_is_not_taken_is_said(tmp_path: Path, scenario: Scenario) -> None:
    path, fingerprint = key_file(tmp_path)
    keys = [fingerprint] if scenario == "wrong-password" else []
    with PracticeServer(scenario, ways=SFTP, keys=keys) as running:
        server = with_key(server_of(running), path)
        found = SftpProtocol(server, "", SHORT).send(BATCH, UNWATCHED)
    assert (code_of(found), found.state) == ("sftp-key-refused", "not-sent")


def test_key_that_is_locked_is_said_before_anything_is_sent(
    practice: PracticeServer, tmp_path: Path
) -> None:
    path, _ = key_file(tmp_path, "häuser 7")
    server = with_key(server_of(practice), path)
    found = SftpProtocol(server, "wrong", SHORT).send(BATCH, UNWATCHED)
    assert (code_of(found), found.state) == ("key-locked", "not-sent")
    assert "wrong" not in found.words


def test_server_that_wants_more_than_a_password_refuses_the_account(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = lambda *_: AUTH_PARTIALLY_SUCCESSFUL  # noqa: E731 - as the method is called
    monkeypatch.setattr(sftp_server._Account, "check_auth_password", more)  # noqa: SLF001 - its sign-in
    found = sent(practice)
    assert (code_of(found), found.state) == ("sftp-account", "not-sent")


def test_a_missing_folder_is_said(practice: PracticeServer) -> None:
    for folder in ("/gone", "/deep/er"):
        found = sent(practice, server_of(practice, folder))
        assert (code_of(found), found.state) == ("sftp-folder-missing", "not-sent")


def test_a_file_in_place_of_the_folder_is_said(practice: PracticeServer) -> None:
    (practice.folder_of("haiku") / "file").write_text("")
    assert code_of(sent(practice, server_of(practice, "/file"))) == "sftp-folder-missing"


def test_a_server_that_refuses_the_file_is_quoted(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Files, "rename", lambda *_: SFTP_OP_UNSUPPORTED)
    found = sent(practice)
    assert (code_of(found), found.state) == ("sftp-refused", "not-sent")
    assert "unsupported" in found.words


def test_a_folder_that_may_not_be_written_to_is_said_by_the_test_too(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Files, "open", lambda *_: SFTP_PERMISSION_DENIED)
    assert code_of(sent(practice)) == "sftp-read-only"
    with pytest.raises(RosterError) as raised:
        checked(practice)
    assert raised.value.code == "sftp-read-only"


def test_a_full_disk_there_leaves_no_half_file(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Upload, "write", lambda *_: SFTP_FAILURE)
    found = sent(practice)
    assert (code_of(found), found.state) == ("sftp-full", "not-sent")
    assert "quota" in found.words
    assert left(practice) == []


def test_a_file_of_another_size_is_not_given_its_name(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Upload, "write", lambda *_: SFTP_OK)
    found = sent(practice)
    assert (code_of(found), found.state) == ("sftp-incomplete", "not-sent")
    assert f"0 of the {len(CONTENT)} bytes" in found.words
    assert left(practice) == []


def test_a_name_that_was_taken_in_the_meantime_is_not_taken_over(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Files, "rename", lambda *_: SFTP_FAILURE)
    found = sent(practice)
    assert (code_of(found), found.state) == ("sftp-refused", "not-sent")
    assert left(practice) == []


def test_a_line_cut_while_sending_leaves_nothing_taken() -> None:
    with PracticeServer("cut", ways=SFTP) as running:
        found = sent(running)
        assert (code_of(found), found.state) == ("sftp-cut", "not-sent")
        assert not taken(running).exists()


def test_a_line_cut_while_the_file_gets_its_name_leaves_it_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[PracticeSftp] = []
    start = PracticeSftp.__enter__

    def noted(one: PracticeSftp) -> PracticeSftp:
        started.append(one)
        return start(one)

    monkeypatch.setattr(PracticeSftp, "__enter__", noted)
    monkeypatch.setattr(Files, "rename", cutting(started))
    with PracticeServer(ways=SFTP) as running:
        found = sent(running)
    assert (code_of(found), found.state) == ("connection-cut", "unknown")


def cutting(started: list[PracticeSftp]) -> object:
    def cut(*_: object) -> int:
        for client in started[0]._clients:  # noqa: SLF001 - to cut it from there
            client.close()
        return SFTP_OK

    return cut


class Holding:
    """Makes one call of the server wait, and tells when it does."""

    def __init__(self) -> None:
        self.is_waiting = threading.Event()
        self.release = threading.Event()

    def __call__(self, *_: object) -> int:
        self.is_waiting.set()
        self.release.wait(20)
        return SFTP_FAILURE


@pytest.mark.parametrize(
    ("holder", "call", "state"), [(Files, "open", "not-sent"), (Files, "rename", "unknown")]
)
def test_cancelling_ends_at_once_and_says_what_is_known(
    practice: PracticeServer,
    monkeypatch: pytest.MonkeyPatch,
    holder: type,
    call: str,
    state: str,
) -> None:
    holding = Holding()
    monkeypatch.setattr(holder, call, holding)
    protocol = SftpProtocol(server_of(practice), practice.password, SHORT)
    found = protocol.send(BATCH, CancelWhen(holding.is_waiting.is_set))
    assert (found.state, found.cancelled) == (state, True)
    holding.release.set()


def test_cancelling_while_connecting_sends_nothing() -> None:
    with FaultServer(held=True, blind=True) as deaf:
        server = Server(
            name="H",
            system="haiku",
            url=f"sftp://127.0.0.1:{deaf.port}",
            protocol="sftp",
            given={"user": "u"},
        )
        found = SftpProtocol(server, "p").send(BATCH, CancelWhen())
        assert (found.state, found.cancelled) == ("not-sent", True)
        stopping = CancelWhen()
        with pytest.raises(Cancelled):
            SftpProtocol(server, "p").check(stopping)
        with pytest.raises(Cancelled):
            SftpProtocol(server, "p").in_the_way(["set.csv"], stopping)
        assert stopping.reports == [(0, 1)] * 2


def test_a_server_that_falls_silent_is_not_waited_for(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    holding = Holding()
    monkeypatch.setattr(Files, "stat", holding)
    impatient = Patience(connect_s=3, answer_s=0.2)
    found = SftpProtocol(server_of(practice), practice.password, impatient).send(BATCH, UNWATCHED)
    holding.release.set()
    assert (code_of(found), found.state) == ("sftp-cut", "not-sent")


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-x\r\n"])
def test_what_does_not_speak_sftp_is_said(answer: bytes) -> None:
    with FaultServer(answer, blind=True) as other:
        server = Server(
            name="H",
            system="haiku",
            url=f"sftp://127.0.0.1:{other.port}",
            protocol="sftp",
            given={"user": "u"},
        )
        found = SftpProtocol(server, "p", SHORT).send(BATCH, UNWATCHED)
    assert (code_of(found), found.state) == ("sftp-not-spoken", "not-sent")


@pytest.mark.parametrize(
    ("url", "code"),
    [("sftp://school.invalid", "server-unknown"), ("sftp://127.0.0.1:1/in", "server-not-reached")],
)
def test_a_server_that_is_not_there_is_said(url: str, code: str) -> None:
    server = Server(name="H", system="haiku", url=url, protocol="sftp", given={"user": "u"})
    found = SftpProtocol(server, "p", SHORT).send(BATCH, UNWATCHED)
    assert (code_of(found), found.state) == (code, "not-sent")


def test_a_folder_of_that_name_is_not_replaced(practice: PracticeServer) -> None:
    (practice.folder_of("haiku") / "set.csv").mkdir()
    protocol = SftpProtocol(server_of(practice), practice.password, SHORT)
    assert protocol.send(dataclasses.replace(BATCH, replaces=True), UNWATCHED).state == "not-sent"
    assert (practice.folder_of("haiku") / "set.csv").is_dir()


def test_testing_leaves_nothing_there(practice: PracticeServer) -> None:
    checked(practice)
    assert left(practice) == []


def test_a_file_of_the_test_that_stays_there_is_said(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Files, "remove", lambda *_: SFTP_PERMISSION_DENIED)
    with pytest.raises(RosterError) as raised:
        checked(practice)
    assert raised.value.code == "sftp-not-removed"
    assert left(practice)[0] in str(raised.value)


@pytest.mark.parametrize("visit", [sent, checked])
def test_what_an_earlier_sending_left_is_removed_and_nothing_else(
    practice: PracticeServer, visit: Callable[[PracticeServer], object]
) -> None:
    folder = practice.folder_of("haiku")
    names = [".set.zip.0123abcd.part", ".fresh.zip.0123abcd.part", "other.part", ".notes"]
    for name in names:
        (folder / name).write_text("x")
        if "fresh" not in name:
            os.utime(folder / name, (1, 1))
    visit(practice)
    assert sorted(left(practice)) == sorted(names[1:])


def test_a_folder_that_may_not_be_listed_keeps_what_lies_there(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Files, "list_folder", lambda *_: SFTP_PERMISSION_DENIED)
    assert sent(practice).state == "delivered"


def ssh_knows(home: Path, practice: PracticeServer, key: paramiko.PKey) -> None:
    """Note a key in the person's own file of ssh, below lines that stand for nothing here."""
    host = practice.announced["sftp"].removeprefix("sftp://").replace(":", "]:")
    (home / ".ssh").mkdir()
    lines = ["# mine", "", "@revoked * ssh-ed25519 AAAA", "odd", "x ssh-odd AAAA", "x ssh-rsa !!!!"]
    lines.append(f"[{host} {key.get_name()} {key.get_base64()}")
    (home / ".ssh" / "known_hosts").write_text("\n".join(lines))


def own_key_of(practice: PracticeServer) -> paramiko.PKey:
    return paramiko.ECDSAKey.from_private_key_file(str(practice_folder() / "host_key"))


def test_a_key_that_ssh_knows_is_not_asked_about(practice: PracticeServer, home: Path) -> None:
    ssh_knows(home, practice, own_key_of(practice))
    checked(practice, replace(server_of(practice), host_key=""))


def test_another_key_than_ssh_knows_is_refused_before_the_password_is_sent(
    practice: PracticeServer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ssh_knows(home, practice, paramiko.ECDSAKey.generate())
    monkeypatch.setattr(paramiko.Transport, "auth_password", lambda *_: pytest.fail("sent"))
    found = sent(practice, replace(server_of(practice), host_key=""))
    assert (code_of(found), found.state) == ("host-key-differs", "not-sent")
    assert "known_hosts" in found.words


def test_the_key_that_is_kept_here_goes_before_that_of_ssh(
    practice: PracticeServer, home: Path
) -> None:
    ssh_knows(home, practice, paramiko.ECDSAKey.generate())
    checked(practice)


def test_a_server_that_takes_keys_only_says_so(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sftp_server._Account, "get_allowed_auths", lambda *_: "publickey")  # noqa: SLF001 - its sign-in
    monkeypatch.setattr(sftp_server._Account, "check_auth_password", lambda *_: AUTH_FAILED)  # noqa: SLF001 - as above
    found = sent(practice)
    assert (code_of(found), found.state) == ("sftp-keys-only", "not-sent")


def test_a_server_that_asks_for_the_password_itself_gets_it(
    practice: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = sftp_server._Account  # noqa: SLF001 - its sign-in

    def asks(*_: object) -> InteractiveQuery:
        return InteractiveQuery("", "", ("Password: ", False))

    def answered(one: object, answers: list[str]) -> int:
        return AUTH_SUCCESSFUL if answers == [practice.password] else AUTH_FAILED

    monkeypatch.setattr(account, "get_allowed_auths", lambda *_: "keyboard-interactive")
    monkeypatch.setattr(account, "check_auth_interactive", asks)
    monkeypatch.setattr(account, "check_auth_interactive_response", answered)
    monkeypatch.setattr(account, "check_auth_password", lambda *_: AUTH_FAILED)
    assert sent(practice).state == "delivered"
