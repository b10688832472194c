"""What conftest.py promises to every other test."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import keyring
import platformdirs
import pytest

from tests.helpers.logs import log_faults
from tests.helpers.network import NetworkRefused, host_in, is_this_machine

FAR = ("192.0.2.1", 9)  # set aside for documentation: nobody has this address


def test_personal_folders_lie_in_the_home_of_the_test(home: Path) -> None:
    folders = [
        Path.home(),
        platformdirs.user_config_path("roster"),
        platformdirs.user_data_path("roster"),
        platformdirs.user_cache_path("roster"),
        platformdirs.user_log_path("roster"),
        platformdirs.user_runtime_path("roster"),
    ]
    assert all(folder.is_relative_to(home) for folder in folders)


@pytest.mark.parametrize("attempt", [1, 2])
def test_keyring_is_empty_at_first(attempt: int) -> None:
    assert keyring.get_password("roster", "anna") is None
    keyring.set_password("roster", "anna", f"secret {attempt}")
    assert keyring.get_password("roster", "anna") == f"secret {attempt}"


def test_keyring_of_a_child_process_is_not_the_real_one(tmp_path: Path) -> None:
    code = "import keyring; print(type(keyring.get_keyring()).__name__)"
    child = [sys.executable, "-c", code]
    run = subprocess.run(child, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout == "MemoryKeyring\n"


def test_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as one, pytest.raises(NetworkRefused, match=r"192\.0\.2\.1"):
        one.connect(FAR)


def test_looking_up_a_far_name_is_refused() -> None:
    with pytest.raises(NetworkRefused, match=r"example\.org"):
        socket.getaddrinfo("example.org", 443)


def test_invalid_names_are_unknown() -> None:
    with pytest.raises(socket.gaierror):
        socket.create_connection(("school.invalid", 443))


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        socket.create_connection(("localhost", port)).close()


@pytest.mark.parametrize(
    ("target", "host"),
    [
        (("::1", 80, 0, 0), "::1"),
        (b"example.org", "example.org"),
        ("/run/user/1000/bus", None),
        ("\0abstract", None),
        (None, None),
        ("", None),
    ],
)
def test_host_is_found_in_any_address(target: object, host: str | None) -> None:
    assert host_in(target) == host


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("10.0.0.1", False), ("a.b", False)],
)
def test_only_loopback_is_this_machine(host: str, expected: bool) -> None:
    assert is_this_machine(host) is expected


def test_log_record_must_be_declared_and_declared_record_must_come() -> None:
    assert log_faults(["WARNING a: slow"], ["slow"]) == []
    assert log_faults(["WARNING a: slow"], []) == ["unexpected log record: WARNING a: slow"]
    assert log_faults([], ["slow"]) == ["no log record matches 'slow'"]


def test_no_window_is_shown() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
