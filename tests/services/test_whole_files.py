"""A file is there whole, or as it was before."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import whole_files
from rosterwizard.services.whole_files import write_whole
from tests.helpers.needing import elsewhere
from tests.helpers.windows import HeldError

if TYPE_CHECKING:
    from collections.abc import Iterator


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


def test_file_that_excel_holds_is_said_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(b"before")

    def refuse(*_: object) -> None:
        raise HeldError

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with pytest.raises(RosterError, match="open in another program"):
        write_whole(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["CON.csv", "users.csv:hidden", "users.csv.", "com¹"])
def test_windows_gets_no_name_that_leads_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(whole_files, "ON_WINDOWS", True)
    with pytest.raises(RosterError, match="Nothing was saved"):
        write_whole(tmp_path / name, b"content")
    assert list(tmp_path.iterdir()) == []


def test_such_a_name_is_a_file_like_any_other_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_files, "ON_WINDOWS", False)
    write_whole(tmp_path / "CON.csv", b"content")
    assert (tmp_path / "CON.csv").read_bytes() == b"content"


def test_plain_name_is_written_on_windows_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_files, "ON_WINDOWS", True)
    write_whole(tmp_path / "users.csv", b"content")
    assert (tmp_path / "users.csv").read_bytes() == b"content"


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
    flags = os.O_RDONLY
    if sys.platform != "win32":  # again, for mypy
        os.mkfifo(pipe)
        flags |= os.O_NONBLOCK
    reading = os.open(pipe, flags)
    try:
        write_whole(pipe, b"content")
        assert os.read(reading, 100) == b"content"
    finally:
        os.close(reading)
    assert pipe.is_fifo()


def test_pieces_are_written_one_after_the_other_or_none_of_them(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    write_whole(path, iter([b"one,", b"two"]))
    assert path.read_bytes() == b"one,two"

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_whole(path, broken())
    assert path.read_bytes() == b"one,two"
    assert list(tmp_path.iterdir()) == [path]
