"""The files of a job as they are, those in folders and zips among them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.case_sources import case_sources
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_a_folder_and_a_zip_give_their_files(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.csv").write_bytes(b"x\n1\n")
    book = folder / "b.xlsx"
    book.write_bytes(workbook({"S": [["x"], ["1"]]}))
    zipped = tmp_path / "c.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.write(folder / "a.csv", "inner/d.csv")

    found = case_sources([folder, zipped])

    assert [each.name for each in found] == ["a.csv", "b.xlsx", "d.csv"]
    assert [each.is_workbook for each in found] == [False, True, False]
    assert [each.archive for each in found] == [None, None, zipped]
    assert found[0].data == found[2].data == b"x\n1\n"


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RosterError) as told:
        case_sources([tmp_path / "none.csv"])
    assert told.value.code == "file-missing"
