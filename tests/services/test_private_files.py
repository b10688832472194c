"""Private files: whole or not at all, and for one reader."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.private_files import forget_file, put_aside, write_private
from tests.helpers.windows import HeldError

if sys.platform != "win32":
    OWNER_ONLY = 0o600


def test_only_the_owner_can_read_what_was_written(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_private(tmp_path / "work", b"cells")
    finally:
        os.umask(before)
    assert (tmp_path / "work").read_bytes() == b"cells"
    if sys.platform != "win32":
        assert (tmp_path / "work").stat().st_mode & 0o777 == OWNER_ONLY


def test_a_file_that_was_there_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "work").write_bytes(b"old")
    write_private(tmp_path / "work", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("work", b"new")]


def test_a_missing_folder_is_said_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(RosterError) as raised:
        write_private(tmp_path / "gone" / "work", b"")
    assert raised.value.code == "not-written"
    assert "No such file" in str(raised.value)


def test_what_cannot_replace_its_target_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    with pytest.raises(RosterError, match="could not be saved"):
        write_private(tmp_path / "work", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["work"]


def test_what_is_put_aside_keeps_its_content_and_never_hides_an_older_one(tmp_path: Path) -> None:
    asides = []
    for content in (b"first", b"second"):
        (tmp_path / "work").write_bytes(content)
        asides.append(put_aside(tmp_path / "work"))
    assert [path.read_bytes() for path in asides] == [b"first", b"second"]
    assert not (tmp_path / "work").exists()


def test_the_files_beside_a_database_go_with_it(tmp_path: Path) -> None:
    for name in ("h.sqlite", "h.sqlite-wal"):
        (tmp_path / name).write_text(name)
    put_aside(tmp_path / "h.sqlite")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["h.sqlite.put-aside-1", "h.sqlite.put-aside-1-wal"]


def test_a_file_that_another_window_holds_is_not_put_aside_but_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work").write_bytes(b"kept")

    def refuse(*_: object) -> None:
        raise HeldError

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(RosterError, match="Close the program's other windows"):
        put_aside(tmp_path / "work")
    assert (tmp_path / "work").read_bytes() == b"kept"


def test_a_file_is_forgotten_once_and_again(tmp_path: Path) -> None:
    (tmp_path / "work").write_bytes(b"kept")
    forget_file(tmp_path / "work")
    forget_file(tmp_path / "work")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_another_window_holds_is_not_forgotten_but_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise HeldError

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(RosterError, match="could not be removed"):
        forget_file(tmp_path / "work")
