"""A large text that is read piece by piece gives what the patient way makes of the whole."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rosterwizard.core.reading import clean_bytes, records, records_in_pieces
from rosterwizard.core.reading.clean_bytes import CleanBytes
from rosterwizard.core.reading.records import tolerant_grid
from rosterwizard.core.reading.records_in_pieces import NeedsWhole, Where, grid_in_pieces
from rosterwizard.core.reading.text_source import TextSource
from tests.helpers.tiny_pieces import read_in_tiny_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.reading.grid import Grid

WIDTH = 3
CLEAN = ["aa,b,c", '"a",b,"c"', "é,,😀", '"a,b",c,"d""e"', ",,", "1,2,3", '"a\nb",c,d']
ODD = [
    "",
    "a",
    "a,b",
    "a,b,c,d",
    ",,,,,",
    "a;b;c",
    "a;b",
    'a,"b',
    'a,b"',
    'a,"b,c',
    '"a "b" c",d,e',
    'a,5" nail,c',
    '"a"b,c,d',
    'a,"b\nc",d',
    'a,"b\rc",d',
    '"a\n\nb",c,d',
    'a,"b,c\nd,e,f\ng,h",i',
    'a,"b,c\rd,e",f',
    '"x,y","b\nd,e",f',
    '"a,b,c\nd",m,"e\nf,g,h"',
    "a\rb,c,d",
    "a,b\rc,d",
    "a,b,c\rd",
    '"',
    '""',
    '"a,b,c"',
    '\\"',
    "a,\0,",
    "longer than a small block of sixteen bytes,b,c",
    "a,b,c" + "d" * 60,
]
LINES = st.lists(
    st.one_of(*[st.sampled_from(CLEAN)] * 4, st.sampled_from(ODD)), min_size=1, max_size=40
)
SIGNS = st.text(st.sampled_from('ab,,";\n\n\r é'), min_size=1, max_size=140)


@pytest.fixture(autouse=True, scope="module")
def _small() -> Iterator[None]:
    """Make a few lines a large text."""
    with pytest.MonkeyPatch.context() as patch:
        read_in_tiny_pieces(patch)
        yield


def in_pieces(text: str, delimiter: str = ",", width: int = WIDTH) -> Grid:
    data = text.encode()
    is_old_mac = b"\n" not in data
    where = Where(TextSource(io.BytesIO(data)), 0, len(data), lambda _: None, is_old_mac)
    return grid_in_pieces(where, delimiter, width, 2)


def told(grid: Grid, width: int) -> list[object]:
    """Return all that is told of the records; it is nothing how many cells a blank one has."""
    rows = [(*row, *[""] * width)[:width] for row in grid.frame.rows()]
    same = [grid.frame.width] * len(rows)
    counts = [same if each is None else each.to_list() for each in (grid.cells, grid.filled)]
    counted = [each for each in zip(rows, *counts, strict=True) if any(each[0])]
    return [rows, grid.sheet_row.to_list(), dict(grid.oddities), counted]


def assert_same(text: str) -> None:
    whole, pieces = tolerant_grid(text, ",", 2, WIDTH), in_pieces(text)
    width = max(whole.frame.width, pieces.frame.width)
    found, wanted = told(pieces, width), told(whole, width)
    if pieces.cells is None:
        assert whole.cells is not None
        assert set(whole.cells) <= {0, WIDTH}
        found.pop()
        wanted.pop()
    assert found == wanted


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
@example(['a,"b'] + ["aa,b,c"] * 30 + ['a,b"'], "\n", True)
@example(['a,"b'] + ["aa,b,c"] * 30, "\r\n", False)
@example(["aa,b,c"] * 30 + ["", "a"], "\r\n", False)
@example(["a,b,c\rd", "a,b,"] * 30, "\r\n", True)
@example([';;"', ";,,"], "\r", False)
@example([*["aa,b,c\r"] * 20, "a,b,c\rd", *["aa,b,c\r"] * 20, "a,b"], "\n", True)
@example([*["aa,b,c\r"] * 3, "a,b,c\rd", *["aa,b,c\r"] * 4, "a,b", *["aa,b,c\r"] * 9], "\n", True)
def test_records_are_those_of_the_patient_way(lines: list[str], end: str, ended: bool) -> None:
    text = end.join(lines) + end * ended
    if text:
        assert_same(text)


@given(SIGNS)
def test_so_they_are_in_whatever_text(text: str) -> None:
    assert_same(text)


def test_clean_records_are_never_read_patiently(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_in_pieces, "Records", None)
    lines = [*CLEAN, "", "1,2,3\r", '"a",b,"c"\r', "\r"] * 20
    grid = in_pieces("\n".join(lines) + "\n")
    assert (grid.cells, grid.filled, grid.oddities) == (None, None, {})
    assert grid.frame.height == len(lines)


@pytest.mark.parametrize("odd", ["a,b", "a,b,c,d", "", 'a,"b', 'a,b"', '"a "b" c",d,e', "a,b\rc,d"])
def test_an_odd_line_costs_few_others(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    patiently = []

    class Counted(records.Records):
        def __next__(self) -> list[str]:
            patiently.append(self.end)
            return super().__next__()

    monkeypatch.setattr(records_in_pieces, "Records", Counted)
    lines = ["aa,b,c"] * 400
    lines[200] = odd
    assert_same("\n".join(lines))
    assert len(patiently) < 8


@pytest.mark.parametrize("quote", ['"x,y', 'x,5" nail,z,z,z'])
def test_a_quote_that_is_never_closed_lets_nothing_be_read_to_the_end(
    quote: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def measured(text: str, *args: Any, **kwargs: Any) -> records.Records:  # noqa: ANN401 - passed on
        seen.append(len(text))
        return records.Records(text, *args, **kwargs)

    monkeypatch.setattr(records_in_pieces, "Records", measured)
    assert_same("\n".join([quote, *["aa,b,c"] * 400, quote, *["aa,b,c"] * 400]))
    assert sum(seen) < 200


def test_a_text_that_is_odd_throughout_is_for_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_in_pieces, "_FEW_ODD", 100)
    with pytest.raises(NeedsWhole):
        in_pieces("a,b\n" * 100)
    assert in_pieces("a,b\n" * 20 + "aa,b,c\n" * 100).frame.height == 120


@pytest.mark.parametrize(
    "data", [b"aa,b,c\n" * 30 + b"\xe9,b,c\n", b"a,b\n\xe9,b\n", b"a,b\n\xc3", b'"\xe9","b","c"\n']
)
def test_what_is_no_utf_8_is_for_another_way(data: bytes) -> None:
    where = Where(TextSource(io.BytesIO(data)), 0, len(data), lambda _: None)
    with pytest.raises(NeedsWhole):
        grid_in_pieces(where, ",", WIDTH, 2)


def test_a_delimiter_of_several_bytes_is_for_another_way() -> None:
    with pytest.raises(NeedsWhole):
        in_pieces("a§b\n", "§", 2)


def test_records_too_wide_to_hold_are_for_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_in_pieces, "MOST_CELLS", 20)
    with pytest.raises(NeedsWhole):
        in_pieces("aa,b,c\n" * 5 + "a,b,c,d\n")


def test_a_text_in_which_much_is_read_again_is_for_another_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(records, "_A_SHORT_TEXT", 0)
    with pytest.raises(NeedsWhole):
        in_pieces('"\n' + 'a","b\n' * 300)
    monkeypatch.setattr(records, "_MOST_LOOKS", 0)
    with pytest.raises(NeedsWhole):
        in_pieces("aa,b,c\na,b\n")


@pytest.mark.parametrize("delimiter", [*",;\t|^]-\\ .a"])
def test_any_delimiter_is_one(delimiter: str) -> None:
    text = "".join(
        delimiter.join(['"x"', "1", "2"]) + "\n" + delimiter * 2 + "\n" for _ in "0" * 20
    )
    assert in_pieces(text, delimiter).frame.rows() == [("x", "1", "2"), ("", "", "")] * 20


@pytest.mark.parametrize("few", [1, 10**6])
@pytest.mark.parametrize(
    ("block", "is_clean"),
    [
        (b'"a","b","c"\n' * 9, True),
        (b'"a","b,b","c"\r\n' * 9, True),
        (b'"a","b,b","c"\n' * 9 + b'"a","b","c"', True),
        (b'"a",","b","c"\n' * 9, False),
        (b'"a","b","c"\n' * 9 + b'"a","b\rb","c"\n', True),
        (b'"a","b,c\rd,e,f\rd,e",f\n' * 9, False),
        (b'"a","b","c"\n' * 9 + b'"a",""b"","c"\n"a,"b",""\n', False),
        (b'"a","b\nb","c"\n' * 9, True),
        (b'"a","b""","c"\n' * 9, True),
        (b'"a","b"x,"c"\n' * 9, False),
        (b'"a",b"x","c"\n' * 9, False),
        (b'"a","b"\n' * 9, False),
        (b'"a","b,c\nd,e,f\nd,e",f\n' * 9, False),
    ],
)
def test_quotes_are_looked_at_one_by_one_or_all_at_once(
    block: bytes, few: int, monkeypatch: pytest.MonkeyPatch, *, is_clean: bool
) -> None:
    monkeypatch.setattr(clean_bytes, "_FEW", few)
    assert CleanBytes(",", WIDTH).are_in(block) is is_clean
