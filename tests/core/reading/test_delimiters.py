"""The delimiter is told from the text, not from the file's name."""

from __future__ import annotations

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.delimiters import delimiter_called, find_delimiter, sep_line
from rosterwizard.core.sheet.heading_text import folded


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_delimiter_is_found(delimiter: str) -> None:
    assert find_delimiter("a,b,c\n1,2,3\n".replace(",", delimiter)) == delimiter


@pytest.mark.parametrize("delimiter", [*":^~\u00a6\uff0c\uff1b\u3001"])
def test_a_rare_delimiter_is_found_by_the_headings_that_it_shows_and_by_nothing_else(
    delimiter: str,
) -> None:
    text = "name,mail,class\n1,2,3\n".replace(",", delimiter)
    assert find_delimiter(text, {"name", "mail"}) == delimiter
    assert find_delimiter(text, {"mail"}) == find_delimiter(text) == ","


def test_a_single_column_counts_as_separated_by_commas() -> None:
    assert find_delimiter("Email\nanna@school.example\n") == ","
    assert find_delimiter("") == ","


def test_lists_inside_cells_are_no_columns() -> None:
    text = "Name,Groups\nAnna,7B;Choir;Chess\nBo,7B;Chess\nCy,8A;Choir\n"

    assert find_delimiter(text) == ","


def test_decimal_commas_are_no_columns() -> None:
    assert find_delimiter("name;height;weight\nAnna;1,5;40,5\nBo;1,6;41,0\n") == ";"


def test_a_few_uneven_rows_do_not_hide_the_columns() -> None:
    assert find_delimiter("a;b;c\n1,x;2;3\n4,x;5;6\n7,x;8\n") == ";"


def test_quoted_delimiters_do_not_count() -> None:
    assert find_delimiter('a;b\n"1,2,3,4";5\n"6,7,8,9";0\n') == ";"


def test_titles_above_do_not_count() -> None:
    assert find_delimiter("Students, 7B, 2031\n\na;b;c\n1;2;3\n4;5;6\n") == ";"


def test_known_headings_win_before_any_other_reason() -> None:
    text = "username;givenname\n1,2,3,4;a\n5,6,7,8;b\n9,0,1,2;c\n"

    assert find_delimiter(text, {"username", "givenname"}) == ";"


def test_a_line_of_one_cell_is_no_row_of_known_headings() -> None:
    text = "Last, First\na,b\n1;x,2\n3;y,4\n"

    assert find_delimiter(text, {folded("Last, First")}) == ","


def test_blank_lines_alone_tell_nothing() -> None:
    assert find_delimiter("\n\n  \n") == ","
    assert find_delimiter(";;\n||\n") == ","


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sep=;\r\na;b\r\n", (";", 7)),
        ("SEP=\t\na\tb", ("\t", 6)),
        ("sep=,", (",", 5)),
        ("sep=;;\na", ("", 0)),
        ("sep=\na", ("", 0)),
        ("September,October\n", ("", 0)),
    ],
)
def test_a_first_line_may_name_the_delimiter(text: str, found: tuple[str, int]) -> None:
    assert sep_line(text) == found


def test_numbers_cut_in_two_are_no_headings() -> None:
    assert find_delimiter("a;b\n" + "1,2;3,4\n" * 9) == ";"
    assert find_delimiter("a;\n" + "1,2;3,4\n" * 9) == ";"


def test_lines_of_one_cell_tell_nothing_however_many_they_are() -> None:
    assert find_delimiter("Hill Road\n" * 7 + "a;b;c\n1;2;3\n4;5;6\n") == ";"


def test_one_long_row_does_not_hide_that_all_others_are_alike() -> None:
    assert find_delimiter("1;2\n1,5;2\n1;3,5\n1;2\n1;2;3;4\n") == ";"


def test_headings_count_as_much_as_twice_the_columns_and_no_more() -> None:
    assert find_delimiter("Name;1;2;3,Class\n1;2;3;4,5\n") == ";"
    assert find_delimiter("Name;1;2,Class\n1;2;3,4\n") == ","


@pytest.mark.parametrize(("rows", "found"), [(3, ";"), (2, ",")])
def test_twice_the_columns_may_be_cut_in_three_of_four_rows(rows: int, found: str) -> None:
    assert find_delimiter("1;2;3,4\n" * rows + "5,6\n") == found


def test_a_text_of_separators_alone_is_cut_by_any_of_them() -> None:
    assert find_delimiter(",,,\n;;\n") in {",", ";"}
    assert find_delimiter(",,,\n") == ","


@pytest.mark.parametrize(
    ("called", "meant"),
    [
        (";", ";"),
        ("semicolon", ";"),
        ("Tab", "\t"),
        ("\\t", "\t"),
        ("\t", "\t"),
        ("bar", "|"),
        ("~", "~"),
    ],
)
def test_a_delimiter_is_meant_by_itself_or_by_its_name(called: str, meant: str) -> None:
    assert delimiter_called(called) == meant


@pytest.mark.parametrize("called", ["", ";;", '"', "\n", "\0", "commas"])
def test_what_cannot_stand_between_cells_is_refused(called: str) -> None:
    with pytest.raises(RosterError) as caught:
        delimiter_called(called)
    assert caught.value.code == "unknown-delimiter"
