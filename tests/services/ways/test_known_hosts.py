"""What a person's own ssh knows of servers."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import paramiko
import pytest
from paramiko.hostkeys import HostKeys

from rosterwizard.services.ways.known_hosts import known_hosts_file, known_keys

KEY = paramiko.ECDSAKey.generate()
KNOWN = frozenset({f"{KEY.get_name()} {KEY.fingerprint}"})


def write(text: str) -> None:
    known_hosts_file().parent.mkdir()
    known_hosts_file().write_text(text)


HASHED = HostKeys.hash_host("school.example", "F1E1KeoE/eEWhi10WpGv4OdiO6Y=")  # salted always alike


@pytest.mark.parametrize("names", ["school.example", "a.example,school.example", HASHED])
def test_a_name_is_found_as_it_stands_or_hashed(names: str) -> None:
    write(f"{names} {KEY.get_name()} {KEY.get_base64()} a note\n")
    assert known_keys("school.example", 22) == KNOWN
    assert known_keys("other.example", 22) == known_keys("school.example", 2222) == frozenset()


def test_another_port_has_keys_of_its_own() -> None:
    write(f"[school.example]:2222 {KEY.get_name()} {KEY.get_base64()}\n")
    assert known_keys("school.example", 2222) == KNOWN
    assert known_keys("school.example", 22) == frozenset()


def test_no_file_or_one_that_cannot_be_read_knows_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert known_keys("school.example", 22) == frozenset()

    def refusing(_: Path) -> NoReturn:
        raise PermissionError

    write("")
    monkeypatch.setattr(Path, "is_file", refusing)
    assert known_keys("school.example", 22) == frozenset()
