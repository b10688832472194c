"""A text file is read at any place, and somebody who shortens it meanwhile does no harm."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.reading import text_source
from rosterwizard.core.reading.text_source import TextSource

if TYPE_CHECKING:
    from pathlib import Path


class Slow(io.BytesIO):
    """A file on a share, which gives a few bytes at a time."""

    def read(self, count: int | None = -1) -> bytes:
        return super().read(min(count or 0, 3))


def test_any_part_is_read_whole() -> None:
    source = TextSource(Slow(b"0123456789"))
    assert (source.at(0, 0), source.at(2, 5), source.at(8, 5)) == (b"", b"23456", b"89")
    assert (source.size, source.whole()) == (10, b"0123456789")


def test_a_file_that_became_shorter_is_an_error_of_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"0123456789")
    with path.open("r+b", buffering=0) as file:
        source = TextSource(file)
        file.truncate(4)
        with pytest.raises(OSError, match=r"."):
            source.at(2, 5)


@pytest.mark.parametrize("step", [1, 2, 5, 4096])
@pytest.mark.parametrize("data", [b"", b"\0", b"a,b\n", b"a\0b\n\x1a", b"a\n\x1a" + bytes(20)])
def test_the_text_ends_where_the_padding_begins(
    data: bytes, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_source, "_STEP", step)
    assert TextSource(io.BytesIO(data)).end_of_text() == len(data.rstrip(b"\x1a\0"))
