"""What a file holds, in pieces."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from rosterwizard.core.output.file_content import FileContent

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES = (b"username\r\n", b"", b"anna\r\nben\r\n")
WHOLE = b"".join(PIECES)


def test_pieces_are_made_anew_each_time() -> None:
    made = []

    def make() -> Iterator[bytes]:
        made.append(True)
        yield from PIECES

    content = FileContent(make)
    assert [list(content), list(content), content.whole] == [[*PIECES], [*PIECES], WHOLE]
    assert len(made) == 3


def test_size_and_digest_are_worked_out_in_one_go() -> None:
    made = []

    def make() -> Iterator[bytes]:
        made.append(True)
        yield from PIECES

    content = FileContent(make)
    assert (content.size, content.digest) == (len(WHOLE), hashlib.sha256(WHOLE).hexdigest())
    assert len(made) == 1


def test_what_is_whole_is_one_piece() -> None:
    assert list(FileContent.of(WHOLE)) == [WHOLE]


def test_no_piece_is_larger_than_asked_for() -> None:
    found = list(FileContent(lambda: PIECES).at_most(4))
    assert b"".join(found) == WHOLE
    assert {len(each) for each in found} <= {1, 2, 3, 4}


def test_nothing_of_it_is_shown() -> None:
    assert "anna" not in repr(FileContent.of(WHOLE))
