"""The files that SFTP clients see: one flat folder, nothing beside it, nothing written over."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import paramiko
import pytest
from paramiko.sftp import SFTP_FAILURE, SFTP_NO_SUCH_FILE, SFTP_OK, SFTP_PERMISSION_DENIED

from rosterwizard.services.practice import sftp_files as module
from rosterwizard.services.practice.sftp_files import Files, Manners, Upload

if TYPE_CHECKING:
    from pathlib import Path

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
ATTRIBUTES = paramiko.SFTPAttributes()


@pytest.fixture
def finished() -> list[str]:
    return []


@pytest.fixture
def files(tmp_path: Path, finished: list[str]) -> Files:
    folder = tmp_path / "in"
    folder.mkdir()
    server = paramiko.ServerInterface()
    return Files(server, folder, Manners(lambda: None, lambda: finished.append("finished")))


@pytest.fixture
def folder(files: Files, tmp_path: Path) -> Path:
    del files
    return tmp_path / "in"


def written(files: Files, name: str, content: bytes = b"id") -> None:
    upload = files.open(name, NEW, ATTRIBUTES)
    assert isinstance(upload, Upload)
    assert upload.write(0, content) == SFTP_OK
    upload.close()


def test_a_file_is_written_and_renamed(files: Files, folder: Path, finished: list[str]) -> None:
    written(files, "/.set.zip.1.part", b"abc")
    assert finished == []
    assert files.rename("/.set.zip.1.part", "/set.zip") == SFTP_OK
    assert (folder / "set.zip").read_bytes() == b"abc"
    assert finished == ["finished"]


def test_a_piece_lands_where_it_belongs(files: Files, folder: Path) -> None:
    upload = files.open("/a", NEW, ATTRIBUTES)
    assert isinstance(upload, Upload)
    upload.write(2, b"cd")
    upload.write(0, b"ab")
    upload.close()
    assert (folder / "a").read_bytes() == b"abcd"


@pytest.mark.parametrize(
    "path", ["/../a", "/x/a", "/x/../../a", "/a\0b", "/", "", "/a/", "/" + "a" * 200, "/a:b"]
)
def test_nothing_beside_the_folder_is_reached(files: Files, tmp_path: Path, path: str) -> None:
    (tmp_path / "a").write_text("secret")
    (tmp_path / "in" / "mine").write_text("mine")
    found = files.open(path, NEW, ATTRIBUTES)
    if isinstance(found, Upload):  # the path was tidied into one of the folder's own
        found.close()
    assert files.rename("/mine", path) in {SFTP_OK, SFTP_FAILURE, SFTP_NO_SUCH_FILE}
    assert files.remove(path) in {SFTP_OK, SFTP_NO_SUCH_FILE}
    assert (tmp_path / "a").read_text() == "secret"
    assert {each.name for each in tmp_path.iterdir()} == {"a", "in"}


def test_no_file_is_opened_twice_nor_for_reading(files: Files) -> None:
    written(files, "/a")
    assert files.open("/a", NEW, ATTRIBUTES) == SFTP_PERMISSION_DENIED
    assert files.open("/b", os.O_RDONLY, ATTRIBUTES) == SFTP_PERMISSION_DENIED


def test_the_number_of_files_is_bounded(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 1)
    written(files, "/a")
    assert files.open("/b", NEW, ATTRIBUTES) == SFTP_FAILURE


def test_the_size_of_a_file_is_bounded(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_FILE", 3)
    upload = files.open("/a", NEW, ATTRIBUTES)
    assert isinstance(upload, Upload)
    assert upload.write(2, b"cd") == SFTP_FAILURE
    upload.close()


def test_a_full_disk_is_told_to_the_client(files: Files) -> None:
    upload = files.open("/a", NEW, ATTRIBUTES)
    assert isinstance(upload, Upload)
    upload._file.close()  # noqa: SLF001 - stands for a disk that refuses
    upload._file = open(os.devnull, "rb")  # type: ignore[assignment] # noqa: SLF001, SIM115, PTH123 - as above
    assert upload.write(0, b"x") == SFTP_FAILURE
    upload.close()


def test_files_and_their_sizes_are_named(files: Files) -> None:
    written(files, "/a", b"abc")
    listed = files.list_folder("/")
    assert isinstance(listed, list)
    assert [(each.filename, each.st_size) for each in listed] == [("a", 3)]
    for facts in (files.stat("/a"), files.lstat("/a")):
        assert isinstance(facts, paramiko.SFTPAttributes)
        assert facts.st_size == 3


def test_what_is_not_there_is_not_there(files: Files) -> None:
    assert files.list_folder("/x") == SFTP_NO_SUCH_FILE
    assert files.stat("/x") == SFTP_NO_SUCH_FILE
    assert files.stat("/x/y/z") == SFTP_NO_SUCH_FILE
    assert files.remove("/x") == SFTP_NO_SUCH_FILE
    assert files.rename("/x", "/y") == SFTP_NO_SUCH_FILE


def test_a_taken_name_is_not_given_again(files: Files, folder: Path) -> None:
    written(files, "/a", b"a")
    written(files, "/b", b"b")
    assert files.rename("/a", "/b") == SFTP_FAILURE
    assert (folder / "b").read_bytes() == b"b"


def test_a_file_can_be_removed(files: Files, folder: Path) -> None:
    written(files, "/a")
    assert files.remove("/a") == SFTP_OK
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("path", ["/CON", "/aux.csv", "/com1.zip", "/users.csv.", "/users.csv "])
def test_no_file_gets_a_name_that_windows_takes_for_something_else(
    files: Files, folder: Path, path: str
) -> None:
    written(files, "/a")
    assert files.open(path, NEW, ATTRIBUTES) == SFTP_PERMISSION_DENIED
    assert files.rename("/a", path) == SFTP_NO_SUCH_FILE
    assert [each.name for each in folder.iterdir()] == ["a"]
