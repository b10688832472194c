"""A file of a watched folder counts once, when nobody is writing it any more."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.file_endings import TABLES, ZIP
from rosterwizard.services.watching_folder import WatchedFolder, moved_to

if TYPE_CHECKING:
    from pathlib import Path


def names(watched: WatchedFolder) -> list[str]:
    return [each.name for each in watched.whole_files()]


def test_a_file_is_whole_when_two_looks_see_the_same(tmp_path: Path) -> None:
    watched = WatchedFolder(tmp_path)
    file = tmp_path / "a.csv"
    for content in ("x", "xx", "xxx"):
        file.write_text(content, "utf-8")
        assert names(watched) == []
    assert names(watched) == ["a.csv"]
    watched.take(file)
    assert names(watched) == []
    file.write_text("other, longer", "utf-8")
    assert names(watched) == []
    assert names(watched) == ["a.csv"]


def test_the_oldest_comes_first(tmp_path: Path) -> None:
    for name, age in (("a.csv", 2), ("b.xlsx", 1), ("c.TXT", 3)):
        (tmp_path / name).write_text("x", "utf-8")
        os.utime(tmp_path / name, (age, age))
    watched = WatchedFolder(tmp_path)
    assert names(watched) == []
    assert names(watched) == ["b.xlsx", "a.csv", "c.TXT"]


def test_every_file_that_may_hold_a_table_is_seen(tmp_path: Path) -> None:
    for ending in (*TABLES, ZIP):
        (tmp_path / f"roster{ending}").write_text("x", "utf-8")
    watched = WatchedFolder(tmp_path)
    assert names(watched) == []
    assert set(names(watched)) == {f"roster{ending}" for ending in (*TABLES, ZIP)}


def test_what_is_no_file_with_records_is_left_alone(tmp_path: Path) -> None:
    for name in (".hidden.csv", "~$open.xlsx", "a.part", "b.pdf", "open.xlsx"):
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "empty.csv").touch()
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / "b.pdf")
    watched = WatchedFolder(tmp_path)
    assert names(watched) == names(watched) == []
    (tmp_path / "~$open.xlsx").unlink()
    assert names(watched) == ["open.xlsx"]


def test_what_is_there_may_be_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x", "utf-8")
    watched = WatchedFolder(tmp_path)
    assert watched.pass_over_present() == 1
    (tmp_path / "b.csv").write_text("x", "utf-8")
    assert names(watched) == []
    assert names(watched) == ["b.csv"]


def test_a_file_that_goes_while_one_looks_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone:
        name = "a.csv"

        def stat(self, *, follow_symlinks: bool) -> os.stat_result:
            """Find nothing any more."""
            raise FileNotFoundError(follow_symlinks)

    class Entries(list[Gone]):
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            """Close nothing."""

    with monkeypatch.context() as patch:  # pytest looks into folders, too
        patch.setattr("os.scandir", lambda _: Entries([Gone()]))
        assert WatchedFolder(tmp_path).pass_over_present() == 0


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(RosterError) as raised:
        WatchedFolder(tmp_path / "none").whole_files()
    assert raised.value.code == "folder-unreadable"


def test_a_file_is_moved_to_a_free_name(tmp_path: Path) -> None:
    done = tmp_path / "done"
    done.mkdir()
    for content in ("1", "2"):
        (tmp_path / "a.csv").write_text(content, "utf-8")
        moved_to(tmp_path / "a.csv", done)
    assert [(done / name).read_text("utf-8") for name in ("a.csv", "a-2.csv")] == ["1", "2"]
    with pytest.raises(RosterError) as raised:
        moved_to(tmp_path / "a.csv", done)
    assert raised.value.code == "not-moved"


def test_names_that_are_all_taken_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").touch()
    monkeypatch.setattr("rosterwizard.services.watching_folder.MOST_ASIDE", 2)
    with pytest.raises(RosterError) as raised:
        moved_to(tmp_path / "a.csv", tmp_path)
    assert raised.value.code == "not-moved"
