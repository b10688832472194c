"""The zip of a set of files."""

from __future__ import annotations

import io
import zipfile

import polars as pl

from rosterwizard.core.output.archive import zipped
from rosterwizard.core.output.files import OutputFile

FILES = [
    OutputFile("clubs.csv", b"a\r\n" * 100, "clubs", pl.Series([0])),
    OutputFile("members.csv", b"b\r\n", "members", pl.Series([0])),
]


def test_files_lie_at_the_top_level() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "clubs.csv": b"a\r\n" * 100,
            "members.csv": b"b\r\n",
        }
        assert archive.getinfo("clubs.csv").compress_size < 100


def test_same_files_give_the_same_bytes() -> None:
    assert zipped(FILES) == zipped(iter(FILES))
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
