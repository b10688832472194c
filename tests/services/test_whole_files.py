"""A file is there whole, or as it was before."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.errors import RosterError
from rosterwizard.services.whole_files import write_whole
from tests.helpers.needing import elsewhere

if TYPE_CHECKING:
    from pathlib import Path


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_content_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_longest_name_that_the_disk_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".csv")
    write_whole(path, b"content")
    assert path.read_bytes() == b"content"


def test_missing_folder_is_said(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "roster.csv"
    with pytest.raises(RosterError, match="No such file") as caught:
        write_whole(path, b"")
    assert caught.value.code == "not-written"
    assert str(path) in str(caught.value)


def test_folder_of_that_name_is_said(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match=r"directory|denied"):
        write_whole(tmp_path, b"")
    assert tmp_path.is_dir()


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_was_there_survives_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(b"before")

    def failing(descriptor: int) -> None:
        raise fault

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises((RosterError, KeyboardInterrupt)):
        write_whole(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_fault_without_words_of_the_system_is_named_by_its_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(descriptor: int) -> None:
        raise TimeoutError

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(RosterError, match="TimeoutError"):
        write_whole(tmp_path / "roster.csv", b"")


@elsewhere(os.name == "nt", "Windows has no such permissions")
def test_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0o002)
    try:
        write_whole(tmp_path / "shared", b"")
        write_whole(tmp_path / "private", b"", private=True)
    finally:
        os.umask(before)
    assert permissions(tmp_path / "shared") == 0o664
    assert permissions(tmp_path / "private") == 0o600


@elsewhere(os.name == "nt", "links need a right of their own on Windows")
def test_link_goes_on_pointing_to_its_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(b"before")
    link.symlink_to(real)
    write_whole(link, b"after")
    assert link.is_symlink()
    assert real.read_bytes() == b"after"


@elsewhere(os.name == "nt", "Windows has no pipes among its files")
def test_pipe_is_written_into_and_never_renamed_over(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, b"content")
        assert os.read(reading, 100) == b"content"
    finally:
        os.close(reading)
    assert pipe.is_fifo()
