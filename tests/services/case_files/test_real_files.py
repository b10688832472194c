"""Real files go into a case as they are, by names that every system can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.case_files.real_files import real_files

if TYPE_CHECKING:
    from pathlib import Path


def test_files_and_those_of_folders_are_taken(tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    for name, content in {
        "a.csv": "1",
        "set/a.csv": "2",
        "set/b.txt": "3",
        "set/note.pdf": "",
    }.items():
        (tmp_path / name).write_text(content)
    assert real_files([tmp_path / "a.csv", tmp_path / "set"]) == {
        "a.csv": b"1",
        "a-2.csv": b"2",
        "b.txt": b"3",
    }


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match=r"gone\.csv"):
        real_files([tmp_path / "gone.csv"])
