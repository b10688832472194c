"""What one SFTP transfer knows, and the words for a line that does not hold."""

from __future__ import annotations

import socket
from typing import NoReturn

import paramiko
import pytest
from msgspec.structs import replace

from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways.sftp_line import Patience, SftpLine, Transfer

SERVER = Server(
    name="H", system="haiku", url="sftp://127.0.0.1:2/in", protocol="sftp", given={"user": "anna"}
)


def test_once_cut_the_file_gets_no_name() -> None:
    transfer = Transfer()
    transfer.cut()
    with pytest.raises(ConnectionAbortedError):
        transfer.goes_on(to_its_name=True)
    assert not transfer.may_be_there


def test_whoever_waits_at_the_other_end_hears_of_the_cut() -> None:
    here, there = socket.socketpair()
    with here, there:
        transfer = Transfer()
        transfer.joins(here)
        transfer.cut()
        there.settimeout(5)
        assert there.recv(1) == b""


def test_a_transfer_cut_while_it_connects_gives_its_socket_back() -> None:
    transfer = Transfer()
    transfer.cut()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"sftp://127.0.0.1:{listening.getsockname()[1]}"
        line = SftpLine(replace(SERVER, url=url), "p", Patience())
        with pytest.raises(ConnectionAbortedError), line.signed_in(transfer):
            pytest.fail("signed in")
        link, _ = listening.accept()
        with link:
            assert link.recv(1) == b"", "closed at the other end"


def test_no_piece_waits_for_the_one_before_to_be_confirmed() -> None:
    noted: list[int] = []

    class Noting(Transfer):
        def joins(self, link: socket.socket) -> NoReturn:
            noted.append(link.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            raise ConnectionAbortedError

    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"sftp://127.0.0.1:{listening.getsockname()[1]}"
        line = SftpLine(replace(SERVER, url=url), "p", Patience())
        with pytest.raises(ConnectionAbortedError), line.signed_in(Noting()):
            pytest.fail("signed in")
    assert noted == [1]


@pytest.mark.parametrize(
    ("error", "signed_in", "may_be_there", "code"),
    [
        (paramiko.AuthenticationException("s3cret"), False, False, "sftp-account"),
        (EOFError(), True, False, "sftp-cut"),
        (EOFError(), True, True, "connection-cut"),
        (socket.gaierror(-2, "Name unknown"), False, False, "server-unknown"),
        (UnicodeError("label too long"), False, False, "server-unknown"),
        (TimeoutError(), False, False, "server-not-reached"),
        (ConnectionRefusedError(111, "Connection refused"), False, False, "server-not-reached"),
        (paramiko.SSHException("no \x1b[2Jbanner"), False, False, "sftp-not-spoken"),
        (EOFError(), False, False, "sftp-not-spoken"),
    ],
)
def test_each_trouble_of_the_line_has_its_words(
    error: Exception,
    signed_in: bool,
    may_be_there: bool,
    code: str,
) -> None:
    transfer = Transfer()
    transfer.signed_in, transfer.may_be_there = signed_in, may_be_there
    found = SftpLine(SERVER, "s3cret", Patience()).trouble_of(error, transfer)
    assert found.code == code
    assert "s3cret" not in str(found)
    assert "\x1b" not in str(found)
    assert "127.0.0.1:2" in str(found)


@pytest.mark.parametrize(
    ("error", "words"),
    [(TimeoutError(), "no answer"), (ConnectionRefusedError(111, "Connection refused"), "refused")],
)
def test_a_server_that_is_not_reached_is_said_with_its_reason(error: OSError, words: str) -> None:
    found = SftpLine(SERVER, "s3cret", Patience()).trouble_of(error, Transfer())
    assert words in str(found.params["reason"])


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("sftp://school.invalid/in", ("school.invalid", 22)),
        ("sftp://a.invalid:7", ("a.invalid", 7)),
    ],
)
def test_a_server_listens_where_ssh_does_unless_it_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, url: str, address: tuple[str, int]
) -> None:
    asked: list[object] = []

    def connect(*places: object) -> NoReturn:
        asked.extend(places)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    line = SftpLine(replace(SERVER, url=url), "p", Patience())
    with pytest.raises(ConnectionRefusedError), line.signed_in(Transfer()):
        pytest.fail("signed in")
    assert asked == [address, 10], "and is waited for ten seconds"
    assert Patience().answer_s == 60


@pytest.mark.parametrize(
    ("known", "first"),
    [
        ("ssh-rsa SHA256:x", {"rsa-sha2-512", "rsa-sha2-256"}),
        ("ecdsa-sha2-nistp521 SHA256:x", {"ecdsa-sha2-nistp521"}),
        ("", set()),
    ],
)
def test_the_kind_of_key_that_is_known_is_asked_for_first(
    monkeypatch: pytest.MonkeyPatch, known: str, first: set[str]
) -> None:
    kinds: list[str] = []

    def start(line: paramiko.Transport, **_: object) -> NoReturn:
        kinds.extend(line.get_security_options().key_types)
        line.sock.close()
        raise EOFError

    monkeypatch.setattr(paramiko.Transport, "start_client", start)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"sftp://127.0.0.1:{listening.getsockname()[1]}"
        line = SftpLine(replace(SERVER, url=url, host_key=known), "p", Patience())
        with pytest.raises(EOFError), line.signed_in(Transfer()):
            pytest.fail("signed in")
    assert set(kinds[: len(first)]) == first
    assert {"ssh-ed25519", "rsa-sha2-512", "rsa-sha2-256"} <= set(kinds)


def test_a_file_may_be_there_only_once_it_is_about_to_get_its_name() -> None:
    transfer = Transfer()
    seen = [transfer.may_be_there]
    transfer.goes_on()
    seen.append(transfer.may_be_there)
    transfer.goes_on(to_its_name=True)
    assert [*seen, transfer.may_be_there] == [False, False, True]
