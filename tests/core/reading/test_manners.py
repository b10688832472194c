"""A manner of the whole file is put right once, and what is no manner stays as it is."""

from __future__ import annotations

import csv

import pytest

from rosterwizard.core.reading.manners import usual_manners, without_wraps


@pytest.mark.parametrize(
    "text",
    [
        'name\n"Lovelace, Ada"\n"Turing, Alan"\n',  # one column
        '"a,b"\n',  # a line is no manner
        '"a,b"\n"1,2"\n3,4\n',  # not all
        '"a,b"\n"1,2,3"\n"1,2,3"\n',  # as many cells as there are no headings
        '"2031-01-01,b"\n"1,2"\n',  # no headings
        '"a,b"\n"' + "x" * 30_000 + ',2"\n',  # too long to be looked at
        "",
    ],
)
def test_lines_that_hold_no_whole_records_stay_as_they_are(text: str) -> None:
    assert without_wraps(text).text == text


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a, b\n1,2\n3,4\n", ","),  # most have none
        ("a\tb\n1\t2\n", "\t"),
        ("'a',b\n'1',2\n'3',4\n", ","),
        ("'a','b'\n'1','O'Neil'\n'3','4'\n", ","),  # his name would lose a letter
        ("a,'00123\nb,'00124\nc,'00125\n", ","),  # the mark of a spreadsheet is no pair
        ('a,"C:\\"\nb,"D:\\"\n', ","),
        ("a,b\n" * 3 + "x" * 30_000, ","),
        ('a,b\n,"0 , "\n"0 ,","0 ,"\n', ","),  # what stands within quotes is no manner
        ('a,b\n"1\n2 , 3\n4 , 5\n6 , 7",8\n', ","),
    ],
)
def test_what_is_no_manner_stays_as_it_is(text: str, delimiter: str) -> None:
    found = usual_manners(text, delimiter)
    assert (found.text, found.oddities) == (text, ())


@pytest.mark.parametrize(
    ("text", "usual", "kind"),
    [
        ('a, b\n1, 2\n3, "4, 5"\n6, 7\n', 'a,b\n1,2\n3,"4, 5"\n6,7\n', "blanks"),
        ("a,b\n1  ,2\n30 ,4\n5  ,6\n", "a,b\n1,2\n30,4\n5,6\n", "blanks-before"),
        (
            "a , b , c\n1  , 2 , 3\n4 , 5 , 6\n--,--\n",
            "a,b,c\n1,2,3\n4,5,6\n--,--\n",
            "blanks-around",
        ),
        (
            'a , b\n"1 " , " 2 "\n3 , "4\n5 , 6"\n7 , 8" \n',
            'a,b\n"1 "," 2 "\n3,"4\n5 , 6"\n7,8"\n',
            "blanks-around",
        ),
        ("'a','b'\n'1','2, 3'\n'4','5'\n", 'a,b\n1,"2, 3"\n4,5\n', "apostrophes"),
        ('a,b\n1,"2 \\"3\\" 4"\n', 'a,b\n1,"2 ""3"" 4"\n', "backslashes"),
    ],
)
def test_a_manner_is_put_right_and_said(text: str, usual: str, kind: str) -> None:
    found = usual_manners(text, ",")
    assert found.text == usual
    assert [each.kind for each in found.oddities] == [kind]


@pytest.mark.parametrize("row", ['"C:\\"" x",2', '"\\""",2', '"a \\""b\\"" c",2'])
def test_a_backslash_in_a_line_whose_marks_fit_is_a_letter(row: str) -> None:
    text = f"a,b\n{row}\n"
    assert usual_manners(text, ",").text == text


def test_a_cell_of_any_length_is_written_anew() -> None:
    csv.field_size_limit(131_072)  # as Python starts

    long = "a word and more " * 20_000
    text = "'a','b'\n" + "'x','y'\n" * 300 + f"'{long}','z'\n"
    usual = usual_manners(text, ",")

    assert usual.text.endswith(f"x,y\n{long},z\n")
    assert csv.field_size_limit() > 131_072


def test_blanks_around_a_cell_of_any_length_go() -> None:
    long = "a word, and more\n" * 20_000
    rows = "x, y, z, w\n" * 300
    text = f'a, b, c, d\nx, y, "{long}", z\n{rows}'
    bare = rows.replace(" ", "")
    assert usual_manners(text, ",").text == f'a,b,c,d\nx,y,"{long}",z\n{bare}'
