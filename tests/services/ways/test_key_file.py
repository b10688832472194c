"""Key files: opened with the passphrase that they have, and refused in words of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.ways.key_file import key_in
from tests.helpers.key_files import key_file

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "häuser 7"  # noqa: S105 - nobody's


@pytest.mark.parametrize(
    ("own", "given"), [("", ""), (PASSPHRASE, PASSPHRASE), ("", "has none, and gets one")]
)
def test_key_is_opened(tmp_path: Path, own: str, given: str) -> None:
    path, fingerprint = key_file(tmp_path, own)
    assert key_in(str(path), given).fingerprint == fingerprint


@pytest.mark.parametrize("given", ["", "wrong"])
def test_key_is_not_opened_with_another_passphrase(tmp_path: Path, given: str) -> None:
    path, _ = key_file(tmp_path, PASSPHRASE)
    with pytest.raises(RosterError) as raised:
        key_in(str(path), given)
    assert raised.value.code == "key-locked"
    assert str(path) in str(raised.value)
    assert raised.value.__cause__ is None


@pytest.mark.parametrize("content", [b"", b"ssh-rsa AAAA", b"PuTTY-User-Key-File-3", b"\xff\x00"])
def test_file_that_holds_no_key_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "id.pub"
    path.write_bytes(content)
    with pytest.raises(RosterError) as raised:
        key_in(str(path), "")
    assert raised.value.code == "key-not-understood"


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone"):
        with pytest.raises(RosterError) as raised:
            key_in(str(path), "")
        assert raised.value.code == "key-unreadable"
