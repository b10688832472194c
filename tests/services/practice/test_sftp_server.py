"""The practice server over SFTP keeps its key, and its doors."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import paramiko
import pytest

from rosterwizard.services.logs import silent_channel
from rosterwizard.services.practice import sftp_server as module
from rosterwizard.services.practice.sftp_server import PracticeSftp
from rosterwizard.services.practice.store import Store
from rosterwizard.services.practice.twin import Practice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rosterwizard.services.practice.twin import Scenario

PASSWORD = "pass wörd"  # noqa: S105 - nobody's


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "practice.sqlite")
    yield opened
    opened.close()


def serving(store: Store, folder: Path, scenario: Scenario = "good") -> PracticeSftp:
    practice = Practice(store, "practice", PASSWORD, scenario)
    return PracticeSftp(practice, folder / "in", folder, lambda: None)


def connected(server: PracticeSftp) -> paramiko.Transport:
    port = urlsplit(server.url).port
    assert port
    line = paramiko.Transport(socket.create_connection(("127.0.0.1", port), 10))
    line.set_log_channel(silent_channel())
    line.start_client(timeout=10)
    return line


def test_the_key_stays_the_same(store: Store, tmp_path: Path) -> None:
    with serving(store, tmp_path) as first, serving(store, tmp_path) as second:
        assert first.host_key == second.host_key
        line = connected(first)
        shown = line.get_remote_server_key()
        line.close()
    assert first.host_key == f"{shown.get_name()} {shown.fingerprint}"


def test_a_damaged_key_is_made_anew(store: Store, tmp_path: Path) -> None:
    (tmp_path / "host_key").write_text("no key")
    with serving(store, tmp_path) as server:
        assert server.host_key.startswith("ecdsa-sha2-nistp256 SHA256:")
    assert "PRIVATE KEY" in (tmp_path / "host_key").read_text("ascii")


def test_only_passwords_and_only_files_are_offered(store: Store, tmp_path: Path) -> None:
    with serving(store, tmp_path) as server:
        line = connected(server)
        with pytest.raises(paramiko.BadAuthenticationType) as raised:
            line.auth_none("practice")
        assert raised.value.allowed_types == ["password"]
        line.auth_password("practice", PASSWORD)
        for kind in ("direct-tcpip", "something-else"):
            with pytest.raises(paramiko.ChannelException):
                line.open_channel(kind, ("127.0.0.1", 1), ("127.0.0.1", 1), timeout=10)
        session = line.open_session(timeout=10)
        with pytest.raises(paramiko.SSHException):
            session.exec_command("id")
        line.close()


def test_slow_pieces_wait(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(module, "SLOW_PIECE_S", 0.001)
    with serving(store, tmp_path, "slow") as server:
        wait = server._stopping.wait  # noqa: SLF001 - to see that it waits

        def watched(seconds: float) -> bool:
            waited.append(seconds)
            return wait(seconds)

        monkeypatch.setattr(server._stopping, "wait", watched)  # noqa: SLF001 - as above
        line = connected(server)
        line.auth_password("practice", PASSWORD)
        files = paramiko.SFTPClient.from_transport(line)
        assert files is not None
        with files, files.open("a.csv", "wbx") as file:
            file.write(b"id")
        line.close()
    assert waited == [0.001]


def test_in_wrong_password_even_the_right_one_is_refused(store: Store, tmp_path: Path) -> None:
    with serving(store, tmp_path, "wrong-password") as server:
        line = connected(server)
        with pytest.raises(paramiko.AuthenticationException):
            line.auth_password("practice", PASSWORD)
        line.close()


def test_in_cut_the_line_ends_while_a_file_is_written(store: Store, tmp_path: Path) -> None:
    with serving(store, tmp_path, "cut") as server:
        line = connected(server)
        line.auth_password("practice", PASSWORD)
        files = paramiko.SFTPClient.from_transport(line)
        assert files is not None
        with pytest.raises((OSError, paramiko.SSHException)), files.open("a.csv", "wbx") as file:
            file.write(b"id")
        line.close()


def test_the_number_of_clients_is_bounded(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_CLIENTS", 1)
    with serving(store, tmp_path) as server:
        line = connected(server)
        port = urlsplit(server.url).port
        with socket.create_connection(("127.0.0.1", port or 0), 10) as second:
            assert second.recv(1) == b""
        line.close()
