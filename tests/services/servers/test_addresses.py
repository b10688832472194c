"""Addresses as people type them."""

from __future__ import annotations

from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.servers import addresses
from rosterwizard.services.servers.addresses import (
    Address,
    folder_address,
    is_loopback,
    sftp_address,
    web_address,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("school.concordinfiniti.com", "https://school.concordinfiniti.com"),
        (" https://School.Example/ ", "https://school.example"),
        ("https://school.example/app/login?session=1#!x", "https://school.example"),
        ("https://school.example:443/api/import/users", "https://school.example"),
        ("school.example:8443", "https://school.example:8443"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("http://LOCALHOST", "http://localhost"),
        ("http://[::1]:80", "http://[::1]"),
        ("https://schüle.example", "https://schüle.example"),
    ],
)
def test_a_site_becomes_its_origin(typed: str, tidy: str) -> None:
    assert web_address(typed) == Address(tidy)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("  ", "url-empty"),
        ("http://school.example", "url-not-https"),
        ("http://127.0.0.1.school.example", "url-not-https"),
        ("ftp://school.example", "url-unclear"),
        ("https://", "url-unclear"),
        ("https://two words", "url-unclear"),
        ("school.example:port", "url-unclear"),
        ("https://[::1", "url-unclear"),
        ("https://anna:s3cret@school.example", "url-with-password"),
        ("anna:s3cret@school.example", "url-with-password"),
        ("anna@school.example", "url-with-password"),
        ("anna:s3c/ret@school.example", "url-with-password"),
    ],
)
def test_what_cannot_be_a_site_is_refused(typed: str, code: str) -> None:
    with pytest.raises(RosterError) as raised:
        web_address(typed)
    assert raised.value.code == code
    assert str(raised.value)


@given(st.text(min_size=1).filter(lambda text: "s3cret" not in text))
def test_no_refusal_repeats_a_password(noise: str) -> None:
    for address in (web_address, sftp_address, folder_address):
        with pytest.raises(RosterError) as raised:
            address(f"https://anna:s3cret{noise}@school.example:x")
        assert "s3cret" not in f"{raised.value} {raised.value.params} {raised.value.__cause__}"


@pytest.mark.parametrize(
    ("typed", "url", "user"),
    [
        ("school.example", "sftp://school.example", ""),
        ("sftp://anna@School.example:22/in/", "sftp://school.example/in", "anna"),
        ("sftp://school.example:2222/a b", "sftp://school.example:2222/a b", ""),
    ],
)
def test_an_sftp_address_keeps_folder_and_user(typed: str, url: str, user: str) -> None:
    assert sftp_address(typed) == Address(url, user)


@pytest.mark.parametrize("typed", ["https://school.example", "sftp://a.example/?x", "sftp://a/#b"])
def test_what_cannot_be_an_sftp_address_is_refused(typed: str) -> None:
    with pytest.raises(RosterError, match="cannot be understood"):
        sftp_address(typed)


def test_a_folder_is_given_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert folder_address(f' "{tmp_path}" ') == Address(str(tmp_path))
    assert folder_address("~").url == str(tmp_path)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "url-empty"), ("in/here", "url-not-a-folder"), ("file:///in", "url-not-a-folder")],
)
def test_what_cannot_be_a_folder_is_refused(typed: str, code: str) -> None:
    with pytest.raises(RosterError) as raised:
        folder_address(typed)
    assert raised.value.code == code


def test_only_this_machine_is_loopback() -> None:
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert not is_loopback("192.168.0.1")
    assert not is_loopback("localhost.example")


def test_a_home_that_nobody_has_is_no_folder() -> None:
    with pytest.raises(RosterError) as raised:
        folder_address("~nobody-of-that-name/in")
    assert raised.value.code == "url-not-a-folder"


class WindowsPath(PureWindowsPath):
    """A path as Windows understands it, on any system."""

    def expanduser(self) -> WindowsPath:
        return self


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (r"C:\sync\in", r"C:\sync\in"),
        ('"C:/sync/in/"', r"C:\sync\in"),
        (r"\\server\share\in", r"\\server\share\in"),
        ("//server/share/in", r"\\server\share\in"),
    ],
)
def test_a_folder_of_windows_is_one(monkeypatch: pytest.MonkeyPatch, typed: str, url: str) -> None:
    monkeypatch.setattr(addresses, "Path", WindowsPath)
    assert folder_address(typed).url == url


@pytest.mark.parametrize("typed", ["C:in", r"\in", "in", "file:///C:/in", "sftp://a/C:/in"])
def test_what_depends_on_where_one_is_on_windows_is_refused(
    monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr(addresses, "Path", WindowsPath)
    with pytest.raises(RosterError) as raised:
        folder_address(typed)
    assert raised.value.code == "url-not-a-folder"


@pytest.mark.parametrize("typed", [r"C:\sync\in", "C:/sync", r"\\server\share", "C:in"])
@pytest.mark.parametrize("address", [web_address, sftp_address])
def test_a_drive_is_no_scheme_and_no_host(address: Callable[[str], Address], typed: str) -> None:
    with pytest.raises(RosterError, match="cannot be understood"):
        address(typed)
