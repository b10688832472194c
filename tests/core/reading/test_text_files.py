"""A text file becomes a sheet with the sheet's own row numbers, and nothing is lost."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reading.text_files import read_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from rosterwizard.core.sheet.sheet import Sheet

FILE = Path("patrons.csv")
SAMPLES = Path(__file__).parents[2] / "data" / "reading"


def read(
    text: str | bytes, options: ReadingOptions = FIND_OUT, known: Collection[str] = ()
) -> Sheet:
    return read_text(text if isinstance(text, bytes) else text.encode(), FILE, options, known)


def refusal(text: str | bytes, options: ReadingOptions = FIND_OUT) -> RosterError:
    with pytest.raises(RosterError) as caught:
        read(text, options)
    return caught.value


def oddities(sheet: Sheet) -> dict[str, list[int]]:
    """Return the oddities with the sheet's own row numbers."""
    return {
        oddity.code: sorted(
            row
            for other, places in sheet.oddities.items()
            if other.code == oddity.code and places is not None
            for row in sheet.sheet_row.gather(places)
        )
        for oddity in sheet.oddities
    }


def test_a_plain_file_is_read_as_it_stands() -> None:
    sheet = read("username,librarybarcode\r\nanna1,00042\r\nbo, 7 \r\n")

    assert sheet.headings == ("username", "librarybarcode")
    assert sheet.frame.columns == ["c0", "c1"]
    assert sheet.frame.rows() == [("anna1", "00042"), ("bo", " 7 ")]
    assert sheet.sheet_row.to_list() == [2, 3]
    assert sheet.oddities == {}
    assert sheet.origin.file == FILE
    assert (sheet.origin.heading_row, sheet.origin.encoding) == (1, "utf-8")
    assert (sheet.origin.delimiter, sheet.origin.blank_rows) == (",", 0)


def test_blank_rows_leave_gaps_in_the_row_numbers() -> None:
    sheet = read("a,b\n\n1,2\n,\n \t ,\n3,4\n\n,\n")

    assert sheet.frame.rows() == [("1", "2"), ("3", "4")]
    assert sheet.sheet_row.to_list() == [3, 6]
    assert sheet.origin.blank_rows == 3  # those below the last record say nothing


def test_headings_may_stand_below_titles() -> None:
    sheet = read("Students\n\nname;class\nAnna;7B\nBo;8A\nCy;8B\n")

    assert sheet.headings == ("name", "class")
    assert sheet.origin.heading_row == 3
    assert sheet.sheet_row.to_list() == [4, 5, 6]


def test_a_person_may_say_where_the_headings_are() -> None:
    sheet = read("a,b\nc,d\ne,f\n", ReadingOptions(heading_row=2))

    assert sheet.headings == ("c", "d")
    assert sheet.sheet_row.to_list() == [3]


def test_a_quoted_line_break_is_one_row_of_the_sheet() -> None:
    sheet = read('"na\nme",b\n"1\n\n2",x\n3,y\n')

    assert sheet.headings == ("na\nme", "b")
    assert sheet.frame.rows() == [("1\n\n2", "x"), ("3", "y")]
    assert sheet.sheet_row.to_list() == [2, 3]


def test_the_line_that_names_the_delimiter_is_no_row() -> None:
    sheet = read("sep=|\na|b\n1|2\n")

    assert (sheet.headings, sheet.origin.delimiter) == (("a", "b"), "|")
    assert sheet.sheet_row.to_list() == [2]


def test_doubled_and_empty_headings_are_kept() -> None:
    sheet = read("a,,a\n1,2,3\n")

    assert sheet.headings == ("a", "", "a")
    assert sheet.frame.rows() == [("1", "2", "3")]


def test_columns_without_anything_at_the_far_right_are_left_out() -> None:
    sheet = read("a,b,,\n1,2,,\n3,4, ,\n")

    assert sheet.headings == ("a", "b")
    assert sheet.frame.rows() == [("1", "2"), ("3", "4")]
    assert sheet.oddities == {}


def test_a_column_without_a_heading_is_kept_when_it_has_cells() -> None:
    sheet = read("a,b\n1,2,x\n3,4,\n5,6,y\n")

    assert sheet.headings == ("a", "b", "")
    assert sheet.frame.rows() == [("1", "2", "x"), ("3", "4", ""), ("5", "6", "y")]
    assert sheet.oddities == {}


def test_rows_that_are_too_long_or_too_short_are_named_and_kept() -> None:
    sheet = read("a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n")

    assert sheet.frame.rows() == [
        ("1", "2", "3", ""),
        ("4", "5", "", ""),
        ("6", "7", "8", "9"),
        ("1", "2", "3", ""),
    ]
    assert sheet.headings == ("a", "b", "c", "")
    assert oddities(sheet) == {"ragged-row": [3, 4]}


def test_blank_lines_do_not_say_how_wide_a_row_is() -> None:
    sheet = read("a,b\n\n1,2,x\n\n\n3,4,y\n\n\n\n5,6\n\n\n")

    assert sheet.frame.rows() == [("1", "2", "x"), ("3", "4", "y"), ("5", "6", "")]
    assert sheet.oddities == {}
    assert sheet.sheet_row.to_list() == [3, 6, 10]
    assert sheet.origin.blank_rows == 6


def test_delimiters_too_many_or_too_few_without_a_cell_do_no_harm() -> None:
    sheet = read("a,b,\n1,2,,,\n3,4\n5,6,\n")

    assert sheet.headings == ("a", "b")
    assert sheet.oddities == {}


def test_where_every_row_lacks_a_named_cell_the_file_is_odd_and_no_row() -> None:
    sheet = read("a,b,c\n1,2\n3,4\n")

    assert sheet.frame.rows() == [("1", "2", ""), ("3", "4", "")]
    ((oddity, rows),) = sheet.oddities.items()
    assert (oddity.code, oddity.kind, rows) == ("ragged-row", "all-short", None)
    assert dict(oddity.tells) == {"cells": "2", "headings": "3"}


def test_an_unclosed_quote_costs_only_its_own_row() -> None:
    sheet = read('a,b\n1,"2\n3,4\n')

    assert sheet.frame.rows() == [("1", '"2'), ("3", "4")]
    assert oddities(sheet) == {"unclosed-quote": [2]}


def test_rows_with_doubtful_letters_are_named() -> None:
    sheet = read("naïve,b\nZoë,1\n".encode() + b"Jos\xe9,2\nBo,3\n")

    assert sheet.frame["c0"].to_list() == ["Zoë", "José", "Bo"]
    assert oddities(sheet) == {"encoding": [3]}


def test_doubtful_letters_in_headings_are_read_too() -> None:
    assert read(b"Pr\xe9nom,\xc3\xa9\nZo\xc3\xab,1\n").headings == ("Prénom", "é")


def test_a_missing_line_break_below_the_headings_is_named() -> None:
    text = "username,emailaddress,jdoe1,j@school.example,x\nmh,m@school.example,y\n"
    sheet = read(text, known={"username", "emailaddress"})

    assert sheet.headings == ("username", "emailaddress", "")
    assert sheet.frame.rows() == [
        ("jdoe1", "j@school.example", "x"),
        ("mh", "m@school.example", "y"),
    ]
    assert oddities(sheet) == {"line-break-missing": [1]}
    assert sheet.sheet_row.to_list() == [1, 2]


def test_a_missing_line_break_is_named_beside_other_oddities() -> None:
    text = 'username,emailaddress,jdoe1,j@school.example\nmh\n\nq,"r\n'
    sheet = read(text, known={"username", "emailaddress"})

    assert sheet.frame.rows() == [("jdoe1", "j@school.example"), ("mh", ""), ("q", '"r')]
    assert oddities(sheet) == {
        "line-break-missing": [1],
        "ragged-row": [2],
        "unclosed-quote": [4],
    }


def test_a_missing_line_break_before_the_only_record_is_named() -> None:
    sheet = read("username,emailaddress,jd,j@school.example", known={"username", "emailaddress"})

    assert sheet.frame.rows() == [("jd", "j@school.example")]


def test_headings_alone_make_a_sheet_without_rows() -> None:
    for text in ("a,b", "a,b\r\n", "a,b\n\n"):
        sheet = read(text)
        assert (sheet.headings, sheet.height) == (("a", "b"), 0)
        assert sheet.frame.columns == ["c0", "c1"]


@pytest.mark.parametrize("delimiter", [",,", '"', "\n"])
def test_a_delimiter_must_be_able_to_delimit(delimiter: str) -> None:
    assert refusal("a,b\n", ReadingOptions(delimiter=delimiter)).code == "unknown-delimiter"


def test_a_wanted_delimiter_is_used() -> None:
    assert read("a,b-c\n1,2-3\n", ReadingOptions(delimiter="-")).headings == ("a,b", "c")


def test_a_wanted_encoding_is_used() -> None:
    sheet = read("имя\nЖюли\n".encode("cp1251"), ReadingOptions(encoding="cp1251"))

    assert sheet.frame.rows() == [("Жюли",)]
    assert sheet.origin.encoding == "cp1251"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "nothing-in-it"),
        (b"\r\n , \r\n", "nothing-in-it"),
        (b"\xef\xbb\xbf", "nothing-in-it"),
        (bytes(range(256)), "not-text"),
        (b"%PDF-1.4 ...", "other-document"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, code: str) -> None:
    assert refusal(data).code == code


# Signs around or before all cells are no part of them, see `test_text_marks`, `test_wrapped_cells`.
CELL = st.text(st.sampled_from("ab 0\"',;\n\r\té"), max_size=4).filter(
    lambda text: not text.lstrip().startswith(("'", '"'))
)


@example([["", "0 , "], ["0 ,", "0 ,"]], "utf-8")
@given(
    st.lists(st.lists(CELL, min_size=2, max_size=2), max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"]),
)
def test_what_is_written_is_read_back_with_its_row_numbers(
    table: list[list[str]], encoding: str
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["name", "class"], *table])
    options = ReadingOptions(encoding=encoding, delimiter=",", heading_row=1)

    sheet = read(out.getvalue().encode(encoding), options)

    filled = [row for row, cells in enumerate(table, 2) if any(map(str.strip, cells))]
    assert sheet.sheet_row.to_list() == filled
    assert sheet.frame.rows() == [tuple(table[row - 2]) for row in filled]


@given(st.text(st.sampled_from('ab,;"\n\r é@'), max_size=60))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    if not text.strip('\r\n ,;"'):
        return
    sheet = read(text)

    letters = "".join([*sheet.headings, *(cell for row in sheet.frame.rows() for cell in row)])
    lost = set(text) & set("abé@") - set(letters)
    assert not lost or sheet.origin.heading_row > 1


def test_lost_letters_are_named_by_column() -> None:
    sheet = read("name,class\nJos\ufffd,7\0A\nAnna,7B\n")
    assert {
        (odd.code, odd.column): list(rows)
        for odd, rows in sheet.oddities.items()
        if rows is not None
    } == {
        ("lost-letters", 0): [0],
    }


def test_a_question_mark_at_the_end_of_a_word_is_of_a_kind_of_its_own() -> None:
    sheet = read("name,remark\nZo?,Is it so?\nS?ren,b\n")
    assert {
        (odd.kind, odd.column): list(rows)
        for odd, rows in sheet.oddities.items()
        if rows is not None and odd.code == "lost-letters"
    } == {("question", 0): [1], ("question-last", 0): [0], ("question-last", 1): [0]}


def test_an_encoding_that_is_not_certain_is_a_question_about_the_file() -> None:
    data = "name\r\nĹuşşa\r\n".encode("cp1250")
    ((asked, rows),) = read_text(data, Path("a.csv")).oddities.items()
    assert (asked.code, asked.kind, rows) == ("encoding", "asked", None)
    assert dict(asked.tells)["word"]
    assert read_text(data, Path("a.csv"), ReadingOptions(encoding="cp1250")).oddities == {}
