"""A large text is understood from its beginning, just as if all of it were looked at."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading import (
    delimiters,
    encodings,
    endless_lines,
    heading_row,
    large_text,
    manners,
    text_files,
)
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reading.text_files import read_text
from rosterwizard.core.reading.text_source import TextSource
from tests.helpers.tiny_pieces import read_in_tiny_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = Path(__file__).parents[2] / "data" / "reading" / "texts"
FILE = Path("people.csv")
KNOWN = frozenset({"username", "givenname", "surname", "class", "name"})
HEAD = 240
HEADED = b"username,class\n"
MANY = "Anna,Rossi,7B\r\n" * 40


@pytest.fixture(autouse=True, scope="module")
def _small() -> Iterator[None]:
    """Make a few lines a large text, of which the beginning is enough to understand it."""
    with pytest.MonkeyPatch.context() as patch:
        read_in_tiny_pieces(patch)
        patch.setattr(large_text, "_FEWEST", 1)
        patch.setattr(large_text, "_HEAD", HEAD)
        patch.setattr(large_text, "_BUFFER", 64)
        patch.setattr(delimiters, "SAMPLE", HEAD // 4)
        patch.setattr(encodings, "SAMPLE", HEAD // 4)
        patch.setattr(heading_row, "_LOOKED_AT", 2)
        patch.setattr(manners, "_LOOKED_AT", 8)
        patch.setattr(manners, "_LONGEST_LINE", HEAD // 2)
        yield


def told(data: bytes, options: ReadingOptions = FIND_OUT) -> object:
    """Return all that is known of what was read, or why it was refused."""
    try:
        sheet = read_text(data, FILE, options, KNOWN)
    except RosterError as error:
        return error.code, error.params
    rows = {
        oddity: None if places is None else places.to_list()
        for oddity, places in sheet.oddities.items()
    }
    numbers = sheet.sheet_row.to_list()
    return sheet.headings, sheet.frame.rows(), numbers, sheet.origin, rows


def both_ways(data: bytes, options: ReadingOptions = FIND_OUT) -> tuple[str, object, object]:
    """Return which way the text went, and what is told that way and of the whole."""
    wholes = []

    def noted(source: TextSource) -> bytes:
        wholes.append(source)
        return source.at(0, source.size)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TextSource, "whole", noted)
        pieces = told(data, options)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large_text, "_FEWEST", len(data) + 1)
        whole = told(data, options)
    return "whole" if wholes else "pieces", pieces, whole


LINE = st.sampled_from(
    [
        "Anna,Rossi,7B",
        "Bo;Lee;8A",
        '"Cy","Poe","9"',
        '"Poe, Cy",x,y',
        "Zoë,O'Hara,7",
        "'s,'t,'u",
        "a, b, c",
        '"a,b,c"',
        "one",
        "",
        " , , ",
        "S?ren,\ufffd,x",
        "x,y,z,more",
        'q,"r,s',
        'k,"a \\"b\\" c",d',
        "m,C:\\,d",
        "Name,Class,Year",
        "username,givenname,surname",
        "ann@x.org,b,c",
        "\ufeffName,Class,Year",
        '="007",a,b',
    ]
)
HEADINGS = st.sampled_from(
    ["username,givenname,surname", "Name;Class", "List of all\n\nName,Class,Year", "sep=;\na;b"]
)


@given(
    HEADINGS,
    st.lists(st.tuples(LINE, st.integers(1, 8)), min_size=1, max_size=9),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
)
@example("username,givenname,surname", [("Anna,Rossi,7B", 60), ('a,"b', 1)], "\n", "utf-8")
def test_nothing_else_is_read_of_a_text_that_is_large(
    headings: str, lines: list[tuple[str, int]], end: str, encoding: str
) -> None:
    text = "\n".join([headings, *(line for line, times in lines for _ in range(times)), ""])
    _, pieces, whole = both_ways(text.replace("\n", end).encode(encoding, "replace"))
    assert pieces == whole


def test_nothing_else_is_read_of_any_kind_of_file() -> None:
    ways: Counter[str] = Counter()
    for path in sorted(TEXTS.glob("*.[ct]*")):
        head, end, rest = path.read_bytes().partition(b"\n")
        way, pieces, whole = both_ways(head + end + rest * 9)
        ways[way] += 1
        assert pieces == whole, path.name
    assert ways["pieces"] > 20
    assert ways["whole"] > 10


@pytest.mark.parametrize(
    "data",
    [
        b"username,class\n" + b"Anna,7B\n" * 60,
        b"\xef\xbb\xbfusername,class\r\n" + b"Anna,7B\r\n" * 60 + b"\x1a" + bytes(200),
        b"username,class\n" + "Zoë,7?\n".encode() * 60 + "\ufffd,'s\n".encode(),
        b"username,class\r" + b"Anna,7B\r" * 60,
        b"username,class\r" + b'"Anna, B",7B\r' * 60,
        b"Some title\n\nsurname,class\n" + b"Anna,7B\n" * 60,
        b"sep=;\nusername;class\n" + b"Anna;7B\n" * 60 + b"Bo\n\n;\n",
        b"Anna,7B,a@x.org\n" * 60,
        b"username,class\n" + b"Anna,7B\n" * 60 + b'Bo,"C:\\"\n',
        "List \ufffd\n\nsurname,class\n".encode() + "Po\uf7e9,7B\n".encode() * 60,
        HEADED
        + b"Anna,7B\n" * 60
        + b'"Bo\n'
        + b"and more of him\n" * 20
        + b'S\xef\xbf\xbdren",7B\n',
        HEADED + b"Anna,7B\n" * 60 + b'Bo,\'00123\nCy,="007"\n',
    ],
)
def test_usual_texts_are_never_held_as_a_whole(data: bytes) -> None:
    way, pieces, whole = both_ways(data)
    assert (way, pieces) == ("pieces", whole)


@pytest.mark.parametrize(
    "data",
    [
        b"username\n",  # few lines
        b"x" * 2 * HEAD,  # no line
        HEADED + b"Anna,7B\n" * 60 + b"Zo\xeb,8\n",
        b"Zo\xeb,8\n" * 60,
        HEADED + b"Anna,7B\n" * 60 + b"\xef\xbb\xbfusername,class\n",
        HEADED + b"An\0na,7B\n" * 60,
        HEADED + b"\xef\xbb\xbfAnna,7B\n" * 60,
        b"username,class\r" + b"Anna,7B\r" * 60 + b"Bo,8\n",
        HEADED + b"Anna, 7B\n" * 60,  # a manner
        HEADED + b"Anna,7B\n" * 60 + b'Bo,"a \\"b\\" c"\n',
        b'"a,b"\n' + b'"1,2"\n' * 60,
        HEADED + b"Anna,7B\n" * 60 + b'Bo,"a\n',
        HEADED + b'Bo,"a\n' + b"Anna,7B\n" * 60,
        HEADED * 2 + b"\n" * 300 + b"Anna,7B\n" * 60,
        b'"A list\n' + b"of people\n" * 60 + b'of ours",,\nsurname,class,x\n' + b"Poe,7B,y\n" * 60,
        HEADED + b"A\x01\x02\x03,7B\n" * 60,  # no text
        b"surname,class,x\n" + (b"x" * 60 + b",\n") * 4 + b"Poe, 7B\n" * 60,  # a manner
        "username\uff1bclass\n".encode() + "Anna\uff1b7B\n".encode() * 60,
    ],
)
def test_what_only_the_whole_tells_is_looked_at_as_a_whole(data: bytes) -> None:
    _, pieces, whole = both_ways(data)
    assert pieces == whole


def test_a_wanted_encoding_is_for_the_whole() -> None:
    way, pieces, whole = both_ways(MANY.encode(), ReadingOptions(encoding="cp1252"))
    assert (way, pieces) == ("whole", whole)


@pytest.mark.parametrize("row", [2, 3, 39, 40, 41])
def test_a_wanted_heading_row_may_lie_below_the_beginning(row: int) -> None:
    way, pieces, whole = both_ways(MANY.encode(), ReadingOptions(heading_row=row))
    assert pieces == whole
    assert way == ("pieces" if row < 10 else "whole")


def test_a_line_without_end_is_for_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endless_lines, "_HALF_STEP", 30)
    monkeypatch.setattr(endless_lines, "_STEP", 60)
    monkeypatch.setattr(endless_lines, "_MOST_CELLS", 50)
    data = MANY.encode() + b"a," * 51 + b"\n"
    way, pieces, whole = both_ways(data)
    assert (way, pieces) == ("whole", whole)
    assert isinstance(pieces, tuple)
    assert pieces[0] == "row-too-long"


def test_progress_is_told_in_bytes() -> None:
    told_of: list[tuple[int, int]] = []

    class Noted:
        def report(self, done: int, total: int) -> None:
            told_of.append((done, total))

    source = TextSource(io.BytesIO(MANY.encode()))
    text_files.read_source(source, FILE, progress=Noted())
    assert told_of[-1] == (len(MANY), len(MANY))
    assert len(told_of) > 3


def test_little_more_than_the_file_is_read() -> None:
    asked = []

    class Counted(TextSource):
        def at(self, start: int, count: int) -> bytes:
            asked.append(min(count, self.size - start))
            return super().at(start, count)

    data = (MANY * 9).encode()
    text_files.read_source(Counted(io.BytesIO(data)), FILE, known=KNOWN)
    # Its beginning tells what it is and how to read it; its end, how much of it is padding.
    assert sum(asked) < 2 * len(data) + HEAD + 4096 + 4096
    assert max(asked) <= 4096
