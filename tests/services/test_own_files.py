"""A person's own file stays as it is, by whatever name a result is saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.own_files import is_same_file, refuse_own_files, write_apart
from tests.helpers.needing import elsewhere


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "users.csv"
    path.write_bytes(b"own")
    return path


@pytest.fixture
def disk_that_folds_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find a file by its name in any capitals, as the disks of Windows and macOS do."""
    real = os.stat

    def stat(path: int | str | Path, **more: bool) -> os.stat_result:
        return real(str(path).lower() if isinstance(path, str | Path) else path, **more)

    monkeypatch.setattr(os, "stat", stat)


def test_other_file_may_be_written(own: Path, tmp_path: Path) -> None:
    write_apart(tmp_path / "result.csv", b"result", [own])
    assert (tmp_path / "result.csv").read_bytes() == b"result"


def test_own_file_is_refused(own: Path) -> None:
    with pytest.raises(RosterError, match="never written to"):
        write_apart(own, b"result", [own])
    assert own.read_bytes() == b"own"


@elsewhere(os.name == "nt", "links need a right of their own on Windows")
def test_link_to_own_file_is_refused(own: Path, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(own)
    with pytest.raises(RosterError, match="never written to"):
        refuse_own_files([tmp_path / "link.csv"], [own])


@pytest.mark.usefixtures("disk_that_folds_capitals")
def test_own_file_in_other_capitals_is_refused(own: Path, tmp_path: Path) -> None:
    if str(tmp_path) != str(tmp_path).lower():
        pytest.skip("the folder itself has capitals")
    with pytest.raises(RosterError, match="never written to"):
        refuse_own_files([tmp_path / "USERS.csv"], [own])


def test_own_file_that_is_gone_stands_in_nobodys_way(tmp_path: Path) -> None:
    refuse_own_files([tmp_path / "gone.csv"], [tmp_path / "gone.csv"])


def test_paths_are_compared_where_no_file_is(tmp_path: Path) -> None:
    assert is_same_file(tmp_path / "a" / ".." / "b", tmp_path / "b")
    assert not is_same_file(tmp_path / "a", tmp_path / "b")
