"""CSV as RFC 4180 has it."""

from __future__ import annotations

import csv
import io

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.output import csv_text
from rosterwizard.core.output.csv_text import UTF_8_WITH_MARK, csv_bytes, csv_content
from rosterwizard.core.output.files import output_sheet
from rosterwizard.core.profiles.language import Dialect, Field, RecordType, RecordTypeRoster, Schema
from tests.helpers.small_jobs import job_sheet, system

CELLS = st.text(
    st.sampled_from(",;\"'\r\n\t =é✓a0")
    | st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    max_size=6,
)


def frame_of(*columns: list[str]) -> pl.DataFrame:
    return pl.DataFrame(
        [pl.Series(str(place), cells, pl.String) for place, cells in enumerate(columns)]
    )


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=4))
def test_every_cell_comes_back_as_it_was(rows: list[list[str]]) -> None:
    frame = frame_of(*([row[place] for row in rows] for place in range(3)))
    text = csv_bytes(["a", "b,c", 'd"e'], frame).decode()
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "b,c", 'd"e'], *rows]


def in_one_piece(
    headings: list[str], frame: pl.DataFrame, dialect: Dialect, encoding: str
) -> bytes:
    """Return the file as it is where nothing is made in pieces."""
    first = io.StringIO()
    mark, end = dialect.quote_char, dialect.line_terminator
    named = {"delimiter": dialect.delimiter, "quotechar": mark, "lineterminator": end}
    csv.writer(first, **named).writerow(headings)  # type: ignore[arg-type] # as they are called
    blank = (
        frame if frame.width == 1 else frame.with_columns(pl.when(pl.all() != "").then(pl.all()))
    )
    below = blank.write_csv(
        include_header=False, separator=dialect.delimiter, line_terminator=end, quote_char=mark
    )
    return ((first.getvalue() if dialect.header else "") + below).encode(encoding)


@given(
    st.integers(1, 3).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=9)
    ),
    st.sampled_from([Dialect(), Dialect(delimiter="\t", line_terminator="\n", header=False)]),
    st.sampled_from(["utf-8", UTF_8_WITH_MARK, "utf-16"]),
    st.integers(1, 8),
)
def test_pieces_are_together_what_it_is_as_a_whole(
    rows: list[list[str]], dialect: Dialect, encoding: str, at_a_time: int
) -> None:
    width = len(rows[0]) if rows else 2
    frame = frame_of(*([row[place] for row in rows] for place in range(width)))
    headings = ["a", "b,c", "é"][:width]
    order = pl.Series([*reversed(range(len(rows)))], dtype=pl.UInt32)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(csv_text, "_CELLS_AT_A_TIME", at_a_time)
        content = csv_content(headings, frame, dialect, encoding)
        turned = csv_content(headings, frame, dialect, encoding, order)
        for _ in range(2):  # the second time, too
            assert content.whole == in_one_piece(headings, frame, dialect, encoding)
            assert turned.whole == in_one_piece(headings, frame[order], dialect, encoding)
        assert len(list(content)) >= len(rows) * width / max(at_a_time, width)


def test_quotes_stand_only_where_they_are_needed() -> None:
    frame = frame_of(["", "x y", "0012"], ['q"q', "a,b", "two\nlines"])
    assert csv_bytes(["a", "b"], frame) == (b'a,b\r\n,"q""q"\r\nx y,"a,b"\r\n0012,"two\nlines"\r\n')


def test_blank_cell_of_a_single_column_is_no_blank_line() -> None:
    assert csv_bytes(["a"], frame_of(["", "x"])) == b'a\r\n""\r\nx\r\n'


def test_no_columns_make_no_rows() -> None:
    assert csv_bytes([], pl.DataFrame()) == b"\r\n"


def test_dialect_is_followed() -> None:
    dialect = Dialect(delimiter="\t", line_terminator="\n", quote_char="'", header=False)
    assert csv_bytes(["a", "b"], frame_of(["it's"], ["x\ty"]), dialect) == b"'it''s'\t'x\ty'\n"


def test_encoding_is_followed() -> None:
    frame = frame_of(["ü"], ["x"])
    assert csv_bytes(["a", "b"], frame) == "a,b\r\nü,x\r\n".encode()
    assert csv_bytes(["a", "b"], frame, encoding="latin-1") == b"a,b\r\n\xfc,x\r\n"
    assert csv_bytes(["a", "b"], frame, encoding=UTF_8_WITH_MARK).startswith(b"\xef\xbb\xbfa,b")


def test_character_that_the_encoding_lacks_is_named() -> None:
    with pytest.raises(RosterError, match="does not have the character Ł") as caught:
        csv_bytes(["a", "b"], frame_of(["Łucja"], ["x"]), encoding="windows-1252")
    assert caught.value.code == "not-in-encoding"


def test_what_an_encoding_lacks_is_known_before_a_file_is_written() -> None:
    latin = RecordType(
        name="people",
        schema=Schema(fields=(Field(name="name"),)),
        roster=RecordTypeRoster(encoding="windows-1252"),
    )
    written = output_sheet(system(latin), job_sheet(latin, [["Zoë"]]))
    assert written.content.endswith("Zoë\r\n".encode("cp1252"))
    with pytest.raises(RosterError) as raised:
        output_sheet(system(latin), job_sheet(latin, [["Łucja"]]))
    assert raised.value.code == "not-in-encoding"
