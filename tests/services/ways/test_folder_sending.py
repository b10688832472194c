"""Files in watched folders: never half, never over another one."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import polars as pl
import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Cancelled
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways import folder_sending as module
from rosterwizard.services.ways.by_hand import BY_HAND
from rosterwizard.services.ways.exchange import Answer, Batch
from rosterwizard.services.ways.folder_sending import FolderProtocol
from tests.helpers.watching import CancelWhen, Heard
from tests.helpers.windows import HeldError

if TYPE_CHECKING:
    from pathlib import Path

BATCH = Batch(
    "users.csv", FileContent.of(b"username\r\nanna\r\n"), {"users": pl.Series([0], dtype=pl.UInt32)}
)


def server(folder: Path) -> Server:
    return Server(name="Sync", system="echalk", url=str(folder), protocol="folder")


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_file_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    seen: list[set[str]] = []

    class Looking:
        def report(self, done: int, total: int) -> None:
            del done, total
            seen.append({path.name for path in tmp_path.iterdir()})

    found = FolderProtocol(server(tmp_path)).send(BATCH, Looking())
    assert (found.state, found.place) == ("delivered", str(tmp_path / "users.csv"))
    assert files_in(tmp_path) == {"users.csv": BATCH.content}
    unfinished = set.union(*seen)
    assert unfinished
    assert all(name.startswith(".") and name.endswith(".part") for name in unfinished)


def test_no_file_is_written_over_unasked_and_none_gets_another_name(tmp_path: Path) -> None:
    (tmp_path / "users.csv").write_text("mine")
    folder = FolderProtocol(server(tmp_path))
    heard = Heard()
    assert folder.in_the_way(["other.csv", "users.csv"], heard) == ("users.csv",)
    assert heard.reports == [(0, 1)]
    found = folder.send(BATCH, UNWATCHED)
    assert (found.state, code_of(found)) == ("not-sent", "names-taken")
    assert files_in(tmp_path) == {"users.csv": b"mine"}
    assert folder.send(replace(BATCH, replaces=True), UNWATCHED).state == "delivered"
    assert files_in(tmp_path) == {"users.csv": BATCH.content}


@pytest.mark.parametrize("visit", ["send", "check"])
def test_what_an_earlier_sending_left_is_removed_and_nothing_else(
    tmp_path: Path, visit: str
) -> None:
    names = [".set.zip.0123abcd.part", ".fresh.zip.0123abcd.part", "other.part", ".notes"]
    for name in names:
        (tmp_path / name).write_text("x")
        if "fresh" not in name:
            os.utime(tmp_path / name, (1, 1))
    folder = FolderProtocol(server(tmp_path))
    if visit == "check":
        folder.check(UNWATCHED)
    else:
        folder.send(BATCH, UNWATCHED)
    assert sorted({*files_in(tmp_path)} - {"users.csv"}) == sorted(names[1:])


def test_what_cannot_be_removed_stays_and_the_file_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(tmp_path), "iterdir", refusing(errno.EACCES))
    assert FolderProtocol(server(tmp_path)).send(BATCH, UNWATCHED).state == "delivered"


def code_of(answer: Answer) -> str:
    return answer.trouble.code if answer.trouble else ""


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.EINVAL])
def test_a_drive_without_links_is_served_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "link", refusing(number))
    (tmp_path / "users.csv").write_text("mine")
    assert code_of(FolderProtocol(server(tmp_path)).send(BATCH, UNWATCHED)) == "names-taken"
    assert files_in(tmp_path) == {"users.csv": b"mine"}
    (tmp_path / "users.csv").unlink()
    assert FolderProtocol(server(tmp_path)).send(BATCH, UNWATCHED).state == "delivered"


def test_a_platform_without_links_is_served_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "link")
    FolderProtocol(server(tmp_path)).send(BATCH, UNWATCHED)
    assert files_in(tmp_path) == {"users.csv": BATCH.content}


def refusing(number: int) -> object:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOENT, "folder-missing"),
        (errno.ENOTDIR, "folder-missing"),
        (errno.EACCES, "folder-read-only"),
        (errno.EROFS, "folder-read-only"),
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EPERM, "folder-read-only"),
        (errno.EIO, "folder-unusable"),
    ],
)
def test_what_the_disk_refuses_is_said_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    monkeypatch.setattr(os, "fsync", refusing(number))
    found = FolderProtocol(server(tmp_path)).send(BATCH, UNWATCHED)
    assert found.trouble is not None
    assert (found.trouble.code, found.state) == (code, "not-sent")
    assert str(tmp_path) in found.words
    assert files_in(tmp_path) == {}


def test_a_link_that_the_disk_refuses_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refusing(errno.ENOSPC))
    found = FolderProtocol(server(tmp_path)).send(BATCH, UNWATCHED)
    assert found.trouble is not None
    assert found.trouble.code == "disk-full"


def test_a_file_that_a_scanner_holds_is_no_lack_of_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise HeldError

    monkeypatch.setattr(os, "link", refuse)
    found = FolderProtocol(server(tmp_path)).send(BATCH, UNWATCHED)
    assert found.trouble is not None
    assert found.trouble.code == "folder-unusable"
    assert "used by another process" in found.words


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    found = FolderProtocol(server(tmp_path / "gone")).send(BATCH, UNWATCHED)
    assert found.trouble is not None
    assert found.trouble.code == "folder-missing"
    (tmp_path / "file").write_text("")
    found = FolderProtocol(server(tmp_path / "file")).send(BATCH, UNWATCHED)
    assert found.trouble is not None
    assert found.trouble.code == "folder-missing"


@pytest.mark.parametrize("at", [1, 2])
def test_cancelling_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    monkeypatch.setattr(module, "PIECE", 10)
    asked: list[int] = []

    def stops() -> bool:
        asked.append(1)
        return len(asked) == at

    found = FolderProtocol(server(tmp_path)).send(BATCH, CancelWhen(stops))
    assert (found.state, found.cancelled) == ("not-sent", True)
    assert files_in(tmp_path) == {}


def test_progress_counts_bytes(tmp_path: Path) -> None:
    heard = Heard()
    FolderProtocol(server(tmp_path)).send(BATCH, heard)
    assert heard.reports == [(0, 16), (16, 16)]


def test_the_check_writes_and_leaves_nothing(tmp_path: Path) -> None:
    FolderProtocol(server(tmp_path)).check(UNWATCHED)
    assert files_in(tmp_path) == {}
    with pytest.raises(RosterError, match="is not there"):
        FolderProtocol(server(tmp_path / "gone")).check(UNWATCHED)


def test_the_check_says_where_it_is_and_may_be_stopped_before_it_writes(tmp_path: Path) -> None:
    heard = Heard()
    FolderProtocol(server(tmp_path)).check(heard)
    assert heard.reports == [(0, 1), (1, 1)]
    with pytest.raises(Cancelled):
        FolderProtocol(server(tmp_path / "not there")).check(CancelWhen())


def test_a_file_to_load_by_hand_says_that_the_rest_is_to_be_done(tmp_path: Path) -> None:
    found = BY_HAND.sending(server(tmp_path), "").send(BATCH, UNWATCHED)
    assert found.state == "delivered"
    assert "by hand" in found.words
    assert files_in(tmp_path) == {"users.csv": BATCH.content}


def test_a_disk_that_refuses_without_a_reason_is_no_lack_of_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise OSError

    monkeypatch.setattr(os, "fsync", refuse)
    found = FolderProtocol(server(tmp_path)).send(BATCH, UNWATCHED)
    assert code_of(found) == "folder-unusable"
    assert "OSError" in found.words
