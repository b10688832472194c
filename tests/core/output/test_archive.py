"""The zip of a set of files."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import polars as pl

from rosterwizard.core.output.archive import zipped
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.core.output.files import OutputFile

FILES = [
    OutputFile("clubs.csv", FileContent.of(b"a\r\n" * 100), "clubs", pl.Series([0])),
    OutputFile("members.csv", FileContent.of(b"b\r\n"), "members", pl.Series([0])),
]


def test_files_lie_at_the_top_level() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "clubs.csv": b"a\r\n" * 100,
            "members.csv": b"b\r\n",
        }
        assert archive.getinfo("clubs.csv").compress_size < 100


def test_what_is_made_in_pieces_is_packed_as_if_it_were_whole() -> None:
    lines = [b"%d,Ann,Lee\r\n" % row for row in range(20_000)]
    pieces = FileContent(lambda: (b"".join(lines[at : at + 7]) for at in range(0, len(lines), 7)))
    (clubs, _) = FILES

    assert zipped([replace(clubs, pieces=pieces)]) == zipped(
        [replace(clubs, pieces=FileContent.of(b"".join(lines)))]
    )


def test_same_files_give_the_same_bytes() -> None:
    assert zipped(FILES) == zipped(iter(FILES))
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
